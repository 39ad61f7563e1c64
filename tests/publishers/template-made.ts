import { FIGURES } from "../../src/model/results-profile.ts"
import { STANDARD_PROFILE } from "../../src/model/standard-profile.ts"
import { writeZip } from "../../src/ooxml/zip.ts"

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const P = "http://schemas.openxmlformats.org/package/2006"
const CT = "application/vnd.openxmlformats-officedocument.wordprocessingml"

/** Landscape A4, 30 mm at the sides: 16838 - 2 × 1701 = 13436 twips of text. */
export const SECTION =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1701" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
export const TEXT_WIDTH = 13436

/** Paragraphs; a "|" is where Word began another run. */
export const said = (...texts: readonly string[]): string =>
  texts
    .map(text => {
      const runs = text.split("|").map(part => `<w:r><w:t xml:space="preserve">${part}</w:t></w:r>`)
      return `<w:p>${runs.join('<w:proofErr w:type="spellStart"/>')}</w:p>`
    })
    .join("")

export const BODY = said("みどり市", "{{title}}", "期間：{{period}}", "{{table}}", "以上")

interface Made {
  readonly body?: string
  readonly header?: string
  readonly section?: string
  /** Further styles. */
  readonly styles?: string
  readonly mainType?: string
  /** Type and target of a relationship to something outside. */
  readonly link?: readonly [type: string, target: string]
  /** Further parts, as they are. */
  readonly parts?: Readonly<Record<string, string>>
}

/** An office's letterhead, with a header, a default style called "a" and properties that name people. */
export function letterhead(made: Made = {}): { name: string; bytes: Uint8Array } {
  const { body = BODY, header = said("みどり市役所　{{period}}"), section = SECTION, styles = "" } = made
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const relationship = (id: string, type: string, target: string, mode = "") =>
    `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${mode}/>`
  const list = (...lines: readonly string[]) =>
    `${xml}<Relationships xmlns="${P}/relationships">${lines.join("")}</Relationships>`
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override("/word/document.xml", made.mainType ?? `${CT}.document.main+xml`),
    override("/word/styles.xml", `${CT}.styles+xml`),
    override("/word/header1.xml", `${CT}.header+xml`),
    override("/word/settings.xml", `${CT}.settings+xml`),
    override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
  ]
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `${xml}<Types xmlns="${P}/content-types">${types.join("")}</Types>`,
    "_rels/.rels": list(
      relationship("rId1", "officeDocument", "word/document.xml"),
      `<Relationship Id="rId2" Type="${P}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
    ),
    "docProps/core.xml": `${xml}<cp:coreProperties xmlns:cp="${P}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>ひな形</dc:title><dc:subject>内部用</dc:subject><dc:creator>秘密山田</dc:creator></cp:coreProperties>`,
    "word/document.xml": `${xml}<w:document ${W} xmlns:r="${R}"><w:body>${body}${section}</w:body></w:document>`,
    "word/_rels/document.xml.rels": list(
      relationship("rId1", "styles", "styles.xml"),
      relationship("rId2", "header", "header1.xml"),
      relationship("rId3", "settings", "settings.xml"),
      ...(made.link ? [relationship("rId4", made.link[0], made.link[1], ' TargetMode="External"')] : []),
    ),
    "word/header1.xml": `${xml}<w:hdr ${W}>${header}</w:hdr>`,
    "word/settings.xml": `${xml}<w:settings ${W} xmlns:r="${R}"><w:attachedTemplate r:id="rId1"/></w:settings>`,
    "word/_rels/settings.xml.rels": list(
      relationship("rId1", "attachedTemplate", "file:///C:\\Users\\himitsu\\letter.dotx", ' TargetMode="External"'),
    ),
    "word/styles.xml": `${xml}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Meiryo" w:hAnsi="Meiryo" w:eastAsia="メイリオ"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>${styles}</w:styles>`,
    ...made.parts,
  }
  const encoded = Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)] as const)
  return { name: "letter.docx", bytes: writeZip(new Map(encoded)) }
}

const figures = Object.fromEntries(FIGURES.map(name => [name, `figure-${name}`])) as Record<
  Exclude<(typeof FIGURES)[number], "period" | "total" | "classes">,
  string
>
/** The usual form; each figure says its own name. */
export const FORM = { profile: STANDARD_PROFILE, facts: { comments: new Map(), figures } }
