import type { Profile } from "./profile.ts"
import { DECLARATION, NAMESPACES, val } from "./xml.ts"

interface Style {
  readonly id: string
  readonly name: string
  readonly type?: "paragraph" | "character" | "table" | "numbering"
  readonly basedOn?: string
  readonly next?: string
  readonly isDefault?: boolean
  readonly custom?: boolean
  readonly paragraph?: string
  readonly run?: string
  readonly more?: string
}

const spacing = (before: number, after: number, line = 440): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="exact"/>`
const size = (halfPoints: number): string => val("sz", halfPoints) + val("szCs", halfPoints)
const list = (numId: number, level: number): string =>
  `<w:numPr>${level > 0 ? val("ilvl", level) : ""}${val("numId", numId)}</w:numPr>`

function styleXml(style: Style): string {
  const { id, name, type = "paragraph" } = style
  const inner = [
    val("name", name),
    style.basedOn ? val("basedOn", style.basedOn) : "",
    style.next ? val("next", style.next) : "",
    name.startsWith("heading") || name === "Title" ? "<w:qFormat/>" : "",
    style.paragraph ? `<w:pPr>${style.paragraph}</w:pPr>` : "",
    style.run ? `<w:rPr>${style.run}</w:rPr>` : "",
    style.more ?? "",
  ].join("")
  return `<w:style w:type="${type}"${style.isDefault ? ' w:default="1"' : ""}${style.custom ? ' w:customStyle="1"' : ""} w:styleId="${id}">${inner}</w:style>`
}

/** Body text, headings linked to the list of numbers, and the rest of what an office's template has. */
function stylesOf(profile: Profile): readonly Style[] {
  const gothic = profile.eastAsian
    ? '<w:rFonts w:ascii="Arial" w:eastAsia="ＭＳ ゴシック" w:hAnsi="Arial" w:cs="Arial"/>'
    : '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
  const heading = (level: number, before: number, points: number, more = ""): Style => ({
    id: String(level),
    name: `heading ${level}`,
    basedOn: "a",
    next: "a7",
    paragraph: `<w:keepNext/>${more}${list(1, level - 1)}${spacing(before, 80, 420)}${val("outlineLvl", level - 1)}`,
    run: `${gothic}<w:b/><w:bCs/>${size(points * 2)}`,
  })
  const toc = (level: number): Style => ({
    id: `${level}1`,
    name: `toc ${level}`,
    basedOn: "a",
    next: "a",
    paragraph: `<w:tabs><w:tab w:val="left" w:pos="${level * 560 + 200}"/><w:tab w:val="right" w:leader="dot" w:pos="8490"/></w:tabs>${spacing(level === 1 ? 60 : 0, 0, 340)}<w:ind w:left="${(level - 1) * 280}"/>`,
    run: size(22),
  })
  const indent = profile.eastAsian ? '<w:ind w:firstLineChars="100" w:firstLine="240"/>' : ""
  return [
    { id: "a", name: "Normal", isDefault: true, paragraph: `<w:widowControl w:val="0"/>${val("jc", "both")}` },
    { id: "a0", name: "Default Paragraph Font", type: "character", isDefault: true },
    {
      id: "a1",
      name: "Normal Table",
      type: "table",
      isDefault: true,
      more: '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    },
    { id: "a2", name: "No List", type: "numbering", isDefault: true },
    heading(1, 360, 14, profile.eastAsian ? "<w:pageBreakBefore/>" : ""),
    heading(2, 320, 13),
    heading(3, 280, 12),
    heading(4, 200, 12),
    heading(5, 160, 12),
    {
      id: "a3",
      name: "Title",
      basedOn: "a",
      next: "a7",
      paragraph: `${spacing(profile.eastAsian ? 4200 : 1200, 600, 640)}${val("jc", "center")}`,
      run: `${gothic}<w:b/><w:bCs/>${size(44)}`,
    },
    {
      id: "a4",
      name: "Subtitle",
      basedOn: "a",
      next: "a7",
      paragraph: `${spacing(200, 200, 480)}${val("jc", "center")}`,
      run: `${gothic}${size(28)}`,
    },
    { id: "a5", name: "header", basedOn: "a", paragraph: val("jc", "right"), run: size(18) },
    { id: "a6", name: "footer", basedOn: "a", paragraph: val("jc", "center"), run: size(20) },
    { id: "a7", name: "Body Text", basedOn: "a", paragraph: `${spacing(0, profile.eastAsian ? 60 : 120)}${indent}` },
    { id: "a8", name: "List Bullet", basedOn: "a", paragraph: `${list(2, 0)}${spacing(0, 60)}` },
    { id: "af6", name: "List Bullet 2", basedOn: "a", paragraph: `${list(2, 1)}${spacing(0, 60)}` },
    {
      id: "a9",
      name: "caption",
      basedOn: "a",
      next: "a7",
      paragraph: `<w:keepNext/>${spacing(200, 120)}${val("jc", "center")}`,
      run: `${gothic}<w:b/><w:bCs/>${size(21)}`,
    },
    {
      id: "aa",
      name: "footnote text",
      basedOn: "a",
      paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:line="260" w:lineRule="exact"/><w:ind w:left="180" w:hanging="180"/>${val("jc", "left")}`,
      run: size(18),
    },
    { id: "ab", name: "footnote reference", type: "character", basedOn: "a0", run: val("vertAlign", "superscript") },
    { id: "ac", name: "Hyperlink", type: "character", basedOn: "a0", run: '<w:color w:val="1F3864"/>' },
    {
      id: "ad",
      name: profile.eastAsian ? "表本文" : "Table Text",
      custom: true,
      basedOn: "a",
      paragraph: `<w:snapToGrid w:val="0"/>${spacing(0, 0, 320)}${val("jc", "left")}`,
      run: size(20),
    },
    {
      id: "af3",
      name: profile.eastAsian ? "表見出し" : "Table Head",
      custom: true,
      basedOn: "ad",
      paragraph: `<w:keepNext/>${val("jc", "center")}`,
      run: `${gothic}<w:b/><w:bCs/>`,
    },
    {
      id: "af7",
      name: profile.eastAsian ? "表区分" : "Table Group",
      custom: true,
      basedOn: "ad",
      paragraph: "<w:keepNext/>",
      run: `${gothic}<w:b/><w:bCs/>`,
    },
    {
      id: "ae",
      name: "Table Grid",
      type: "table",
      basedOn: "a1",
      more: `<w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(side => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join("")}</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>`,
    },
    {
      id: "af",
      name: profile.eastAsian ? "別紙見出し" : "Annex Heading",
      custom: true,
      basedOn: "a",
      next: "a7",
      paragraph: `<w:keepNext/>${list(3, 0)}${spacing(0, 200, 480)}${val("outlineLvl", 0)}`,
      run: `${gothic}<w:b/><w:bCs/>${size(28)}`,
    },
    {
      id: "af0",
      name: profile.eastAsian ? "図" : "Figure",
      custom: true,
      basedOn: "a",
      next: "a9",
      paragraph: `<w:keepNext/><w:spacing w:before="160" w:after="0"/>${val("jc", "center")}`,
    },
    {
      id: "af1",
      name: profile.eastAsian ? "注記" : "Table Note",
      custom: true,
      basedOn: "a",
      paragraph: `${spacing(80, 80, 320)}<w:ind w:left="720" w:hanging="720"/>${val("jc", "left")}`,
      run: size(20),
    },
    {
      id: "af2",
      name: profile.eastAsian ? "囲み" : "Box",
      custom: true,
      basedOn: "a",
      paragraph: `<w:snapToGrid w:val="0"/>${spacing(0, 0, 320)}`,
      run: size(21),
    },
    { id: "af4", name: "List Number", basedOn: "a", paragraph: spacing(0, 60) },
    {
      id: "af5",
      name: "TOC Heading",
      basedOn: "a",
      next: "a",
      paragraph: `<w:pageBreakBefore/>${spacing(0, 240, 480)}${val("jc", "center")}`,
      run: `${gothic}<w:b/><w:bCs/>${size(28)}`,
    },
    toc(1),
    toc(2),
    toc(3),
  ]
}

export function stylesXml(profile: Profile): string {
  const fonts = profile.eastAsian
    ? '<w:rFonts w:ascii="Century" w:eastAsia="ＭＳ 明朝" w:hAnsi="Century" w:cs="Times New Roman"/>'
    : '<w:rFonts w:ascii="Times New Roman" w:eastAsia="ＭＳ 明朝" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
  const lang = profile.eastAsian
    ? '<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
    : '<w:lang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
  const kern = profile.eastAsian ? val("kern", 2) : ""
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}${kern}${size(profile.eastAsian ? 24 : 22)}${lang}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`
  return `${DECLARATION}<w:styles${NAMESPACES}>${defaults}${stylesOf(profile).map(styleXml).join("")}</w:styles>`
}
