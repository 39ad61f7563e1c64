import type { Explanation } from "../model/case.ts"
import type { ChangeId } from "../model/change.ts"
import type { CommentId, ResponseId } from "../model/consultation.ts"

export type Reason = Explanation["reason"]

/** What a text is being written for. */
export type Target =
  | { readonly kind: "answer"; readonly comment: CommentId; readonly response: ResponseId | null }
  | { readonly kind: "summary" | "note"; readonly comment: CommentId }
  /** One answer for many comments. */
  | { readonly kind: "answers"; readonly comments: readonly CommentId[] }
  /** A name: who works on comments. */
  | { readonly kind: "assign"; readonly comments: readonly CommentId[]; readonly field: "assignee" | "unit" }
  /** Why a finding is settled as it is; `finding`: its key in the list. */
  | { readonly kind: "waiver"; readonly finding: string }
  | { readonly kind: "public-reason"; readonly change: ChangeId; readonly reason: Reason }
  | {
      readonly kind: "memo"
      readonly change: ChangeId
      readonly reason: Reason
      readonly publicReason: string | null
    }

/** Text that was typed and not saved; kept in a file, so that no crash loses it. */
export interface Draft {
  readonly target: Target
  readonly text: string
}
