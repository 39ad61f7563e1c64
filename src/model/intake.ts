import type { SubmitterKind } from "./consultation.ts"

/** One row of a table of comments as read, before it is part of a case. Ids are null where the table has none. */
export interface CommentRow {
  /** 意見番号, or null. */
  readonly commentId: string | null
  /** 受付番号・提出番号, or null. */
  readonly submissionId: string | null
  readonly kind: SubmitterKind
  readonly name: string | null
  readonly received: string | null
  readonly channel: string | null
  /** 公表名: a name or code that the source gives for publication, or null. */
  readonly publicName: string | null
  /** 氏名・団体名の公表の可否; null where the source does not say, or not in a clear word. */
  readonly nameConsent: boolean | null
  /** 原文の公表の可否; null as above. */
  readonly originalConsent: boolean | null
  readonly contact: Readonly<Record<string, string>>
  /** Never empty. Line breaks are U+000A; otherwise code point for code point. */
  readonly original: string
  readonly summary: string | null
  readonly target: string | null
  readonly section: string | null
  readonly subsection: string | null
  /** An answer that already stands in the table, or null. */
  readonly response: string | null
  /** Sheet (or table number) and row, from 1. */
  readonly part: string | null
  readonly line: number
}

/** What a column of a table of comments holds. */
export type CommentField = Exclude<keyof CommentRow, "contact" | "part" | "line"> | "ignore"

/** Column titles (or letters: "C", or numbers from 1: "3") → field, for tables whose titles are not recognised. */
export type ColumnMapping = Readonly<Record<string, CommentField>>
