import fc from "fast-check"
import { type KeptRedline, makeKeptRedline } from "../../src/app/kept-redline.ts"
import { comparePlans } from "../../src/app/versions.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { publishRedline } from "../../src/publishers/redline.ts"
import { readDocx } from "../../src/readers/plan-docx.ts"
import { type Block, type Doc, doc } from "./redline-model.ts"
import { revised, type Step, steps } from "./redline-revise.ts"

/** A draft that came with tracked changes of 甲: rejecting them gives `former`, accepting them `draft`. */
export function trackedDraft(former: Uint8Array, draft: Uint8Array): Uint8Array {
  const [before, after] = [readDocx("former", former, ""), readDocx("draft", draft, "")]
  const comparison = comparePlans(before.reading.value, after.reading.value)
  return publishRedline(comparison, before.source, after.source, { author: "甲", date: "2025-04-01T00:00:00Z" })
}

/** The redline of somebody that keeps them, and how many records of formatting it merged with its own. */
export const keptBy = (author: string, draft: Uint8Array, revision: Uint8Array): KeptRedline =>
  makeKeptRedline(
    { name: "案.docx", bytes: draft },
    { name: "修正案.docx", bytes: revision },
    { author, date: "2026-01-01T00:00:00Z" },
  )

/** The redline of 乙 that keeps them. */
export const keptRedline = (draft: Uint8Array, revision: Uint8Array): Uint8Array => keptBy("乙", draft, revision).bytes

const REVISION = /<w:\w+\s(?=[^>]*w:author=)[^>]*w:id="(\d+)"[^>]*>/g

/** Whether a tracked change is one of 乙: by its author where it says one, else by whether the draft has its id. */
export function isOfSecond(kept: Uint8Array, draft: Uint8Array): (id: number) => boolean {
  const ids = (bytes: Uint8Array, isMeant: (tag: string) => boolean) =>
    [...readZip("f", bytes)].flatMap(([name, part]) =>
      name.endsWith(".xml")
        ? [...new TextDecoder().decode(part).matchAll(REVISION)]
            .filter(([tag]) => isMeant(tag))
            .map(([, id]) => Number(id))
        : [],
    )
  const isSecond = (tag: string) => tag.includes('w:author="乙"')
  const [first, second] = [new Set(ids(kept, tag => !isSecond(tag))), new Set(ids(kept, isSecond))]
  const known = new TextDecoder().decode(readZip("f", draft).get("word/document.xml"))
  return id => second.has(id) || (!first.has(id) && !known.includes(`<w:tblGridChange w:id="${id}"`))
}

/** What was at first, and what three people made of it one after another. */
export interface Versions {
  readonly former: Doc
  readonly first: Doc
  readonly second: Doc
  readonly revision: Doc
}

/** Steps that change the properties of tables and rows, which the other steps leave alone. */
const looks = fc.array(fc.record({ table: fc.nat(9), row: fc.nat(9), centred: fc.boolean() }), { maxLength: 2 })

function reformatted(plan: Doc, changes: readonly { table: number; row: number; centred: boolean }[]): Doc {
  const copy = structuredClone(plan)
  const tablesOf = (blocks: readonly Block[]): Extract<Block, { kind: "table" }>[] =>
    blocks.flatMap(each => (each.kind === "table" ? [each] : each.kind === "control" ? tablesOf(each.blocks) : []))
  const tables = tablesOf(copy.blocks)
  for (const { table, row, centred } of changes) {
    const found = tables[table % Math.max(1, tables.length)]
    const line = found?.rows[row % found.rows.length]
    if (!found || !line) continue
    found.properties = centred ? '<w:jc w:val="center"/>' : '<w:jc w:val="right"/>'
    line.properties = line.properties === "" ? "<w:cantSplit/>" : "<w:tblHeader/>"
  }
  return copy
}

const deeds = fc.tuple(steps, looks)

export const versions: fc.Arbitrary<Versions> = fc.tuple(doc, deeds, deeds, deeds).map(([former, ...all]) => {
  const next = (plan: Doc, [list, changes]: readonly [readonly Step[], Parameters<typeof reformatted>[1]]) =>
    reformatted(revised(plan, list), changes)
  const first = next(former, all[0])
  const second = next(first, all[1])
  return { former, first, second, revision: next(second, all[2]) }
})
