import type { Change } from "../model/change.ts"
import type { CommentId } from "../model/consultation.ts"
import type { Language, Message } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import type { Warning } from "../model/reading.ts"
import { changeText } from "../publishers/compare-text.ts"
import type { Proposal } from "../text/proposals.ts"
import type { Report } from "./case.ts"
import { isCopy, type Occurrence, occurrencesOf, placeOf } from "./occurrences.ts"

/** What an edit did, with the changes it is now part of. */
export interface EditReport extends Report {
  readonly changes: readonly Change[]
}

/** What was edited, and what came of it. */
export interface Edited {
  readonly replacement: Proposal
  readonly occurrences: readonly Occurrence[]
  readonly base: Plan
  /** Name and hash of the new revision. */
  readonly file: string
  readonly sha256: string
  readonly changes: readonly Change[]
  readonly lost: number
}

/** Tells what was edited. */
export function editReport(edited: Edited, comment: CommentId | null): EditReport {
  const { replacement, occurrences, file, sha256, changes, lost } = edited
  const replaced = occurrences.map(({ block, place, page, pageApproximate }) => ({
    place,
    page,
    pageApproximate,
    removed: replacement.replace,
    added: replacement.with,
    change: changes.find(change => change.revision?.blocks.includes(block.id))?.id ?? null,
  }))
  return {
    message: { ja: sentence("ja", edited, comment), en: sentence("en", edited, comment) },
    warnings: warningsOf(edited),
    data: { file, sha256, replaced, comment, changes, lost },
    changes,
  }
}

function sentence(language: Language, edited: Edited, comment: CommentId | null): string {
  const { occurrences, replacement, file, changes, lost } = edited
  const [first] = occurrences
  const ja = language === "ja"
  const { replace, with: fresh } = replacement
  const count = occurrences.length
  const where = first && count === 1 ? placeOf(first, language) : ja ? `${count}か所` : `${count} places`
  const ids = changes.map(({ id }) => id)
  const what = ja
    ? `${where}: 「${replace}」→${fresh === "" ? "削除" : `「${fresh}」`}(${ids.length > 0 ? `修正箇所 ${ids.join("、")}` : "案と同じになりました"})`
    : `${where}: "${replace}" → ${fresh === "" ? "deleted" : `"${fresh}"`} (${ids.length > 0 ? `change ${ids.join(", ")}` : "as in the draft again"})`
  const rest = ja
    ? [
        `${file} を修正案としました。`,
        comment === null ? "" : `意見 ${comment} を紐付けました。`,
        lost > 0 ? `引き継げなかった紐付けが${lost}件あります。` : "",
      ]
    : [
        `${file} is the revision.`,
        comment === null ? "" : `Comment ${comment} is linked.`,
        lost > 0 ? `${lost} links could not be carried over.` : "",
      ]
  return `${what}\n${rest.filter(Boolean).join(ja ? "" : " ")}`
}

const REMADE: Message = {
  ja: "目次や相互参照など Word が自動で作る部分を直しました。フィールドを更新すると元に戻ります。",
  en: "The text is one that Word makes by itself (contents, cross-references): updating the fields brings the old one back.",
}
const STALE: Message = {
  ja: "目次や相互参照に前の字句が残っています。Word でフィールドを更新してください。",
  en: "Contents or cross-references still say the old words: update the fields in Word.",
}

/** What Word makes by itself: text that was edited there, and text that still says the old words. */
function warningsOf({ occurrences, base, replacement, file }: Edited): readonly Warning[] {
  const edited = occurrences.filter(isCopy).length
  const isOwn = edited < occurrences.length
  const left = isOwn ? occurrencesOf(base, replacement.replace).filter(isCopy).length - edited : 0
  const source = { file, part: null, line: null }
  return [
    ...(edited > 0 ? [{ message: REMADE, source, count: edited }] : []),
    ...(left > 0 ? [{ message: STALE, source, count: left }] : []),
  ]
}

/** The changes for the terminal or a pipe, as `compare` shows them. */
export const editText = ({ changes }: EditReport, language: Language, options: { readonly color: boolean }): string =>
  changes.map(change => changeText(change, language, options)).join("\n")
