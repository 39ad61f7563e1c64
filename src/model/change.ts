import type { KnownPage } from "./pages.ts"
import type { BlockId, Coverage } from "./plan.ts"

/** What kind of thing a change is; a change has the last of these that it contains. */
export type Nature = "format" | "notation" | "number" | "term" | "wording" | "structure"

/** The natures in their order: later ones win. */
export const NATURES: readonly Nature[] = ["format", "notation", "number", "term", "wording", "structure"]

export type ChangeKind = "edited" | "inserted" | "deleted" | "moved" | "split" | "joined"

/** Derives from the draft side only, so it survives editing of the revision. */
export type ChangeId = string

/** A character-exact replacement inside a change: half-open UTF-16 ranges of the two sides' `text`. Never empty on both sides (except nature "format"). */
export interface Edit {
  readonly draft: readonly [from: number, to: number]
  readonly revision: readonly [from: number, to: number]
  readonly removed: string
  readonly added: string
  readonly nature: Nature
}

/** One side of a change. */
export interface ChangeSide extends KnownPage {
  /** Readable: "別紙1 > 表1 > 3行". */
  readonly place: string
  /** The blocks' texts, joined by U+000A. */
  readonly text: string
  readonly blocks: readonly BlockId[]
}

/** One difference between draft and revision that can be linked and published. */
export interface Change {
  readonly id: ChangeId
  readonly kind: ChangeKind
  readonly nature: Nature
  /** The change that this one follows from by itself (contents, cross-references, automatic numbers), "" when it has no single cause, or null. */
  readonly derivedFrom: ChangeId | "" | null
  /** Null where the change is an insertion. */
  readonly draft: ChangeSide | null
  /** Null where the change is a deletion. */
  readonly revision: ChangeSide | null
  /** Sorted and apart. One edit over the whole text for insertions and deletions; empty for a block that moved untouched. */
  readonly edits: readonly Edit[]
}

/** The file a side of a comparison was read from. */
export interface ComparedFile {
  readonly file: string
  readonly sha256: string
}

/** Everything that differs between two versions. `unchanged` and `changes` together hold every block of both exactly once. */
export interface Comparison {
  /** Name and version of the engine that made it: a newer one carries links over. */
  readonly engine: string
  readonly draft: ComparedFile
  readonly revision: ComparedFile
  /** False when a limit was hit and some edits are coarser than they could be. */
  readonly precise: boolean
  readonly coverage: Coverage
  /** In revision order; a deletion stands where its text stood. */
  readonly changes: readonly Change[]
  readonly unchanged: readonly (readonly [draft: BlockId, revision: BlockId])[]
}
