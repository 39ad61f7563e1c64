import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import type { Lines } from "./trace-lines.ts"

/** One suggested link with the lines of its change in both files. */
export interface Prediction {
  readonly comment: string
  readonly draft: Lines | null
  readonly revision: Lines | null
  readonly score: number
  readonly auto: boolean
}

/** What the suggestions for a set are worth. */
export interface Score {
  /** Comments with a known change; those with the right one first; those without a change. */
  readonly linked: number
  readonly first: number
  readonly without: number
  readonly autoRight: number
  readonly autoWrong: number
  /** Linked comments with a right automatic link. */
  readonly covered: number
  /** Best scores of the linked comments, and of those without a change. */
  readonly bests: { readonly linked: readonly number[]; readonly without: readonly number[] }
  /** How often a linked comment scores above one without a change. */
  readonly auc: number
}

type Gold = Pick<Prediction, "draft" | "revision">
type Row = Readonly<Record<string, string>>

const linesIn = (row: Row, side: string): Lines | null => {
  const [first, last] = [row[`${side}_start`], row[`${side}_end`]]
  return first && last ? { first: Number(first), last: Number(last) } : null
}

const overlap = (a: Lines | null, b: Lines | null): boolean =>
  a !== null && b !== null && a.first <= b.last && b.first <= a.last

const isRight = (one: Prediction, gold: readonly Gold[]): boolean =>
  gold.some(
    ({ draft, revision }) => overlap(one.revision, revision) || (revision === null && overlap(one.draft, draft)),
  )

/** The score of predictions as score.py computes it. */
export function scoreOf(set: string, predictions: readonly Prediction[]): Score {
  const rows: Row[] = parse(readFileSync(join(set, "gold.csv"), "utf8"), { columns: true })
  const links = Map.groupBy(
    rows.filter(row => row.link === "yes"),
    row => row.comment_id ?? "",
  )
  const none = new Set(rows.filter(row => row.link === "none").map(row => row.comment_id ?? ""))
  const goldOf = (id: string): readonly Gold[] =>
    (links.get(id) ?? []).map(row => ({ draft: linesIn(row, "draft"), revision: linesIn(row, "revised") }))
  const made = Map.groupBy(
    [...predictions].sort((a, b) => b.score - a.score),
    one => one.comment,
  )
  const autos = predictions.filter(({ comment, auto }) => auto && (links.has(comment) || none.has(comment)))
  const right = autos.filter(one => isRight(one, goldOf(one.comment)))
  const best = (id: string): number => made.get(id)?.[0]?.score ?? Number.NEGATIVE_INFINITY
  const bests = { linked: [...links.keys()].map(best), without: [...none].map(best) }
  return {
    linked: links.size,
    first: [...links.keys()].filter(id => made.get(id)?.[0] && isRight(made.get(id)?.[0] as Prediction, goldOf(id)))
      .length,
    without: none.size,
    autoRight: right.length,
    autoWrong: autos.length - right.length,
    covered: new Set(right.map(one => one.comment)).size,
    bests,
    auc: aucOf(bests),
  }
}

/** How often a linked comment scores above one without a change (area under the ROC curve; ties count half). */
export function aucOf({ linked, without }: Score["bests"]): number {
  const wins = linked.flatMap(one => without.map(other => (one > other ? 1 : one === other ? 0.5 : 0)))
  return wins.length === 0 ? Number.NaN : wins.reduce<number>((sum, win) => sum + win, 0) / wins.length
}

/** 95 of 100 times the true share lies within (Wilson 1927). */
export function interval(hits: number, of: number): readonly [low: number, high: number] {
  const z = 1.96
  const share = of === 0 ? 0 : hits / of
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}
