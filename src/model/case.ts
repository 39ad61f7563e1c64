import type { ChangeId } from "./change.ts"
import type { Comment, CommentId, Consultation, Response, ResponseId, Submission } from "./consultation.ts"
import type { Rule } from "./finding.ts"
import type { PaperSource } from "./pages.ts"

/** A version of the plan whose file is stored in the case. */
export interface PlanVersion {
  readonly role: "draft" | "revision"
  readonly file: string
  readonly sha256: string
  /** The side of the tracked changes in the file that is this version: both versions can be views of one file. */
  readonly tracked: "accepted" | "rejected"
}

/** Tells versions apart: by the file's hash and, where tracked changes are rejected, by that. */
export const versionKey = ({ sha256, tracked }: Pick<PlanVersion, "sha256" | "tracked">): string =>
  tracked === "rejected" ? `${sha256}#rejected` : sha256

/** The pages of a version, read from a paper. They hold for that version alone. */
export interface VersionPages {
  readonly role: PlanVersion["role"]
  /** Key of the version (`versionKey`) whose paragraphs were looked for. */
  readonly version: string
  readonly source: PaperSource
  /** Name and hex SHA-256 of the PDF, which is stored in the case; null where it was made here. */
  readonly file: string | null
  readonly sha256: string | null
  /** Hash of the stored JSON of what the paper says (`PageReading`). */
  readonly reading: string
  /** Hash of the stored JSON with the page numbers of the paragraphs (`PageNumbers`). */
  readonly numbers: string
  readonly pages: number
  /** Paragraphs with text, and how many of them were found. */
  readonly paragraphs: number
  readonly found: number
  /** Places at which the PDF says something else than the version; absent where it was read by an earlier version of Akaire. */
  readonly differing?: number
}

/** The comparison of the two versions at hand, stored as a document (JSON of `Comparison`). */
export interface ComparisonRef {
  readonly sha256: string
  /** Keys of the two versions (`versionKey`). */
  readonly draft: string
  readonly revision: string
  readonly engine: string
  /** Links and explanations that could not be carried over from the comparison before. */
  readonly lost: readonly ChangeId[]
  /** Those of `lost` whose text is the draft's again (先祖返り); absent where there are none. */
  readonly reverted?: readonly Reverted[]
  /** Answers to comments whose change says something else than when they were written; absent where there are none. */
  readonly stale?: readonly StaleAnswer[]
  /** Hex SHA-256 of the stored JSON with the revision's lines and what can be cited (`StoredText`); absent in cases written before there were any. */
  readonly lines?: string
}

/** A change that was linked or explained and is no longer in the revision: the draft's text is back. */
export interface Reverted {
  readonly change: ChangeId
  readonly removed: string
  readonly added: string
  /** Where it stood in the draft (for an insertion: in the revision). */
  readonly place: string
}

/** An answer that a later revision overtook: as long as it has the same words, nobody looked at it again. */
export interface StaleAnswer {
  readonly response: ResponseId
  readonly change: ChangeId
  /** What the answer said at that time. */
  readonly text: string
}

/** A person's decision that a finding is settled as it is. Holds until what the finding speaks of changes. */
export interface Waiver {
  /** Id of the finding (`findingId`). */
  readonly finding: string
  readonly rule: Rule
  /** Fingerprint of the texts that the finding spoke of (`findingBasis`). */
  readonly basis: string
  readonly note: Memo
  readonly by: string
}

/** A file of comments that was taken in. */
export interface Intake {
  readonly file: string
  readonly sha256: string
  readonly submissions: number
  readonly comments: number
}

/** comment ↔ change. `edit`: 1-based number of the one edit meant, or null for the whole change. */
export interface Link {
  readonly comment: CommentId
  readonly change: ChangeId
  readonly edit: number | null
}

/** Text that may be published. Only `publicText` makes one. */
export type PublicText = string & { readonly brand: "public" }

/** Marks text as meant for publication, by the decision of a person. */
export const publicText = (text: string): PublicText => text as PublicText

/** Text for the office only. */
export type Memo = string & { readonly brand: "memo" }

/** Marks text as internal. */
export const memo = (text: string): Memo => text as Memo

/** Why a change was made when no comment led to it. */
export interface Explanation {
  readonly change: ChangeId
  readonly reason: "editorial" | "consequential" | "other"
  readonly publicReason: PublicText | null
  readonly memo: Memo | null
}

/** The kinds of things a case holds, and their values. One of `consultation`, `comparison` per case. */
export interface Entities {
  readonly consultation: Consultation
  readonly version: PlanVersion
  readonly pages: VersionPages
  readonly comparison: ComparisonRef
  readonly intake: Intake
  readonly submission: Submission
  readonly comment: Comment
  readonly response: Response
  readonly link: Link
  readonly explanation: Explanation
  readonly waiver: Waiver
}

export type EntityKind = keyof Entities

/** A case at one moment: for each kind, its entities by id (`entityId`). */
export type CaseState = { readonly [K in EntityKind]: ReadonlyMap<string, Entities[K]> }

/** Id of a link within a case. A comment and a change have at most one. */
export const linkId = (comment: CommentId, change: ChangeId): string => `${comment}→${change}`

/** Id of the only entity of its kind. */
export const ONLY = "only"
