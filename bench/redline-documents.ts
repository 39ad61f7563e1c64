import { writeZip } from "../src/ooxml/zip.ts"

/** A large plan in Japanese, and a revision of it. */
interface LargePair {
  readonly draft: Uint8Array
  readonly revision: Uint8Array
}

type Block =
  | { readonly kind: "heading" | "body" | "item"; readonly text: string; readonly bold: boolean }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] }

/** Repeats for equal seeds (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below)
  }
}

const SUBJECTS = "市,県,関係機関,事業者,地域住民,施設の管理者,委員会,協議会,町内会,受託者".split(",")
const OBJECTS =
  "避難所の運営体制,災害時の情報伝達手段,要配慮者の支援計画,地域公共交通の再編,公共施設の長寿命化,個人情報の取扱い,再生可能エネルギーの導入,子育て支援の充実,水道施設の耐震化,空き家の利活用".split(
    ",",
  )
const ACTIONS =
  "計画的に推進するものとする,定期的に見直すものとする,関係者と協議のうえ定める,別に定める基準により評価する,毎年度その結果を公表する,必要な措置を講じなければならない".split(
    ",",
  )
const CONDITIONS =
  "令和７年度までに,緊急を要する場合を除き,前条の規定にかかわらず,予算の範囲内において,おおむね５年ごとに,国の指針を踏まえ".split(
    ",",
  )

/** Characters on a page as the paragraphs fill it: about six paragraphs of five lines. */
const BLOCKS_PER_PAGE = 6

function sentences(next: (below: number) => number): string {
  const pick = (list: readonly string[]) => list[next(list.length)] ?? ""
  return Array.from(
    { length: 3 + next(3) },
    () =>
      `${pick(SUBJECTS)}は、${pick(CONDITIONS)}、${pick(OBJECTS)}について、${pick(SUBJECTS)}と連携し、${pick(ACTIONS)}。`,
  ).join("")
}

function draftOf(pages: number, next: (below: number) => number): readonly Block[] {
  return Array.from({ length: pages * BLOCKS_PER_PAGE }, (_, i): Block => {
    if (i % 24 === 0)
      return { kind: "heading", text: `${OBJECTS[next(OBJECTS.length)]}（その${i / 24 + 1}）`, bold: true }
    if (i % 30 === 7)
      return {
        kind: "table",
        rows: Array.from({ length: 4 }, (_row, row) => [
          `指標${i}-${row}`,
          `${next(9000) + 100}件`,
          `令和${next(8) + 5}年度`,
        ]),
      }
    return { kind: i % 5 === 3 ? "item" : "body", text: sentences(next), bold: false }
  })
}

/** Edits two of a hundred paragraphs, moves, inserts and removes some, and changes rows. */
function revisionOf(draft: readonly Block[], next: (below: number) => number): readonly Block[] {
  const blocks: Block[] = []
  const moved: Block[] = []
  for (const [i, block] of draft.entries()) {
    if (block.kind === "table") {
      const rows = [...block.rows]
      if (next(10) === 0) rows.splice(1 + next(3), 0, [`指標${i}-新`, `${next(9000)}件`, "令和１２年度"])
      if (next(20) === 0) rows.splice(1 + next(3), 1)
      blocks.push({ kind: "table", rows })
      continue
    }
    const dice = next(1000)
    if (block.kind === "heading") blocks.push(block)
    else if (dice < 20) blocks.push({ ...block, text: edited(block.text, next) })
    else if (dice < 22) blocks.push(block, { ...block, text: sentences(next) })
    else if (dice < 24) continue
    else if (dice < 26) moved.push(block)
    else if (dice < 28) blocks.push({ ...block, bold: true })
    else blocks.push(block)
    if (moved.length > 3) blocks.push(...moved.splice(0, 1))
  }
  return [...blocks, ...moved]
}

const edited = (text: string, next: (below: number) => number): string =>
  next(2) === 0
    ? text.replace(/令和７年度|５年|予算/, found =>
        found === "予算" ? "当該年度の予算" : found.replace(/[７５]/, "３"),
      )
    : text.replace(/連携し/, "緊密に連携し").replace(/定期的に/, "毎年度")

const FONTS = '<w:rFonts w:ascii="ＭＳ 明朝" w:eastAsia="ＭＳ 明朝" w:hAnsi="ＭＳ 明朝" w:hint="eastAsia"/>'

const run = (text: string, bold: boolean): string =>
  `<w:r w:rsidRPr="00D4E5F6"><w:rPr>${FONTS}${bold ? "<w:b/>" : ""}<w:sz w:val="22"/></w:rPr><w:t>${text}</w:t></w:r>`

/** Word splits text into runs as it is typed: here by sentence. */
const paragraph = (text: string, properties: string, bold = false): string =>
  `<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"><w:pPr>${properties}<w:rPr>${FONTS}<w:sz w:val="22"/></w:rPr></w:pPr>${text
    .split(/(?<=。)/)
    .map(sentence => run(sentence, bold))
    .join("")}</w:p>`

const numbered = (level: number): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`

function blockXml(block: Block): string {
  if (block.kind === "table") {
    const cell = (text: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${paragraph(text, "")}</w:tc>`
    return `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="3000"/>'.repeat(3)}</w:tblGrid>${block.rows.map(row => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`
  }
  const properties = {
    heading: `<w:pStyle w:val="1"/>${numbered(0)}`,
    item: numbered(1),
    body: '<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLineChars="100" w:firstLine="220"/>',
  }
  return paragraph(block.text, properties[block.kind], block.bold)
}

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006"
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

const FIXED: Readonly<Record<string, string>> = {
  "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${TYPE}.numbering+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${OFFICE}/numbering" Target="numbering.xml"/></Relationships>`,
  "word/styles.xml": `<w:styles xmlns:w="${MAIN}"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`,
  "word/numbering.xml": `<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="第%1章"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
}

const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1985" w:right="1701" w:bottom="1701" w:left="1701" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'

function packed(blocks: readonly Block[]): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text)
  const body = blocks.map(blockXml).join("")
  return writeZip(
    new Map([
      ...Object.entries(FIXED).map(([name, text]) => [name, encode(text)] as const),
      ["word/document.xml", encode(`<w:document xmlns:w="${MAIN}"><w:body>${body}${PAGE}</w:body></w:document>`)],
    ]),
  )
}

/** Makes a plan of about that many A4 pages and a revision of it. Same pages, same bytes. */
export function largePair(pages: number): LargePair {
  const next = numbers(pages)
  const draft = draftOf(pages, next)
  return { draft: packed(draft), revision: packed(revisionOf(draft, next)) }
}
