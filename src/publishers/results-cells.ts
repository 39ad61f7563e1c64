import type { Outcome } from "../model/consultation.ts"
import type { Language } from "../model/errors.ts"
import type { PublishedAnswer, PublishedComment } from "../model/published.ts"
import type { CommentFacts, ResultsFacts, RowChange } from "../model/results-facts.ts"
import type { Content, ProfileText, ResultsProfile } from "../model/results-profile.ts"
import { SUBMITTER_LABELS } from "../text/labels.ts"
import { plainTitle, type ResultsWords } from "./results-words.ts"

/** A text in a cell: what it is, and whether it is stacked under another of its kind. */
export interface CellText {
  readonly kind: "comment" | "response" | "revised" | "repeat" | "short" | "text"
  readonly text: string
  readonly stacked: boolean
}

/** What a row is about. */
export interface Shown {
  readonly section: string
  readonly subsection: string
  readonly answer: PublishedAnswer
  /** Of this row. */
  readonly comments: readonly PublishedComment[]
  /** Of all rows that the shared cells stand for. */
  readonly all: readonly PublishedComment[]
  readonly number: string
}

/** What every row of a table is laid out by. */
export interface Setting {
  readonly profile: ResultsProfile
  readonly facts: ResultsFacts
  readonly words: ResultsWords
  readonly label: (outcome: Outcome | null) => string
  readonly said: (text: ProfileText) => string
}

const short = (text: string): readonly CellText[] => (text === "" ? [] : [{ kind: "short", text, stacked: false }])
const plain = (text: string): readonly CellText[] => (text === "" ? [] : [{ kind: "text", text, stacked: false }])
const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter(text => text !== "")

/** What a column shows of a row. */
export function cellTexts(content: Content, shown: Shown, setting: Setting): readonly CellText[] {
  const { answer, comments } = shown
  const { words, profile, said, label } = setting
  const known = factsOf(comments, setting.facts)
  switch (content) {
    case "number":
      return short(shown.number)
    case "section":
      return plain(plainTitle(shown.section))
    case "subsection":
      return plain(plainTitle(shown.subsection))
    case "place":
      return plain(once(known.map(({ place }) => place)).join("\n"))
    case "index":
      return short(known.map(({ index }) => index).join("\n"))
    case "comment":
      return commentTexts(shown, profile.words.repeat === null ? words.repeat : said(profile.words.repeat))
    case "count":
      return short(`${comments.length}`)
    case "people":
      return short(`${new Set(known.map(({ submission }) => submission)).size}`)
    case "submitter":
      return plain(submitters(known, words.language).join("\n"))
    case "name":
      return plain(once(known.map(({ name }) => name ?? "")).join("\n"))
    case "original":
      return known.map(({ original }, index) => ({
        kind: "text",
        text: original ?? words.withheld,
        stacked: index > 0,
      }))
    case "type":
      return short(once(known.map(({ type }) => (profile.types ? said(profile.types[type]) : ""))).join(" "))
    case "proposal":
      return plain(once(known.flatMap(({ proposals }) => proposals.map(words.proposal))).join("\n"))
    case "response":
      return [{ kind: "response", text: answer.text, stacked: false }]
    case "outcome":
      return short(once(comments.map(({ outcome }) => label(outcome))).join("\n"))
    case "revised":
      return [{ kind: "revised", text: revisedText(shown, setting), stacked: false }]
    case "changes":
      return changeTexts(rowChanges(factsOf(shown.all, setting.facts)), setting)
    case "blank":
      return []
  }
}

const factsOf = (comments: readonly PublishedComment[], { comments: facts }: ResultsFacts): readonly CommentFacts[] =>
  comments.flatMap(({ number }) => facts.get(number) ?? [])

/** Changes of the comments, each once, in the order of the plan. */
const rowChanges = (facts: readonly CommentFacts[]): readonly RowChange[] =>
  [...new Map(facts.flatMap(({ changes }) => changes).map(change => [change.number, change])).values()].sort(
    (a, b) => a.number - b.number,
  )

function commentTexts({ comments, answer }: Shown, repeat: string): readonly CellText[] {
  const texts = comments.map(({ text }, index): CellText => ({ kind: "comment", text, stacked: index > 0 }))
  return answer.repeat ? [...texts, { kind: "repeat", text: repeat, stacked: false }] : texts
}

/** 有 or 無: of the answer as a whole; where each row is complete in itself, of the row's own comments. */
function revisedText({ answer, all }: Shown, { profile, facts, words, said }: Setting): string {
  const whole = rowChanges(factsOf(answer.rows.flat(), facts)).length > 0
  const isRevised = profile.merge || !whole ? answer.revised : rowChanges(factsOf(all, facts)).length > 0
  const own = isRevised ? profile.words.revised : profile.words.unrevised
  return own === null ? (isRevised ? words.revised : words.unrevised) : said(own)
}

/** Released names, then of how many other submissions of each kind: みどり自転車協会, 団体1, 個人3. */
function submitters(facts: readonly CommentFacts[], language: Language): readonly string[] {
  const senders = [...new Map(facts.map(fact => [fact.submission, fact])).values()]
  const names = once(senders.map(({ name }) => name ?? ""))
  const others = senders.filter(({ name }) => name === null)
  const kinds = (["organization", "individual", "unknown"] as const).flatMap(kind => {
    const found = others.filter(({ submitter }) => submitter === kind).length
    if (found === 0) return []
    const label = SUBMITTER_LABELS[kind][language]
    return [senders.length === 1 ? label : language === "ja" ? `${label}${found}` : `${label}: ${found}`]
  })
  return [...names, ...kinds]
}

/** Each change: where, and what it said before and says now. */
function changeTexts(changes: readonly RowChange[], { profile, words, said }: Setting): readonly CellText[] {
  const before = profile.words.before === null ? words.before : said(profile.words.before)
  const after = profile.words.after === null ? words.after : said(profile.words.after)
  return changes.map((change, index) => {
    const lines = [
      words.changePlace(change),
      before,
      change.before === "" ? words.added : change.before,
      after,
      change.after === "" ? words.deleted : change.after,
    ]
    return { kind: "text", text: lines.filter(line => line !== "").join("\n"), stacked: index > 0 }
  })
}
