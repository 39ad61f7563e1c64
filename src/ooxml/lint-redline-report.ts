import { textOf, type XmlElement } from "./xml.ts"

/** Takes a finding about a part: a sentence without the part's name. */
export type Report = (sentence: string) => void

/** How much text is shown, so that the place can be found. */
const SHOWN = 24

/** Text around or in a place, shortened. */
export function shown(element: XmlElement): string {
  const text = textOf(element).replace(/\s+/g, " ").trim()
  const signs = Array.from(text)
  return `"${signs.slice(0, SHOWN).join("")}${signs.length > SHOWN ? "…" : ""}"`
}

/** Elements that record what properties were before (ECMA-376 17.13.5); each stands last in its parent. */
export const RECORDS: ReadonlySet<string> = new Set(
  "rPrChange pPrChange tblPrChange tblPrExChange tblGridChange trPrChange tcPrChange sectPrChange"
    .split(" ")
    .map(name => `w:${name}`),
)

/** Elements that record a revision, with an id of their own; of the two ends of a range the first. */
export const REVISIONS: ReadonlySet<string> = new Set([
  ...RECORDS,
  ..."ins del moveFrom moveTo cellIns cellDel cellMerge numberingChange".split(" ").map(name => `w:${name}`),
  ..."moveFrom moveTo customXmlIns customXmlDel customXmlMoveFrom customXmlMoveTo"
    .split(" ")
    .map(name => `w:${name}RangeStart`),
])
