import type { Message } from "../model/errors.ts"
import type { Case, Report } from "./case.ts"
import type { CaseSnapshot, Done, Session } from "./session.ts"
import type { Deeds } from "./session-deeds.ts"
import { snapshot } from "./snapshot.ts"
import type { Seen, Suggesting } from "./suggesting.ts"

/**
 * Opens a session on a case: each deed goes through the same use case as the command of that name. `later`: the first
 * snapshot is not checked, so that it can be shown at once; `check` does that.
 */
export async function openSession(opened: Case, { check }: { readonly check: "first" | "later" }): Promise<Session> {
  let seen: Seen | null = null
  const moment = async (): Promise<Seen> => {
    const { ledger, seq } = await opened.ledger()
    opened.seen = seq
    seen = { ledger, seq }
    return seen
  }
  const first = async (): Promise<CaseSnapshot> => {
    const { ledger, seq } = await moment()
    return snapshot(ledger, { seq, name: opened.name })
  }
  const look = async (): Promise<CaseSnapshot> => {
    const { checkedSnapshot } = await import("./checked-snapshot.ts")
    const { ledger, seq } = await moment()
    return checkedSnapshot(ledger, { seq, name: opened.name })
  }
  let current = await (check === "later" ? first() : look())

  const done = async (deed: Promise<Report>): Promise<Done> => {
    const message: Message = (await deed).message
    current = await look()
    return { snapshot: current, message }
  }
  const deed = (act: (deeds: Deeds) => Promise<Report>): Promise<Done> =>
    done(import("./session-deeds.ts").then(({ deedsOn }) => act(deedsOn(opened))))
  let suggesting: Promise<Suggesting> | null = null
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
    async check() {
      if (!current.checked) current = await look()
      return current
    },
    link: (...given) => deed(deeds => deeds.link(...given)),
    unlink: (...given) => deed(deeds => deeds.unlink(...given)),
    answer: (...given) => deed(deeds => deeds.answer(...given)),
    setOutcome: (...given) => deed(deeds => deeds.setOutcome(...given)),
    setState: (...given) => deed(deeds => deeds.setState(...given)),
    summarize: (...given) => deed(deeds => deeds.summarize(...given)),
    explain: (...given) => deed(deeds => deeds.explain(...given)),
    waive: (...given) => deed(deeds => deeds.waive(...given)),
    unwaive: (...given) => deed(deeds => deeds.unwaive(...given)),
    async suggestions(asked) {
      suggesting ??= import("./suggesting.ts").then(({ Suggesting }) => new Suggesting(opened))
      const { of } = await suggesting
      return of(asked, seen ?? (await moment()))
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
    undo: () => deed(deeds => deeds.undo()),
    redo: () => deed(deeds => deeds.redo()),
    async publish(directory, { draft }) {
      // The writers of Word files are most of the program: the first screen does not wait for them.
      const { publish } = await import("./publish.ts")
      return publish(opened, directory, { draft, only: null })
    },
    async close() {
      await (await suggesting)?.close()
      await opened.close()
    },
  }
}
