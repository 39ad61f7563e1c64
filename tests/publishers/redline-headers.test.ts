import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { proofForm, redlineDifference } from "../../src/app/redline-proof.ts"
import { openTrees } from "../../src/ooxml/canonical-trees.ts"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { readZip, writeZip } from "../../src/ooxml/zip.ts"
import { p, r } from "../readers/docx-package.ts"
import { redlineOf } from "./redline-made.ts"

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006"

/** What the header of each section says; null: it inherits that of the section before. Equal texts are one part. */
type Headers = readonly (string | null)[]

const TEXTS = [
  "国は、必要な支援を行う。",
  "事業者は、訓練を実施する。",
  "庶務は、事務局が処理する。",
  "資料は、公表する。",
]

/** A plan of as many sections as there are headers; each header has a bookmark if asked. `order`: which texts they hold. */
function plan(headers: Headers, bookmarks: string | false = false, order: readonly number[] = [...headers.keys()]) {
  const texts = [...new Set(headers.filter(text => text !== null))]
  const section = (text: string | null) =>
    `<w:sectPr>${text === null ? "" : `<w:headerReference w:type="default" r:id="h${texts.indexOf(text)}"/>`}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`
  const body = headers.map((text, i) => {
    const run = r(TEXTS[order[i] ?? i] ?? "")
    return i === headers.length - 1 ? p(run) + section(text) : `<w:p><w:pPr>${section(text)}</w:pPr>${run}</w:p>`
  })
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const links = (inside: string) => `<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`
  const parts = new Map<string, string>([
    ["[Content_Types].xml", `<Types xmlns="${PACKAGE}/content-types"></Types>`],
    ["_rels/.rels", links(link("m", "officeDocument", "word/document.xml"))],
    ["word/document.xml", `<w:document ${W}><w:body>${body.join("")}</w:body></w:document>`],
    ["word/_rels/document.xml.rels", links(texts.map((_, i) => link(`h${i}`, "header", `header${i}.xml`)).join(""))],
    ...texts.map((text, i): [string, string] => [
      `word/header${i}.xml`,
      `<w:hdr ${W}>${p(bookmarks ? `<w:bookmarkStart w:id="${i}" w:name="${bookmarks}${i}"/>${r(text)}<w:bookmarkEnd w:id="${i}"/>` : r(text))}</w:hdr>`,
    ]),
  ])
  return writeZip(new Map([...parts].map(([name, text]) => [name, new TextEncoder().encode(text)])))
}

/** Where the redline of two plans fails, or null. */
const failure = (draft: Headers, revision: Headers, bookmarks = false) =>
  failureOf(plan(draft, bookmarks && "b"), plan(revision, bookmarks && "b"))

function failureOf(before: Uint8Array, after: Uint8Array) {
  const redline = redlineOf(before, after)
  const sides = { draft: proofForm(openTrees("draft", before)), revision: proofForm(openTrees("revision", after)) }
  return redlineDifference(openTrees("redline", redline), sides) ?? lintRedline("redline", redline)[0] ?? null
}

const header = fc.constantFrom("基本計画", "基本計画（案）", "別紙", null)
const headers = fc.array(header, { minLength: 3, maxLength: 3 })

/** One to four sections in any order: between two of these sections come, go and change places. */
const sections = fc
  .tuple(fc.shuffledSubarray([...TEXTS.keys()], { minLength: 1 }), fc.array(header, { minLength: 4, maxLength: 4 }))
  .map(([order, all]) => ({ order, headers: all.slice(0, order.length) }))

describe("headers of sections", () => {
  test("a header that overrides the inherited one is compared with it, and the one before stays", () => {
    const [draft, revision] = [plan(["基本計画（案）", null]), plan(["基本計画（案）", "基本計画"])]
    for (const bookmarks of [false, true])
      expect(failure(["基本計画（案）", null], ["基本計画（案）", "基本計画"], bookmarks)).toBeNull()
    const parts = readZip("redline", redlineOf(draft, revision))
    const added = [...parts].filter(([name]) => /header/.test(name) && !readZip("d", draft).has(name))
    expect(added).toHaveLength(1)
    expect(parts.get("word/header0.xml")).toEqual(readZip("d", draft).get("word/header0.xml"))
  })

  test("whatever sections name and inherit before and after, both sides are shown", () => {
    fc.assert(
      fc.property(headers, headers, fc.boolean(), (draft, revision, bookmarks) => {
        expect(failure(draft, revision, bookmarks)).toBeNull()
      }),
      { numRuns: process.env.AKAIRE_LONG ? 400 : 25 },
    )
  })

  test("a section that stays shows its own header though the one that it inherited from goes", () => {
    const [draft, revision] = [plan(["基本計画", null], false, [0, 1]), plan(["基本計画（案）"], false, [1])]
    expect(failureOf(draft, revision)).toBeNull()
  })

  test("the same where sections come, go and change places", () => {
    fc.assert(
      fc.property(sections, sections, fc.boolean(), (draft, revision, bookmarks) => {
        // A bookmark of one name in both would have to stand in a header that goes and in one that stays.
        const before = plan(draft.headers, bookmarks && "old", draft.order)
        const after = plan(revision.headers, bookmarks && "new", revision.order)
        expect(failureOf(before, after)).toBeNull()
      }),
      { numRuns: process.env.AKAIRE_LONG ? 2000 : 40 },
    )
  })
})
