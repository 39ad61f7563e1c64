import type { Change, ChangeKind, ChangeSide, Comparison, Edit } from "../model/change.ts"

/** Numbers of changes by kind. Derived changes are counted apart, so that all seven add up to the number of changes. */
export type ChangeCounts = Readonly<Record<ChangeKind | "derived", number>>

/** Counts changes: kinds first, what follows from other changes by itself apart. */
export function countChanges(changes: readonly Pick<Change, "kind" | "derivedFrom">[]): ChangeCounts {
  const counts = { inserted: 0, deleted: 0, edited: 0, moved: 0, split: 0, joined: 0, derived: 0 }
  for (const { kind, derivedFrom } of changes) counts[derivedFrom === null ? kind : "derived"]++
  return counts
}

/** `compare --format json`, as docs/file-formats.md describes it. Keys are kept stable. */
export interface ComparisonJson {
  readonly draft: Comparison["draft"]
  readonly revision: Comparison["revision"]
  readonly precise: boolean
  readonly coverage: {
    readonly compared: number
    readonly "not-compared": readonly { readonly what: string; readonly count: number }[]
  }
  readonly counts: ChangeCounts
  readonly changes: readonly Change[]
}

/** The comparison as data for other programs. Written out field by field, so that a new field of the model is not published by accident. */
export function compareJson({ draft, revision, precise, coverage, changes }: Comparison): ComparisonJson {
  return {
    draft: { file: draft.file, sha256: draft.sha256 },
    revision: { file: revision.file, sha256: revision.sha256 },
    precise,
    coverage: {
      compared: coverage.compared,
      "not-compared": coverage.notCompared.map(({ what, count }) => ({ what, count })),
    },
    counts: countChanges(changes),
    changes: changes.map(change => ({
      id: change.id,
      kind: change.kind,
      nature: change.nature,
      derivedFrom: change.derivedFrom,
      draft: side(change.draft),
      revision: side(change.revision),
      edits: change.edits.map(edit),
    })),
  }
}

const side = (value: ChangeSide | null): ChangeSide | null =>
  value && {
    place: value.place,
    page: value.page,
    pageApproximate: value.pageApproximate,
    text: value.text,
    blocks: value.blocks,
  }

const edit = ({ draft, revision, removed, added, nature }: Edit): Edit => ({ draft, revision, removed, added, nature })
