import type { Memo } from "./case.ts"

/** What the published total counts: 通 (submissions), 者 (submitters) or 件 (comments). */
export type CountUnit = "submissions" | "submitters" | "comments"

/** One consultation's own data. Dates are ISO calendar dates, "2022-01-28". */
export interface Consultation {
  /** Title of the published results; null: derived from `plan`. */
  readonly title: string | null
  /** The plan's name, without (案). */
  readonly plan: string | null
  readonly from: string | null
  readonly to: string | null
  readonly procedure: "voluntary" | "statutory"
  /** Printed under the table ("その他の御意見の提出もありましたが…"), or null. */
  readonly closing: string | null
  readonly count: { readonly unit: CountUnit }
  /** The total as an imported publication states it; null: counted from the submissions. */
  readonly totals: string | null
  /** Language of the publications. */
  readonly language: "ja" | "en"
}

/** What a new case starts with. */
export const NEW_CONSULTATION: Consultation = {
  title: null,
  plan: null,
  from: null,
  to: null,
  procedure: "voluntary",
  closing: null,
  count: { unit: "submissions" },
  totals: null,
  language: "ja",
}

export type SubmissionId = string
export type CommentId = string
export type ResponseId = string

/** Who sent a submission. `unknown` where the table does not say. */
export type SubmitterKind = "organization" | "individual" | "unknown"

/** What a submitter agreed to have published beside the opinion itself. */
export interface Release {
  /** The name or code to publish; null: none. */
  readonly publicName: string | null
  /** True: the original words too, masked. */
  readonly original: boolean
}

export const NOTHING_RELEASED: Release = { publicName: null, original: false }

/** What one submitter sent at one time. Private: nothing of it reaches a publication except by a release. */
export interface Submission {
  readonly id: SubmissionId
  /** Order of arrival within the case, from 0. */
  readonly order: number
  readonly kind: SubmitterKind
  readonly name: string | null
  /** As written in the source: ISO date or the source's own text, or null. */
  readonly received: string | null
  readonly channel: string | null
  /** Further columns of the source row (address, e-mail…), by their titles. */
  readonly contact: Readonly<Record<string, string>>
  /** Absent: nothing is released. */
  readonly release?: Release
  /** Stored document it came from, its sheet and row (from 1). */
  readonly source: {
    readonly file: string
    readonly sha256: string
    readonly part: string | null
    readonly line: number | null
  }
}

/** 対応区分. Null: not decided. */
export type Outcome =
  | "adopted"
  | "partly-adopted"
  | "already-covered"
  | "noted"
  | "not-adopted"
  | "out-of-scope"
  | "support"
  | "question"

export const OUTCOMES: readonly Outcome[] = [
  "adopted",
  "partly-adopted",
  "already-covered",
  "noted",
  "not-adopted",
  "out-of-scope",
  "support",
  "question",
]

/** 未着手・作成中・照会中・確認済・確定. */
export type WorkState = "open" | "drafting" | "inquiring" | "checked" | "final"

export const WORK_STATES: readonly WorkState[] = ["open", "drafting", "inquiring", "checked", "final"]

/** One point made in a submission. */
export interface Comment {
  readonly id: CommentId
  readonly submission: SubmissionId
  /** Order within the case, from 0. */
  readonly order: number
  /** As sent; immutable. Line breaks are U+000A. */
  readonly original: string
  /** Published summary (御意見の要旨), or null: then the original is published. */
  readonly summary: string | null
  /** The place the source's own column names ("58ページ"), or null. */
  readonly target: string | null
  /** Section and sub-section the source suggests; a response's own section wins. */
  readonly section: string | null
  readonly subsection: string | null
  readonly outcome: Outcome | null
  readonly state: WorkState
  /** Who works on it: a person; null: nobody. */
  readonly assignee: string | null
  /** The section of the office (担当課) that works on it; null or absent: none. */
  readonly unit?: string | null
  /** What the office notes beside it, never published; null or absent: nothing. */
  readonly note?: Memo | null
  /** Answers that were written before the summary was reworded; as long as one has the same words, nobody looked at it again. */
  readonly overtaken?: readonly OvertakenAnswer[]
}

/** An answer as it stood when what it answers was reworded. */
export interface OvertakenAnswer {
  readonly response: ResponseId
  readonly text: string
}

/** The answer to one or more comments. */
export interface Response {
  readonly id: ResponseId
  /** Place in the results table, ascending; gaps are fine. */
  readonly order: number
  readonly section: string | null
  readonly subsection: string | null
  /** Line breaks are U+000A. "" while being drafted. */
  readonly text: string
  /** Outer: rows that share the merged answer; inner: comments stacked in one cell. Never empty. */
  readonly rows: readonly (readonly CommentId[])[]
  /** 再掲: the comments are answered elsewhere too. */
  readonly repeat: boolean
  /** 有 or 無 as an imported table states it: checked against the links; absent where nothing was stated. */
  readonly stated?: boolean
}
