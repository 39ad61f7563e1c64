import fc from "fast-check"
import { expect, onTestFinished, test } from "vitest"
import { keyboard, type Typed } from "../../src/tui/keyboard.ts"

const ESC = "\u001b"

function typedBy(chunks: readonly string[]): readonly string[] {
  const typed: Typed[] = []
  const keys = keyboard(one => typed.push(one))
  onTestFinished(keys.stop)
  for (const chunk of chunks) keys.push(chunk)
  keys.stop()
  return typed.map(one =>
    one.kind === "paste" ? `paste ${one.text}` : one.press.name === "text" ? `text ${one.press.text}` : one.press.name,
  )
}

/** What terminals send for a key (xterm, the Linux console, rxvt), and its name. */
const KEYS: readonly (readonly [sent: string, name: string])[] = [
  [`${ESC}[A`, "up"],
  [`${ESC}OB`, "down"],
  [`${ESC}[1;5D`, "ctrl+left"],
  [`${ESC}[1;3C`, "alt+right"],
  [`${ESC}${ESC}[C`, "alt+right"],
  [`${ESC}Od`, "ctrl+left"],
  [`${ESC}[5~`, "pageup"],
  [`${ESC}[6~`, "pagedown"],
  [`${ESC}[H`, "home"],
  [`${ESC}[4~`, "end"],
  [`${ESC}[3~`, "delete"],
  [`${ESC}[Z`, "shift+tab"],
  [`${ESC}\r`, "alt+enter"],
  [`${ESC}\u007f`, "alt+backspace"],
  [`${ESC}b`, "alt+b"],
  [`${ESC}[200~一\r\n${ESC}[A二${ESC}[201~`, `paste 一\r\n${ESC}[A二`],
  ["\r", "enter"],
  ["\u0013", "ctrl+s"],
  ["\u007f", "backspace"],
]

test.each(KEYS)("%j is %s", (sent, name) => {
  expect(typedBy([sent])).toEqual([name])
})

test.each([`${ESC}[[A`, `${ESC}[15~`, `${ESC}OP`, `${ESC}[2~`, `${ESC}[1;2Q`])("%j is no key here", sent => {
  expect(typedBy([sent, "j"])).toEqual(["text j"])
})

test("keys are the same however their bytes are parted", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...KEYS), { maxLength: 6 }), fc.array(fc.nat(60)), (keys, cuts) => {
      const text = keys.map(([sent]) => sent).join("")
      const at = [0, ...cuts.filter(cut => cut < text.length).sort((a, b) => a - b), text.length]
      const chunks = at.slice(1).map((end, i) => text.slice(at[i], end))
      expect(typedBy(chunks)).toEqual(keys.map(([, name]) => name))
    }),
  )
})

test("Esc alone is a key when nothing follows", async () => {
  const names: string[] = []
  const keys = keyboard(one => one.kind === "press" && names.push(one.press.name))
  onTestFinished(keys.stop)
  keys.push(ESC)
  expect(names).toEqual([])
  await expect.poll(() => names).toEqual(["escape"])
})
