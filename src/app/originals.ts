import type { PublishedResults } from "../model/published.ts"
import type { OriginalsPaper, PublishedOriginal } from "../publishers/originals.ts"
import type { Ledger } from "../trace/ledger.ts"
import { maskedOriginal } from "./masked-original.ts"
import { tableOrder } from "./results.ts"
import { NO_EXTRAS, resultsFacts } from "./results-facts.ts"

/**
 * Every comment in its own words, masked, numbered as in the results table, for the office: whether or not it was released. It is
 * made only when it is asked for by name. Throws `UserError` for a comment that must be masked by hand.
 */
export function buildOriginals(
  ledger: Ledger,
  { language, title, stamp }: PublishedResults,
  numbers: ReadonlyMap<number, string> | null,
): OriginalsPaper {
  const { comments } = resultsFacts(ledger, NO_EXTRAS)
  const originals = tableOrder(ledger).map((comment, place): PublishedOriginal => {
    const text = maskedOriginal(comment, ledger.state.submission.get(comment.submission))
    const number = place + 1
    return { number: numbers?.get(number) ?? String(number), index: comments.get(number)?.index ?? "", text }
  })
  return { language, title, stamp, originals }
}
