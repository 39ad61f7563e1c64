import type { Piece } from "./inline.ts"
import { escapeXml, RSIDS, seeded } from "./xml.ts"

/** What runs need to know of the document around them. */
export interface RunContext {
  /** Takes a footnote in and gives its id. */
  readonly note: (text: string) => number
  /** Where pages start in this paragraph, as offsets into its text. */
  readonly breaks: readonly number[]
  /** Called for every place where a page could start: measuring puts a bookmark there. */
  readonly mark: ((offset: number) => string) | null
  /** Text in East Asian fonts is typed with a hint. */
  readonly eastAsian: boolean
  /** Formatting of all runs, as XML, after the fonts' hint. */
  readonly properties: string
}

const WIDE = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u30ff「」、。…“”①-⑳Ⅰ-Ⅻ]/

/**
 * Runs of one paragraph. They are cut the way Word cuts them: where the script changes, where a page starts, where text was
 * typed in another session (its own rsid), around a proofing mark, and now and then in the middle of a word.
 */
export function writeRuns(pieces: readonly Piece[], context: RunContext): string {
  const random = seeded(pieces.map(piece => JSON.stringify(piece)).join(""))
  const session = RSIDS[random(RSIDS.length)] ?? RSIDS[0]
  let offset = 0
  let out = ""
  const properties = (wide: boolean, bold: boolean): string => {
    const hint = wide && context.eastAsian ? '<w:rFonts w:hint="eastAsia"/>' : ""
    const inner = `${hint}${bold ? "<w:b/>" : ""}${context.properties}`
    return inner === "" ? "" : `<w:rPr>${inner}</w:rPr>`
  }
  const run = (text: string, bold: boolean, rsid: string | null): void => {
    const starts = context.breaks.includes(offset) ? "<w:lastRenderedPageBreak/>" : ""
    const space = /^\s|\s$|\s\s/.test(text) ? ' xml:space="preserve"' : ""
    const attribute = rsid === null ? "" : ` w:rsidR="${rsid}"`
    out += `<w:r${attribute}>${properties(WIDE.test(text), bold)}${starts}<w:t${space}>${escapeXml(text)}</w:t></w:r>`
    offset += text.length
  }
  for (const piece of pieces) {
    if (piece.kind === "text") {
      for (const part of cut(piece.text, offset, context, random)) {
        if (context.mark) out += context.mark(offset)
        if (part.proof) out += '<w:proofErr w:type="spellStart"/>'
        run(part.text, piece.bold, part.other ? (RSIDS[random(RSIDS.length)] ?? null) : session)
        if (part.proof) out += '<w:proofErr w:type="spellEnd"/>'
      }
    } else if (piece.kind === "ruby") {
      out += ruby(piece.base, piece.reading)
      offset += piece.base.length
    } else if (piece.kind === "note") {
      out += `<w:r><w:rPr><w:rStyle w:val="ab"/></w:rPr><w:footnoteReference w:id="${context.note(piece.text)}"/></w:r>`
      offset += 1
    } else if (piece.kind === "reference") {
      out += field(piece.instruction, piece.result, properties(true, false))
      offset += piece.result.length
    } else {
      out += "<w:r><w:br/></w:r>"
      offset += 1
    }
  }
  return out
}

interface Part {
  readonly text: string
  readonly proof: boolean
  readonly other: boolean
}

function cut(
  text: string,
  from: number,
  { breaks, mark }: RunContext,
  random: (below: number) => number,
): readonly Part[] {
  if (mark) return [...text].map(sign => ({ text: sign, proof: false, other: false }))
  const parts: Part[] = []
  let start = 0
  const end = (at: number) => {
    if (at <= start) return
    const part = text.slice(start, at)
    parts.push({ text: part, proof: /^[A-Za-z]{5,}$/.test(part), other: part.length > 3 && random(6) === 0 })
    start = at
  }
  for (let i = 1; i < text.length; i++) {
    const scriptChanges = /[0-9A-Za-z]/.test(text[i] ?? "") !== /[0-9A-Za-z]/.test(text[i - 1] ?? "")
    const isPage = breaks.includes(from + i)
    if ((scriptChanges && WIDE.test(text.slice(i - 1, i + 1))) || isPage || random(45) === 0) end(i)
  }
  end(text.length)
  return parts
}

/** A complex field with its result, as Word writes one. */
export function field(instruction: string, result: string, properties = ""): string {
  const run = (inner: string) => `<w:r>${properties}${inner}</w:r>`
  return [
    run('<w:fldChar w:fldCharType="begin"/>'),
    run(`<w:instrText xml:space="preserve">${escapeXml(instruction)}</w:instrText>`),
    run('<w:fldChar w:fldCharType="separate"/>'),
    run(`<w:t>${escapeXml(result)}</w:t>`),
    run('<w:fldChar w:fldCharType="end"/>'),
  ].join("")
}

function ruby(base: string, reading: string): string {
  const text = (value: string, size: number) =>
    `<w:r><w:rPr><w:rFonts w:ascii="ＭＳ 明朝" w:eastAsia="ＭＳ 明朝" w:hAnsi="ＭＳ 明朝" w:hint="eastAsia"/><w:sz w:val="${size}"/></w:rPr><w:t>${escapeXml(value)}</w:t></w:r>`
  const form =
    '<w:rubyAlign w:val="distributeSpace"/><w:hps w:val="12"/><w:hpsRaise w:val="22"/><w:hpsBaseText w:val="24"/><w:lid w:val="ja-JP"/>'
  return `<w:r><w:ruby><w:rubyPr>${form}</w:rubyPr><w:rt>${text(reading, 12)}</w:rt><w:rubyBase>${text(base, 24)}</w:rubyBase></w:ruby></w:r>`
}
