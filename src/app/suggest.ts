import { type CaseState, linkId } from "../model/case.ts"
import type { Language } from "../model/errors.ts"
import { UserError } from "../model/errors.ts"
import type { Ledger } from "../trace/ledger.ts"
import { type Suggestion, suggest } from "../trace/suggest.ts"
import type { Case, Report } from "./case.ts"
import { report } from "./case.ts"
import { excerpt, tableLines } from "./table.ts"
import { tracedComment } from "./traced-comment.ts"
import { storedVersion } from "./versions.ts"

/** How much of a change a list shows, in characters. */
const EXCERPT = 30

/** Suggested links of a case with what they are shown by. */
export interface Suggested {
  readonly suggestions: readonly Suggestion[]
  readonly ledger: Ledger
}

const isLinked = (state: CaseState, { comment, change }: Suggestion): boolean => state.link.has(linkId(comment, change))

/** The links that may be, without those that there are. Needs a draft and a revision. */
export async function suggested(opened: Case): Promise<Suggested> {
  const { ledger } = await opened.ledger()
  const [draft, revision] = [
    await storedVersion(opened, ledger.state, "draft"),
    await storedVersion(opened, ledger.state, "revision"),
  ]
  if (!draft || !revision) {
    throw new UserError(
      { ja: "案と修正案の両方が必要です。", en: "Suggestions need both a draft and a revision." },
      { ja: "akaire revise で修正案を読み込んでください。", en: "Load the revision with akaire revise." },
    )
  }
  const comments = ledger.comments.map(comment => tracedComment(comment, ledger))
  const all = suggest({ comments, changes: ledger.changes, draft: draft.plan, revision: revision.plan })
  return { ledger, suggestions: all.filter(suggestion => !isLinked(ledger.state, suggestion)) }
}

/** `suggest --json` (design.md §4): a row is exactly one change. */
export const suggestionData = ({ reason, ...suggestion }: Suggestion, language: Language) => ({
  ...suggestion,
  reason: reason[language],
})

function suggestionRow(suggestion: Suggestion, { changeById }: Ledger, language: Language): readonly string[] {
  const change = changeById.get(suggestion.change)
  const edit = change?.edits[0]
  const side = change?.revision ?? change?.draft
  const isReplaced = change?.kind === "edited" && edit !== undefined
  const what = isReplaced ? `${edit.removed}→${edit.added}` : (side?.text ?? "")
  const sure = { ja: "確実", en: "sure" }
  return [
    suggestion.comment,
    suggestion.change,
    suggestion.score.toFixed(2),
    suggestion.auto ? sure[language] : "",
    side?.place ?? "",
    excerpt(what, EXCERPT),
    suggestion.reason[language],
  ]
}

/** `suggest` for people: a line for each suggestion. */
export function listSuggestions({ suggestions, ledger }: Suggested, language: Language): string {
  const none = { ja: "紐付けの候補はありません。", en: "There is nothing to suggest." }
  if (suggestions.length === 0) return none[language]
  return tableLines(suggestions.map(suggestion => suggestionRow(suggestion, ledger, language))).join("\n")
}

/** Records the suggestions that are sure as links, all in one deed. */
export async function acceptSuggested(opened: Case, language: Language): Promise<Report> {
  const { suggestions } = await suggested(opened)
  const sure = suggestions.filter(({ auto }) => auto)
  await opened.run(sure.map(({ comment, change }) => ({ type: "link", comment, change, edit: null })))
  const left = suggestions.length - sure.length
  return report(
    {
      ja: `確実な候補${sure.length}件を紐付けました。ほかの候補は${left}件です。`,
      en: `Linked the ${sure.length} sure suggestions; ${left} others are left to look at.`,
    },
    { linked: sure.map(suggestion => suggestionData(suggestion, language)), left },
  )
}
