import type { Command } from "../journal/decide.ts"
import type { ChangeId } from "../model/change.ts"
import type { CommentId, Outcome, WorkState } from "../model/consultation.ts"
import { type Message, never } from "../model/errors.ts"
import { OUTCOME_LABELS, STATE_LABELS } from "../text/labels.ts"
import { type Case, type Report, report } from "./case.ts"

/** What is done to many comments at once. */
export type BulkDeed =
  | { readonly kind: "outcome"; readonly outcome: Outcome | null }
  | { readonly kind: "state"; readonly state: WorkState }
  /** A field that is absent stays; "" is nobody. */
  | { readonly kind: "assign"; readonly assignee?: string; readonly unit?: string }
  | { readonly kind: "link" | "unlink"; readonly change: ChangeId }
  /** One answer, beside one row for each comment. */
  | { readonly kind: "answer"; readonly text: string }

/** One name, for the reports: 対応区分 反映. */
export function bulkName(deed: BulkDeed): Message {
  switch (deed.kind) {
    case "outcome": {
      const { ja, en } = deed.outcome === null ? { ja: "未定", en: "undecided" } : OUTCOME_LABELS[deed.outcome]
      return { ja: `対応区分 ${ja}`, en: `outcome ${en}` }
    }
    case "state": {
      const { ja, en } = STATE_LABELS[deed.state]
      return { ja: `状態 ${ja}`, en: `state ${en}` }
    }
    case "assign": {
      const who = [deed.unit, deed.assignee].filter(name => name).join(" ")
      return { ja: `担当 ${who || "なし"}`, en: `assigned to ${who || "nobody"}` }
    }
    case "link":
      return { ja: `修正箇所 ${deed.change} と紐付け`, en: `linked to ${deed.change}` }
    case "unlink":
      return { ja: `修正箇所 ${deed.change} との紐付けを解除`, en: `unlinked from ${deed.change}` }
    case "answer":
      return { ja: "一つの考え方", en: "one answer" }
    default:
      return never(deed)
  }
}

function commandsOf(comments: readonly CommentId[], deed: BulkDeed): readonly Command[] {
  switch (deed.kind) {
    case "outcome":
      return comments.map(comment => ({ type: "outcome", comment, outcome: deed.outcome }))
    case "state":
      return comments.map(comment => ({ type: "state", comment, state: deed.state }))
    case "assign": {
      const { kind: _, ...who } = deed
      return comments.map(comment => ({ type: "assign", comment, ...who }))
    }
    case "link":
      return comments.map(comment => ({ type: "link", comment, change: deed.change, edit: null }))
    case "unlink":
      return comments.map(comment => ({ type: "unlink", comment, change: deed.change }))
    case "answer": {
      const rows = comments.map(comment => [comment])
      return [{ type: "respond", rows, text: deed.text, section: null, subsection: null, repeat: false }]
    }
    default:
      return never(deed)
  }
}

/** Does one thing to many comments, as one deed: undone at once. */
export async function bulk(opened: Case, comments: readonly CommentId[], deed: BulkDeed): Promise<Report> {
  const events = await opened.run(commandsOf(comments, deed))
  const name = bulkName(deed)
  const { length } = comments
  return report(
    events === 0
      ? { ja: `意見${length}件は既に「${name.ja}」です。`, en: `${length} comments: ${name.en} already.` }
      : { ja: `意見${length}件: ${name.ja}`, en: `${length} comments: ${name.en}` },
    { comments, changed: events > 0 },
  )
}
