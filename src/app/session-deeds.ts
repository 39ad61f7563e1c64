import type { Finding } from "../model/finding.ts"
import type { Reconciliation } from "../trace/check.ts"
import { answer, setOutcome, setState, summarize } from "./answering.ts"
import { arrangeTable } from "./arranging.ts"
import { noteOn } from "./assigning.ts"
import { bulk } from "./bulk.ts"
import type { Case, Report } from "./case.ts"
import { explain, link, unlink } from "./deciding.ts"
import { redo, undo } from "./history.ts"
import type { Session } from "./session.ts"
import { unwaive, waiveFinding } from "./waive.ts"

type Named =
  | "link"
  | "unlink"
  | "answer"
  | "setOutcome"
  | "setState"
  | "bulk"
  | "noteOn"
  | "arrange"
  | "summarize"
  | "explain"
  | "waive"
  | "unwaive"
  | "undo"
  | "redo"

/** The deeds of a session, each by the use case of the command of that name. */
export type Deeds = {
  readonly [K in Exclude<Named, "waive">]: (...given: Parameters<Session[K]>) => Promise<Report>
} & {
  waive(finding: Finding, note: string, checked: Reconciliation): Promise<Report>
}

/** The deeds on a case. Loaded with the first of them: the first screen does not wait for them. */
export const deedsOn = (opened: Case): Deeds => ({
  link: (comment, change) => link(opened, comment, change),
  unlink: (comment, change) => unlink(opened, comment, change),
  answer: (target, text) => answer(opened, target, text),
  setOutcome: (comment, outcome) => setOutcome(opened, comment, outcome),
  setState: (comment, state) => setState(opened, [comment], state),
  bulk: (comments, deed) => bulk(opened, comments, deed),
  arrange: move => arrangeTable(opened, move),
  noteOn: (comment, note) => noteOn(opened, comment, note),
  summarize: (comment, summary) => summarize(opened, comment, summary),
  explain: (change, reason, publicReason, memo) => explain(opened, change, { reason, publicReason, memo }),
  waive: (finding, note, checked) => waiveFinding(opened, finding, note, checked),
  unwaive: finding => unwaive(opened, finding),
  undo: seq => undo(opened, seq ?? null),
  redo: () => redo(opened),
})
