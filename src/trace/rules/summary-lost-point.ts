import type { Comment } from "../../model/consultation.ts"
import type { Message } from "../../model/errors.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { cut } from "../naming.ts"
import { type LostPoint, lostPoints } from "../summary-points.ts"

const KINDS: Readonly<Record<LostPoint["kind"], Message>> = {
  proposal: { ja: "修正の提案", en: "the proposed wording" },
  citation: { ja: "箇所", en: "the place" },
  number: { ja: "数値", en: "the number" },
  negation: { ja: "反対・否定の趣旨", en: "that it is against something" },
}

const lostIn = ({ original, summary, target }: Comment): readonly LostPoint[] =>
  summary === null ? [] : lostPoints(original, summary, target)

/** A published summary keeps the points of its original (御意見の要旨). A note: what to leave out is the editor's to say. */
export function summaryLostPoint({ comments, memory }: Ledger): readonly Finding[] {
  return comments.flatMap((comment): readonly Finding[] => {
    const lost = memory.of(lostIn, comment)
    if (lost.length === 0) return []
    const ja = lost.map(({ kind, text }) => `${KINDS[kind].ja}「${cut(text)}」`).join("、")
    const en = lost.map(({ kind, text }) => `${KINDS[kind].en} ("${cut(text)}")`).join(", ")
    return [
      {
        rule: "summary-lost-point",
        severity: "note",
        message: {
          ja: `意見 ${comment.id} の要旨に、原文にある${ja}がありません。書き加えるか、なくてよいか確かめてください。`,
          en: `The summary of ${comment.id} leaves out ${en} of its original: add it, or make sure that it may be left out.`,
        },
        comments: [comment.id],
        changes: [],
      },
    ]
  })
}
