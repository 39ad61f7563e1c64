import type { Pair } from "../compare/sequence.ts"
import { inPlace, onlyChain, type Stretch, stretchesOf } from "../compare/stretches.ts"
import { BlockNumbers, type BodyBlocks } from "../ooxml/body-blocks.ts"

type Range = readonly [from: number, to: number]

/** Bytes that both bodies share, in their places, and that nothing else is about. */
export interface Aside {
  readonly draft: Range
  readonly revision: Range
  /** A row in whose place one with a mark stands, in bytes; null for blocks, in whose place a paragraph stands. */
  readonly row: string | null
}

/** How much is looked for, and what may be. */
interface Terms {
  /** Bytes that are worth it. */
  readonly least: number
  /** Whether styles and lists mean the same in both. */
  readonly alike: boolean
}

/** What is compared with what: the blocks of two bodies, or the rows of two tables. */
interface Level {
  readonly a: BodyBlocks
  readonly b: BodyBlocks
  readonly keysA: readonly number[]
  readonly keysB: readonly number[]
  readonly pairs: readonly Pair[]
}

/** A table of the draft, the same one in the revision, and their rows. */
interface Tables {
  readonly draft: number
  readonly revision: number
  readonly rows: Level
}

/**
 * What two bodies share and nothing else is about: no block or row beside it says the same, so what was moved, repeated or
 * edited is found without it. In order. Null where there is nothing, or the comparison of what is left might come out otherwise than that of all.
 */
export function asidesOf(a: BodyBlocks, b: BodyBlocks, terms: Terms): readonly Aside[] | null {
  const numbers = new BlockNumbers()
  const body = levelOf(a, b, numbers)
  const tables = tablesOf(body, terms, numbers)
  const loose = textsBeside(body, tables)
  const same = sharedBlocks(body, loose, terms)
  if (!isClear(body, same)) return null
  const blocks = same.map((stretch): Aside => ({ ...rangesOf(body, stretch), row: null }))
  const all = [...blocks, ...tables.flatMap(({ rows }) => sharedRows(rows, loose, terms))]
  return all.length === 0 ? null : all.sort((x, y) => x.draft[0] - y.draft[0])
}

function levelOf(a: BodyBlocks, b: BodyBlocks, numbers: BlockNumbers): Level {
  const [keysA, keysB] = [numbers.of(a), numbers.of(b)]
  return { a, b, keysA, keysB, pairs: inPlace(keysA, keysB) }
}

const rangesOf = ({ a, b }: Level, { draft, revision, length }: Stretch) => ({
  draft: [a.starts[draft] ?? 0, a.starts[draft + length] ?? 0] as const,
  revision: [b.starts[revision] ?? 0, b.starts[revision + length] ?? 0] as const,
})

const count = ({ starts }: BodyBlocks): number => starts.length - 1

/** Whether what is left of a level, with one token for each stretch, can be aligned in one way only. */
function isClear({ keysA, keysB }: Level, same: readonly Stretch[]): boolean {
  if (same.length === 0) return true
  const chain = onlyChain(leftOf(keysA, same, "draft"), leftOf(keysB, same, "revision"))
  return chain !== null && same.every((_, n) => chain.has(-1 - n))
}

/** Numbers of the blocks that are left; negative ones stand for stretches. */
function leftOf(keys: readonly number[], same: readonly Stretch[], side: "draft" | "revision"): readonly number[] {
  const left: number[] = []
  let at = 0
  for (const [n, stretch] of same.entries()) {
    left.push(...keys.slice(at, stretch[side]), -1 - n)
    at = stretch[side] + stretch.length
  }
  return [...left, ...keys.slice(at)]
}

/** Tables of which each is the only one between the same two pairs: one and the same, whatever became of it. */
function tablesOf(body: Level, terms: Terms, numbers: BlockNumbers): readonly Tables[] {
  const found: Tables[] = []
  let [fromA, fromB] = [0, 0]
  for (const [toA, toB] of [...body.pairs, [count(body.a), count(body.b)] as const]) {
    const [draft, revision] = [onlyTable(body.a, fromA, toA), onlyTable(body.b, fromB, toB)]
    const rows = draft !== null && revision !== null && rowsOf(body, draft, revision, terms, numbers)
    if (rows) found.push({ draft, revision, rows })
    ;[fromA, fromB] = [toA + 1, toB + 1]
  }
  return found
}

function onlyTable(body: BodyBlocks, from: number, to: number): number | null {
  let table: number | null = null
  for (let i = from; i < to; i++)
    if (!body.isParagraph(i)) {
      if (table !== null) return null
      table = i
    }
  return table
}

/** The rows of two tables of one form, of which at least half are the same. */
function rowsOf({ a, b }: Level, draft: number, revision: number, { alike }: Terms, numbers: BlockNumbers) {
  const isSettled = [a.frame(draft), b.frame(revision)].every(
    ({ isSelfContained, references }) => isSelfContained && (alike || references.length === 0),
  )
  const [x, y] = isSettled ? [a.rows(draft), b.rows(revision)] : [null, null]
  if (!x || !y) return null
  const head = (rows: BodyBlocks, table: number | undefined) => rows.bytes.subarray(table, rows.starts[0])
  if (!head(x, a.starts[draft]).equals(head(y, b.starts[revision]))) return null
  const rows = levelOf(x, y, numbers)
  return 2 * rows.pairs.length >= Math.min(count(x), count(y)) ? rows : null
}

/** What is said by that of which the other side has no pair. */
function textsBeside(body: Level, tables: readonly Tables[]): ReadonlySet<number> {
  const texts = new Set<number>()
  const collect = (level: Level, inside: (side: 0 | 1) => Iterable<number>) => {
    for (const side of [0, 1] as const) {
      const blocks = side === 0 ? level.a : level.b
      const settled = new Set([...level.pairs.map(pair => pair[side]), ...inside(side)])
      for (let i = 0; i < count(blocks); i++) if (!settled.has(i)) for (const text of blocks.says(i)) texts.add(text)
    }
  }
  collect(body, side => tables.map(table => (side === 0 ? table.draft : table.revision)))
  for (const { rows } of tables) collect(rows, () => [])
  return texts
}

/** Stretches of blocks. Each starts and ends with a paragraph; a body's last block is in none. */
function sharedBlocks({ a, b, pairs }: Level, loose: ReadonlySet<number>, { least, alike }: Terms): readonly Stretch[] {
  const [lastA, lastB] = [lastOf(a), lastOf(b)]
  const settled = pairs.filter(([i, j]) => {
    const { isSelfContained, references } = a.frame(i)
    if (i === lastA || j === lastB || !isSelfContained || !(alike || references.length === 0)) return false
    return !a.says(i).some(text => loose.has(text))
  })
  return stretchesOf(settled).flatMap(stretch => fromParagraphToParagraph(stretch, a, least))
}

/** Index of the last paragraph or table. */
function lastOf(body: BodyBlocks): number {
  let last = count(body) - 1
  while (last >= 0 && !/^<w:(?:p|tbl)[\s/>]/.test(body.text(last))) last--
  return last
}

function fromParagraphToParagraph(stretch: Stretch, body: BodyBlocks, least: number): readonly Stretch[] {
  let { draft, revision, length } = stretch
  for (; length > 0 && !body.isParagraph(draft); length--) {
    draft++
    revision++
  }
  while (length > 0 && !body.isParagraph(draft + length - 1)) length--
  const bytes = (body.starts[draft + length] ?? 0) - (body.starts[draft] ?? 0)
  return length > 0 && bytes >= least ? [{ draft, revision, length }] : []
}

/** Stretches of two rows and more: the first stands, with a mark, for all of them. */
function sharedRows(rows: Level, loose: ReadonlySet<number>, { least }: Terms): readonly Aside[] {
  const settled = rows.pairs.filter(([i]) => !rows.a.says(i).some(text => loose.has(text)))
  const same = stretchesOf(settled).filter(({ draft, length }) => {
    const bytes = (rows.a.starts[draft + length] ?? 0) - (rows.a.starts[draft] ?? 0)
    return length > 1 && bytes >= least && rows.a.text(draft).includes(PARAGRAPH_END)
  })
  if (!isClear(rows, same)) return []
  return same.map(stretch => ({ ...rangesOf(rows, stretch), row: rows.a.text(stretch.draft) }))
}

const PARAGRAPH_END = "</w:p>"

/** A row with something at the end of its first paragraph. */
export const rowWith = (row: string, run: string): string => {
  const at = row.indexOf(PARAGRAPH_END)
  return row.slice(0, at) + run + row.slice(at)
}
