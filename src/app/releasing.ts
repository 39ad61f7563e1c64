import { needSubmission } from "../journal/decide.ts"
import type { Release, Submission } from "../model/consultation.ts"
import { UserError } from "../model/errors.ts"
import { type Case, type Report, report } from "./case.ts"

/** What is to be released of submissions. `name`: "own" as the source has it, another wording, or null for none. */
export interface TypedRelease {
  readonly name: "own" | { readonly as: string } | null
  readonly original: boolean
}

function nameOf({ id, name }: Submission, typed: TypedRelease["name"]): string | null {
  if (typed === null) return null
  const said = typed === "own" ? name : typed.as.trim()
  if (said) return said
  throw new UserError(
    {
      ja: `提出意見 ${id} には、公表する氏名・団体名がありません。`,
      en: `There is no name to release for the submission ${id}.`,
    },
    {
      ja: "--name 名称 で指定するか、原文だけなら --no-name --original としてください。",
      en: "Give one with --name NAME; for the original words alone, use --no-name --original.",
    },
  )
}

const said = ({ publicName, original }: Release) => ({
  ja: `${publicName ?? "(名称は公表しない)"}${original ? "、原文" : ""}`,
  en: `${publicName ?? "(no name)"}${original ? ", original words" : ""}`,
})

/** Records what submitters agreed to have published; it takes the place of what was released of these submissions before. */
export async function release(opened: Case, submissions: readonly string[], typed: TypedRelease): Promise<Report> {
  const { state } = await opened.store.state()
  const released = submissions.map(id => {
    const submission = needSubmission(state, id)
    return { submission: id, release: { publicName: nameOf(submission, typed.name), original: typed.original } }
  })
  const events = await opened.run(released.map(one => ({ type: "release" as const, ...one })))
  const lines = released.map(({ submission, release: now }) => ({ submission, ...said(now) }))
  return report(
    {
      ja: lines.map(({ submission, ja }) => `提出意見 ${submission} の公表: ${ja}`).join("\n"),
      en: lines.map(({ submission, en }) => `Released of ${submission}: ${en}`).join("\n"),
    },
    { released: released.map(({ submission, release: now }) => ({ submission, ...now })), changed: events > 0 },
  )
}
