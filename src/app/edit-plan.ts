import { decideAll } from "../journal/decide.ts"
import type { CaseEvent } from "../journal/events.ts"
import { type CaseState, ONLY } from "../model/case.ts"
import type { Change, ChangeId } from "../model/change.ts"
import type { CommentId } from "../model/consultation.ts"
import { Bug, UserError } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import { resolveRevisions } from "../ooxml/resolve-revisions.ts"
import type { Case, Moment } from "./case.ts"
import { isEdited, replacedTexts } from "./edit-proof.ts"
import { type Edited, type EditReport, editReport } from "./edit-report.ts"
import { type EditRequest, placeHint, proposalOf } from "./edit-request.ts"
import { editedFile } from "./edited-file.ts"
import type { NamedFile } from "./files.ts"
import { chosen, type Occurrence, occurrencesOf } from "./occurrences.ts"
import { loadingEvents, planOf, readVersion, storedVersion } from "./versions.ts"

/**
 * Replaces exact text in the plan: makes a new revision from the one at hand (else from the draft), loads it as `revise`
 * does, and links the comment to the change, all in one deed: one undo takes everything back.
 */
export async function editPlan(opened: Case, request: EditRequest): Promise<EditReport> {
  let edited: Edited | null = null
  await opened.deed(async moment => {
    const made = await edit(opened, moment, request)
    edited = made.edited
    return made.events
  })
  if (!edited) throw new Bug("an edit came to nothing")
  return editReport(edited, request.for)
}

async function edit(
  opened: Case,
  moment: Moment,
  request: EditRequest,
): Promise<{ readonly events: readonly CaseEvent[]; readonly edited: Edited }> {
  const { state } = moment
  const replacement = proposalOf(state, request)
  const base = await baseOf(opened, state)
  await refuseEdited(opened, state, base.plan, replacement.replace)
  const choice = { place: request.in, all: request.all, at: request.at, hint: placeHint(state, request) }
  const occurrences = chosen(base.plan, replacement.replace, choice)
  const bytes = editedFile(base.file, base.plan, occurrences, replacement.with)
  const file = editedName(base.file.name, state)
  const reading = readVersion({ role: "revision", file: { name: file, bytes }, tracked: "accepted", paper: null })
  if (!isEdited(reading.plan, base.plan, replacedTexts(occurrences, replacement.with)))
    throw new Bug(`the edit of ${file} says something else`)
  await opened.store.putDocument(file, bytes)
  const { events, compared } = await loadingEvents(opened, moment, [reading], null)
  if (!compared) throw new Bug("an edited plan was not compared")
  const changes = changesOf(compared.changes, occurrences)
  const links = request.for === null ? [] : linkEvents(moment, request.for, changes)
  const lost = events.flatMap(event => (event.type === "links-carried" ? event.lost : [])).length
  const { sha256 } = reading.version
  return {
    events: [...events, ...links],
    edited: { replacement, occurrences, base: base.plan, file, sha256, changes, lost },
  }
}

/** Says so where the words stand in the draft only: the revision has others in their place. */
export async function refuseEdited(opened: Case, state: CaseState, plan: Plan, text: string): Promise<void> {
  if (!state.version.has("revision") || occurrencesOf(plan, text).length > 0) return
  const draft = await storedVersion(opened, state, "draft")
  if (!draft || occurrencesOf(draft.plan, text).length === 0) return
  throw new UserError(
    {
      ja: `「${text}」は案にだけあり、修正案では既に直されています。`,
      en: `"${text}" is in the draft only: the revision says something else already.`,
    },
    { ja: "akaire show で修正箇所を確かめてください。", en: "akaire show lists the changes." },
  )
}

/** The plan that is edited: the revision at hand, else the draft, as a file that is read with tracked changes accepted. */
export async function baseOf(
  opened: Case,
  state: CaseState,
): Promise<{ readonly file: NamedFile; readonly plan: Plan }> {
  const base = (await storedVersion(opened, state, "revision")) ?? (await storedVersion(opened, state, "draft"))
  if (!base)
    throw new UserError(
      { ja: "この案件には案がありません。", en: "The case has no draft." },
      { ja: "akaire revise --draft で案を読み込んでください。", en: "Load one with akaire revise --draft." },
    )
  if (base.version.tracked === "accepted") return base
  const { name } = base.file
  const file = { name, bytes: resolveRevisions(name, base.file.bytes, "reject") }
  return { file, plan: planOf(file).value }
}

const MARKS = { ja: "-修正", en: "-edited" } as const

/** 素案.docx → 素案-修正.docx, which stays as it is. */
function editedName(name: string, state: CaseState): string {
  const mark = MARKS[state.consultation.get(ONLY)?.language ?? "ja"]
  const [, stem = name, extension = ""] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? []
  return stem.endsWith(mark) ? name : `${stem}${mark}${extension}`
}

function linkEvents(moment: Moment, comment: CommentId, changes: readonly Change[]): readonly CaseEvent[] {
  const own = changes.filter(change => change.derivedFrom === null)
  if (own.length === 0)
    throw new UserError(
      {
        ja: "直すと案と同じになり、紐付ける修正箇所がありません。",
        en: "The edit brings back the words of the draft: there is no change to link.",
      },
      { ja: "--for を付けずに直してください。", en: "Edit it without --for." },
    )
  return decideAll(
    moment.state,
    own.map(({ id }) => ({ type: "link", comment, change: id, edit: null })),
    { ...moment, changes: new Set<ChangeId>(own.map(({ id }) => id)) },
  )
}

/** The changes that the edited blocks are part of. */
function changesOf(changes: readonly Change[], occurrences: readonly Occurrence[]): readonly Change[] {
  const blocks = new Set(occurrences.map(({ block }) => block.id))
  return changes.filter(change => change.revision?.blocks.some(id => blocks.has(id)))
}
