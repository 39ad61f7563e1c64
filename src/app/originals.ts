import { UserError } from "../model/errors.ts"
import type { PublishedResults } from "../model/published.ts"
import type { OriginalsPaper, PublishedOriginal } from "../publishers/originals.ts"
import type { Ledger } from "../trace/ledger.ts"
import { masked } from "../trace/masked.ts"
import { tableOrder } from "./results.ts"
import { resultsFacts } from "./results-facts.ts"

/**
 * Every comment in its own words, masked, numbered as in the results table. A case does not record who agreed to have their words
 * shown: this is made only when it is asked for by name. Throws `UserError` for a comment that must be masked by hand.
 */
export function buildOriginals(
  ledger: Ledger,
  { language, title, stamp }: PublishedResults,
  numbers: ReadonlyMap<number, string> | null,
): OriginalsPaper {
  const { comments } = resultsFacts(ledger, null)
  const originals = tableOrder(ledger).map(({ id, original, submission }, place): PublishedOriginal => {
    const sender = ledger.state.submission.get(submission)
    const text = sender ? masked(original, sender) : null
    if (text === null) {
      throw new UserError(
        {
          ja: `意見 ${id} の原文には、提出者が分かる記載があり、自動では伏せられません。`,
          en: `The words of comment ${id} tell who sent it in a way that cannot be masked by itself.`,
        },
        {
          ja: "原文の一覧は手で作り、ほかの資料だけを --only で作ってください。",
          en: "Make the list of originals by hand, and only the other papers with --only.",
        },
      )
    }
    const number = place + 1
    return { number: numbers?.get(number) ?? String(number), index: comments.get(number)?.index ?? "", text }
  })
  return { language, title, stamp, originals }
}
