import { type PublicText, publicText } from "../model/case.ts"
import type { Comment, Submission } from "../model/consultation.ts"
import { UserError } from "../model/errors.ts"
import { masked } from "../trace/masked.ts"

/** The own words of a comment with everything masked that tells who sent it. Throws `UserError` where a person must mask it. */
export function maskedOriginal({ id, original }: Comment, sender: Submission | undefined): PublicText {
  const text = sender ? masked(original, sender) : null
  if (text !== null) return publicText(text)
  throw new UserError(
    {
      ja: `意見 ${id} の原文には、提出者が分かる記載があり、自動では伏せられません。`,
      en: `The words of comment ${id} tell who sent it in a way that cannot be masked by itself.`,
    },
    {
      ja: "原文の一覧は手で作り、ほかの資料だけを、原文の欄のない様式で作ってください。",
      en: "Make the list of originals by hand; make the other papers with --only, in a form without a column of originals.",
    },
  )
}
