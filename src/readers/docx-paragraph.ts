import type { FieldSpan, FormatSpan, InlineObject, Ruby } from "../model/plan.ts"
import type { TextPiece } from "../ooxml/block-source.ts"
import type { XmlElement, XmlText } from "../ooxml/xml.ts"
import type { NoteReference } from "./docx-context.ts"

/** Stands in the text for what is not text. */
const OBJECT_SIGN = "\uFFFC"

/** Gathers the text of one paragraph, or of several that a removed paragraph mark makes one. */
export class ParagraphBuilder {
  text = ""
  readonly format: FormatSpan[] = []
  readonly fields: FieldSpan[] = []
  readonly objects: InlineObject[] = []
  readonly ruby: Ruby[] = []
  readonly pieces: TextPiece[] = []
  readonly notes: NoteReference[] = []
  /** Contents of text boxes that are anchored here. */
  readonly boxes: XmlElement[] = []
  readonly breaks: string[] = []
  /** Page of the first sign. */
  page: number | null = null

  append(text: string, key: string, node: XmlElement | XmlText): void {
    if (text === "") return
    const from = this.text.length
    this.text += text
    const to = this.text.length
    this.pieces.push({ from, to, node })
    if (key === "") return
    const last = this.format.at(-1)
    if (last && last.to === from && last.key === key) this.format[this.format.length - 1] = { from: last.from, to, key }
    else this.format.push({ from, to, key })
  }

  object(kind: InlineObject["kind"], digest: string, key: string, node: XmlElement): void {
    this.objects.push({ at: this.text.length, kind, digest })
    this.append(OBJECT_SIGN, key, node)
  }

  /** Outer fields before inner ones. */
  sortedFields(): readonly FieldSpan[] {
    return this.fields.toSorted((a, b) => a.from - b.from || b.to - a.to)
  }
}
