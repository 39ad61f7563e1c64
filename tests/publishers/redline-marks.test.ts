import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { proofForm, proveRedline, redlineDifference } from "../../src/app/redline-proof.ts"
import { openTrees } from "../../src/ooxml/canonical-trees.ts"
import { misplacedMark } from "../../src/ooxml/mark-places.ts"
import { openPackage } from "../../src/ooxml/package.ts"
import { docx } from "../readers/docx-package.ts"
import { redlineOf } from "./redline-made.ts"

/** A document in short: `[` and `]` are the ends of its bookmark "b", `{` and `}` of "c"; each text is a paragraph, a list a row of cells. */
type Short = readonly (string | readonly string[])[]

const MARKS: Readonly<Record<string, string>> = {
  "[": '<w:bookmarkStart w:id="1" w:name="b"/>',
  "]": '<w:bookmarkEnd w:id="1"/>',
  "{": '<w:bookmarkStart w:id="2" w:name="c"/>',
  "}": '<w:bookmarkEnd w:id="2"/>',
}

const runs = (text: string): string =>
  [...text.matchAll(/[[\]{}]|[^[\]{}]+/g)]
    .map(([piece]) => MARKS[piece] ?? `<w:r><w:t xml:space="preserve">${piece}</w:t></w:r>`)
    .join("")
/** A text of marks alone stands between the paragraphs. */
const block = (text: string): string => (/^[[\]{}]+$/.test(text) ? runs(text) : `<w:p>${runs(text)}</w:p>`)
const table = (cells: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cells.map(text => `<w:tc>${block(text)}</w:tc>`).join("")}</w:tr></w:tbl>`
const written = (short: Short): Uint8Array =>
  docx(short.map(each => (typeof each === "string" ? block(each) : table(each))).join(""))

const misplaced = (draft: Short, revision: Short) => {
  const [before, after] = [written(draft), written(revision)]
  const [one, other] = [openTrees("draft", before), openTrees("revision", after)]
  const both = openTrees("redline", redlineOf(before, after))
  const difference = redlineDifference(both, { draft: proofForm(one), revision: proofForm(other) })
  return difference ?? misplacedMark(both, one, other)
}

const text = (names: string) =>
  fc.string({ unit: fc.constantFrom(..."国は支援を行う。事業者", ...names), maxLength: 14 })

/** Paragraphs with the marks of two bookmarks anywhere, the start of each before its end. */
const short = fc
  .tuple(
    fc.array(text(""), { minLength: 1, maxLength: 5 }),
    fc.array(fc.nat(99), { minLength: 4, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([texts, places, both]) => {
    let all = `${texts.join("\n")}\n末尾`
    for (const [start, end, at] of [["[", "]", 0], ...(both ? [["{", "}", 2]] : [])] as [string, string, number][]) {
      const [a, b] = [places[at] ?? 0, places[at + 1] ?? 0].map(place => place % (all.length + 1)).sort((x, y) => x - y)
      all = all.slice(0, a) + start + all.slice(a, b) + end + all.slice(b)
    }
    return all.split("\n")
  })

describe("marks of bookmarks", () => {
  const places: readonly [string, Short, Short][] = [
    ["at the start of a word that is replaced", ["第１条　[定義]"], ["第１条　[用語]"]],
    ["at the start of a paragraph whose first word is replaced", ["[定義]を定める。"], ["[用語]を定める。"]],
    ["behind what is inserted", ["国は、[支援]を行う。"], ["国は、必要な[支援]を行う。"]],
    ["before what is inserted", ["国は、[支援]を行う。"], ["国は、[必要な支援]を行う。"]],
    ["inside a word that is replaced", ["国は、[支{援}]を行う。"], ["国は、[助{成}]を行う。"]],
    ["in a paragraph with another one behind it, at the end", ["本文", "[定義]"], ["本文", "[定義]", "追記する。"]],
    [
      "between paragraphs of which one comes",
      ["一の段落", "[", "二の段落", "]", "三の段落"],
      ["一の段落", "新しい文である。", "[", "二の段落", "]", "三の段落"],
    ],
  ]
  test.each(places)("%s", (_, draft, revision) => {
    expect(misplaced(draft, revision)).toBeNull()
    expect(misplaced(revision, draft)).toBeNull()
  })

  test("an end without a start marks nothing", () => {
    expect(misplaced(["支援]を行う。"], ["支援を行う。"])).toBeNull()
    expect(misplaced(["支援を行う。"], ["支援]を行う。"])).toBeNull()
  })

  test("a mark that is moved by hand is found, and the file refused", async () => {
    const [before, after] = [written(["国は、[支援]を行う。"]), written(["国は、[支援]を行う。"])]
    const moved = written(["国は[、支援]を行う。"])
    const [one, other] = [openTrees("draft", before), openTrees("revision", after)]
    expect(misplacedMark(openTrees("redline", moved), one, other)).toEqual({ side: "draft", mark: "bookmark start b" })
    const pkg = openPackage("案.docx", moved)
    const cut = (bytes: Uint8Array) => ({ pkg: openPackage("f.docx", bytes), body: null })
    await expect(proveRedline(pkg, cut(before), cut(after))).rejects.toThrow(/bookmark/)
  })

  test("whatever is revised around them, they stand where both sides allow", () => {
    fc.assert(
      fc.property(short, short, (draft, revision) => {
        expect(misplaced(draft, revision)).toBeNull()
      }),
      { numRuns: process.env.AKAIRE_LONG ? 5000 : 20 },
    )
  })
})
