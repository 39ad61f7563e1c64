import type { Change } from "../../model/change.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"

const SHOWN = 30

/** Shows what a change does in a few characters: 「72時間」→「48時間」. */
export function brief(change: Change): string {
  const cut = (text: string) => {
    const characters = [...text.replace(/\s+/g, " ")]
    return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}⋯` : characters.join("")
  }
  const edit = change.edits[0]
  if (edit && (edit.removed || edit.added)) return `「${cut(edit.removed)}」→「${cut(edit.added)}」`
  return `「${cut((change.draft ?? change.revision)?.text ?? "")}」`
}

/** No change without a reason: each change has a comment or an explanation, unless it follows from another change. */
export function changeWithoutReason({ state, changes, commentsOf }: Ledger): readonly Finding[] {
  return changes
    .filter(change => change.derivedFrom === null && !commentsOf.has(change.id) && !state.explanation.has(change.id))
    .map(change => {
      const place = (change.revision ?? change.draft)?.place ?? ""
      return {
        rule: "change-without-reason",
        severity: "error",
        message: {
          ja: `${place} の修正 ${brief(change)} に理由がありません。意見に紐付けるか、修正理由を記録してください。`,
          en: `The change ${brief(change)} at ${place} has no reason: link it to a comment or explain it.`,
        },
        comments: [],
        changes: [change.id],
      }
    })
}
