import { ENGLISH, JAPANESE, type Wording } from "./labels.ts"
import type { ParagraphKind } from "./markup.ts"

/** Everything about a sample document that is not its text. */
export interface Profile {
  readonly title: string
  readonly office: string
  readonly created: string
  readonly modified: string
  readonly header: string
  readonly contents: string
  readonly wording: Wording
  readonly eastAsian: boolean
  readonly style: (kind: ParagraphKind, level: number) => string
  readonly section: (orientation: "portrait" | "landscape", first: boolean) => string
  /** In twentieths of a point. */
  readonly textWidth: (landscape: boolean) => number
}

const A4 = { short: 11906, long: 16838 }
/** Word's own margins for Japanese: 35, 30, 30 and 30 mm. */
const MARGIN = 1701

/** Style ids as a Japanese Word gives them. */
const STYLES: Readonly<Record<ParagraphKind, string>> = {
  title: "a3",
  subtitle: "a4",
  heading: "1",
  annex: "af",
  body: "a7",
  bullet: "a8",
  counted: "af4",
  caption: "a9",
  note: "af1",
  cell: "ad",
  head: "af3",
  box: "af2",
  toc: "11",
  tocTitle: "af5",
  figure: "af0",
}

const styleOf = (kind: ParagraphKind, level: number): string => {
  if (kind === "heading") return String(level)
  if (kind === "toc") return `${level}1`
  if (kind === "bullet" && level === 2) return "af6"
  if (kind === "head" && level === 2) return "af7"
  return STYLES[kind]
}

function section(orientation: "portrait" | "landscape", first: boolean): string {
  const size =
    orientation === "portrait"
      ? `<w:pgSz w:w="${A4.short}" w:h="${A4.long}"/>`
      : `<w:pgSz w:w="${A4.long}" w:h="${A4.short}" w:orient="landscape"/>`
  const parts =
    '<w:headerReference w:type="default" r:id="rIdHeader1"/><w:headerReference w:type="first" r:id="rIdHeader2"/><w:footerReference w:type="default" r:id="rIdFooter1"/><w:footerReference w:type="first" r:id="rIdFooter2"/>'
  const margins = `<w:pgMar w:top="1985" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="851" w:footer="850" w:gutter="0"/>`
  return `<w:sectPr>${parts}${size}${margins}<w:cols w:space="425"/>${first ? "<w:titlePg/>" : ""}<w:docGrid w:type="lines" w:linePitch="360"/></w:sectPr>`
}

const textWidth = (landscape: boolean): number => (landscape ? A4.long : A4.short) - 2 * MARGIN

type Facts = Pick<Profile, "title" | "office" | "created" | "modified" | "header">

export const japanese = (facts: Facts): Profile => ({
  ...facts,
  contents: "目次",
  wording: JAPANESE,
  eastAsian: true,
  style: styleOf,
  section,
  textWidth,
})

export const english = (facts: Facts): Profile => ({
  ...facts,
  contents: "Contents",
  wording: ENGLISH,
  eastAsian: false,
  style: styleOf,
  section,
  textWidth,
})
