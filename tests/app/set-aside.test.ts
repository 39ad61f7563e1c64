import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { proveRedline } from "../../src/app/redline-proof.ts"
import { setAside } from "../../src/app/set-aside.ts"
import { comparePlans } from "../../src/app/versions.ts"
import { UserError } from "../../src/model/errors.ts"
import { bodyBlocks } from "../../src/ooxml/body-blocks.ts"
import { type OoxmlPackage, openPackage, packageOfParts } from "../../src/ooxml/package.ts"
import { redlineParts } from "../../src/publishers/redline.ts"
import { readPackage } from "../../src/readers/plan-docx.ts"
import { doc } from "../publishers/redline-model.ts"
import { packageOf } from "../publishers/redline-package.ts"
import { revised, steps } from "../publishers/redline-revise.ts"
import { docx, p, r } from "../readers/docx-package.ts"

const RUNS = process.env.AKAIRE_LONG ? 3000 : 60

const cut = (bytes: Uint8Array) => {
  const pkg = openPackage("f.docx", bytes)
  return { pkg, body: bodyBlocks(pkg) }
}

function written(draft: OoxmlPackage, revision: OoxmlPackage) {
  const [before, after] = [readPackage(draft, ""), readPackage(revision, "")]
  const comparison = comparePlans(before.reading.value, after.reading.value)
  return redlineParts(comparison, before.source, after.source, { author: "A", date: "2025-04-01T00:00:00Z" })
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const main = (pkg: OoxmlPackage) => text(pkg.parts.get("word/main.xml"))

/** Thirty paragraphs of the same length, some of them changed. */
const plan = (change: (n: number) => string = n => `第${n}の段落は、その前の段落とは別のことを定める。`) =>
  docx(`${Array.from({ length: 30 }, (_, n) => p(r(change(n)))).join("")}<w:sectPr/>`)
const DRAFT = plan()
const REVISION = plan(n =>
  n === 15 ? "新しい段落がここに入る。" : `第${n}の段落は、その前の段落とは別のことを定める。`,
)

describe("what both files share", () => {
  test("is set aside, and what changed is left", () => {
    const short = setAside(cut(DRAFT), cut(REVISION))
    expect(main(short?.draft as OoxmlPackage)).toContain("第15の段落")
    expect(main(short?.draft as OoxmlPackage)).not.toMatch(/第(?:3|14|16|28)の段落/)
    expect(main(short?.revision as OoxmlPackage)).toContain("新しい段落")
  })

  test("is put back byte for byte: the redline is that of the whole files", () => {
    const [draft, revision] = [cut(DRAFT), cut(REVISION)]
    const short = setAside(draft, revision)
    const restored = short?.restored(written(short.draft, short.revision))
    expect(text(restored?.get("word/main.xml"))).toBe(text(written(draft.pkg, revision.pkg).get("word/main.xml")))
  })

  test("of a table with a new row the other rows are set aside, and put back byte for byte", () => {
    const row = (n: number) =>
      `<w:tr>${[`項目${n}`, `第${n}の欄には、他の欄とは別のことが書いてある。`].map(text => `<w:tc>${p(r(text))}</w:tc>`).join("")}</w:tr>`
    const body = (rows: readonly number[]) =>
      docx(`${p(r("前"))}<w:tbl><w:tblPr/><w:tblGrid/>${rows.map(row).join("")}</w:tbl>${p(r("後"))}<w:sectPr/>`)
    const rows = Array.from({ length: 30 }, (_, n) => n)
    const [draft, revision] = [cut(body(rows)), cut(body(rows.toSpliced(12, 0, 99)))]
    const short = setAside(draft, revision)
    expect(main(short?.draft as OoxmlPackage).match(/<w:tr>/g)).toHaveLength(2)
    expect(main(short?.revision as OoxmlPackage).match(/<w:tr>/g)).toHaveLength(3)
    expect(main(short?.revision as OoxmlPackage)).toContain("第99の欄")
    const restored = short?.restored(written(short.draft, short.revision))
    expect(text(restored?.get("word/main.xml"))).toBe(text(written(draft.pkg, revision.pkg).get("word/main.xml")))
  })

  test.each([
    ["cells over several rows", (xml: string) => xml.replaceAll("<w:tc>", "<w:tc><w:tcPr><w:vMerge/></w:tcPr>")],
    [
      "tables inside",
      (xml: string) => xml.replace("<w:tc>", `<w:tc><w:tbl><w:tr><w:tc>${p(r("中"))}</w:tc></w:tr></w:tbl>`),
    ],
    ["a note", (xml: string) => xml.replace("</w:p>", '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>')],
  ])("rows of a table with %s stay", (_, change) => {
    const rows = (last: string) =>
      Array.from(
        { length: 30 },
        (_unused, n) => `<w:tr><w:tc>${p(r(n === 29 ? last : `第${n}の欄`.repeat(9)))}</w:tc></w:tr>`,
      )
    const body = (last: string) =>
      docx(`${p(r("前"))}<w:tbl><w:tblPr/><w:tblGrid/>${change(rows(last).join(""))}</w:tbl>${p(r("後"))}<w:sectPr/>`)
    expect(setAside(cut(body("甲")), cut(body("乙")))).toBeNull()
  })

  test.each([
    ["a place that was written on", (xml: string) => xml.replace("~akaire~0=", "~akaire~0</w:t><w:t>=")],
    ["a place that is lost", (xml: string) => xml.replace(/<w:p><w:r><w:t>~akaire~1.*?<\/w:p>/, "")],
    ["a place that stands twice", (xml: string) => xml.replace(/<w:p><w:r><w:t>~akaire~1.*?<\/w:p>/, "$&$&")],
  ])("is not put back into %s", (_, change) => {
    const short = setAside(cut(DRAFT), cut(REVISION))
    const parts = new Map(short && written(short.draft, short.revision))
    const broken = change(text(parts.get("word/main.xml")))
    expect(broken).not.toBe(text(parts.get("word/main.xml")))
    expect(short?.restored(parts.set("word/main.xml", new TextEncoder().encode(broken)))).toBeNull()
  })

  test.each<[string, string]>([
    ["a bookmark", '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'],
    ["a link", '<w:hyperlink r:id="image"><w:r><w:t>link</w:t></w:r></w:hyperlink>'],
    ["a field", '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'],
    ["a note", '<w:r><w:footnoteReference w:id="1"/></w:r>'],
    ["a content control", "<w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>"],
    ["a tracked change", '<w:ins w:id="1" w:author="x"><w:r><w:t>x</w:t></w:r></w:ins>'],
    ["something unknown", '<w:r><x:y xmlns:x="u"/></w:r>'],
    ["unsound XML", "<w:r><w:t>a & b</w:t></w:r>"],
    ["unsound attributes", '<w:r a="1" a="1"/>'],
    ["tags that cross", "<w:r><w:t></w:r></w:t>"],
  ])("stays where it holds %s", (_, inside) => {
    const body = (n: number) =>
      docx(Array.from({ length: 30 }, (_unused, i) => p(r(`段落${i}`.repeat(9)) + inside)).join("") + p(r(String(n))))
    expect(setAside(cut(body(1)), cut(body(2)))).toBeNull()
  })

  test("a text that also came, went or moved stays everywhere", () => {
    const twice = plan(n =>
      n === 25
        ? "第2の段落は、その前の段落とは別のことを定める。"
        : `第${n}の段落は、その前の段落とは別のことを定める。`,
    )
    const short = setAside(cut(DRAFT), cut(twice))
    expect(main(short?.draft as OoxmlPackage)).toContain("第2の段落")
    expect(main(short?.revision as OoxmlPackage).match(/第2の段落/g)).toHaveLength(2)
  })

  test("nothing is set aside where chapters changed places", () => {
    const swapped = plan(n => `第${(n + 15) % 30}の段落は、その前の段落とは別のことを定める。`)
    expect(setAside(cut(DRAFT), cut(swapped))).toBeNull()
  })

  test("whatever is revised, the redline is proved; and almost always it is that of the whole files", async () => {
    let [all, other] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.tuple(doc, steps), async ([before, list]) => {
        const [draft, revision] = [cut(packageOf(before)), cut(packageOf(revised(before, list)))]
        const short = setAside(draft, revision, 0)
        const restored = short?.restored(written(short.draft, short.revision))
        if (!restored) return
        await proveRedline(packageOfParts("f.docx", restored), draft, revision)
        all++
        const whole = written(draft.pkg, revision.pkg)
        if ([...whole].some(([name, bytes]) => text(bytes) !== text(restored.get(name)))) other++
      }),
      { numRuns: RUNS },
    )
    expect(all).toBeGreaterThan(RUNS / 4)
    // Of two paragraphs that changed places either may be the one that moved; a stretch weighs otherwise than its paragraphs.
    expect(other).toBeLessThanOrEqual(Math.ceil(all / 50))
  })
})

describe("the proof of a file with much in common", () => {
  const [draft, revision] = [cut(DRAFT), cut(REVISION)]
  const redline = written(draft.pkg, revision.pkg)
  const xml = text(redline.get("word/main.xml"))
  const block = (n: number) => p(r(`第${n}の段落は、その前の段落とは別のことを定める。`))
  const proof = (changed: string) =>
    proveRedline(
      packageOfParts("f.docx", new Map(redline).set("word/main.xml", new TextEncoder().encode(changed))),
      draft,
      revision,
    )

  test("holds", () => proof(xml))

  test.each<[string, (text: string) => string]>([
    ["a block of it lost", it => it.replace(block(7), "")],
    ["two blocks in another order", it => it.replace(block(7) + block(8), block(8) + block(7))],
    ["a block of it twice", it => it.replace(block(7), block(7) + block(7))],
    ["a block of it elsewhere", it => it.replace(block(3), "").replace(block(20), block(20) + block(3))],
    ["a stretch of it lost", it => it.replace(Array.from({ length: 9 }, (_, n) => block(n + 3)).join(""), "")],
    [
      "a stretch of it elsewhere",
      it => {
        const stretch = Array.from({ length: 9 }, (_, n) => block(n + 3)).join("")
        return it.replace(stretch, "").replace(block(20), block(20) + stretch)
      },
    ],
    ["a character changed in it", it => it.replace("第7の段落", "第７の段落")],
    ["another format in it", it => it.replace(block(7), block(7).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>"))],
  ])("fails on %s", async (_, change) => {
    expect(change(xml)).not.toBe(xml)
    await expect(proof(change(xml))).rejects.toThrow(UserError)
  })

  test("fails where a style means something else", async () => {
    const style = (name: string) => `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="${name}"/></w:style>`
    const body = (last: string) =>
      Array.from({ length: 30 }, (_, n) => p(r(`第${n}の段落である。`), '<w:pStyle w:val="a"/>')).join("") + p(r(last))
    const [one, other] = [
      cut(docx(body("甲"), { styles: style("本文") })),
      cut(docx(body("甲"), { styles: style("見出し") })),
    ]
    await proveRedline(one.pkg, one, one)
    await expect(proveRedline(one.pkg, one, other)).rejects.toThrow(UserError)
  })
})
