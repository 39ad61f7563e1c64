import type { Outcome } from "../model/consultation.ts"
import type { PublishedAnswer, PublishedResults } from "../model/published.ts"
import type { ResultsFacts } from "../model/results-facts.ts"
import { inLanguage, outcomesOf, type ResultsProfile } from "../model/results-profile.ts"
import type { SheetRow } from "./results-sheet.ts"
import { oneLine } from "./results-text.ts"
import { type ResultsWords, sectionTitle, subsectionTitle } from "./results-words.ts"

/** An answer with the titles it stands under in the case; "" for none. */
export interface GroupedItem {
  readonly section: string
  readonly subsection: string
  readonly answer: PublishedAnswer
}

type Heading = Extract<SheetRow, { readonly kind: "heading" }>

/** Answers under one heading; between them headings of sub-sections. */
interface Group {
  readonly headings: readonly Heading[]
  readonly items: readonly (GroupedItem | Heading)[]
}

interface Setting {
  readonly profile: ResultsProfile
  readonly facts: ResultsFacts
  readonly words: ResultsWords
  readonly label: (outcome: Outcome | null) => string
}

const heading = (level: 1 | 2, text: string): Heading => ({ kind: "heading", level, text })

/** The answers in the order and under the headings that the profile asks for. */
export function grouped(results: PublishedResults, setting: Setting): readonly Group[] {
  if (setting.profile.group === "section") return bySection(results, setting)
  const items = results.sections.flatMap(({ title, subsections }) =>
    subsections.flatMap(({ title: subtitle, answers }) =>
      pieces(answers, setting.profile).map(answer => ({ section: title ?? "", subsection: subtitle ?? "", answer })),
    ),
  )
  const order = ordering(results, setting)
  const keyed = items.map(item => ({ item, ...order(item) }))
  const sorted = keyed.toSorted((a, b) => a.rank - b.rank)
  return [...Map.groupBy(sorted, ({ title }) => title)].map(([title, members]) => ({
    headings: title === "" ? [] : [heading(1, oneLine(title))],
    items: members.map(({ item }) => item),
  }))
}

/** Sections and sub-sections as in the case; without a heading for what a column shows. */
function bySection({ sections }: PublishedResults, { profile, words }: Setting): readonly Group[] {
  const { otherSection } = words
  const shown = new Set(profile.columns.flatMap(({ show }) => show))
  return sections.map((section, index) => {
    const title = shown.has("section") ? null : (section.title ?? (index > 0 ? otherSection : null))
    const items = section.subsections.flatMap(({ title: own, answers }, place) => {
      const subtitle = shown.has("subsection") ? null : (own ?? (place > 0 ? otherSection : null))
      return [
        ...(subtitle === null ? [] : [heading(2, subsectionTitle(oneLine(subtitle)))]),
        ...answers.map(answer => ({ section: section.title ?? "", subsection: own ?? "", answer })),
      ]
    })
    return { headings: title === null ? [] : [heading(1, sectionTitle(oneLine(title)))], items }
  })
}

/** Where rows are complete in themselves, the comments of an answer may go to different places. */
function pieces(answers: readonly PublishedAnswer[], { merge, rows }: ResultsProfile): readonly PublishedAnswer[] {
  if (merge || rows !== "comments") return answers
  return answers.flatMap(answer => answer.rows.flat().map(comment => ({ ...answer, rows: [[comment]] })))
}

/** Which group an answer belongs to, and its rank among all. Equal ranks keep the order of the case. */
function ordering(
  { language }: PublishedResults,
  { profile, facts, words, label }: Setting,
): (item: GroupedItem) => { readonly rank: number; readonly title: string } {
  const comments = ({ answer }: GroupedItem) => answer.rows.flat()
  switch (profile.group) {
    case "plan":
      return item => {
        const [first] = comments(item)
          .flatMap(({ number }) => facts.comments.get(number)?.position ?? [])
          .sort((a, b) => a.order - b.order)
        return first
          ? { rank: first.order, title: first.title }
          : { rank: Number.MAX_SAFE_INTEGER, title: words.otherSection }
      }
    case "outcome": {
      const titles = outcomesOf(profile).map(label)
      return item => {
        const outcome = comments(item)[0]?.outcome ?? null
        const title = outcome === null ? words.otherSection : label(outcome)
        const rank = titles.indexOf(title)
        const meaning = outcome && profile.classes ? inLanguage(profile.classes.of[outcome].meaning, language) : ""
        return { rank: rank < 0 ? titles.length : rank, title: meaning === "" ? title : `${title}　${meaning}` }
      }
    }
    case "revised":
      return ({ answer }) => {
        const title = profile.groupTitles?.[answer.revised ? "revised" : "unrevised"] ?? ""
        return { rank: answer.revised ? 0 : 1, title: inLanguage(title, language) }
      }
    default:
      return () => ({ rank: 0, title: "" })
  }
}
