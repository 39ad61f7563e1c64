import type { SQLInputValue } from "node:sqlite"
import type { EntityKind } from "../model/case.ts"
import { Bug } from "../model/errors.ts"
import type { About } from "./about.ts"
import { parseEvent, type Recorded } from "./events.ts"
import type { Write } from "./evolve.ts"

/** A row as SQLite gives it. */
export type Row = Readonly<Record<string, SQLInputValue>>

/** The text in a column; SQLite itself would hand over anything. */
export function textIn(row: Row | undefined, column: string): string {
  const value = row?.[column]
  if (typeof value !== "string") throw new Bug(`column ${column} holds no text`)
  return value
}

/** The number in a column. */
export function numberIn(row: Row | undefined, column: string): number {
  const value = row?.[column]
  if (typeof value !== "number") throw new Bug(`column ${column} holds no number`)
  return value
}

const parsed = (value: SQLInputValue | undefined) => (typeof value === "string" ? JSON.parse(value) : null)

/** A row of `journal`. */
export const recordedOf = (row: Row): Recorded => ({
  seq: numberIn(row, "seq"),
  deed: numberIn(row, "deed"),
  at: textIn(row, "at"),
  by: textIn(row, "by"),
  event: parseEvent(textIn(row, "event")),
})

/** A row of `written`. */
export const writeOf = (row: Row): Write => ({
  kind: textIn(row, "kind") as EntityKind,
  id: textIn(row, "id"),
  before: parsed(row.before),
  after: parsed(row.after),
})

/** The condition for events on a comment or change, as `isAbout` says it of their subjects. ";" follows ":". */
export function aboutSql({ kind, id }: About): { readonly sql: string; readonly values: readonly string[] } {
  const of = (subjects: string) => `seq IN (SELECT seq FROM subject WHERE ${subjects})`
  return kind === "comment"
    ? {
        sql: of("subject IN (?, ?) OR (subject >= ? AND subject < ?)"),
        values: [`comment:${id}`, `placing:${id}`, `link:${id}:`, `link:${id};`],
      }
    : {
        sql: of("subject = ? OR (subject >= 'link:' AND subject < 'link;' AND substr(subject, -length(?)) = ?)"),
        values: [`change:${id}`, `:${id}`, `:${id}`],
      }
}
