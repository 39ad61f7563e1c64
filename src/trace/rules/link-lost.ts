import { ONLY } from "../../model/case.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"

/**
 * A link or reason whose change is no longer in the revision is named once, until the next comparison. One that is back
 * to the draft's text is told by `change-reverted`.
 */
export function linkLost({ state }: Ledger): readonly Finding[] {
  const comparison = state.comparison.get(ONLY)
  const reverted = new Set(comparison?.reverted?.map(({ change }) => change))
  const lost = (comparison?.lost ?? []).filter(id => !reverted.has(id))
  return lost.map(id => ({
    rule: "link-lost",
    severity: "warning",
    message: {
      ja: `修正箇所 ${id} は新しい修正案にありません。紐付けや理由が外れたので、関係する意見と考え方を見直してください。`,
      en: `The change ${id} is not in the new revision: its links and reason were dropped, so look again at the comments and answers concerned.`,
    },
    comments: [],
    changes: [id],
  }))
}
