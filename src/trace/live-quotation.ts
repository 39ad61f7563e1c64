import { type CaseState, linkId } from "../model/case.ts"
import type { Change, ChangeId } from "../model/change.ts"
import type { CommentId, Response } from "../model/consultation.ts"
import { type AnswerField, answerFields } from "../text/answer-fields.ts"
import { snippetOf } from "../text/change-snippet.ts"

/** An answer as it is published: its fields filled. */
export interface FilledResponse extends Response {
  /** The text with its fields as they were typed; absent where it has none. */
  readonly written?: string
}

/** What fields are filled from. */
export interface FieldSources {
  readonly state: Pick<CaseState, "link">
  readonly changeById: ReadonlyMap<ChangeId, Change>
  readonly changesOf: ReadonlyMap<CommentId, readonly ChangeId[]>
}

/** Why a field stays empty. */
export type Unfilled = "no-change" | "several-changes" | "unknown-change" | "no-words" | "no-page"

/** A field's text, or why there is none. */
export type Filling = { readonly field: AnswerField } & ({ readonly text: string } | { readonly why: Unfilled })

/** Changes that a response's comments are linked to, each once; those that follow by themselves are not quoted. */
function linkedChanges({ rows }: Response, { changesOf, changeById }: FieldSources): readonly Change[] {
  const ids = new Set(rows.flat().flatMap(id => changesOf.get(id) ?? []))
  return [...ids].flatMap(id => changeById.get(id) ?? []).filter(({ derivedFrom }) => derivedFrom === null)
}

/** The change with the edits that the comments' links name, all of them where one link names none. */
function asLinked(change: Change, { rows }: Response, { state }: FieldSources): Change {
  const links = rows.flat().flatMap(id => state.link.get(linkId(id, change.id)) ?? [])
  if (!links.length || links.some(({ edit }) => edit === null)) return change
  const named = new Set(links.map(({ edit }) => edit))
  const edits = change.edits.filter((_, i) => named.has(i + 1))
  return edits.length ? { ...change, edits } : change
}

function filling(field: AnswerField, response: Response, sources: FieldSources): Filling {
  const linked = field.change === null ? linkedChanges(response, sources) : []
  const [only, second] = linked
  const change = field.change === null ? only : sources.changeById.get(field.change)
  if (second) return { field, why: "several-changes" }
  if (!change) return { field, why: field.change === null ? "no-change" : "unknown-change" }
  if (field.kind === "before" || field.kind === "after") {
    const text = snippetOf(asLinked(change, response, sources))[field.kind]
    return text.trim() === "" ? { field, why: "no-words" } : { field, text }
  }
  const side = field.kind === "page" ? change.revision : change.draft
  return side?.page == null ? { field, why: "no-page" } : { field, text: String(side.page) }
}

/** What stands in the fields of an answer. */
export const fillings = (response: FilledResponse, sources: FieldSources): readonly Filling[] =>
  answerFields(response.written ?? response.text).map(field => filling(field, response, sources))

/** The answer with its fields filled; one that cannot be stays as typed, and is a finding. */
function filled(response: Response, sources: FieldSources): FilledResponse {
  const all = fillings(response, sources)
  if (!all.length) return response
  let text = ""
  let at = 0
  for (const one of all) {
    text += response.text.slice(at, one.field.from) + ("text" in one ? one.text : one.field.written)
    at = one.field.to
  }
  return { ...response, text: text + response.text.slice(at), written: response.text }
}

/** The answers as they are published; the same list where none has a field. */
export function filledResponses(responses: readonly Response[], sources: FieldSources): readonly FilledResponse[] {
  const all = responses.map(response => filled(response, sources))
  return all.some((one, i) => one !== responses[i]) ? all : responses
}
