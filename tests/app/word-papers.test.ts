import { describe, expect, test } from "vitest"
import { proofForm, proveRedline, redlineDifference } from "../../src/app/redline-proof.ts"
import { makeWordPapers } from "../../src/app/word-papers.ts"
import { UserError } from "../../src/model/errors.ts"
import { bodyBlocks } from "../../src/ooxml/body-blocks.ts"
import { openTrees } from "../../src/ooxml/canonical-trees.ts"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { openPackage } from "../../src/ooxml/package.ts"
import { readZip, writeZip } from "../../src/ooxml/zip.ts"
import { readDocxPlan } from "../../src/readers/plan-docx.ts"
import { del, docx, ins, p, r, type SideParts } from "../readers/docx-package.ts"

const version = (name: string, bytes: Uint8Array, tracked: "accepted" | "rejected" = "accepted") => ({
  file: { name, bytes },
  tracked,
})

/** The papers of two files; the proof is part of making them. */
async function papers(draft: Uint8Array, revision: Uint8Array) {
  const made = await makeWordPapers(version("案.docx", draft), version("修正案.docx", revision))
  expect(lintRedline("redline", made.redline)).toEqual([])
  return made
}

const texts = (bytes: Uint8Array, view: "accepted" | "rejected" = "accepted") =>
  readDocxPlan("f.docx", bytes, "", { tracked: view }).value.blocks.map(block => block.text)
const part = (bytes: Uint8Array, name = "word/main.xml") => new TextDecoder().decode(readZip("f", bytes).get(name))

/** A package with the text of its main part changed. */
const changed = (bytes: Uint8Array, change: (text: string) => string, name = "word/main.xml"): Uint8Array => {
  const parts = new Map(readZip("f", bytes))
  parts.set(name, new TextEncoder().encode(change(part(bytes, name))))
  return writeZip(parts)
}

const LONG = "甲は、乙の事前の書面による承諾を得なければならない。"
const FILL = ["第一の段落である。", "第二の段落は別のことを言う。", "第三には表がある。"]
  .map(text => p(r(text)))
  .join("")
const row = (...cells: readonly string[]) => `<w:tr>${cells.map(text => `<w:tc>${p(r(text))}</w:tc>`).join("")}</w:tr>`
const table = (...rows: readonly string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`
const note = (id: number, text: string) => `<w:footnote w:id="${id}">${p(r(text))}</w:footnote>`
const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`

const DRAFT = docx(
  p(r(LONG)) +
    FILL +
    p(r("甲は個人情報を守る。") + mark(1)) +
    p(r("細字", "<w:i/>")) +
    table(row("東京", "百人"), row("大阪", "二百人")) +
    p(r("削られる段落。")) +
    p(r("以上")),
  { footnotes: note(1, "注は一つ。") },
)
const REVISION = docx(
  FILL +
    p(r("甲は営業秘密を守る。") + mark(1)) +
    p(r(LONG)) +
    p(r("細字", "<w:b/>")) +
    table(row("東京", "百人"), row("名古屋", "五人"), row("大阪", "二百人")) +
    p(r("以上")),
  { footnotes: note(1, "注は二つ。") },
)

describe("the proof", async () => {
  const { redline } = await papers(DRAFT, REVISION)
  const cut = (bytes: Uint8Array) => {
    const pkg = openPackage("f", bytes)
    return { pkg, body: bodyBlocks(pkg) }
  }
  const sides = { draft: proofForm(openTrees("a", DRAFT)), revision: proofForm(openTrees("b", REVISION)) }

  test("holds for what the writer writes", () => expect(redlineDifference(openTrees("r", redline), sides)).toBeNull())

  test.each<[string, (text: string) => string, string?]>([
    ["a character lost in kept text", text => text.replace("第二の段落", "第二段落")],
    ["an insertion that is not marked", text => text.replace(/<w:ins [^>]*>(<w:r>.*?)<\/w:ins>/, "$1")],
    [
      "a deletion that is not marked",
      text => text.replace(/<w:del [^>]*>(<w:r>.*?)<\/w:del>/, (_, runs: string) => runs.replaceAll("delText", "t")),
    ],
    ["a deletion that is left out", text => text.replace(/<w:del [^>]*><w:r>.*?<\/w:del>/, "")],
    ["a move that only goes", text => text.replace(/<w:moveToRangeStart.*?<w:moveToRangeEnd[^>]*>/, "")],
    ["a moved mark that is not tracked", text => text.replace(/<w:rPr><w:moveFrom [^>]*\/><\/w:rPr>/, "")],
    ["a former format that is forgotten", text => text.replace(/<w:rPrChange.*?<\/w:rPrChange>/, "")],
    ["a former format that is another", text => text.replace(/(<w:rPrChange [^>]*><w:rPr>)<w:i\/>/, "$1<w:u/>")],
    ["a row that is not tracked", text => text.replace(/<w:trPr><w:ins [^>]*\/><\/w:trPr>/, "")],
    ["a row in another place", text => text.replace(/(<w:tr>(?:(?!<w:tr>).)*?<\/w:tr>)(<w:tr>.*?<\/w:tr>)/, "$2$1")],
    ["a deleted paragraph whose mark stays", text => text.replace(/<w:rPr><w:del [^>]*\/><\/w:rPr>/, "")],
    [
      "a note that stays as it was",
      text => text.replace(/<w:ins .*?<\/w:ins>|<w:del .*?<\/w:del>/g, ""),
      "word/footnotes1.xml",
    ],
    ["a note's mark that is lost", text => text.replace(/<w:footnoteReference [^>]*>/, "")],
  ])("fails on %s", async (_, change, name) => {
    const broken = changed(redline, change, name)
    expect(part(broken, name)).not.toBe(part(redline, name))
    expect(redlineDifference(openTrees("r", broken), sides)).not.toBeNull()
    await expect(proveRedline(openPackage("修正案.docx", broken), cut(DRAFT), cut(REVISION))).rejects.toThrow(UserError)
  })
})

describe("the proof of what Word stumbles over", async () => {
  const { redline } = await papers(DRAFT, REVISION)
  const cut = (bytes: Uint8Array) => {
    const pkg = openPackage("f", bytes)
    return { pkg, body: bodyBlocks(pkg) }
  }
  const proof = (change: (text: string) => string, draft = DRAFT, revision = REVISION) => {
    const broken = changed(redline, change)
    expect(part(broken)).not.toBe(part(redline))
    return proveRedline(openPackage("修正案.docx", broken), cut(draft), cut(revision))
  }

  test.each<[string, (text: string) => string]>([
    ["two changes of one id", text => text.replace(/<w:(ins|del) w:id="\d+"/g, '<w:$1 w:id="7"')],
    [
      "deleted text that is called text",
      text => text.replace(/<w:delText( [^>]*)?>([^<]*)<\/w:delText>/, "<w:t$1>$2</w:t>"),
    ],
    ["a change without an author", text => text.replace(/(<w:ins [^>]*?) w:author="[^"]*"/, "$1")],
  ])("fails on %s, though both sides are right", async (_, change) => {
    const sides = { draft: proofForm(openTrees("a", DRAFT)), revision: proofForm(openTrees("b", REVISION)) }
    expect(redlineDifference(openTrees("r", changed(redline, change)), sides)).toBeNull()
    await expect(proof(change)).rejects.toThrow(/Word may not open it/)
  })

  test("leaves alone what the files themselves have", async () => {
    const twice = (bytes: Uint8Array) =>
      changed(bytes, text =>
        text.replace(/(<w:p>)/g, '$1<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>'),
      )
    await makeWordPapers(version("a", twice(DRAFT)), version("b", twice(REVISION)))
  })
})

describe("the papers", async () => {
  const { redline, struck, clean } = await papers(DRAFT, REVISION)

  test("show the draft, the revision and the revision", () => {
    expect(texts(redline, "rejected")).toEqual(texts(DRAFT))
    expect(texts(redline, "accepted")).toEqual(texts(REVISION))
    expect(texts(clean)).toEqual(texts(REVISION))
    expect(part(struck)).not.toMatch(/<w:(ins|del|moveFrom|moveTo|rPrChange)\b/)
  })

  test("are the same bytes each time", async () =>
    expect(await papers(DRAFT, REVISION)).toEqual({ redline, different: true, struck, clean }))

  test("say whether anything changed", async () => expect((await papers(DRAFT, DRAFT)).different).toBe(false))

  test("bear the date at which the revision was saved", async () => {
    const dated = (bytes: Uint8Array) => {
      const parts = new Map(readZip("f", bytes))
      const core =
        '<cp:coreProperties><dcterms:modified xsi:type="dcterms:W3CDTF">2025-04-01T09:00:00Z</dcterms:modified></cp:coreProperties>'
      return writeZip(parts.set("docProps/core.xml", new TextEncoder().encode(core)))
    }
    expect(part((await papers(DRAFT, dated(REVISION))).redline)).toContain('w:date="2025-04-01T09:00:00Z"')
    expect(part(redline)).toContain('w:date="1980-01-01T00:00:00Z"')
  })
})

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

/** The package under other names for its namespaces. */
const underPrefix = (bytes: Uint8Array) =>
  changed(bytes, text =>
    text
      .replace(`xmlns:w="${W}"`, `xmlns:ns0="${W}"`)
      .replaceAll("<w:", "<ns0:")
      .replaceAll("</w:", "</ns0:")
      .replaceAll(" w:", " ns0:"),
  )
const strict = (bytes: Uint8Array) =>
  changed(bytes, text => text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main"))

/** Either papers or one sentence for people. */
async function papersOrSentence(draft: Uint8Array, revision: Uint8Array): Promise<"papers" | "sentence"> {
  try {
    await papers(draft, revision)
    return "papers"
  } catch (error) {
    expect(error).toBeInstanceOf(UserError)
    return "sentence"
  }
}

describe("files that are not as usual", () => {
  test("with tracked changes of their own: the side that is meant", async () => {
    const tracked = docx(p(r("甲は") + del("個人情報") + ins(r("営業秘密")) + r("を守る。")))
    const made = await makeWordPapers(version("a.docx", tracked, "rejected"), version("a.docx", tracked))
    expect([texts(made.redline, "rejected"), texts(made.redline)]).toEqual([
      ["甲は個人情報を守る。"],
      ["甲は営業秘密を守る。"],
    ])
  })

  test("strict, or under other prefixes", async () => {
    const [a, b] = [docx(p(r("甲は個人情報を守る。"))), docx(p(r("甲は営業秘密を守る。")))]
    expect(await papersOrSentence(strict(a), strict(b))).toBe("papers")
    expect(await papersOrSentence(strict(a), b)).toBe("papers")
    expect(await papersOrSentence(a, underPrefix(b))).toBe("papers")
    expect(await papersOrSentence(underPrefix(a), b)).toBe("sentence")
    expect(await papersOrSentence(underPrefix(a), underPrefix(b))).toBe("sentence")
    expect(await papersOrSentence(underPrefix(a), underPrefix(a))).toBe("papers")
  })

  test.each<[string, SideParts, SideParts, string]>([
    ["a header", {}, { header: p(r("頭書き")) }, '<w:headerReference w:type="default" r:id="header"/>'],
    [
      "a footer",
      {},
      { footer: p(r("足書き"), '<w:jc w:val="center"/>') },
      '<w:footerReference w:type="default" r:id="footer"/>',
    ],
  ])("%s that only one of them has", async (_, none, some, reference) => {
    const body = p(r("本文。"))
    const [without, having] = [docx(`${body}<w:sectPr/>`, none), docx(`${body}<w:sectPr>${reference}</w:sectPr>`, some)]
    expect(texts((await papers(without, having)).clean)).toEqual(texts(having))
    expect(texts((await papers(having, without)).redline, "rejected")).toEqual(texts(having))
  })

  test("comments that only one of them has come and go with their marks", async () => {
    const comment = `<w:comment w:id="0" w:author="査読者">${p(r("要確認"))}</w:comment>`
    const body = `<w:commentRangeStart w:id="0"/>${r("本文")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`
    const [plain, commented] = [docx(p(r("本文"))), docx(p(body), { comments: comment })]
    expect(part((await papers(plain, commented)).clean)).toContain("commentReference")
    expect(part((await papers(commented, plain)).clean)).not.toContain("commentReference")
  })

  test("lists and styles that only the revision has", async () => {
    const list =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    const style = '<w:style w:type="paragraph" w:styleId="x1"><w:name w:val="条見出し"/></w:style>'
    const item = p(r("項目"), '<w:pStyle w:val="x1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>')
    const revision = docx(p(r("本文")) + item + p(r("以上")), { numbering: list, styles: style })
    const empty = {
      styles: '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
    }
    const { clean } = await papers(docx(p(r("本文")) + p(r("以上")), empty), revision)
    expect(readDocxPlan("f", clean, "").value.blocks.map(({ label, style: name }) => [label, name])[1]).toEqual([
      "第1条",
      "条見出し",
    ])
    await papers(docx(p(r("本文")) + p(r("以上"))), revision)
  })

  test("an imported file, and a text box in the old form", async () => {
    const box = (text: string) =>
      `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p(r(text))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
    expect(
      texts((await papers(docx(p(r("図") + box("箱の中の文"))), docx(p(r("図") + box("箱の中の別の文"))))).clean),
    ).toContain("箱の中の別の文")
    const chunk = '<w:altChunk r:id="image"/>'
    const html = { image: new TextEncoder().encode("<p>取り込んだ文</p>") }
    expect(
      await papersOrSentence(
        docx(p(r("甲乙")) + chunk + p(r("丙")), html),
        docx(p(r("甲丁")) + chunk + p(r("丙")), html),
      ),
    ).toBe("papers")
  })

  test("a paragraph of ten pages with a hundred edits", async () => {
    const words = Array.from({ length: 2000 }, (_, i) => `語${i % 97}、`)
    const edited = words.map((word, i) => (i % 20 === 0 ? "改、" : word))
    const { clean } = await papers(docx(p(r(words.join("")))), docx(p(r(edited.join("")))))
    expect(texts(clean)).toEqual([edited.join("")])
  })
})
