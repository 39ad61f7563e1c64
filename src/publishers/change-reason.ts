import type { Language } from "../model/errors.ts"
import type { PublishedChange } from "../model/published.ts"
import { KIND_LABELS, NATURE_LABELS, REASON_LABELS } from "../text/labels.ts"
import { placeText } from "./compare-words.ts"
import { REPORT_WORDS } from "./report-words.ts"
import { spaced } from "./results-words.ts"

/** Why a change was made, in a line: the comments that led to it, else the published reason. */
export function reasonText({ comments, reason, isDerived }: PublishedChange, language: Language): string {
  const words = REPORT_WORDS[language]
  if (comments.length > 0)
    return `${words.byComments}: ${comments.map(words.comment).join(language === "ja" ? "、" : ", ")}`
  if (isDerived) return words.derivedReason
  if (!reason) return words.noReason
  const label = REASON_LABELS[reason.kind][language]
  return reason.text ? `${label}: ${reason.text}` : label
}

/** "文言・修正" / "Wording, Edited". */
export const natureText = ({ nature, kind }: PublishedChange, language: Language): string =>
  [NATURE_LABELS[nature][language], KIND_LABELS[kind][language]].join(language === "ja" ? "・" : ", ")

/** Where a change stands, as public documents write it. */
export const publicPlace = (change: PublishedChange, language: Language): string =>
  language === "ja" ? spaced(placeText(change, language)) : placeText(change, language)
