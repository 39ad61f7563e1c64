import { type ISpacingProperties, Paragraph, Tab, TextRun } from "docx"
import { STYLES } from "./results-look.ts"

/**
 * Text that Word can hold: without what XML 1.0 forbids (controls, halves of surrogate pairs, non-characters) and without
 * direction overrides, which could make a reader see another text than the editors approved. Every way to break a line is U+000A.
 */
export const wordText = (text: string): string =>
  text
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n")
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu, "")

/** Text on one line, for headings and titles. */
export const oneLine = (text: string): string => wordText(text).replace(/\n+/g, " ")

/** A run per stretch between tabs: a raw tab inside a run would show as a space. */
export const runsOf = (line: string): readonly TextRun[] =>
  line.split("\t").map((text, index) => new TextRun({ children: index === 0 ? [text] : [new Tab(), text] }))

/** Signs that begin an item of a list; its further lines stand under its text, not under the sign. */
const BULLET = /^[・•●■◆※‣▪][^・•●■◆※‣▪]/

/** How the first and the further lines of a text look. */
interface LineStyles {
  readonly first: string
  readonly further: string
  /** Space around the first line where it is not that of its style. */
  readonly spacing?: ISpacingProperties
}

/** A paragraph per line. A text's first paragraph has another style than the rest, which sets texts in one cell apart. */
export function paragraphsOf(text: string, { first, further, spacing }: LineStyles): readonly Paragraph[] {
  return wordText(text)
    .split("\n")
    .map(
      (line, index) =>
        new Paragraph({
          style: index === 0 ? first : further,
          children: runsOf(line),
          ...(index === 0 && spacing && { spacing }),
          ...(BULLET.test(line) && { indent: STYLES.hanging }),
        }),
    )
}
