import type { FormatSpan, InlineObject, Ruby } from "../model/plan.ts"

/** The text of one paragraph with what stands beside it. */
export interface InlineText {
  readonly text: string
  readonly format: readonly FormatSpan[]
  readonly objects: readonly InlineObject[]
  readonly ruby: readonly Ruby[]
}

const WHITE = /[ \t\n\f\r]+/g
/** Between two of these a line break of the source shows nothing (CSS Text, segment break transformation). */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uff65]/u

/** Builds the text of a paragraph from its pieces; spaces of the source collapse as in a browser unless they are to be kept. */
export class InlineBuilder {
  private text = ""
  /** Last character of `text`; asking a long text for it would copy it each time. */
  private last = ""
  private readonly spans: { from: number; to: number; key: string }[] = []
  private readonly objects: InlineObject[] = []
  private readonly ruby: Ruby[] = []
  /** White space that counts only when something follows. */
  private pending = ""
  private base = 0

  get isEmpty(): boolean {
    return this.text === "" && this.pending.trim() === ""
  }

  /** Adds text; `key` is the format in force, "" for none. */
  add(text: string, key: string, keep: boolean): void {
    if (keep) {
      this.flush(key)
      this.append(text, key)
      return
    }
    const pieces = text.split(WHITE)
    const gaps = text.match(WHITE) ?? []
    pieces.forEach((piece, i) => {
      if (piece !== "") {
        this.flush(key, piece)
        this.append(piece, key)
      }
      this.pending += gaps[i] ?? ""
    })
  }

  /** A line break: spaces before it are not shown, nor those after it. */
  lineBreak(key: string): void {
    this.pending = ""
    this.append("\n", key)
  }

  object(kind: InlineObject["kind"], digest: string, key: string): void {
    this.flush(key)
    this.objects.push({ at: this.text.length, kind, digest })
    this.append("\ufffc", key)
  }

  /** Base text of a reading starts here. */
  startRuby(): void {
    this.flush("")
    this.base = this.text.length
  }

  reading(reading: string): void {
    if (this.text.length > this.base && reading !== "")
      this.ruby.push({ from: this.base, to: this.text.length, reading })
    this.base = this.text.length
  }

  /** Ends the paragraph: white space at both ends is not text. `keep`: only line breaks at the end go. */
  finish(keep: boolean): InlineText {
    let to = this.text.length
    while (to > 0 && (this.text[to - 1] === "\n" || (!keep && this.text[to - 1] === " "))) to--
    const text = this.text.slice(0, to)
    return {
      text,
      format: this.spans.filter(span => span.from < to).map(span => ({ ...span, to: Math.min(span.to, to) })),
      objects: this.objects,
      ruby: this.ruby.filter(ruby => ruby.to <= to),
    }
  }

  private flush(key: string, next = ""): void {
    const gap = this.pending
    this.pending = ""
    if (gap === "" || this.text === "" || this.last === "\n") return
    const isEastAsian = EAST_ASIAN.test(this.last) && EAST_ASIAN.test(next.slice(0, 1))
    if (!(gap.includes("\n") && isEastAsian)) this.append(" ", key)
  }

  private append(text: string, key: string): void {
    const from = this.text.length
    this.text += text
    this.last = text.slice(-1) || this.last
    if (key === "" || text === "") return
    const last = this.spans.at(-1)
    if (last && last.to === from && last.key === key) last.to = this.text.length
    else this.spans.push({ from, to: this.text.length, key })
  }
}
