import fc from "fast-check"
import type { Block } from "../../src/model/plan.ts"
import { block } from "./plans.ts"

/** Plans with the structures of real files, for the laws: merged cells, nested tables, fields, notes, headers, objects. */

const words = fc.constantFrom(
  ..."事業者は 重要インフラの 情報システムを 第３条に 令和５年度から 訓練を実施し、 サイバー攻撃に 1,200万円を 適切に管理し あっせんを 𠮷野家が 葛󠄀城市に （以下「計画」という。） 三十日以内に IT security 行う。 報告する。 データベースの".split(
    " ",
  ),
)
/** A sentence, as people write it. */
export const sentence = fc.array(words, { minLength: 1, maxLength: 8 }).map(list => list.join(""))
const short = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }) },
)

const fielded = fc
  .tuple(short, fc.constantFrom("REF _Ref1 \\r", "PAGEREF _Toc1", "PAGE"))
  .map(([text, instruction]) =>
    block(`${text}12`, { fields: [{ from: text.length, to: text.length + 2, instruction }] }),
  )
const pictured = fc
  .tuple(short, fc.constantFrom("1", "2"))
  .map(([text, digest]) => block(`${text}\uFFFC`, { objects: [{ at: text.length, kind: "image", digest }] }))
const formatted = fc
  .tuple(short, fc.constantFrom("b", "i"))
  .map(([text, key]) =>
    block(text, { format: text === "" ? [] : [{ from: 0, to: Math.ceil(text.length / 2), key }], style: "Normal" }),
  )
const labelled = fc
  .tuple(short, fc.nat(9))
  .map(([text, n]) => block(text, { kind: "item", level: 1, label: String(n + 1) }))
const paragraph = fc.oneof(
  { weight: 6, arbitrary: short.map(text => block(text)) },
  { weight: 1, arbitrary: fielded },
  { weight: 1, arbitrary: pictured },
  { weight: 1, arbitrary: formatted },
  { weight: 1, arbitrary: labelled },
)

/** A row: either a cell per column, or the first over two columns. */
const row = fc.tuple(
  fc.boolean(),
  fc.array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: 3, maxLength: 3 }),
)
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

/** Blocks of a table; `nested` stands in its last cell, before that cell's last paragraph. */
function tableOf(rows: readonly Row[], nested: readonly Block[]): readonly Block[] {
  return rows.flatMap(([isWide, cells], r) =>
    (isWide ? [cells[0] ?? [], cells[2] ?? []] : cells).flatMap((inside, c) => {
      const column = isWide && c === 1 ? 2 : c
      const cell = { table: 0, row: r, column, rowSpan: 1, columnSpan: isWide && c === 0 ? 2 : 1 }
      const own = inside.map(each => ({ ...each, cell }))
      return r === rows.length - 1 && column === 2 ? [...nested, ...own] : own
    }),
  )
}

const plainTable = fc.array(row, { minLength: 1, maxLength: 4 })
const anyTable = fc
  .tuple(plainTable, fc.option(plainTable))
  .map(([rows, inner]) => tableOf(rows, inner ? tableOf(inner, []).map(inTable(1)) : []))

const inTable =
  (table: number) =>
  (each: Block): Block =>
    each.cell ? { ...each, cell: { ...each.cell, table: each.cell.table + table } } : each

const note = fc
  .tuple(fc.constantFrom("footnote", "endnote", "header", "footer", "textbox"), fc.nat(3), short)
  .map(([kind, n, text]) => [block(text, { story: { kind, part: `${kind} ${n}` } })])

const piece = fc.oneof(
  { weight: 6, arbitrary: paragraph.map((each): readonly Block[] => [each]) },
  { weight: 2, arbitrary: anyTable },
)

/** What stands at the top of a plan: paragraphs, tables, and notes behind them. Tables get numbers of their own. */
export const pieces = fc.tuple(fc.array(piece, { maxLength: 7 }), fc.array(note, { maxLength: 3 }))
export type Pieces = typeof pieces extends fc.Arbitrary<infer T> ? T : never

/** Blocks of a plan from its pieces. */
export const assembled = ([body, notes]: Pieces): readonly Block[] => [
  ...body.flatMap((each, i) => each.map(inTable(2 * i))),
  ...notes.flat().toSorted((x, y) => (x.story.kind + x.story.part < y.story.kind + y.story.part ? -1 : 1)),
]

/** One thing done to a plan. */
const deed = fc.record({
  what: fc.constantFrom("edit", "insert", "delete", "move", "row out", "row up", "cell", "note"),
  at: fc.nat(20),
  to: fc.nat(20),
  text: short,
  piece,
})
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

const edited = (each: Block, { to, text }: Deed): Block => {
  const signs = [...each.text.replaceAll("\uFFFC", "")]
  return {
    ...each,
    text: [...signs.slice(0, to), text, ...signs.slice(to + 2)].join(""),
    objects: [],
    fields: [],
    format: [],
  }
}

/** A table with its rows in another order, numbered anew; nested tables stay with their cells' rows. */
function withRows(table: readonly Block[], change: (rows: number[]) => readonly number[]): readonly Block[] {
  const outer = table.find(({ cell }) => cell)?.cell?.table ?? -1
  if (table.some(({ cell }) => cell && cell.table !== outer)) return table
  const rows = [...new Set(table.map(({ cell }) => cell?.row ?? 0))]
  return change(rows).flatMap((old, r) =>
    table.flatMap(each => (each.cell?.row === old ? [{ ...each, cell: { ...each.cell, row: r } }] : [])),
  )
}

/** A revision of a plan. */
function revised([body, notes]: Pieces, deeds: readonly Deed[]): Pieces {
  const list = [...body]
  let beside = [...notes]
  for (const each of deeds) {
    const { what, at, to, text } = each
    const i = list.length === 0 ? 0 : at % list.length
    const here = list[i]
    if (what === "note")
      beside = beside.map((inside, n) => (n === at % 3 ? inside.map(one => ({ ...one, text })) : inside))
    else if (what === "insert" || !here) list.splice(i, 0, each.piece)
    else if (what === "delete") list.splice(i, 1)
    else if (what === "move") list.splice(to % list.length, 0, ...list.splice(i, 1))
    else if (what === "row out")
      list[i] = withRows(here, rows => (rows.length > 1 ? rows.toSpliced(to % rows.length, 1) : rows))
    else if (what === "row up")
      list[i] = withRows(here, ([first, ...rows]) => (first === undefined ? rows : [...rows, first]))
    else list[i] = here.map((one, n) => (n === to % here.length ? edited(one, each) : one))
  }
  return [list, beside]
}

/** Both versions of a plan that people changed in a few ways. */
export const versions = fc
  .tuple(pieces, fc.array(deed, { maxLength: 4 }))
  .map(([draft, deeds]) => [assembled(draft), assembled(revised(draft, deeds))] as const)
