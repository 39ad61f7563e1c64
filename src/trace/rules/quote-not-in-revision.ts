import type { Response } from "../../model/consultation.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"
import { cut, named } from "../naming.ts"
import { newTexts } from "../new-text.ts"
import { planTextOf } from "../plan-line.ts"

/** Words that stand for what a quotation leaves out. */
const OMISSION = /[（(](?:中略|略|前略|後略)[）)]|…+|⋯+|・{3,}|\.{3,}/

/** The parts of a quotation that are quoted word for word. */
const partsOf = (quotation: string): readonly string[] =>
  quotation
    .split(OMISSION)
    .map(part => part.trim())
    .filter(part => part !== "")

/** The quoted parts of an answer that the plan must say. */
const quotedIn = ({ text }: Response): readonly string[] => newTexts(text).flatMap(partsOf)

/** New text that an answer quotes stands in the revision letter for letter. */
export function quoteNotInRevision({ responses, revision, memory }: Ledger): readonly Finding[] {
  if (!revision) return []
  const quoting = responses
    .map(response => ({ response, quoted: memory.of(quotedIn, response) }))
    .filter(({ quoted }) => quoted.length > 0)
  if (quoting.length === 0) return []
  const plan = memory.of(planTextOf, revision)
  return quoting.flatMap(({ response, quoted }): readonly Finding[] => {
    const missing = quoted.filter(part => !plan.says(part))
    if (missing.length === 0) return []
    const comments = [...new Set(commentsIn(response))]
    const shown = missing.map(part => `「${cut(part)}」`).join("、")
    const near = missing.flatMap(part => plan.writes(part) ?? [])
    const has = near.length > 0 ? near.map(form => `「${cut(form)}」`).join("、") : null
    const who = named(comments)
    return [
      {
        rule: "quote-not-in-revision",
        severity: "error",
        message: {
          ja: `意見 ${who.ja} への考え方が引用する ${shown} は、修正案にそのままの字句ではありません${has ? `(修正案では${has})` : ""}。引用か修正案を改めてください。`,
          en: `The answer to ${who.en} quotes ${shown}, which the revision does not say letter for letter${has ? ` (it says ${has})` : ""}: correct the quotation or the plan.`,
        },
        comments,
        changes: [],
        details: missing,
      },
    ]
  })
}
