import type { DocxSource } from "../ooxml/block-source.ts"
import type { Authorship } from "../publishers/redline-context.ts"

/** Who the tracked changes are by, and when, where it was said; null: the defaults (design.md, decision 9). */
export interface Signed {
  readonly author: string | null
  /** ISO date, or instant in UTC. */
  readonly date: string | null
}

/** Author of tracked changes where nobody is named. */
const AUTHOR = "Akaire"
/** Date of tracked changes where the revision does not say when it was saved. */
const NO_DATE = "1980-01-01T00:00:00Z"

/** When the revision was last saved, as it says itself. */
function savedAt({ pkg }: DocxSource): string {
  const core = pkg.parts.get("docProps/core.xml")
  const text = core ? new TextDecoder().decode(core) : ""
  return /<dcterms:modified[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)</.exec(text)?.[1] ?? NO_DATE
}

/** Author and date of the tracked changes that lead to a revision. */
export const authorshipOf = (revision: DocxSource, signed: Signed): Authorship => ({
  author: signed.author ?? AUTHOR,
  date: signed.date ?? savedAt(revision),
})
