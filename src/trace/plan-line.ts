import { foldNotation } from "../text/fold.ts"
import { foldedForm } from "../text/folded-form.ts"

/** A paragraph of the revision, as far as the checks look at it. */
export interface PlanLine {
  /** The number as printed ("Ⅳ.2.", "(1)"), or null. */
  readonly label: string | null
  /** As in the file. */
  readonly text: string
  /** Readable: "別紙1 > 表1 > 3行". */
  readonly place: string
  /** What the draft says there; true: just the same. Absent where the draft has no such paragraph, and in contents, which Word makes by itself. */
  readonly draft?: string | true
}

const SPACES = /\s+/g

/** How many different words are remembered. */
const REMEMBERED = 20_000

function remembered<T>(known: Map<string, T>, words: string, look: () => T): T {
  const before = known.get(words)
  if (before !== undefined) return before
  const found = look()
  if (known.size < REMEMBERED) known.set(words, found)
  return found
}

/** The text of a version's paragraphs: made once for a comparison (`Memory`). */
export const planTextOf = (lines: readonly PlanLine[]): PlanText => new PlanText(lines)

/** The revision's text, ready to be searched for what answers quote from it. */
export class PlanText {
  readonly #lines: readonly PlanLine[]
  readonly #exact: string
  readonly #compact: string
  /** Folded lines, made when first asked for: most quotations are found as they are. */
  #folded: readonly string[] | null = null
  /** What was looked up before: the same answers are looked at after every decision. */
  readonly #said = new Map<string, boolean>()
  readonly #written = new Map<string, string | null>()

  constructor(lines: readonly PlanLine[]) {
    this.#lines = lines
    this.#exact = lines.map(line => line.text).join("\n")
    this.#compact = lines.map(line => `${line.label ?? ""}${line.text}`.replace(SPACES, "")).join("\n")
  }

  /**
   * True where the plan says exactly these words. Only spaces are free, and the number of a heading may stand before it.
   * 『…』 inside a quotation is 「…」 in the plan, and a full stop may be added where the quotation ends a sentence.
   */
  says(words: string): boolean {
    return remembered(this.#said, words, () => this.#looksUp(words))
  }

  #looksUp(words: string): boolean {
    const inner = words.replaceAll("『", "「").replaceAll("』", "」")
    const open = (form: string) => form.replace(/[。．.,，、;]$/u, "")
    const forms = [...new Set([words, inner, open(words), open(inner)])]
    return (
      forms.some(form => this.#exact.includes(form)) ||
      forms.some(form => this.#compact.includes(form.replace(SPACES, "")))
    )
  }

  /** How the plan writes these words in another notation (width, kana size, punctuation…), or null. */
  writes(words: string): string | null {
    return remembered(this.#written, words, () => this.#anyForm(words))
  }

  #anyForm(words: string): string | null {
    const wanted = foldNotation(words)
    if (wanted === "") return null
    this.#folded ??= this.#lines.map(line => foldNotation(line.text))
    const at = this.#folded.findIndex(line => line.includes(wanted))
    return foldedForm(this.#lines[at]?.text ?? "", words)
  }
}
