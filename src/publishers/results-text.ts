import { STACKED, STYLES } from "./results-look.ts"
import { paragraph, run } from "./word-xml.ts"

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

/** Signs that begin an item of a list; its further lines stand under its text, not under the sign. */
const BULLET = /^[・•●■◆※‣▪][^・•●■◆※‣▪]/

/** How the first and the further lines of a text look. */
interface LineStyles {
  readonly first: string
  readonly further: string
  /** True: set off from the text above it in the same cell. */
  readonly stacked?: boolean
}

/** A paragraph per line. A text's first paragraph has another style than the rest, which sets texts in one cell apart. */
export const paragraphsOf = (text: string, { first, further, stacked }: LineStyles): string =>
  wordText(text)
    .split("\n")
    .map((line, index) => {
      const look = {
        style: index === 0 ? first : further,
        spacing: index === 0 && stacked ? STACKED : undefined,
        indent: BULLET.test(line) ? STYLES.hanging : undefined,
      }
      return paragraph(look, run(line))
    })
    .join("")
