import type { Recorded } from "../../src/journal/events.ts"
import { Evolving, emptyState, type LoadReading, type Write } from "../../src/journal/evolve.ts"
import { entryOf, type Past } from "../../src/journal/store.ts"
import { type CaseState, linkId } from "../../src/model/case.ts"

/** What is wrong with a state, one sentence each; empty for a valid one. */
export function faults(state: CaseState): readonly string[] {
  const found: string[] = []
  const placed = new Map<string, string>()
  for (const [id, response] of state.response) {
    if (response.id !== id) found.push(`response ${response.id} stands under ${id}`)
    if (response.rows.length === 0 || response.rows.some(row => row.length === 0)) found.push(`${id} has an empty row`)
    for (const comment of response.rows.flat()) {
      if (!state.comment.has(comment)) found.push(`${id} answers ${comment}, which is not there`)
      if (response.repeat) continue
      const other = placed.get(comment)
      if (other !== undefined) found.push(`${comment} is placed in ${other} and ${id}`)
      placed.set(comment, id)
    }
  }
  for (const [id, link] of state.link) {
    if (linkId(link.comment, link.change) !== id) found.push(`link ${id} is of ${link.comment} and ${link.change}`)
    if (!state.comment.has(link.comment)) found.push(`${link.comment} is linked, but not there`)
  }
  for (const [id, explanation] of state.explanation) {
    if (explanation.change !== id) found.push(`explanation ${explanation.change} stands under ${id}`)
  }
  for (const [id, waiver] of state.waiver) {
    if (waiver.finding !== id) found.push(`waiver of ${waiver.finding} stands under ${id}`)
    if (waiver.note.trim() === "") found.push(`${id} is waived without a note`)
  }
  for (const comment of state.comment.values()) {
    if (!state.submission.has(comment.submission)) found.push(`${comment.id} has no submission`)
  }
  return found
}

/** What each event of a journal wrote and the state after it, worked out from the events alone. */
export function* replay(
  journal: readonly Recorded[],
  load: LoadReading,
): Generator<{ readonly state: CaseState; readonly writes: readonly Write[] }> {
  const written: (readonly Write[])[] = []
  const past: Past = {
    event: seq => journal[seq - 1] ?? null,
    writes: seq => written[seq - 1] ?? [],
    newest: () => 0,
  }
  const evolving = new Evolving(emptyState())
  for (const recorded of journal) {
    const { writes } = entryOf(recorded, evolving.state, past, load)
    written.push(writes)
    evolving.write(writes)
    yield { state: evolving.state, writes }
  }
}
