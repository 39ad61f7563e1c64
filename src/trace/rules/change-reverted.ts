import { ONLY } from "../../model/case.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { cut } from "../naming.ts"

/** A change that was linked or explained does not go back to the draft's text unnoticed (先祖返り). */
export function changeReverted({ state }: Ledger): readonly Finding[] {
  return (state.comparison.get(ONLY)?.reverted ?? []).map(({ change, removed, added, place }) => {
    const what = `「${cut(removed)}」→「${cut(added)}」`
    return {
      rule: "change-reverted",
      severity: "error",
      message: {
        ja: `${place} の修正 ${what} が、新しい修正案では案の文言に戻っています。修正を戻すか、関係する意見と考え方を見直してください(意図したものなら akaire waive で了承できます)。`,
        en: `The change ${what} at ${place} is back to the draft's text in the new revision: make it again, or look again at the comments and answers concerned (where it is meant, akaire waive settles it).`,
      },
      comments: [],
      changes: [change],
      details: [removed, added],
    }
  })
}
