/** One key, or a run of typed text. */
export interface Press {
  /** "text", or a name from `keys.ts`: "enter", "up", "ctrl+s". */
  readonly name: string
  /** What was typed where `name` is "text", else "". */
  readonly text: string
}

/** What Ink says about a chunk of input; only the fields used here. */
export interface InkKey {
  readonly upArrow: boolean
  readonly downArrow: boolean
  readonly leftArrow: boolean
  readonly rightArrow: boolean
  readonly pageUp: boolean
  readonly pageDown: boolean
  readonly home: boolean
  readonly end: boolean
  readonly return: boolean
  readonly escape: boolean
  readonly tab: boolean
  readonly shift: boolean
  readonly ctrl: boolean
  readonly meta: boolean
  readonly backspace: boolean
  readonly delete: boolean
}

const NAMES: readonly (readonly [keyof InkKey, string])[] = [
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["pageUp", "pageup"],
  ["pageDown", "pagedown"],
  ["home", "home"],
  ["end", "end"],
  ["return", "enter"],
  ["escape", "escape"],
  ["backspace", "backspace"],
  ["delete", "delete"],
]

const key = (name: string): Press => ({ name, text: "" })

/** Keys that Ctrl and Alt make others of: moving by words, saving. */
const HELD = new Set(["left", "right", "home", "end", "enter", "backspace"])

/**
 * Turns a chunk of input into keys. Ink hands over what the terminal sent at once: "jj", "日本語\r", "下書き\u001a".
 */
export function pressesOf(input: string, ink: InkKey): readonly Press[] {
  const named = NAMES.find(([field]) => ink[field])?.[1]
  if (named) {
    const held = ink.ctrl ? "ctrl+" : ink.meta && named !== "escape" ? "alt+" : ""
    return [key(HELD.has(named) ? held + named : named)]
  }
  if (ink.tab) return [key(ink.shift ? "shift+tab" : "tab")]
  if (ink.ctrl) return input ? [key(`ctrl+${input.toLowerCase()}`)] : []
  if (ink.meta) return input ? [key(`alt+${input.toLowerCase()}`)] : []
  return [...input.matchAll(/[\u0000-\u001f\u007f]|[^\u0000-\u001f\u007f]+/g)].flatMap(([part]) => partPresses(part))
}

function partPresses(part: string): readonly Press[] {
  const code = part.charCodeAt(0)
  if (code === 0x0d || code === 0x0a) return [key("enter")]
  if (code === 0x09) return [key("tab")]
  if (code === 0x1b) return [key("escape")]
  if (code === 0x08 || code === 0x7f) return [key("backspace")]
  if (code >= 1 && code <= 26) return [key(`ctrl+${String.fromCharCode(code + 96)}`)]
  return code >= 0x20 ? [{ name: "text", text: part }] : []
}

/** What an input method that was left on makes of the keys of commands. */
const KANA: Readonly<Record<string, string>> = {
  あ: "a",
  い: "i",
  う: "u",
  え: "e",
  お: "o",
  ん: "n",
  ア: "a",
  イ: "i",
  ウ: "u",
  エ: "e",
  オ: "o",
  ン: "n",
  "・": "/",
  "「": "[",
  "」": "]",
}

/** The key that a typed character stands for, full-width forms and vowels of an input method included. */
export const plainKey = (character: string): string => {
  const plain = KANA[character] ?? character.normalize("NFKC")
  return plain === " " ? "space" : plain
}

/** True for characters that only an input method types: they name no command. */
export const isKana = (character: string): boolean =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(character)
