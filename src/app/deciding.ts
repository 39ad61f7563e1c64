import { type Explanation, memo, publicText } from "../model/case.ts"
import type { Change } from "../model/change.ts"
import { UserError } from "../model/errors.ts"
import { type Case, type Report, report } from "./case.ts"

/** A change as typed: its id, or one of its edits ("c-1a2b#2", counted from 1). */
export function parseChange(typed: string): { readonly change: string; readonly edit: number | null } {
  const match = /^(.+?)(?:#([1-9]\d*))?$/.exec(typed)
  if (!match?.[1]) throw new UserError({ ja: "修正箇所の番号がありません。", en: "The id of the change is missing." })
  return { change: match[1], edit: match[2] === undefined ? null : Number(match[2]) }
}

/** The change as typed, when it names one of the edits that the change has; a change that is not there is left to `decide`. */
export function knownEdit(typed: string, changes: readonly Change[]): ReturnType<typeof parseChange> {
  const named = parseChange(typed)
  const edits = changes.find(change => change.id === named.change)?.edits.length
  if (named.edit === null || edits === undefined || named.edit <= edits) return named
  throw new UserError({
    ja: `修正箇所 ${named.change} の字句の修正は${edits}か所です。「#${named.edit}」はありません。`,
    en: `The change ${named.change} has ${edits} edits: there is no "#${named.edit}".`,
  })
}

/** Links a comment to a change. */
export async function link(opened: Case, comment: string, typed: string): Promise<Report> {
  const { comparison } = await opened.ledger()
  const { change, edit } = knownEdit(typed, comparison?.changes ?? [])
  const events = await opened.run([{ type: "link", comment, change, edit }])
  return report(
    events === 0
      ? {
          ja: `意見 ${comment} と修正箇所 ${change} は紐付け済みです。`,
          en: `Comment ${comment} is linked to ${change} already.`,
        }
      : { ja: `意見 ${comment} を修正箇所 ${change} に紐付けました。`, en: `Linked comment ${comment} to ${change}.` },
    { comment, change, edit, changed: events > 0 },
  )
}

/** Takes a link away. */
export async function unlink(opened: Case, comment: string, typed: string): Promise<Report> {
  const { change } = parseChange(typed)
  const events = await opened.run([{ type: "unlink", comment, change }])
  return report(
    events === 0
      ? {
          ja: `意見 ${comment} と修正箇所 ${change} に紐付けはありません。`,
          en: `Comment ${comment} is not linked to ${change}.`,
        }
      : {
          ja: `意見 ${comment} と修正箇所 ${change} の紐付けを外しました。`,
          en: `Unlinked comment ${comment} from ${change}.`,
        },
    { comment, change, changed: events > 0 },
  )
}

/** Why a change was made, as typed. */
export interface Why {
  readonly reason: Explanation["reason"]
  readonly publicReason: string | null
  readonly memo: string | null
}

/** The explanation as it is recorded: what is published and what is not get their types here. */
export const explanationOf = (change: string, why: Why): Explanation => ({
  change,
  reason: why.reason,
  publicReason: why.publicReason ? publicText(why.publicReason) : null,
  memo: why.memo ? memo(why.memo) : null,
})

/** Records why a change was made without a comment. */
export async function explain(opened: Case, typed: string, why: Why): Promise<Report> {
  const { change } = parseChange(typed)
  const events = await opened.run([{ type: "explain", explanation: explanationOf(change, why) }])
  return report(
    events === 0
      ? { ja: `修正箇所 ${change} の理由は記録済みです。`, en: `The reason of ${change} is recorded already.` }
      : { ja: `修正箇所 ${change} の理由を記録しました。`, en: `Recorded the reason of ${change}.` },
    { change, reason: why.reason, changed: events > 0 },
  )
}
