import type { Change, ChangeId } from "../model/change.ts"

/** Names a change by what it replaces: "個人情報" → "信用情報". */
export interface Replacement {
  readonly removed: string
  readonly added: string
}

/** The revision's text for a span of the draft's that cuts no edit and covers at least one; null otherwise. */
function mapped(change: Change, from: number, to: number): string | null {
  if (!change.draft) return null
  let at = from
  let result = ""
  let covered = false
  for (const edit of change.edits) {
    const [start, end] = edit.draft
    if (end < from || start > to || (start === end && (start < from || start > to))) continue
    if (end === from && start < from) continue
    if (start === to && end > to) continue
    if (start < from || end > to) return null
    result += change.draft.text.slice(at, start) + edit.added
    at = end
    covered = true
  }
  return covered ? result + change.draft.text.slice(at, to) : null
}

function replaces(change: Change, { removed, added }: Replacement): boolean {
  if (removed === "") return change.edits.some(edit => edit.removed === "" && edit.added.includes(added))
  if (added === "") return change.edits.some(edit => edit.added === "" && edit.removed.includes(removed))
  const text = change.draft?.text ?? ""
  for (let from = text.indexOf(removed); from >= 0; from = text.indexOf(removed, from + 1)) {
    if (mapped(change, from, from + removed.length) === added) return true
  }
  return false
}

/**
 * Changes that replace `removed` by `added`: an occurrence of `removed` in the draft that covers at least one whole
 * edit, cuts none, and maps through the edits to exactly `added`. With one side empty the other lies inside an
 * inserted or deleted span. Derived changes are not named.
 */
export function changesReplacing(changes: readonly Change[], replacement: Replacement): readonly ChangeId[] {
  if (replacement.removed === "" && replacement.added === "") return []
  return changes.filter(change => change.derivedFrom === null && replaces(change, replacement)).map(change => change.id)
}
