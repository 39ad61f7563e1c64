import type { Explanation } from "../model/case.ts"
import type { ChangeKind, Nature } from "../model/change.ts"
import type { Outcome, SubmitterKind, WorkState } from "../model/consultation.ts"
import type { Message } from "../model/errors.ts"
import type { Severity } from "../model/finding.ts"

/** 対応区分 as published. */
export const OUTCOME_LABELS: Readonly<Record<Outcome, Message>> = {
  adopted: { ja: "反映", en: "Adopted" },
  "partly-adopted": { ja: "一部反映", en: "Partly adopted" },
  "already-covered": { ja: "記載済み", en: "Already covered" },
  noted: { ja: "今後の参考", en: "Noted" },
  "not-adopted": { ja: "原案どおり", en: "Not adopted" },
  "out-of-scope": { ja: "対象外", en: "Out of scope" },
  support: { ja: "賛同", en: "Support" },
  question: { ja: "質問", en: "Question" },
}

/** Where the work on a comment stands. */
export const STATE_LABELS: Readonly<Record<WorkState, Message>> = {
  open: { ja: "未着手", en: "Open" },
  drafting: { ja: "作成中", en: "Drafting" },
  inquiring: { ja: "照会中", en: "Inquiring" },
  checked: { ja: "確認済", en: "Checked" },
  final: { ja: "確定", en: "Final" },
}

/** What kind of thing a change is. */
export const NATURE_LABELS: Readonly<Record<Nature, Message>> = {
  format: { ja: "書式", en: "Format" },
  notation: { ja: "表記", en: "Notation" },
  number: { ja: "数値", en: "Number" },
  term: { ja: "用語", en: "Term" },
  wording: { ja: "文言", en: "Wording" },
  structure: { ja: "構成", en: "Structure" },
}

export const KIND_LABELS: Readonly<Record<ChangeKind, Message>> = {
  edited: { ja: "修正", en: "Edited" },
  inserted: { ja: "追加", en: "Inserted" },
  deleted: { ja: "削除", en: "Deleted" },
  moved: { ja: "移動", en: "Moved" },
  split: { ja: "分割", en: "Split" },
  joined: { ja: "結合", en: "Joined" },
}

/** Why a change was made when no comment led to it. */
export const REASON_LABELS: Readonly<Record<Explanation["reason"], Message>> = {
  editorial: { ja: "字句整理", en: "Editorial" },
  consequential: { ja: "他の修正に伴う修正", en: "Follows from another change" },
  other: { ja: "その他", en: "Other" },
}

export const SUBMITTER_LABELS: Readonly<Record<SubmitterKind, Message>> = {
  organization: { ja: "団体", en: "Organisation" },
  individual: { ja: "個人", en: "Individual" },
  unknown: { ja: "不明", en: "Unknown" },
}

export const SEVERITY_LABELS: Readonly<Record<Severity, Message>> = {
  error: { ja: "エラー", en: "Error" },
  warning: { ja: "警告", en: "Warning" },
  note: { ja: "注記", en: "Note" },
}

/** Takes a published reason apart: "字句整理: 重複した字句を整理しました。" → editorial, and the rest. Without a known label it is another reason. */
export function reasonNamed(text: string): { readonly kind: Explanation["reason"]; readonly text: string } {
  for (const kind of ["editorial", "consequential", "other"] as const) {
    for (const label of Object.values(REASON_LABELS[kind])) {
      if (text === label) return { kind, text: "" }
      if (text.startsWith(`${label}: `)) return { kind, text: text.slice(label.length + 2) }
    }
  }
  return { kind: "other", text }
}
