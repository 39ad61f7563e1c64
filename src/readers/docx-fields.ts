import type { XmlElement } from "../ooxml/xml.ts"
import { sha256 } from "./docx-context.ts"
import type { ParagraphBuilder } from "./docx-paragraph.ts"

interface OpenField {
  instruction: string
  phase: "code" | "result"
  /** Where its result starts in the paragraph at hand. */
  from: number
  key: string
}

/** Fields that show something although they have no result: the sign itself is made when the page is drawn. */
const SHOWN_WITHOUT_RESULT = /^\s*(EQ|SYMBOL|MACROBUTTON|GOTOBUTTON|AUTONUM\w*|LISTNUM|BARCODE|DISPLAYBARCODE)\b/i

/** `EQ \* jc2 \* "Font:ＭＳ 明朝" \* hps10 \o\ad(\s\up 9(よみ),漢字)`: how Word wrote furigana before it had an element for it. */
const RUBY_FIELD = /^\s*EQ\s.*\\o\s*\\a[drlc]\s*\(\s*\\s\s*\\up\s*[\d.]+\s*\(([^()]*)\)\s*[,;](.*)\)\s*$/is

/** Deepest nesting of fields that is followed; Word allows 20. */
const MAX_FIELDS = 64

/** The complex fields that are open at a point of a story; one result can run over many paragraphs. */
export class FieldStack {
  private readonly open: OpenField[] = []
  private ignored = 0

  /** The innermost field whose instruction is being read, or null: text goes there and is not shown. */
  private code(): OpenField | null {
    return this.open.findLast(field => field.phase === "code") ?? null
  }

  get inCode(): boolean {
    return this.open.some(field => field.phase === "code")
  }

  instruction(text: string): void {
    const field = this.code()
    if (field) field.instruction += text
  }

  begin(at: number, key: string): void {
    if (this.open.length >= MAX_FIELDS) this.ignored++
    else this.open.push({ instruction: "", phase: "code", from: at, key })
  }

  separate(at: number): void {
    const field = this.open.at(-1)
    if (this.ignored > 0 || !field) return
    field.phase = "result"
    field.from = at
  }

  end(paragraph: ParagraphBuilder, node: XmlElement): void {
    if (this.ignored > 0) {
      this.ignored--
      return
    }
    const field = this.open.pop()
    if (!field) return
    if (this.inCode) {
      if (field.phase === "code") this.instruction(`{${field.instruction}}`)
      return
    }
    const from = Math.min(field.from, paragraph.text.length)
    if (field.phase === "code") showWithoutResult(field, paragraph, node)
    paragraph.fields.push({ from, to: paragraph.text.length, instruction: field.instruction.trim() })
  }

  /** A paragraph ends inside fields: each gets its part of the result. */
  endParagraph(paragraph: ParagraphBuilder): void {
    if (!this.inCode)
      for (const field of this.open)
        paragraph.fields.push({
          from: Math.min(field.from, paragraph.text.length),
          to: paragraph.text.length,
          instruction: field.instruction.trim(),
        })
    for (const field of this.open) field.from = 0
  }
}

function showWithoutResult(field: OpenField, paragraph: ParagraphBuilder, node: XmlElement): void {
  const ruby = RUBY_FIELD.exec(field.instruction)
  if (ruby) {
    const from = paragraph.text.length
    paragraph.append(ruby[2] ?? "", field.key, node)
    paragraph.ruby.push({ from, to: paragraph.text.length, reading: ruby[1] ?? "" })
  } else if (SHOWN_WITHOUT_RESULT.test(field.instruction)) {
    const kind = /^\s*EQ\b/i.test(field.instruction) ? "equation" : "object"
    paragraph.object(kind, sha256(field.instruction.trim()), field.key, node)
  }
}
