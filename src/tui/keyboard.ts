import { type Press, pressesOf, type TerminalKey } from "./press.ts"

/** What came from the keyboard. */
export type Typed =
  | { readonly kind: "press"; readonly press: Press }
  /** Pasted as one piece, as it was. */
  | { readonly kind: "paste"; readonly text: string }

/** Turns what a terminal sends into keys. */
export interface Keyboard {
  /** Takes a chunk, however its sequences are parted. */
  push(chunk: string): void
  stop(): void
}

/** A lone Esc is the key when nothing follows it for so long. */
const PATIENCE_MS = 20

const PASTE = { begin: "\u001b[200~", end: "\u001b[201~" }

/** CSI and SS3 sequences (ECMA-48; xterm's ctlseqs), rxvt's with "$", the console's function keys; a second Esc in front is Alt. */
const SEQUENCE = /^\u001b(\u001b?)(?:\[\[[A-E]|\[([0-?]*)[ -#%-/]*([@-~$])|O([\d;]*)([A-Za-z]))/
/** The same, not yet whole. */
const BEGUN = /^\u001b\u001b?(?:\[\[?|\[[0-?]*[ -/]*|O[\d;]*)?$/

const BY_LETTER: Readonly<Record<string, Partial<TerminalKey>>> = {
  A: { upArrow: true },
  B: { downArrow: true },
  C: { rightArrow: true },
  D: { leftArrow: true },
  H: { home: true },
  F: { end: true },
  M: { return: true },
  Z: { tab: true, shift: true },
}
const BY_NUMBER: Readonly<Record<string, Partial<TerminalKey>>> = {
  1: { home: true },
  3: { delete: true },
  4: { end: true },
  5: { pageUp: true },
  6: { pageDown: true },
  7: { home: true },
  8: { end: true },
}

const NONE: TerminalKey = {
  ...{ upArrow: false, downArrow: false, leftArrow: false, rightArrow: false, pageUp: false, pageDown: false },
  ...{ home: false, end: false, return: false, escape: false, tab: false, backspace: false, delete: false },
  ...{ shift: false, ctrl: false, meta: false },
}

/** The keys of a whole sequence; of one that names none that is used here: none. */
function sequencePresses([, alt, numbers = "", final, ss3 = "", letter]: RegExpExecArray): readonly Press[] {
  const last = final ?? letter ?? ""
  const [first = "", held = "1"] = (numbers || ss3).split(";")
  const named = last === "~" || last === "^" || last === "$" ? BY_NUMBER[first] : BY_LETTER[last.toUpperCase()]
  if (!named || (last === "M" && final !== undefined)) return []
  const bits = Math.max(0, Number(held) - 1)
  // rxvt: small letters with Ctrl behind ESC O, "^" for Ctrl.
  const isCtrl = (bits & 4) > 0 || last === "^" || (letter !== undefined && /[a-d]/.test(letter))
  return pressesOf("", { ...NONE, ...named, ctrl: isCtrl, meta: alt !== "" || (bits & 2) > 0 })
}

/** Alt with another key: the terminal puts Esc in front. */
function altPresses(character: string): readonly Press[] {
  const code = character.charCodeAt(0)
  if (code === 0x0d || code === 0x0a) return pressesOf("", { ...NONE, return: true, meta: true })
  if (code === 0x7f || code === 0x08) return pressesOf("", { ...NONE, backspace: true, meta: true })
  return code < 0x20 ? pressesOf(character, NONE) : pressesOf(character, { ...NONE, meta: true })
}

/** Hands `take` what is typed and pasted, in order. */
export function keyboard(take: (typed: Typed) => void): Keyboard {
  let pending = ""
  let timer: NodeJS.Timeout | undefined
  const press = (presses: readonly Press[]) => {
    for (const one of presses) take({ kind: "press", press: one })
  }
  const ESCAPE = pressesOf("", { ...NONE, escape: true })

  /** Takes what is whole at the start of a text that begins with Esc; the rest, or null while its end has not come. */
  const escaped = (text: string): string | null => {
    if (text.startsWith(PASTE.begin)) {
      const end = text.indexOf(PASTE.end)
      if (end < 0) return null
      take({ kind: "paste", text: text.slice(PASTE.begin.length, end) })
      return text.slice(end + PASTE.end.length)
    }
    const sequence = SEQUENCE.exec(text)
    if (sequence) {
      press(sequencePresses(sequence))
      return text.slice(sequence[0].length)
    }
    if (BEGUN.test(text)) return null
    const [, next = ""] = [...text.slice(0, 3)]
    if (next === "\u001b") {
      press(ESCAPE)
      return text.slice(1)
    }
    press(altPresses(next))
    return text.slice(1 + next.length)
  }
  const flush = () => {
    const [, next] = [...pending]
    press(next === undefined || next === "\u001b" ? ESCAPE : altPresses(next))
    pending = ""
  }
  return {
    push(chunk) {
      clearTimeout(timer)
      let text = pending + chunk
      pending = ""
      while (text) {
        const at = text.indexOf("\u001b")
        const plain = at < 0 ? text : text.slice(0, at)
        if (plain) press(pressesOf(plain, NONE))
        if (at < 0) return
        text = text.slice(at)
        const rest = escaped(text)
        if (rest === null) {
          pending = text
          // A paste ends with its own sign.
          if (!pending.startsWith(PASTE.begin)) timer = setTimeout(flush, PATIENCE_MS)
          return
        }
        text = rest
      }
    },
    stop: () => clearTimeout(timer),
  }
}
