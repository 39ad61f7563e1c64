import type { PublishedAnswer, PublishedComment, PublishedResults } from "../model/published.ts"
import type { ResultsFacts } from "../model/results-facts.ts"
import {
  type Content,
  inLanguage,
  type ProfileText,
  type ResultsProfile,
  showsContent,
} from "../model/results-profile.ts"
import { type CellText, cellTexts, type Setting, type Shown } from "./results-cells.ts"
import { type GroupedItem, grouped } from "./results-groups.ts"
import { filledLine, legendLines, outcomeLabel } from "./results-head.ts"
import type { ResultsWords } from "./results-words.ts"

/** A cell of a results table. "continue": merged with the one above. */
export interface SheetCell {
  readonly texts: readonly CellText[]
  /** What its first column shows: looks of an empty cell. */
  readonly content: Content
  readonly merge: "restart" | "continue" | null
}

export type SheetRow =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | {
      readonly kind: "row"
      readonly number: string
      /** Public numbers of the comments in it. */
      readonly comments: readonly number[]
      readonly cells: readonly SheetCell[]
    }

/** A results table laid out by a profile, as text: what a publisher writes down. */
export interface ResultsSheet {
  readonly columns: readonly { readonly title: string; readonly width: number | null }[]
  /** Lines under the title, then what stands above and below the table. */
  readonly head: readonly string[]
  readonly above: readonly string[]
  readonly rows: readonly SheetRow[]
  readonly below: readonly string[]
}

/** Lays results out by a profile. */
export function resultsSheet(
  results: PublishedResults,
  {
    profile,
    facts,
    words,
  }: { readonly profile: ResultsProfile; readonly facts: ResultsFacts; readonly words: ResultsWords },
): ResultsSheet {
  const { language } = results
  const said = (text: ProfileText) => inLanguage(text, language)
  const label = outcomeLabel(profile, language)
  const groups = grouped(results, { profile, facts, words, label })
  const setting: Setting = { profile, facts, words, label, said }
  const rows: SheetRow[] = []
  let through = 0
  for (const [index, group] of groups.entries()) {
    rows.push(...group.headings)
    let number = profile.numbering === "through" ? through : 0
    for (const item of group.items) {
      if ("kind" in item) rows.push(item)
      else {
        const counted = (count: number) => (profile.numbering === "group-number" ? `${index + 1}-${count}` : `${count}`)
        const made = itemRows(item, { ...setting, next: () => counted(++number) })
        rows.push(...made)
      }
    }
    through = number
  }
  return {
    columns: profile.columns.map(({ title, width }) => ({
      title: said(title),
      width: typeof width === "object" && width !== null ? width[language] : width,
    })),
    head:
      profile.head === null ? [] : profile.head.map(line => filledLine(said(line), results, { facts, label, profile })),
    above: [...profile.above.map(said), ...legendLines(results, { profile, said, label })],
    rows,
    below: profile.below.map(said),
  }
}

/** What all rows of an answer say alike. */
const SHARED: ReadonlySet<Content> = new Set(["response", "revised", "changes", "section", "subsection"])

/** The rows of one answer. */
function itemRows(item: GroupedItem, setting: Setting & { readonly next: () => string }): readonly SheetRow[] {
  const { profile } = setting
  const { answer } = item
  const rows = rowsOf(answer, profile)
  const merges = profile.merge && rows.length > 1
  const byAnswer = profile.numbered === "answers" && profile.merge
  let number = ""
  return rows.map((comments, index): SheetRow => {
    if (index === 0 || !byAnswer) number = setting.next()
    const shown: Shown = { ...item, comments, all: profile.merge ? answer.rows.flat() : comments, number }
    const cells = profile.columns.map(({ show }): SheetCell => {
      const contents = typeof show === "string" ? [show] : show
      const isShared = contents.every(one => SHARED.has(one) || (one === "number" && byAnswer))
      const merge = !merges || !isShared ? null : index === 0 ? "restart" : "continue"
      const all = merge === "continue" ? [] : contents.flatMap(one => cellTexts(one, shown, setting))
      // A short mark stands in the middle of a cell of its own; above other texts it begins where they begin.
      const texts =
        contents.length === 1 ? all : all.map(one => (one.kind === "short" ? { ...one, kind: "text" as const } : one))
      return { texts, content: contents[0] ?? "blank", merge }
    })
    return { kind: "row", number, comments: comments.map(comment => comment.number), cells }
  })
}

function rowsOf(answer: PublishedAnswer, { rows }: ResultsProfile): readonly (readonly PublishedComment[])[] {
  // An answer without comments does not occur, but would not be dropped.
  if (answer.rows.length === 0) return [[]]
  if (rows === "comments") return answer.rows.flat().map(comment => [comment])
  return rows === "answers" ? [answer.rows.flat()] : answer.rows
}

/** The number that the table prints for each comment, by its public number: of its first row. Null where no column shows numbers. */
export function printedNumbers({ rows }: ResultsSheet, profile: ResultsProfile): ReadonlyMap<number, string> | null {
  if (!showsContent(profile, "number")) return null
  const numbers = new Map<number, string>()
  for (const row of rows) {
    if (row.kind !== "row") continue
    for (const comment of row.comments) if (!numbers.has(comment)) numbers.set(comment, row.number)
  }
  return numbers
}
