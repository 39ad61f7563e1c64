import type { CaseState } from "../model/case.ts"
import { UserError } from "../model/errors.ts"
import { type OoxmlPackage, openPackage } from "../ooxml/package.ts"
import { resolvedPackage } from "../ooxml/resolve-revisions.ts"
import { type Removed, scrub } from "../publishers/scrub.ts"
import type { Case } from "./case.ts"
import type { Agreed } from "./disagreement.ts"
import { cleanProof, struckProof } from "./struck-proof.ts"
import { isWord } from "./versions.ts"
import { makeWordPapers, type WordVersion } from "./word-papers.ts"

/** Papers that are made of the plan's own Word files. */
const PLAN_PAPERS = ["redline", "struck", "clean"] as const

interface PlanPapers {
  readonly files: Map<string, Uint8Array>
  /** What was taken out of the plan's own files, by the file made. */
  readonly removed: Map<string, readonly Removed[]>
  readonly agreed: readonly Agreed[]
}

const NONE: PlanPapers = { files: new Map(), removed: new Map(), agreed: [] }

/** The stored file of a version, where it is in Word. */
async function wordVersion(opened: Case, state: CaseState, role: "draft" | "revision"): Promise<WordVersion | null> {
  const version = state.version.get(role)
  const bytes = version && (await opened.store.document(version.sha256))
  if (!bytes) return null
  const file = { name: version.file, bytes }
  return isWord(file) ? { file, tracked: version.tracked } : null
}

/**
 * 見え消し and 溶け込み of the plan, without what names people, and the proof that they say the same. Only of plans in Word; not
 * in a draft publication, whose pages could not be stamped.
 */
export async function planPapers(
  opened: Case,
  state: CaseState,
  { draft, only }: { readonly draft: boolean; readonly only: readonly string[] | null },
): Promise<PlanPapers> {
  const names = PLAN_PAPERS.filter(name => (only ?? PLAN_PAPERS).includes(name))
  if (names.length === 0 || (draft && only === null)) return NONE
  const [before, after] = [await wordVersion(opened, state, "draft"), await wordVersion(opened, state, "revision")]
  if (!draft && before && after) return madeOf(before, after, names)
  if (only === null) return NONE
  throw draft
    ? new UserError({
        ja: `${names.join("、")} には「案」を入れられないため、--draft では作れません。`,
        en: `${names.join(", ")} cannot be stamped and so not be made with --draft.`,
      })
    : new UserError({
        ja: `案と修正案が Word 文書でないため、${names.join("、")} は作れません。`,
        en: `Draft and revision are not both Word documents, so ${names.join(", ")} cannot be made.`,
      })
}

/** A version with its own tracked changes accepted, or rejected, as it says. */
const plainOf = ({ file: { name, bytes }, tracked }: WordVersion): OoxmlPackage =>
  resolvedPackage(openPackage(name, bytes), tracked === "accepted" ? "accept" : "reject")

async function madeOf(
  before: WordVersion,
  after: WordVersion,
  names: readonly (typeof PLAN_PAPERS)[number][],
): Promise<PlanPapers> {
  const papers = await makeWordPapers(before, after)
  const cleaned = new Map<string, ReturnType<typeof scrub>>()
  const scrubbed = (name: (typeof PLAN_PAPERS)[number]) => {
    const known = cleaned.get(name) ?? scrub(`${name}.docx`, papers[name])
    cleaned.set(name, known)
    return known
  }
  const made = names.map(name => ({ file: `${name}.docx`, ...scrubbed(name) }))
  const { bytes: redline } = scrubbed("redline")
  const agreed = [
    { equality: "redline with all rejected = draft, with all accepted = revision", places: 2 },
    ...(names.includes("clean") ? cleanProof(redline, scrubbed("clean").bytes) : []),
    ...(names.includes("struck")
      ? struckProof({ redline, struck: scrubbed("struck").bytes, clean: scrubbed("clean").bytes }, plainOf(before))
      : []),
  ]
  return {
    files: new Map(made.map(({ file, bytes }) => [file, bytes])),
    removed: new Map(made.map(({ file, removed }) => [file, removed])),
    agreed,
  }
}
