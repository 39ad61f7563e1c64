import type { PublicText } from "./case.ts"
import type { ChangeKind, Edit, Nature } from "./change.ts"
import type { Outcome } from "./consultation.ts"
import type { Finding } from "./finding.ts"
import type { KnownPage } from "./pages.ts"

/** Everything a publisher of the results table may see: no submitter, no memo. */
export interface PublishedResults {
  readonly language: "ja" | "en"
  /** "「…(案)」に対する意見募集の結果について" */
  readonly title: string
  /** "令和4(2022)年1月28日から2月28日まで", or null when no dates are set. */
  readonly period: string | null
  /** "24件(団体8件、個人16件)" */
  readonly totals: string
  readonly closing: string | null
  /** True: every page is stamped 案 / DRAFT. */
  readonly stamp: boolean
  readonly sections: readonly PublishedSection[]
  /** Changes that no comment led to, in the order of the revision. */
  readonly ownChanges: readonly PublishedOwnChange[]
}

/** A change of the office's own with its reason. One side is "" for what is new or gone. */
export interface PublishedOwnChange {
  readonly place: string
  readonly before: string
  readonly after: string
  readonly reason: PublishedReason
}

/** Rows under one "○ …" heading row. `title` null: rows before or without sections. */
export interface PublishedSection {
  readonly title: string | null
  readonly subsections: readonly { readonly title: string | null; readonly answers: readonly PublishedAnswer[] }[]
}

/** One answer and the rows that share it (merged cells). */
export interface PublishedAnswer {
  /** Outer: rows; inner: comments stacked in the row's cell. */
  readonly rows: readonly (readonly PublishedComment[])[]
  readonly text: PublicText
  /** Computed from links: 有 / 無. */
  readonly revised: boolean
  readonly repeat: boolean
}

/** A comment as published. `number` counts from 1 in the order of the table; never the submission's own number. */
export interface PublishedComment {
  readonly number: number
  readonly text: PublicText
  readonly outcome: Outcome | null
}

/** A change as published. `number` counts from 1 in the order of the revision, those that follow by themselves behind the others. */
export interface PublishedChange {
  readonly number: number
  readonly kind: ChangeKind
  readonly nature: Nature
  /** Where in the plan it stands, from 0 (first block) to 1 (behind the last). */
  readonly at: number
  readonly draft: PublishedSide | null
  readonly revision: PublishedSide | null
  readonly edits: readonly Edit[]
  /** Numbers of the comments that led to it. */
  readonly comments: readonly number[]
  /** What was said for publication when no comment led to it. */
  readonly reason: PublishedReason | null
  /** Numbers of the changes that follow from this one by themselves. */
  readonly derived: readonly number[]
  /** True: it follows from another change and needs no reason. */
  readonly isDerived: boolean
}

export interface PublishedSide extends KnownPage {
  readonly place: string
  readonly text: string
}

export interface PublishedReason {
  readonly kind: "editorial" | "consequential" | "other"
  readonly text: PublicText | null
}

/** The diff report for the public (公表用). */
export interface PublicReport {
  readonly audience: "public"
  readonly results: PublishedResults
  readonly draftFile: string
  readonly revisionFile: string
  /** False: the comparison hit a limit; the report says so. */
  readonly precise: boolean
  readonly notCompared: readonly { readonly what: string; readonly count: number }[]
  readonly changes: readonly PublishedChange[]
}

/** The report for the office (内部点検用): adds memos, findings, ids. */
export interface InternalReport {
  readonly audience: "internal"
  readonly report: Omit<PublicReport, "audience">
  readonly findings: readonly Finding[]
  /** By change number. */
  readonly memos: Readonly<Record<number, string>>
  /** Comment number → comment id; change number → change id. */
  readonly commentIds: Readonly<Record<number, string>>
  readonly changeIds: Readonly<Record<number, string>>
  /** Numbers of the changes with no comment and no explanation. */
  readonly unexplained: readonly number[]
}
