import fc from "fast-check"
import { expect, test } from "vitest"
import { canonicalOf, canonicalParts } from "../../src/ooxml/canonical.ts"
import { firstDifference } from "../../src/ooxml/canonical-difference.ts"
import { openTrees } from "../../src/ooxml/canonical-trees.ts"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { resolvedTrees, resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import type { Resolution } from "../../src/ooxml/resolve-revisions-survey.ts"
import { docx } from "../readers/docx-package.ts"
import { runs } from "../runs.ts"

/** On which sides something stands. */
type Side = "both" | "inserted" | "deleted"

/** A document as a stream, as Word sees it: text, and marks that end paragraphs. */
type Item =
  | {
      readonly kind: "text"
      readonly text: string
      readonly side: Side
      readonly bold: readonly [before: boolean, after: boolean]
    }
  | { readonly kind: "mark"; readonly side: Side; readonly align: readonly [before: string, after: string] }

interface Cell {
  readonly items: readonly Item[]
  /** Properties of the last mark, which is on both sides. */
  readonly last: readonly [before: string, after: string]
}

interface Row {
  readonly side: Side
  readonly cells: readonly Cell[]
}

interface Doc {
  readonly head: Cell
  readonly rows: readonly Row[]
  readonly tail: Cell
}

const side = fc.constantFrom<Side>("both", "both", "inserted", "deleted")
const align = fc.constantFrom("left", "right", "center")
const aligns = fc.oneof(
  align.map(each => [each, each] as const),
  fc.tuple(align, align),
)
const text: fc.Arbitrary<Item> = fc.record({
  kind: fc.constant("text" as const),
  text: fc.stringMatching(/^[a-z第条<&𠮷]{1,4}$/u),
  side,
  bold: fc.tuple(fc.boolean(), fc.boolean()),
})
const mark: fc.Arbitrary<Item> = fc.record({ kind: fc.constant("mark" as const), side, align: aligns })
const cell: fc.Arbitrary<Cell> = fc.record({
  items: fc.array(fc.oneof(text, text, mark), { maxLength: 8 }),
  last: aligns,
})
const documents: fc.Arbitrary<Doc> = fc.record({
  head: cell,
  rows: fc.array(fc.record({ side, cells: fc.array(cell, { minLength: 1, maxLength: 2 }) }), { maxLength: 3 }),
  tail: cell,
})

const escaped = (each: string) => each.replace(/&/g, "&amp;").replace(/</g, "&lt;")
const isOn = (on: Side, how: Resolution) => on === "both" || (on === "inserted") === (how === "accept")
const at = (how: Resolution) => (how === "accept" ? 1 : 0)

/** One side of a document, written plainly. */
function plain(doc: Doc, how: Resolution): string {
  const flow = ({ items, last }: Cell) => {
    let inside = ""
    let out = ""
    const end = (property: string) => {
      out += `<w:p><w:pPr><w:jc w:val="${property}"/></w:pPr>${inside}</w:p>`
      inside = ""
    }
    for (const item of items)
      if (isOn(item.side, how)) {
        if (item.kind === "mark") end(item.align[at(how)])
        else inside += `<w:r>${item.bold[at(how)] ? "<w:rPr><w:b/></w:rPr>" : ""}<w:t>${escaped(item.text)}</w:t></w:r>`
      }
    end(last[at(how)])
    return out
  }
  const rows = doc.rows.filter(row => isOn(row.side, how))
  const table =
    rows.length > 0
      ? `<w:tbl>${rows.map(row => `<w:tr>${row.cells.map(each => `<w:tc>${flow(each)}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`
      : ""
  return flow(doc.head) + table + flow(doc.tail)
}

/** Both sides in one, with tracked changes as Word writes them. */
function tracked(doc: Doc): string {
  let id = 0
  const about = () => `w:id="${++id}" w:author="a"`
  const tag = (on: Side) => (on === "inserted" ? "ins" : "del")
  const run = (item: Item & { kind: "text" }) => {
    const [before, after] = item.bold
    // What is only on one side looks as it does there.
    const now = item.side === "deleted" ? before : after
    const change =
      item.side === "both" && before !== after
        ? `<w:rPrChange ${about()}><w:rPr>${before ? "<w:b/>" : ""}</w:rPr></w:rPrChange>`
        : ""
    const properties = `<w:rPr>${now ? "<w:b/>" : ""}${change}</w:rPr>`
    const name = item.side === "deleted" ? "delText" : "t"
    const inner = `<w:r>${properties}<w:${name}>${escaped(item.text)}</w:${name}></w:r>`
    return item.side === "both" ? inner : `<w:${tag(item.side)} ${about()}>${inner}</w:${tag(item.side)}>`
  }
  const paragraph = (inside: string, on: Side, [before, after]: readonly [string, string]) => {
    const now = on === "deleted" ? before : after
    const revised = on === "both" ? "" : `<w:rPr><w:${tag(on)} ${about()}/></w:rPr>`
    const change =
      on === "both" && before !== after
        ? `<w:pPrChange ${about()}><w:pPr><w:jc w:val="${before}"/></w:pPr></w:pPrChange>`
        : ""
    return `<w:p><w:pPr><w:jc w:val="${now}"/>${revised}${change}</w:pPr>${inside}</w:p>`
  }
  const flow = ({ items, last }: Cell) => {
    let inside = ""
    let out = ""
    for (const item of items)
      if (item.kind === "text") inside += run(item)
      else {
        out += paragraph(inside, item.side, item.align)
        inside = ""
      }
    return out + paragraph(inside, "both", last)
  }
  const rows = doc.rows.map(row => {
    const properties = row.side === "both" ? "" : `<w:trPr><w:${tag(row.side)} ${about()}/></w:trPr>`
    return `<w:tr>${properties}${row.cells.map(each => `<w:tc>${flow(each)}</w:tc>`).join("")}</w:tr>`
  })
  return `${flow(doc.head)}${rows.length > 0 ? `<w:tbl>${rows.join("")}</w:tbl>` : ""}${flow(doc.tail)}`
}

test("accepting and rejecting give the two sides that were written together", () => {
  fc.assert(
    fc.property(documents, fc.constantFrom<Resolution>("accept", "reject"), (doc, how) => {
      const both = docx(tracked(doc))
      const wanted = canonicalParts("wanted", docx(plain(doc, how)))
      const resolved = resolveRevisions("f", both, how)
      expect(firstDifference(canonicalParts("f", resolved), wanted)).toBeNull()
      expect(firstDifference(canonicalOf(resolvedTrees(openTrees("f", both), how)), wanted)).toBeNull()
      expect(lintRedline("f", both)).toEqual([])
      for (const again of ["accept", "reject"] as const) expect(resolveRevisions("f", resolved, again)).toBe(resolved)
    }),
    { numRuns: runs(300) },
  )
})
