import type { Outcome } from "../model/consultation.ts"
import { letterOf, outcomeOf } from "../text/outcome-words.ts"
import { titleKey } from "./column-words.ts"
import { isBlank } from "./comments-table.ts"
import { columnMeaning, type Header, headerAt } from "./header-row.ts"
import { markOf } from "./published-cells.ts"
import type { FlowTable } from "./published-flow.ts"

/** What a column of a published table holds. Several may hold parts of the answer; of the others there is one at most. */
export type ResultsUse =
  | "comment"
  | "answer"
  | "revised"
  | "outcome"
  | "number"
  | "target"
  | "section"
  | "subsection"
  | null

const PLAN = "(?:本|当該)?(?:計画|計画書|方針|指針|条例|条文|本文|原案|素案|成案|案)"

/** 修正, 修正の有無, 計画の修正, 案への反映状況: 有 or 無. As `titleKey` leaves titles. */
const REVISED = new RegExp(
  `^(?:${PLAN}(?:案)?等?(?:の|への|に対する)?)?(?:修正|修文|反映|変更|見直し)等?の?(?:有無|要否|状況|結果)?$|^(?:revised?|revisions?|(?:corresponding)?modifications?|modified|changed?|changes?made|amended)$`,
)
const OUTCOME =
  /^(?:意見)?(?:対応|反映|回答|意見)?の?(?:区分|分類|種別)$|^対応$|^(?:outcome|disposition|decision|status|resolution)$/
const COUNT = /(?:件数|人数|通数)$|^(?:count|number of .*)$/

const withoutBrackets = (title: string): string =>
  title.normalize("NFKC").replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|[※*].*/gsu, "")

const fits = (title: string, pattern: RegExp): boolean =>
  pattern.test(titleKey(title)) || pattern.test(titleKey(withoutBrackets(title)))

type Values = (column: number) => readonly string[]

/** A column whose title may mean several things holds what all its values are. */
const allAre = (values: readonly string[], is: (value: string) => boolean): boolean =>
  values.length > 0 && values.every(is)

/** What each column holds, by its title and, where that is not enough, by its values. */
export function resultsColumns(
  table: FlowTable,
  header: Header,
  legend: ReadonlyMap<string, Outcome>,
): readonly ResultsUse[] {
  const values: Values = column =>
    table.rows
      .slice(header.end)
      .map(row => row.cells[column] ?? "")
      .filter(value => !isBlank(value))
  const uses: ResultsUse[] = header.titles.map((title, column) =>
    ownUse(header.lowest[column] || title, values(column), legend),
  )
  const ranked = header.titles
    .flatMap((_, column) => {
      const meaning = uses[column] === null ? columnMeaning(header, column) : null
      return meaning ? [{ column, ...meaning }] : []
    })
    .sort((a, b) => b.strength - a.strength || a.column - b.column)
  const give = (column: number, use: Exclude<ResultsUse, null>) => {
    if (use === "answer" || !uses.includes(use)) uses[column] = use
  }
  // The published wording is the summary where a table has the original too.
  for (const role of ["summary", "original"])
    for (const each of ranked) if (each.role === role) give(each.column, "comment")
  for (const { column, role } of ranked) {
    if (role === "response") give(column, "answer")
    else if (role === "target") give(column, "target")
    else if (role === "number" || role === "commentId" || role === "submissionId") give(column, "number")
    else if (role === "section" || role === "category")
      give(column, uses.includes("section") ? "subsection" : "section")
    else if (role === "subsection") give(column, "subsection")
  }
  return uses
}

function ownUse(title: string, values: readonly string[], legend: ReadonlyMap<string, Outcome>): ResultsUse {
  if (title === "" || fits(title, COUNT)) return null
  if (fits(title, REVISED)) return "revised"
  if (!fits(title, OUTCOME)) return null
  if (allAre(values, value => legend.has(letterOf(value)) || outcomeOf(value) !== null)) return "outcome"
  return allAre(values, value => markOf(value) !== null) ? "revised" : null
}

const BEFORE =
  /^(?:(?:修正|変更|改正|修文)前|原案|素案|案|意見募集時)(?:の.{1,6})?$|^(?:before|draft(?:text)?|originaltext)$/
const AFTER = /^(?:(?:修正|変更|改正|修文)後|成案|修正案)(?:の.{1,6})?$|^(?:after|revis(?:ed|ion)(?:text)?|newtext)$/
const WHY = /^(?:(?:修正|変更)の?)?(?:理由|趣旨|説明)(?:等)?$|^reasons?(?:forchange)?$/

/** Columns of a table that explains changes without comments (修正前, 修正後, 理由), with its first row below; or null. */
export function reasonColumns(
  table: FlowTable,
): { readonly before: number; readonly after: number; readonly why: number; readonly from: number } | null {
  const { titles, end } = headerAt(table, 0, 1)
  const [before, after, why] = [BEFORE, AFTER, WHY].map(pattern => titles.findIndex(title => fits(title, pattern)))
  if (before === undefined || after === undefined || why === undefined) return null
  return before < 0 || after < 0 || why < 0 ? null : { before, after, why, from: end }
}
