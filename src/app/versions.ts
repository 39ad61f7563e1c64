import { createHash } from "node:crypto"
import { compare, ENGINE } from "../compare/compare.ts"
import type { CaseEvent } from "../journal/events.ts"
import { type CaseState, ONLY } from "../model/case.ts"
import type { Comparison } from "../model/change.ts"
import { Bug } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import type { Reading } from "../model/reading.ts"
import { readPlan } from "../readers/plan.ts"
import { carry } from "../trace/carry.ts"
import { type Case, type Report, report } from "./case.ts"
import { type NamedFile, readFile } from "./files.ts"

/** Hex SHA-256 of a file's bytes. */
export const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

const segmenter = new Intl.Segmenter("ja", { granularity: "word" })

/** Where words end in a text: one vote among others when edits are cut. */
export const wordCuts = (text: string): readonly number[] => Array.from(segmenter.segment(text), part => part.index)

/** Reads a version of the plan from a file's bytes. */
export const planOf = ({ name, bytes }: NamedFile): Reading<Plan> => readPlan(name, bytes, digest(bytes))

/** Compares two versions with the product's word cuts. */
export const comparePlans = (draft: Plan, revision: Plan): Comparison => compare(draft, revision, { words: wordCuts })

async function storedPlan(opened: Case, state: CaseState, role: "draft" | "revision"): Promise<Plan | null> {
  const version = state.version.get(role)
  if (!version) return null
  const bytes = await opened.store.document(version.sha256)
  if (!bytes) throw new Bug(`the document ${version.sha256} is not in the case`)
  return readPlan(version.file, bytes, version.sha256).value
}

/** Compares the versions at hand where the stored comparison is not of them or of an older engine; carries links over. */
async function compareAgain(opened: Case): Promise<{ readonly comparison: Comparison | null; readonly lost: number }> {
  const { state, seq } = await opened.store.state()
  const draft = await storedPlan(opened, state, "draft")
  const revision = await storedPlan(opened, state, "revision")
  if (!draft || !revision) return { comparison: null, lost: 0 }
  const ref = state.comparison.get(ONLY)
  if (ref && ref.draft === draft.sha256 && ref.revision === revision.sha256 && ref.engine === ENGINE) {
    return { comparison: await opened.comparison(state), lost: 0 }
  }
  const old = (await opened.comparison(state))?.changes ?? []
  const comparison = comparePlans(draft, revision)
  const sha256 = await opened.store.putDocument("comparison.json", new TextEncoder().encode(JSON.stringify(comparison)))
  const used = new Set([...[...state.link.values()].map(link => link.change), ...state.explanation.keys()])
  const { carried, lost } = carry(old, comparison.changes, used)
  const event: CaseEvent = {
    type: "links-carried",
    sha256,
    draft: draft.sha256,
    revision: revision.sha256,
    engine: ENGINE,
    carried,
    lost,
  }
  await opened.record([event], seq)
  return { comparison, lost: lost.length }
}

/** Loads a file as the draft or the revision at hand, compares, and carries links over. The same file again changes nothing. */
export async function loadVersion(opened: Case, role: "draft" | "revision", path: string): Promise<Report> {
  const file = readFile(path)
  const { value: plan, warnings } = planOf(file)
  const { state, seq } = await opened.store.state()
  if (state.version.get(role)?.sha256 === plan.sha256) {
    return report({ ja: `${file.name} は読み込み済みです。`, en: `${file.name} is loaded already.` })
  }
  await opened.store.putDocument(file.name, file.bytes)
  await opened.record([{ type: "version-loaded", role, file: file.name, sha256: plan.sha256 }], seq)
  if (role === "draft") {
    const title = plan.title.replace(/[（(]案[)）]\s*$/, "").trim()
    const current = state.consultation.get(ONLY)
    if (title && !current?.plan) await opened.run([{ type: "set", fields: { plan: title } }])
  }
  const { comparison, lost } = await compareAgain(opened)
  const changes = comparison ? comparison.changes.filter(change => change.derivedFrom === null).length : null
  const compared = {
    ja:
      changes === null
        ? ""
        : `修正箇所は${changes}か所です。${lost > 0 ? `引き継げなかった紐付けが${lost}件あります。` : ""}`,
    en:
      changes === null
        ? ""
        : ` It has ${changes} changes.${lost > 0 ? ` ${lost} links could not be carried over.` : ""}`,
  }
  return {
    message: {
      ja: `${file.name} を${role === "draft" ? "案" : "修正案"}として読み込みました(段落 ${plan.blocks.length})。${compared.ja}`,
      en: `Loaded ${file.name} as the ${role} (${plan.blocks.length} blocks).${compared.en}`,
    },
    warnings,
    data: { role, file: file.name, sha256: plan.sha256, blocks: plan.blocks.length, changes, lost },
  }
}
