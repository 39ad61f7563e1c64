import type { Comment, Outcome } from "../../model/consultation.ts"
import type { Finding } from "../../model/finding.ts"
import { foldNotation } from "../../text/fold.ts"
import { OUTCOME_LABELS } from "../../text/labels.ts"
import type { Ledger } from "../ledger.ts"
import { cut, named } from "../naming.ts"

/** Shorter ones (「賛成です。」) say the same of different things. */
const LEAST = 10

/** What comments that say the same of the same place have in common. */
const keyOf = ({ original, target }: Comment): string => `${foldNotation(original)}\n${foldNotation(target ?? "")}`

/** Comments that say the same, of the same place. */
function groups({ comments, memory }: Ledger): readonly (readonly Comment[])[] {
  const byText = new Map<string, Comment[]>()
  for (const comment of comments) {
    if (comment.outcome === null || comment.original.length < LEAST) continue
    const key = memory.of(keyOf, comment)
    const group = byText.get(key)
    if (group) group.push(comment)
    else byText.set(key, [comment])
  }
  return [...byText.values()].filter(group => group.length > 1)
}

/** Comments with the same words, but for their notation, have the same outcome. */
export function groupAnswersDiffer(ledger: Ledger): readonly Finding[] {
  return groups(ledger).flatMap((group): readonly Finding[] => {
    const outcomes = [...new Set(group.map(comment => comment.outcome))].filter((one): one is Outcome => one !== null)
    if (outcomes.length < 2) return []
    const ids = group.map(comment => comment.id)
    const who = named(ids)
    const labels = outcomes.map(outcome => OUTCOME_LABELS[outcome])
    return [
      {
        rule: "group-answers-differ",
        severity: "warning",
        message: {
          ja: `意見 ${who.ja} は同じ文言(「${cut(group[0]?.original ?? "")}」)ですが、対応区分が分かれています(${labels.map(label => label.ja).join("、")})。そろえてください。`,
          en: `Comments ${who.en} say the same, but have different outcomes (${labels.map(label => label.en).join(", ")}): give them one.`,
        },
        comments: ids,
        changes: [],
      },
    ]
  })
}
