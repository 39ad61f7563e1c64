import { applyWrites, type IntakeReading, project } from "../journal/evolve.ts"
import type { CaseState } from "../model/case.ts"
import type { Case, Moment } from "./case.ts"

/** Stores what was read of a file; gives the event that says so, and the state behind it, for what is decided on top. */
export async function takenIn(
  { store }: Case,
  { state }: Moment,
  { file, sha256 }: { readonly file: string; readonly sha256: string },
  content: IntakeReading,
) {
  const json = new TextEncoder().encode(JSON.stringify(content))
  const event = {
    type: "comments-taken-in",
    file,
    sha256,
    reading: await store.putDocument(`${file}.json`, json),
    submissions: content.submissions.length,
    comments: content.comments.length,
  } as const
  const filled: CaseState = applyWrites(
    state,
    project(state, event, () => content),
  )
  return { event, filled }
}
