import {
  Document,
  Footer,
  Header,
  type IParagraphStyleOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from "docx"
import { TextWatermark } from "docx/watermarks"
import { unzipSync, zipSync } from "fflate"
import { Bug, type Language } from "../model/errors.ts"
import { repeatable } from "./repeatable.ts"
import { PAGE, resultsStyles, STYLES } from "./results-look.ts"
import { RESULTS_WORDS, type ResultsWords } from "./results-words.ts"

/** Language, properties, page and styles of a document. */
export interface Shell {
  readonly language: Language
  /** For the document's properties; on one line. */
  readonly title: string
  readonly landscape: boolean
  /** Every page is stamped 案 / DRAFT. */
  readonly stamp: boolean
  /** Paragraph styles beside those of the results table. */
  readonly styles: readonly IParagraphStyleOptions[]
}

/** Stands where the body goes. */
const PLACE = "akaire-body"

/** A Word document around a body that is written as XML: styles, page, page numbers, stamp. The same again gives the same bytes. */
export async function wordDocument(shell: Shell, body: string): Promise<Uint8Array> {
  const { language, title, landscape, stamp } = shell
  const words = RESULTS_WORDS[language]
  const styles = resultsStyles(language)
  const size = { ...PAGE.size, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }
  const document = new Document({
    styles: { ...styles, paragraphStyles: [...(styles.paragraphStyles ?? []), ...shell.styles] },
    sections: [
      {
        properties: { page: { ...PAGE, ...(landscape && { size }) } },
        footers: { default: new Footer({ children: [pageNumber(words)] }) },
        ...(stamp && { headers: { default: new Header({ children: [stampMark(words, language)] }) } }),
        children: [new Paragraph(PLACE)],
      },
    ],
  })
  const packed = unzipSync(await Packer.toBuffer(document))
  const part = packed["word/document.xml"]
  const [before, after] = new TextDecoder().decode(part).split(/<w:p>(?:(?!<w:p>).)*akaire-body.*?<\/w:p>/)
  if (before === undefined || after === undefined) throw new Bug("the document has no place for its body")
  packed["word/document.xml"] = new TextEncoder().encode(before + body + after)
  return repeatable(zipSync(packed, { level: 0 }), { title, language: words.locale })
}

function pageNumber({ page: [before, between, after] }: ResultsWords): Paragraph {
  return new Paragraph({
    style: STYLES.page,
    children: [new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] })],
  })
}

/** Points; small and pale enough to read the text over it. */
const WATERMARK = { ja: 260, en: 420 } as const

/** On every page: a word at the top that also prints in black and white, and the same across the page. */
function stampMark(words: ResultsWords, language: Language): Paragraph {
  const across = new TextWatermark({
    text: words.stamp,
    font: "ＭＳ ゴシック",
    width: WATERMARK[language],
    color: "D9D9D9",
    opacity: 0.4,
  })
  const border = { style: "single", size: 8, space: 4, color: "000000" } as const
  return new Paragraph({ style: STYLES.stamp, children: [new TextRun({ text: words.stamp, border }), across] })
}
