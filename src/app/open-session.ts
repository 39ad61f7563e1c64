import type { Message } from "../model/errors.ts"
import type { Beside } from "./beside.ts"
import type { Case, Report } from "./case.ts"
import type { CaseSnapshot, Done, Session } from "./session.ts"
import type { Deeds } from "./session-deeds.ts"
import { Snapshots } from "./snapshot.ts"

/**
 * Opens a session on a case: each deed goes through the same use case as the command of that name. `first`: every
 * snapshot is checked. `beside`: none waits for that; until `check` has looked at it in the thread beside, a snapshot
 * holds the findings of the one before. `templates`: folder of the profiles that come with the program.
 */
export async function openSession(
  opened: Case,
  { check, templates = null }: { readonly check: "first" | "beside"; readonly templates?: string | null },
): Promise<Session> {
  const snapshots = new Snapshots()
  let found: Pick<CaseSnapshot, "checked" | "findings" | "waived"> = { checked: false, findings: [], waived: [] }
  let loading: Promise<Beside> | null = null
  const beside = () => {
    loading ??= import("./beside.ts").then(({ Beside }) => new Beside(opened))
    return loading
  }
  const look = async (): Promise<CaseSnapshot> => {
    const { ledger, seq } = await opened.ledger()
    opened.seen = seq
    if (check === "first") {
      const { reconcile } = await import("../trace/check.ts")
      const { open, waived } = reconcile(ledger)
      found = { checked: true, findings: open, waived }
    }
    return { ...snapshots.of(ledger, { seq, name: opened.name }), ...found }
  }
  let current = await look()

  /** Checks until what was checked is what is shown: others, or the person, may have done something meanwhile. */
  const checked = async (): Promise<CaseSnapshot> => {
    while (!current.checked) {
      const { seq, open, waived } = await (await beside()).check()
      found = { checked: false, findings: open, waived }
      if (seq > current.seq) current = await look()
      if (seq === current.seq) current = { ...current, checked: true, findings: open, waived }
    }
    return current
  }
  const done = async (deed: Promise<Report>): Promise<Done> => {
    const message: Message = (await deed).message
    current = await look()
    return { snapshot: current, message }
  }
  const deed = (act: (deeds: Deeds) => Promise<Report>): Promise<Done> =>
    done(import("./session-deeds.ts").then(({ deedsOn }) => act(deedsOn(opened))))
  return {
    get snapshot() {
      return current
    },
    by: opened.by,
    async refresh() {
      const { seq } = await opened.store.state()
      if (seq !== current.seq) current = await look()
      return current
    },
    check: checked,
    link: (...given) => deed(deeds => deeds.link(...given)),
    unlink: (...given) => deed(deeds => deeds.unlink(...given)),
    answer: (...given) => deed(deeds => deeds.answer(...given)),
    setOutcome: (...given) => deed(deeds => deeds.setOutcome(...given)),
    setState: (...given) => deed(deeds => deeds.setState(...given)),
    bulk: (...given) => deed(deeds => deeds.bulk(...given)),
    arrange: (...given) => deed(deeds => deeds.arrange(...given)),
    noteOn: (...given) => deed(deeds => deeds.noteOn(...given)),
    summarize: (...given) => deed(deeds => deeds.summarize(...given)),
    explain: (...given) => deed(deeds => deeds.explain(...given)),
    async waive(finding, note) {
      const { findings, waived } = await checked()
      return deed(deeds => deeds.waive(finding, note, { open: findings, waived }))
    },
    unwaive: (...given) => deed(deeds => deeds.unwaive(...given)),
    async suggestions(asked) {
      return (await beside()).suggestions(asked)
    },
    async planText() {
      return (await beside()).planText()
    },
    // The readers and writers of plans come with the first edit: the first screen does not wait for them.
    async previewEdit(comment, proposal) {
      const { previewEdit } = await import("./edit-preview.ts")
      return previewEdit(opened, comment, proposal)
    },
    async edit(comment, { replace, with: fresh }, at) {
      const { editPlan } = await import("./edit-plan.ts")
      return done(editPlan(opened, { replace, with: fresh, in: null, for: comment, all: at === null, at }))
    },
    async revise(file) {
      const { loadSaved } = await import("./versions.ts")
      return done(loadSaved(opened, file))
    },
    undo: (...given) => deed(deeds => deeds.undo(...given)),
    redo: () => deed(deeds => deeds.redo()),
    async publication() {
      const { publicationPlan } = await import("./publication-plan.ts")
      return publicationPlan(opened, templates)
    },
    async publish(directory, { draft, profile, template }) {
      // The writers of Word files are most of the program: the first screen does not wait for them.
      const { publish } = await import("./publish.ts")
      const form = templates === null ? {} : { profile: { named: profile, templates } }
      return publish(opened, directory, { draft, only: null, ...form, templates: template === null ? [] : [template] })
    },
    async history(about, limit) {
      const { deedList } = await import("./deed-list.ts")
      return deedList(opened, about, limit)
    },
    async close() {
      await (await loading)?.close()
      await opened.close()
    },
  }
}
