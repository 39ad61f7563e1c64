import type { PublishedChange } from "../model/published.ts"
import type { ReportLinks } from "./report-links.ts"

/** The part of the plan a change is in: the outermost heading of its place. */
const partOf = ({ draft, revision }: Pick<PublishedChange, "draft" | "revision">): string =>
  (revision ?? draft)?.place.split(" > ", 1)[0] ?? ""

/** What can be chosen, in the order of the plan and of the results. */
export const partsOf = ({ own }: ReportLinks): readonly string[] => [...new Set(own.map(partOf))]

export const sectionsOf = ({ answers }: ReportLinks): readonly (string | null)[] => [
  ...new Set(answers.map(({ section }) => section)),
]

/** The id of each place where a comment stands, asked for in the order of the page: "comment-7", shown again "comment-7-2". */
export function opinionIds(): (number: number) => string {
  const shown = new Map<number, number>()
  return number => {
    const times = (shown.get(number) ?? 0) + 1
    shown.set(number, times)
    return times === 1 ? `comment-${number}` : `comment-${number}-${times}`
  }
}

/** Element id → the words by which it is found, in the order of the page. */
type Marked = Readonly<Record<string, string>>

/** What can be filtered on a page. Numbers and fixed codes only: no text from outside. */
export interface ReportItems {
  readonly changes: Marked
  /** Changes that follow from no single other one: filtered, not counted. */
  readonly adrift: Marked
  readonly comments: Marked
  /** Ids among `comments` of those shown again: filtered, not counted. */
  readonly again: readonly string[]
}

/** "n:wording a:0 o:adopted s:2 c:6": nature, part of the plan, outcome, section, comment. The page's script counts by these before it has read the page to its end. */
export function itemsOf(links: ReportLinks): ReportItems {
  const parts = new Map(partsOf(links).map((part, index) => [part, `a:${index}`]))
  const sections = new Map(sectionsOf(links).map((section, index) => [section, `s:${index}`]))
  const ofChange = (change: PublishedChange) => [`n:${change.nature}`, parts.get(partOf(change)) ?? ""]
  const ofComment = (number: number) => [`c:${number}`, `o:${links.comments.get(number)?.outcome ?? "none"}`]
  const line = (marks: readonly string[]) => [...new Set(marks)].filter(mark => mark !== "").join(" ")
  const marked = (change: PublishedChange): [string, string] => {
    const known = change.comments.filter(number => links.comments.has(number))
    const stands = known.flatMap(number => links.answersOf.get(number) ?? [])
    const marks = [
      ...ofChange(change),
      ...known.flatMap(ofComment),
      ...stands.map(({ section }) => sections.get(section) ?? ""),
    ]
    return [`change-${change.number}`, line(marks)]
  }
  const idOf = opinionIds()
  const comments = links.answers.flatMap(({ answer, section }) =>
    answer.rows.flat().map(({ number }): [string, string] => {
      const led = (links.changesOf.get(number) ?? []).flatMap(ofChange)
      return [idOf(number), line([...led, ...ofComment(number), sections.get(section) ?? ""])]
    }),
  )
  return {
    changes: Object.fromEntries(links.own.map(marked)),
    adrift: Object.fromEntries(links.adrift.map(marked)),
    comments: Object.fromEntries(comments),
    again: comments.map(([id]) => id).filter(id => /-\d+-/.test(id)),
  }
}
