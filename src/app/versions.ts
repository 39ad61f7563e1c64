import { createHash } from "node:crypto"
import { compare, ENGINE } from "../compare/compare.ts"
import type { CaseEvent } from "../journal/events.ts"
import { type CaseState, ONLY, type PlanVersion, versionKey } from "../model/case.ts"
import type { Change, Comparison } from "../model/change.ts"
import { Bug, UserError } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import type { Reading } from "../model/reading.ts"
import { readPlan } from "../readers/plan.ts"
import { carry } from "../trace/carry.ts"
import { citedPlaces } from "../trace/cited-places.ts"
import { reverted, rewritten } from "../trace/reverted.ts"
import type { Case, Moment, Report, StoredText } from "./case.ts"
import { type NamedFile, readFile } from "./files.ts"
import { loadedAlready, loadedReport } from "./loaded-report.ts"
import type { Paper } from "./paper.ts"
import { linesOf } from "./plan-lines.ts"
import { type RebaseReport, rebaseReport } from "./rebase-report.ts"
import { onPaper, pagedPlan, pagesRead } from "./version-pages.ts"

/** Hex SHA-256 of a file's bytes. */
export const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** Where words end in a text, one vote among others when edits are cut. The platform's tables take 13 ms to load: only to compare. */
export function wordCutter(): (text: string) => readonly number[] {
  const segmenter = new Intl.Segmenter("ja", { granularity: "word" })
  return text => Array.from(segmenter.segment(text), part => part.index)
}

/** Reads a version of the plan from a file's bytes. */
export const planOf = ({ name, bytes }: NamedFile, tracked: TrackedView = "accepted"): Reading<Plan> =>
  readPlan(name, bytes, digest(bytes), { tracked })

/** Compares two versions with the product's word cuts. */
export const comparePlans = (draft: Plan, revision: Plan): Comparison =>
  compare(draft, revision, { words: wordCutter() })

type Role = PlanVersion["role"]
type TrackedView = PlanVersion["tracked"]

/** A file to load as a version of the plan. */
export interface VersionFile {
  readonly role: Role
  readonly file: NamedFile
  readonly tracked: TrackedView
  /** Tells its pages; null where no paper was named. */
  readonly paper: Paper | null
}

interface LoadedVersion {
  readonly version: PlanVersion
  /** With the pages of its paper, where it has one. */
  readonly plan: Plan
  readonly paper: Paper | null
}

/** A version that is in the case, with its file. */
export interface StoredVersion extends Omit<LoadedVersion, "paper"> {
  readonly file: NamedFile
}

/** The version of that role that is at hand, read; null where there is none. */
export async function storedVersion(opened: Case, state: CaseState, role: Role): Promise<StoredVersion | null> {
  const version = state.version.get(role)
  if (!version) return null
  const bytes = await opened.store.document(version.sha256)
  if (!bytes) throw new Bug(`the document ${version.sha256} is not in the case`)
  const file = { name: version.file, bytes }
  const plan = await pagedPlan(opened, state, version, planOf(file, version.tracked).value)
  return { version, file, plan }
}

/** The comparison of two versions, stored, with the keys of what it is of; `made`: one that is used again if it is of the same. */
async function storedComparison(
  opened: Case,
  [draft, revision]: readonly (Omit<LoadedVersion, "paper"> | null)[],
  made: StoredComparison | null,
): Promise<StoredComparison | null> {
  if (!draft || !revision) return null
  const keys = { draft: versionKey(draft.version), revision: versionKey(revision.version) }
  if (made && made.draft === keys.draft && made.revision === keys.revision) return made
  const comparison = comparePlans(draft.plan, revision.plan)
  const text: StoredText = {
    lines: linesOf(revision.plan, comparison),
    places: citedPlaces(draft.plan, revision.plan, comparison),
  }
  const store = (name: string, value: unknown) =>
    opened.store.putDocument(name, new TextEncoder().encode(JSON.stringify(value)))
  return {
    ...keys,
    changes: comparison.changes,
    sha256: await store("comparison.json", comparison),
    lines: await store("version-text.json", text),
  }
}

/** A comparison that is stored, with the keys of what it compares. */
export interface StoredComparison {
  readonly draft: string
  readonly revision: string
  readonly sha256: string
  readonly changes: readonly Change[]
  /** Hash of the stored `StoredText`. */
  readonly lines: string
}

/** What the new comparison does to the links and reasons that there are; nothing where it is the one at hand. */
function carriedOver(
  state: CaseState,
  old: readonly Change[],
  { changes, ...compared }: StoredComparison,
): readonly CaseEvent[] {
  const at = state.comparison.get(ONLY)
  const { draft, revision } = compared
  if (at && at.draft === draft && at.revision === revision && at.engine === ENGINE) return []
  const used = new Set([...[...state.link.values()].map(link => link.change), ...state.explanation.keys()])
  const carried = carry(old, changes, { used, isSameDraft: at?.draft === draft })
  const back = at?.draft === draft ? reverted(at.reverted ?? [], { old, fresh: changes, lost: carried.lost }) : []
  const overtaken = rewritten(old, changes, { used, carried: carried.carried })
  return [
    {
      ...{ type: "links-carried", ...compared, engine: ENGINE, ...carried },
      ...(back.length > 0 ? { reverted: back } : {}),
      ...(overtaken.length > 0 ? { rewritten: overtaken } : {}),
    },
  ]
}

/** A plan's name as its draft has it, where the case has none yet. */
function planNamed(state: CaseState, draft: Plan): readonly CaseEvent[] {
  const plan = draft.title.replace(/[（(]案[)）]\s*$/, "").trim()
  const isNamed = state.consultation.get(ONLY)?.plan
  return plan === "" || isNamed ? [] : [{ type: "consultation-set", fields: { plan } }]
}

/**
 * Loads a file as the draft or the revision at hand, compares, and carries links over, all in one deed; `paper` tells its
 * pages. The same again changes nothing.
 */
export async function loadVersion(opened: Case, role: Role, path: string, paper: Paper | null = null): Promise<Report> {
  return loadVersions(opened, [{ role, file: readFile(path), tracked: "accepted", paper }])
}

/** True for a file that is a Word package: not one in Markdown, text or HTML. */
export const isWord = ({ bytes }: NamedFile): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Reads a file that can hold tracked changes, or says that this one cannot. */
export function wordFile(path: string): NamedFile {
  const file = readFile(path)
  if (isWord(file) || /\.(docx|docm|dotx|dotm)$/i.test(path)) return file
  throw new UserError(
    {
      ja: `${file.name} は変更履歴を持てる Word 文書ではありません。`,
      en: `${file.name} is no Word file: it holds no tracked changes.`,
    },
    { ja: ".docx を指定してください。", en: "Name a .docx." },
  )
}

/** Loads a Word file with tracked changes as both versions: rejected they are the draft, of `paper`, accepted the revision. */
export async function loadTracked(opened: Case, path: string, paper: Paper | null = null): Promise<Report> {
  const file = wordFile(path)
  return loadVersions(opened, [
    { role: "draft", file, tracked: "rejected", paper },
    { role: "revision", file, tracked: "accepted", paper: null },
  ])
}

/**
 * Loads a file that was saved anew in the place of the revision at hand; as both versions, where that is one view of a
 * file with tracked changes and the draft is the other. Tells in a line what became of the changes.
 */
export async function loadSaved(opened: Case, file: NamedFile): Promise<Report> {
  const { version } = (await opened.store.state()).state
  const [draft, revision] = [version.get("draft"), version.get("revision")]
  const isOneFile = draft?.tracked === "rejected" && draft.sha256 === revision?.sha256
  const saved: VersionFile = { role: "revision", file, tracked: revision?.tracked ?? "accepted", paper: null }
  const files: readonly VersionFile[] = isOneFile ? [{ ...saved, role: "draft", tracked: "rejected" }, saved] : [saved]
  return loadVersions(opened, files, "summary")
}

async function loadVersions(
  opened: Case,
  files: readonly VersionFile[],
  tell: "message" | "summary" = "message",
): Promise<Report> {
  const readings = files.map(readVersion)
  for (const { file } of files) await opened.store.putDocument(file.name, file.bytes)
  let compared: StoredComparison | null = null
  let rebase: RebaseReport | null = null
  const events = await opened.deed(async moment => {
    const loading = await loadingEvents(opened, moment, readings, compared)
    compared = loading.compared
    rebase = rebased(moment, compared)
    // A comparison made just now knows the paragraphs as these readings do.
    const made = loading.events.length > 0 ? { ...moment, comparison: null } : moment
    return [...loading.events, ...(await pagesOf(opened, made, readings))]
  })
  return events.length > 0
    ? loadedReport(readings, { compared, rebase, tell, events })
    : loadedAlready(files[0]?.file.name ?? "")
}

/** What became of the changes that there were; null where there was no comparison yet. */
function rebased({ state, comparison }: Moment, compared: StoredComparison | null): RebaseReport | null {
  const at = state.comparison.get(ONLY)
  if (!at || !comparison || !compared) return null
  return rebaseReport(comparison.changes, compared.changes, { state, isSameDraft: at.draft === compared.draft })
}

/** What papers tell of the versions that came with one. */
async function pagesOf(
  opened: Case,
  moment: Moment,
  readings: readonly LoadedVersion[],
): Promise<readonly CaseEvent[]> {
  const events: CaseEvent[] = []
  for (const { version, plan, paper } of readings) {
    const read = paper && (await pagesRead(opened, moment, { version, plan, paper }))
    if (read) events.push(read)
  }
  return events
}

/** A file read as a version of the plan. */
export function readVersion({
  role,
  file,
  tracked,
  paper,
}: VersionFile): LoadedVersion & Pick<Reading<Plan>, "warnings"> {
  const { value, warnings } = planOf(file, tracked)
  const plan = paper ? onPaper(value, paper) : value
  return { plan, warnings, paper, version: { role, file: file.name, sha256: plan.sha256, tracked } }
}

/**
 * The events by which versions (whose files are stored) come into the case: loaded, compared, links carried over. None
 * where the case has them. `made`: a comparison that is used again if it is of the same.
 */
export async function loadingEvents(
  opened: Case,
  { state, comparison }: Moment,
  readings: readonly LoadedVersion[],
  made: StoredComparison | null,
): Promise<{ readonly events: readonly CaseEvent[]; readonly compared: StoredComparison | null }> {
  const isLoaded = ({ version }: LoadedVersion) => {
    const at = state.version.get(version.role)
    return at !== undefined && versionKey(at) === versionKey(version)
  }
  const fresh = readings.filter(reading => !isLoaded(reading))
  if (fresh.length === 0) return { events: [], compared: made }
  const of = async (role: Role) =>
    readings.find(({ version }) => version.role === role) ?? (await storedVersion(opened, state, role))
  const compared = await storedComparison(opened, [await of("draft"), await of("revision")], made)
  const events: readonly CaseEvent[] = [
    ...fresh.map(({ version }) => ({ type: "version-loaded", ...version }) as const),
    ...fresh.filter(({ version }) => version.role === "draft").flatMap(({ plan }) => planNamed(state, plan)),
    ...(compared ? carriedOver(state, comparison?.changes ?? [], compared) : []),
  ]
  return { events, compared }
}
