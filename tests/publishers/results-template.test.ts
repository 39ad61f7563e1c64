import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { UserError } from "../../src/model/errors.ts"
import type { PublishedResults } from "../../src/model/published.ts"
import { FIGURES } from "../../src/model/results-profile.ts"
import { publishInTemplate } from "../../src/publishers/results-template.ts"
import { EXAMPLE } from "./example.ts"
import { parse, partsOf, readResults } from "./read-results.ts"
import { BODY, FORM, letterhead, SECTION, said, TEXT_WIDTH } from "./template-made.ts"

const published = async (made: Parameters<typeof letterhead>[0], results: PublishedResults = EXAMPLE) =>
  (await publishInTemplate(letterhead(made), results, FORM)).bytes
const partsFor = async (made: Parameters<typeof letterhead>[0], results?: PublishedResults) =>
  partsOf(await published(made, results))
const document = async (made: Parameters<typeof letterhead>[0], results?: PublishedResults) =>
  (await partsFor(made, results)).get("word/document.xml") ?? ""
/** The paragraphs of a part as lines. */
const lines = (xml: string) =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([p]) =>
    p
      .replace(/<w:br\/>/g, "\n")
      .replace(/<[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&"),
  )
const refusal = async (made: Parameters<typeof letterhead>[0]) => {
  const error = await published(made).catch((each: unknown) => each)
  if (!(error instanceof UserError)) throw new Error("not refused")
  return `${error.text.en} ${error.hint?.en ?? ""}`
}

describe("the results in an office's own Word file", () => {
  test("fills texts, also in the header, and leaves everything else", async () => {
    const parts = await partsFor({})
    const text = parts.get("word/document.xml") ?? ""
    expect(lines(text).slice(0, 3)).toEqual(["みどり市", EXAMPLE.title, `期間：${EXAMPLE.period}`])
    expect(lines(text).at(-1)).toBe("以上")
    expect(lines(parts.get("word/header1.xml") ?? "")).toEqual([`みどり市役所　${EXAMPLE.period}`])
    expect(text).toContain(SECTION)
    for (const [name, part] of parts) if (/\.(?:xml|rels)$/.test(name)) parse(part)
  })

  test("holds the table of the results, as wide as its page", async () => {
    const own = readResults(await published({}))
    expect(own.header).toEqual(["御意見の要旨", "御意見に対する考え方", "修正"])
    expect(own.sections.map(({ title }) => title)).toEqual([
      "○ 総論について",
      "○ 計画期間内の取組について",
      "○ その他について(表現の修正)",
    ])
    const widths = [...(await document({})).matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/g)].map(match =>
      Number(match[1]),
    )
    expect(new Set(widths)).toEqual(new Set([TEXT_WIDTH]))
  })

  test("goes by the width of the section in which the table stands", async () => {
    const narrow =
      '<w:p><w:pPr><w:sectPr><w:pgSz w:w="10000" w:h="9000"/><w:pgMar w:left="1000" w:right="1000"/></w:sectPr></w:pPr></w:p>'
    expect(await document({ body: said("{{table}}") + narrow + said("後") })).toContain(
      '<w:tblW w:type="dxa" w:w="8000"/>',
    )
    const own = narrow.replace("</w:p>", "<w:r><w:t>{{table}}</w:t></w:r></w:p>")
    const text = await document({ body: own + said("後") })
    expect(text).toContain('<w:tblW w:type="dxa" w:w="8000"/>')
    expect(text.match(/<w:sectPr>/g)).toHaveLength(2)
  })

  test("finds a placeholder wherever Word cut it into runs", async () => {
    const pieces = (text: string) =>
      fc
        .subarray([...text].map((_, at) => at).slice(1))
        .map(cuts => [...text].map((sign, at) => (cuts.includes(at) ? `|${sign}` : sign)).join(""))
    await fc.assert(
      fc.asyncProperty(pieces("第{{title}}と{{ Total }}号"), pieces("{{table}}"), async (text, table) => {
        const filled = await document({ body: said(text, table) })
        expect(lines(filled)[0]).toBe(`第${EXAMPLE.title}と${EXAMPLE.totals}号`)
        expect(filled).toContain("<w:tbl>")
      }),
      { numRuns: 12 },
    )
  })

  test("names what it knows, and knows what it names", async () => {
    const hint = await refusal({ body: BODY + said("{{titel}}") })
    expect(hint).toContain("letter.docx: there is no placeholder {{titel}} .")
    const names = [...hint.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1] ?? "").filter(name => name !== "titel")
    expect(names).toEqual(expect.arrayContaining(["title", "closing", "table", "ownChanges", ...FIGURES]))
    const texts = names.filter(name => name !== "table" && name !== "ownChanges")
    const text = await document({ body: said(...texts.map(name => `{{${name}}}`), "{{table}}", "{{ownChanges}}") })
    expect(text).not.toContain("{{")
    expect(lines(text)).toEqual(expect.arrayContaining(["figure-organizations", "figure-channels"]))
  })

  test("fills controls, which are no longer bound to properties, cells and text boxes", async () => {
    const control = (properties: string, content: string) =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
    const box = `<w:p><w:r><w:t>枠{{to</w:t></w:r><w:r><w:pict><w:txbxContent>${said("{{title}}")}</w:txbxContent></w:pict></w:r><w:r><w:t>tal}}</w:t></w:r></w:p>`
    const cell = `<w:tbl><w:tr><w:tc>${said("{{rows}}")}</w:tc></w:tr></w:tbl>`
    const bound = control('<w:dataBinding w:xpath="/title"/>', said("{{period}}"))
    const text = await document({ body: bound + box + cell + control("", said("{{table}}")) })
    expect(text).not.toMatch(/\{\{|dataBinding/)
    for (const value of [`>${EXAMPLE.period}<`, `>枠${EXAMPLE.totals}<`, `>${EXAMPLE.title}<`, ">figure-rows<"])
      expect(text).toContain(value)
    expect(text).toMatch(/<\/w:tbl><w:p>(?:(?!<w:p>).)*<\/w:p><\/w:sdtContent>/)
    expect(await refusal({ body: control("<w:text/>", said("{{table}}")) })).toMatch(/stands in a table, a text box/)
  })

  test("takes over what people typed as text, never as XML or as a placeholder", async () => {
    const odd = "<w:p/>&{{table}}"
    const parts = await partsFor({}, { ...EXAMPLE, title: odd, closing: null })
    expect(lines(parts.get("word/document.xml") ?? "")[1]).toBe(odd)
  })

  test("brings the styles that the file lacks, with its fonts, and takes those that it has", async () => {
    const drawn = '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="結果 御意見"/></w:style>'
    const parts = await partsFor({ styles: drawn })
    const styles = parts.get("word/styles.xml") ?? ""
    const used = new Set(
      [...(parts.get("word/document.xml") ?? "").matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(m => m[1]),
    )
    for (const id of used) expect(styles).toContain(`w:styleId="${id}"`)
    expect(used).toContain("own")
    expect(used).not.toContain("ResultsComment")
    expect(styles.match(/<w:rFonts/g)).toHaveLength(1)
    expect(styles).toContain('<w:basedOn w:val="a"/>')
  })

  test("carries nothing of who made the file", async () => {
    const parts = await partsFor({})
    for (const [name, part] of parts) expect(part, name).not.toMatch(/秘密山田|himitsu|内部用|ひな形/)
    expect(parts.get("docProps/core.xml")).toContain(EXAMPLE.title)
  })

  test("keeps links to pages", async () => {
    const link = ["hyperlink", "https://example.invalid/plan"] as const
    expect((await partsFor({ link })).get("word/_rels/document.xml.rels")).toContain(link[1])
  })

  test("the same again gives the same bytes", async () => {
    expect(Buffer.from(await published({})).equals(Buffer.from(await published({})))).toBe(true)
  })

  test("lists the changes that no comment led to behind the table, or in their own place", async () => {
    const order = (text: string) => lines(text).filter(line => /^(御意見の要旨|御意見によらない修正|以上)$/.test(line))
    const change = { place: "1 目的", before: "ＩＴ", after: "IT", reason: { kind: "editorial", text: null } } as const
    const results = { ...EXAMPLE, ownChanges: [change] }
    expect(order(await document({}, results))).toEqual(["御意見の要旨", "御意見によらない修正", "以上"])
    const body = said("{{ownChanges}}", "{{table}}", "以上")
    expect(order(await document({ body }, results))).toEqual(["御意見によらない修正", "御意見の要旨", "以上"])
  })

  test("stamps every page of a draft, whatever headers there are", async () => {
    const parts = await partsFor({}, { ...EXAMPLE, stamp: true })
    expect(lines(parts.get("word/header1.xml") ?? "")).toEqual(["案", `みどり市役所　${EXAMPLE.period}`])
    expect(lines(parts.get("word/stamp.xml") ?? "")).toEqual(["案"])
    const text = parts.get("word/document.xml") ?? ""
    const kinds = [...text.matchAll(/<w:headerReference[^>]*w:type="(\w+)"/g)].map(match => match[1])
    expect(kinds.sort()).toEqual(["default", "even", "first"])
    for (const [name, part] of parts) if (/\.(?:xml|rels)$/.test(name)) parse(part)
    const bare = await partsFor({ section: "" }, { ...EXAMPLE, stamp: true })
    expect((bare.get("word/document.xml") ?? "").match(/<w:headerReference/g)).toHaveLength(3)
  })

  test.each<readonly [string, NonNullable<Parameters<typeof letterhead>[0]>, RegExp]>([
    ["no place", { body: said("{{title}}") }, /has no place \{\{table\}\}/],
    ["two places", { body: said("{{table}}", "{{table}}") }, /\{\{table\}\} stands there twice/],
    ["a place with text beside it", { body: said("表：{{table}}") }, /\{\{table\}\} is not alone in its paragraph/],
    [
      "a place in a cell",
      { body: `<w:tbl><w:tr><w:tc>${said("{{table}}")}</w:tc></w:tr></w:tbl>` },
      /stands in a table/,
    ],
    ["a place in the header", { header: said("{{table}}") }, /stands in a table, a text box, a header/],
    ["open braces", { body: BODY + said("{{title}") }, /braces of a placeholder do not match \("\{\{title\}"\)/],
    ["macros", { mainType: "application/vnd.ms-word.document.macroEnabled.main+xml" }, /letter\.docx holds macros/],
    [
      "tracked changes",
      { body: `${BODY}<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>新</w:t></w:r></w:ins></w:p>` },
      /holds tracked changes/,
    ],
    ["no room", { section: '<w:sectPr><w:pgSz w:w="3000" w:h="3000"/></w:sectPr>' }, /too narrow for the table/],
    ["a linked picture", { link: ["image", "https://example.invalid/logo.png"] }, /links to a file outside of it/],
    ["a link to a folder", { link: ["hyperlink", "file:///C:/Users/himitsu"] }, /links to a file outside of it/],
    ["a workbook", { parts: { "word/document.xml": '<workbook xmlns="x"/>' } }, /is no Word document/],
  ])("refuses a file with %s in one sentence", async (_, made, sentence) => {
    expect(await refusal(made)).toMatch(sentence)
  })

  test("refuses what is no docx, and takes a Word template", async () => {
    const text = { name: "letter.docx", bytes: new TextEncoder().encode("{{table}}") }
    await expect(publishInTemplate(text, EXAMPLE, FORM)).rejects.toThrow(/not in the format of Word/)
    const dotx = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    expect((await partsFor({ mainType: dotx })).get("[Content_Types].xml")).not.toContain("template.main")
  })
})
