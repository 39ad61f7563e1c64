import type { Message } from "../model/errors.ts"
import { answer, setOutcome, setState, summarize } from "./answering.ts"
import type { Case, Report } from "./case.ts"
import { explain, link, unlink } from "./deciding.ts"
import { redo, undo } from "./history.ts"
import type { CaseSnapshot, Done, Session } from "./session.ts"
import { snapshot } from "./snapshot.ts"
import type { Suggesting } from "./suggesting.ts"
import { unwaive, waiveFinding } from "./waive.ts"

/** Opens a session on a case: each deed goes through the same use case as the command of that name. */
export async function openSession(opened: Case): Promise<Session> {
  const look = async (): Promise<CaseSnapshot> => {
    const { ledger, seq } = await opened.ledger()
    opened.seen = seq
    return snapshot(ledger, { seq, name: opened.name })
  }
  let current = await look()

  const done = async (deed: Promise<Report>): Promise<Done> => {
    const message: Message = (await deed).message
    current = await look()
    return { snapshot: current, message }
  }
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
    link: (comment, change) => done(link(opened, comment, change)),
    unlink: (comment, change) => done(unlink(opened, comment, change)),
    answer: (target, text) => done(answer(opened, target, text)),
    setOutcome: (comment, outcome) => done(setOutcome(opened, comment, outcome)),
    setState: (comment, state) => done(setState(opened, [comment], state)),
    summarize: (comment, summary) => done(summarize(opened, comment, summary)),
    explain: (change, reason, publicReason, memo) => done(explain(opened, change, { reason, publicReason, memo })),
    waive: (finding, note) => done(waiveFinding(opened, finding, note)),
    unwaive: finding => done(unwaive(opened, finding)),
    async suggestions(asked) {
      suggesting ??= import("./suggesting.ts").then(({ Suggesting }) => new Suggesting(opened))
      return (await suggesting).of(asked)
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
    undo: () => done(undo(opened, null)),
    redo: () => done(redo(opened)),
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
