import { jsonText } from "../app/json-text.ts"
import { printable } from "../app/printable.ts"

/** Prints lines on stdout, made safe for the terminal. */
export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`)
}

/** Prints data as JSON on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(jsonText(value))
}
