import type { Move } from "../journal/arrange.ts"
import { type Message, never } from "../model/errors.ts"
import { type Case, type Report, report } from "./case.ts"

export type { Move } from "../journal/arrange.ts"

/** What a move did, in a sentence. */
export function moveName(move: Move): Message {
  switch (move.kind) {
    case "row":
      return { ja: `考え方 ${move.response} を移しました。`, en: `Moved the response ${move.response}.` }
    case "place":
      return {
        ja: `考え方 ${move.response} を「${move.section ?? "区分なし"}」に移しました。`,
        en: `Moved the response ${move.response} to "${move.section ?? "no section"}".`,
      }
    case "section":
      return {
        ja: `区分「${move.section ?? "区分なし"}」を移しました。`,
        en: `Moved the section "${move.section ?? "no section"}".`,
      }
    case "stack":
      return { ja: "一つの欄に重ねました。", en: "Stacked in one cell." }
    case "unstack":
      return { ja: "欄を一件ずつに分けました。", en: "Gave each comment its own row." }
    case "merge":
      return {
        ja: `考え方 ${move.response} を ${move.into} と結合しました。`,
        en: `Merged the response ${move.response} with ${move.into}.`,
      }
    case "apart":
      return { ja: "行に、同じ文の別の考え方を付けました。", en: "Gave the row an answer of its own." }
    case "repeat":
      return {
        ja: `考え方 ${move.response} を「${move.section ?? "区分なし"}」に再掲しました。`,
        en: `Repeated the response ${move.response} under "${move.section ?? "no section"}".`,
      }
    case "drop":
      return { ja: `再掲 ${move.response} を外しました。`, en: `Took the repeated ${move.response} out.` }
    default:
      return never(move)
  }
}

/** Rearranges the results table, as one deed. */
export async function arrangeTable(opened: Case, move: Move): Promise<Report> {
  const events = await opened.run([{ type: "arrange", move }])
  return report(events === 0 ? { ja: "表は既にそのとおりです。", en: "The table is so already." } : moveName(move), {
    move: move.kind,
    changed: events > 0,
  })
}
