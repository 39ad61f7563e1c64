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
}

const SPACES = /\s+/g

/** The revision's text, ready to be searched for what answers quote from it. */
export class PlanText {
  readonly #lines: readonly PlanLine[]
  readonly #exact: string
  readonly #compact: string
  /** Folded lines, made when first asked for: most quotations are found as they are. */
  #folded: readonly string[] | null = null

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
    const inner = words.replaceAll("『", "「").replaceAll("』", "」")
    const forms = [words, inner, words.replace(/[。．.,，、;]$/u, ""), inner.replace(/[。．.,，、;]$/u, "")]
    return forms.some(form => this.#exact.includes(form) || this.#compact.includes(form.replace(SPACES, "")))
  }

  /** How the plan writes these words in another notation (width, kana size, punctuation…), or null. */
  writes(words: string): string | null {
    const wanted = foldNotation(words)
    if (wanted === "") return null
    this.#folded ??= this.#lines.map(line => foldNotation(line.text))
    const at = this.#folded.findIndex(line => line.includes(wanted))
    return foldedForm(this.#lines[at]?.text ?? "", words)
  }
}
