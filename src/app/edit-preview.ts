import type { CommentId } from "../model/consultation.ts"
import type { Proposal } from "../text/proposals.ts"
import type { Case } from "./case.ts"
import { baseOf, refuseEdited } from "./edit-plan.ts"
import { checked } from "./edit-request.ts"
import { chosen, type Occurrence } from "./occurrences.ts"
import type { EditPlace, EditPreview } from "./session.ts"

/** Shows what an edit would do, place by place, and does nothing. Throws `UserError` where it can't be made. */
export async function previewEdit(opened: Case, comment: CommentId, proposal: Proposal): Promise<EditPreview> {
  const { state } = await opened.store.state()
  const { replace, with: fresh } = checked(proposal)
  const { file, plan } = await baseOf(opened, state)
  await refuseEdited(opened, state, plan, replace)
  const occurrences = chosen(plan, replace, { place: null, all: true, at: null, hint: null })
  return { comment, proposal, file: file.name, places: occurrences.map(each => editPlace(each, fresh)) }
}

function editPlace({ block, from, to, place, page, pageApproximate }: Occurrence, fresh: string): EditPlace {
  const { text } = block
  const after = text.slice(0, from) + fresh + text.slice(to)
  const edit = { before: text, after, removed: [from, to], added: [from, from + fresh.length] } as const
  return { place, page, pageApproximate, ...edit }
}
