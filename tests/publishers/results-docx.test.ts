import { afterEach, describe, expect, test, vi } from "vitest"
import { publicText } from "../../src/model/case.ts"
import type { PublishedResults } from "../../src/model/published.ts"
import { publishResults } from "../../src/publishers/results-docx.ts"
import { EXAMPLE } from "./example.ts"
import { partsOf, readResults } from "./read-results.ts"

const documentOf = async (results: PublishedResults) =>
  partsOf(await publishResults(results)).get("word/document.xml") ?? ""

describe("the results table", async () => {
  const bytes = await publishResults(EXAMPLE)
  const parts = partsOf(bytes)
  const document = parts.get("word/document.xml") ?? ""
  const read = readResults(bytes)

  test("has title, period, totals, three columns and the closing remark", () => {
    expect(read).toMatchObject({
      title: EXAMPLE.title,
      period: "意見募集期間: 令和4(2022)年1月28日から2月28日まで",
      totals: "意見総数: 24件(団体8件、個人16件)",
      header: ["御意見の要旨", "御意見に対する考え方", "修正"],
      closing: EXAMPLE.closing,
      none: null,
    })
  })

  test("names sections with ○ and sub-sections in brackets, once", () => {
    expect(read.sections.map(({ title, subsections }) => [title, ...subsections.map(sub => sub.title)])).toEqual([
      ["○ 総論について", "(事業者に対する規制・支援)"],
      ["○ 計画期間内の取組について", "(リスクマネジメントの活用)"],
      ["○ その他について(表現の修正)", null],
    ])
  })

  test("stacks comments of one row in one cell, each apart from its own further lines", () => {
    const [row] = read.sections[0]?.subsections[0]?.rows ?? []
    expect(row?.comments).toEqual([
      "重要インフラ事業者に対し、次の義務を課すべき。\n・役員へのCIO、CISO、CDOの設置\n・システム管理部門の設置",
      "外資の重要インフラへの参入は禁止すべき。",
    ])
    expect(row).toMatchObject({ revised: "無", mergedWithAbove: false, repeat: false })
  })

  test("merges the answer and its mark over the rows that share them", () => {
    const rows = read.sections[1]?.subsections[0]?.rows ?? []
    expect(rows.map(row => row.mergedWithAbove)).toEqual([false, true])
    expect(rows[1]?.answer).toBe(rows[0]?.answer)
    expect(document.match(/<w:vMerge[^>]*>/g)).toHaveLength(4)
  })

  test("says 有 for a row of which one comment was adopted, and marks 再掲", () => {
    const rows = read.sections[2]?.subsections[0]?.rows ?? []
    expect(rows.map(({ revised, repeat }) => [revised, repeat])).toEqual([
      ["有", false],
      ["無", true],
    ])
  })

  test("repeats the header row on every page, and breaks only long rows", async () => {
    const rowsOf = (xml: string) => xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    const broken = (xml: string) => rowsOf(xml).filter(row => !row.includes("<w:cantSplit"))
    expect(rowsOf(document).filter(row => row.includes("<w:tblHeader"))).toEqual([rowsOf(document)[0]])
    expect(broken(document)).toEqual([])
    const [first, ...rest] = EXAMPLE.sections
    const long = (text: string) => publicText(text.repeat(30))
    const subsections = first?.subsections.map(subsection => ({
      ...subsection,
      answers: subsection.answers.map(answer => ({ ...answer, text: long(answer.text) })),
    }))
    const sections = [{ title: "長い", subsections: subsections ?? [] }, ...rest]
    expect(broken(await documentOf({ ...EXAMPLE, sections })).map(row => row.includes("検討の対象外"))).toEqual([true])
  })

  test("keeps section rows with what they head, and lets a list's lines hang", () => {
    const styles = parts.get("word/styles.xml") ?? ""
    for (const id of ["ResultsSection", "ResultsSubsection", "ResultsColumnTitle"]) {
      expect(styles.split(`w:styleId="${id}"`)[1]?.split("</w:style>")[0]).toContain("<w:keepNext")
    }
    expect(document.match(/<w:ind [^>]*w:hanging="200"/g)).toHaveLength(4)
  })

  test("numbers its pages with fields and is A4 upright", () => {
    const footer = parts.get("word/footer1.xml") ?? ""
    expect(footer).toContain(">PAGE<")
    expect(footer).toContain(">NUMPAGES<")
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
  })

  test("is Japanese, has a title, and its table has one too", () => {
    expect(parts.get("docProps/core.xml")).toContain(
      `<dc:title>${EXAMPLE.title}</dc:title><dc:language>ja-JP</dc:language>`,
    )
    expect(parts.get("word/styles.xml")).toContain('w:eastAsia="ＭＳ 明朝"')
    expect(parts.get("word/styles.xml")).toContain('w:eastAsia="ja-JP"')
    expect(document).toContain(`<w:tblCaption w:val="${EXAMPLE.title}"/></w:tblPr>`)
  })

  test("names nobody and no time", () => {
    for (const [name, part] of parts) {
      expect(part, name).not.toMatch(/creator|lastModifiedBy|Un-named|dcterms|w:author|rsid/)
    }
    expect([...parts.keys()].filter(name => /people|comments/.test(name))).toEqual([])
  })
})

describe("a draft, another language, no comments", () => {
  test("a draft says 案 on every page, the first among them; a publication has no header", async () => {
    const parts = partsOf(await publishResults({ ...EXAMPLE, stamp: true }))
    expect(parts.get("word/header1.xml")).toContain(">案</w:t>")
    expect(parts.get("word/header1.xml")).toContain('string="案"')
    expect(parts.get("word/document.xml")).toContain('<w:headerReference w:type="default"')
    expect(parts.get("word/document.xml")).not.toContain("<w:titlePg")
    expect(await documentOf(EXAMPLE)).not.toContain("headerReference")
  })

  test("speaks English where the case does", async () => {
    const bytes = await publishResults({ ...EXAMPLE, language: "en", period: null })
    const read = readResults(bytes)
    expect(read.header).toEqual(["Summary of comment", "Response", "Revised"])
    expect(read.period).toBeNull()
    expect(read.sections[2]?.subsections[0]?.rows.map(row => row.revised)).toEqual(["Yes", "No"])
    expect(partsOf(bytes).get("docProps/core.xml")).toContain("<dc:language>en-GB</dc:language>")
  })

  test("without comments says so in place of a table", async () => {
    const bytes = await publishResults({ ...EXAMPLE, sections: [], totals: "0件", closing: null })
    expect(readResults(bytes)).toMatchObject({ none: "御意見の提出はありませんでした。", sections: [], header: [] })
    expect(await documentOf({ ...EXAMPLE, sections: [] })).not.toContain("<w:tbl>")
  })

  test("rows without a section that follow a section do not seem to belong to it", async () => {
    const [first, second] = EXAMPLE.sections
    if (!first || !second) throw new Error("the example has sections")
    const read = readResults(await publishResults({ ...EXAMPLE, sections: [first, { ...second, title: null }] }))
    expect(read.sections.map(({ title }) => title)).toEqual(["○ 総論について", "○ その他"])
  })
})

describe("the same results give the same bytes", () => {
  const zone = process.env.TZ
  afterEach(() => {
    vi.useRealTimers()
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test("whatever the clock and the time zone say", async () => {
    vi.useFakeTimers({ toFake: ["Date"] })
    const made: Uint8Array[] = []
    for (const [time, place] of [
      ["2022-06-17T00:00:00Z", "Asia/Tokyo"],
      ["2031-12-31T23:59:59Z", "America/Los_Angeles"],
      ["1999-01-01T12:00:00Z", "Pacific/Kiritimati"],
    ] as const) {
      process.env.TZ = place
      vi.setSystemTime(time)
      made.push(await publishResults({ ...EXAMPLE, stamp: true }))
    }
    expect(made.map(bytes => Buffer.from(bytes).equals(Buffer.from(made[0] ?? [])))).toEqual([true, true, true])
  })
})
