import { jsonText } from "../app/json-text.ts"

/** Control characters, escape sequences and bidirectional overrides that must not reach a terminal raw; line breaks and tabs may. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Text as a terminal may have it: comments come from the public, so control characters are shown as marks. */
export const printable = (text: string): string =>
  text.replace(UNSAFE, character => {
    const code = character.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? "\u2421" : "\ufffd"
  })

/** Prints lines on stdout, made safe for the terminal. */
export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`)
}

/** Prints data as JSON on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(jsonText(value))
}
