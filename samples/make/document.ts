import { readFileSync } from "node:fs"
import { strToU8, zipSync } from "fflate"
import { type Body, type Layout, writeBody } from "./body.ts"
import { parseInline } from "./inline.ts"
import type { Node } from "./markup.ts"
import { numberingXml } from "./numbering.ts"
import type { Profile } from "./profile.ts"
import { field, writeRuns } from "./runs.ts"
import { stylesXml } from "./styles.ts"
import { attributes, DECLARATION, escapeXml, NAMESPACES, RSIDS, val } from "./xml.ts"

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006"

/** Packs parts with a fixed date: same parts, same bytes. */
export function pack(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content]),
  )
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1), os: 0 })
}

/** A whole Word document. `layout` null gives the copy that pages are measured on. */
export function writeDocument(nodes: readonly Node[], profile: Profile, layout: Layout): Uint8Array {
  const body = writeBody(nodes, profile, layout)
  const part = (root: string, inner: string) => `${DECLARATION}<w:${root}${NAMESPACES}>${inner}</w:${root}>`
  const empty = (style: string) => `<w:p><w:pPr>${val("pStyle", style)}</w:pPr></w:p>`
  const header = `<w:p><w:pPr>${val("pStyle", "a5")}</w:pPr><w:r><w:t>${escapeXml(profile.header)}</w:t></w:r></w:p>`
  const footer = `<w:p><w:pPr>${val("pStyle", "a6")}</w:pPr><w:r><w:t xml:space="preserve">- </w:t></w:r>${field(" PAGE ", "2")}<w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p>`
  return pack({
    "[Content_Types].xml": contentTypes(),
    "_rels/.rels": relationships([
      ["rId1", `${OFFICE}/officeDocument`, "word/document.xml"],
      ["rId2", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
      ["rId3", `${OFFICE}/extended-properties`, "docProps/app.xml"],
    ]),
    "docProps/core.xml": coreProperties(profile),
    "docProps/app.xml": `${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office Word</Application><Company>${escapeXml(profile.office)}</Company><AppVersion>16.0000</AppVersion></Properties>`,
    "word/document.xml": part("document", `<w:body>${body.xml}</w:body>`),
    "word/styles.xml": stylesXml(profile),
    "word/numbering.xml": numberingXml(profile, body.lists),
    "word/settings.xml": settings(profile),
    "word/fontTable.xml": fontTable(),
    "word/footnotes.xml": part("footnotes", footnotes(body, profile)),
    "word/header1.xml": part("hdr", header),
    "word/header2.xml": part("hdr", empty("a5")),
    "word/footer1.xml": part("ftr", footer),
    "word/footer2.xml": part("ftr", empty("a6")),
    "word/_rels/document.xml.rels": relationships([
      ["rIdStyles", `${OFFICE}/styles`, "styles.xml"],
      ["rIdNumbering", `${OFFICE}/numbering`, "numbering.xml"],
      ["rIdSettings", `${OFFICE}/settings`, "settings.xml"],
      ["rIdFonts", `${OFFICE}/fontTable`, "fontTable.xml"],
      ["rIdNotes", `${OFFICE}/footnotes`, "footnotes.xml"],
      ["rIdHeader1", `${OFFICE}/header`, "header1.xml"],
      ["rIdHeader2", `${OFFICE}/header`, "header2.xml"],
      ["rIdFooter1", `${OFFICE}/footer`, "footer1.xml"],
      ["rIdFooter2", `${OFFICE}/footer`, "footer2.xml"],
      ...body.pictures.map((_, i) => [`rIdImage${i + 1}`, `${OFFICE}/image`, `media/image${i + 1}.png`] as const),
    ]),
    ...Object.fromEntries(
      body.pictures.map((file, i) => [
        `word/media/image${i + 1}.png`,
        new Uint8Array(readFileSync(new URL(file, import.meta.url))),
      ]),
    ),
  })
}

function contentTypes(): string {
  const parts = {
    document: "document.main",
    styles: "styles",
    numbering: "numbering",
    settings: "settings",
    fontTable: "fontTable",
    footnotes: "footnotes",
    header1: "header",
    header2: "header",
    footer1: "footer",
    footer2: "footer",
  }
  const overrides = Object.entries(parts).map(
    ([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${type}+xml"/>`,
  )
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${overrides.join("")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`
}

const relationships = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(([Id, Type, Target]) => `<Relationship${attributes({ Id, Type, Target })}/>`)
    .join("")}</Relationships>`

const coreProperties = ({ title, office, created, modified }: Profile): string =>
  `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(office)}</dc:creator><cp:lastModifiedBy>${escapeXml(office)}</cp:lastModifiedBy><cp:revision>2</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${modified}</dcterms:modified></cp:coreProperties>`

function settings({ eastAsian }: Profile): string {
  const compat = [
    "compatibilityMode",
    "overrideTableStyleFontSizeAndJustification",
    "enableOpenTypeFeatures",
    "doNotFlipMirrorIndents",
  ]
    .map(
      (name, i) =>
        `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${i === 0 ? 15 : 1}"/>`,
    )
    .join("")
  const layout = eastAsian
    ? "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    : ""
  const rsids = `<w:rsids>${val("rsidRoot", RSIDS[0])}${RSIDS.map(id => val("rsid", id)).join("")}</w:rsids>`
  return `${DECLARATION}<w:settings${NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="840"/><w:displayHorizontalDrawingGridEvery w:val="0"/><w:displayVerticalDrawingGridEvery w:val="2"/><w:characterSpacingControl w:val="${eastAsian ? "compressPunctuation" : "doNotCompress"}"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>${layout}${compat}</w:compat>${rsids}<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`
}

function fontTable(): string {
  const font = (name: string, alternative: string, charset: string, family: string) =>
    `<w:font w:name="${name}"><w:altName w:val="${alternative}"/><w:charset w:val="${charset}"/><w:family w:val="${family}"/></w:font>`
  return `${DECLARATION}<w:fonts${NAMESPACES}>${font("Century", "Times New Roman", "00", "roman")}${font("ＭＳ 明朝", "MS Mincho", "80", "roman")}${font("ＭＳ ゴシック", "MS Gothic", "80", "modern")}${font("Arial", "Helvetica", "00", "swiss")}</w:fonts>`
}

/** The separators and the notes; the note's own mark comes first, then a space. */
function footnotes(body: Body, { eastAsian }: Profile): string {
  const separator = (id: number, type: string, sign: string) =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:r><w:${sign}/></w:r></w:p></w:footnote>`
  const notes = body.notes.map((text, i) => {
    const runs = writeRuns(parseInline(text, new Map()), {
      note: () => 0,
      breaks: [],
      mark: null,
      eastAsian,
      properties: "",
    })
    const mark =
      '<w:r><w:rPr><w:rStyle w:val="ab"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    return `<w:footnote w:id="${i + 1}"><w:p><w:pPr>${val("pStyle", "aa")}</w:pPr>${mark}${runs}</w:p></w:footnote>`
  })
  return `${separator(-1, "separator", "separator")}${separator(0, "continuationSeparator", "continuationSeparator")}${notes.join("")}`
}
