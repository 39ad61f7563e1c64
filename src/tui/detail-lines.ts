import type { ChangeView, CommentView } from "../app/session.ts"
import type { Language } from "../model/errors.ts"
import type { Finding, WaivedFinding } from "../model/finding.ts"
import { visibleInCells } from "../text/visible.ts"
import { workerOf } from "./assignees.ts"
import { changeTitle, diffLines, oneLine, sectionLines } from "./change-lines.ts"
import { marksOf } from "./found-text.ts"
import { type Items, isAnswered } from "./items.ts"
import { type Line, line, type Piece, paragraph, piece, textLine } from "./lines.ts"
import { manyWords } from "./many-words.ts"
import { type Words, wordsIn } from "./messages.ts"
import type { View } from "./state.ts"

export interface DetailLook {
  readonly items: Items
  readonly language: Language
  readonly width: number
  /** What was searched for is marked in the texts; "" for nothing. */
  readonly find: string
}

/** What the detail of an item is called: the left part of its bar. */
export function detailTitle(
  view: View,
  key: string,
  { items, language }: Pick<DetailLook, "items" | "language">,
): readonly Piece[] {
  const words = wordsIn(language)
  const comment = view === "comments" ? items.comments.get(key) : undefined
  const change = view === "changes" ? items.changes.get(key) : undefined
  if (comment) {
    const target = comment.target ? `  ${visibleInCells(comment.target)}` : ""
    const worker = workerOf(comment)
    const assignee = worker ? `  ${visibleInCells(worker)}` : ""
    const sender = `  ${words.senders[comment.sender.kind]}`
    return [
      piece(`${words.comment} ${visibleInCells(comment.id)}`, "strong"),
      piece(sender + visibleInCells(target) + assignee, "dim"),
    ]
  }
  if (change) return changeTitle(change, items.number.get(key) ?? 0, words).pieces
  const finding = items.findings.get(key)
  return finding ? [severityPiece(finding, words, items.waived.has(key))] : []
}

/** The severity in a word, coloured. */
export function severityPiece({ severity }: Finding, words: Words, isWaived = false): Piece {
  if (isWaived) return piece(words.waived, "good")
  return piece(words.severities[severity], severity === "note" ? "dim" : severity)
}

/** Everything about an item, as lines of its pane. */
export function detailLines(view: View, key: string, look: DetailLook): readonly Line[] {
  const comment = view === "comments" ? look.items.comments.get(key) : undefined
  const change = view === "changes" ? look.items.changes.get(key) : undefined
  const finding = view === "findings" ? look.items.findings.get(key) : undefined
  if (comment) return commentLines(comment, look)
  if (change) return changeLines(change, look)
  return finding ? findingLines(finding, look.items.waived.get(key), look) : []
}

/** The comment as published and, where that is a summary, as sent. */
export function commentText({ original, summary }: CommentView, look: DetailLook): readonly Line[] {
  const { language, width, find } = look
  const words = wordsIn(language)
  if (summary === null) return paragraph(original, { width, marks: marksOf(original, find) })
  return [
    line([piece(words.summary, "heading")]),
    ...paragraph(summary, { width, marks: marksOf(summary, find) }),
    ...sectionLines(words.original),
    ...paragraph(original, { width, style: "dim", marks: marksOf(original, find) }),
  ]
}

function commentLines(comment: CommentView, look: DetailLook): readonly Line[] {
  const { items, language, width, find } = look
  const words = wordsIn(language)
  const { response, outcome, changes } = comment
  const answer = response?.text ?? ""
  const others = (response?.rows.flat() ?? []).filter(id => id !== comment.id)
  const facts = [
    piece("  "),
    piece(outcome ? words.outcomes[outcome] : `${words.outcome} ${words.undecided}`, outcome ? "accent" : "warning"),
    piece(`  ${words.states[comment.state]}`, "dim"),
  ]
  const linked = changes.flatMap(id => items.changes.get(id) ?? [])
  return [
    ...commentText(comment, look),
    ...sectionLines(words.response, facts),
    ...(others.length ? paragraph(words.sharedWith(others.join(" ")), { width, style: "dim" }) : []),
    ...(isAnswered(comment)
      ? paragraph(answer, { width, marks: marksOf(answer, find) })
      : paragraph(words.noResponse, { width, style: "warning" })),
    ...(comment.note ? [...sectionLines(manyWords(language).note), ...paragraph(comment.note, { width })] : []),
    ...sectionLines(words.linkedChanges(linked.length)),
    ...(linked.length ? [] : [textLine(words.noLinks, "dim")]),
    ...linked.flatMap((change, i) => [
      ...(i > 0 ? [textLine("")] : []),
      changeTitle(change, items.number.get(change.id) ?? 0, words),
      ...diffLines(change, width, words),
    ]),
  ]
}

/** A comment in a few lines: its facts, the start of its text. */
export function commentDigest(id: string, { items, language, width }: DetailLook): readonly Line[] {
  const comment = items.comments.get(id)
  if (!comment) return []
  const words = wordsIn(language)
  const facts = [comment.outcome && words.outcomes[comment.outcome], !isAnswered(comment) && words.unanswered]
  return [
    line([piece(`${visibleInCells(id)} `, "strong"), piece(facts.filter(Boolean).join("  "), "accent")]),
    ...paragraph(oneLine(comment.summary ?? comment.original), { width, lead: piece("  ") }).slice(0, 3),
  ]
}

const changeLines = (change: ChangeView, look: DetailLook): readonly Line[] => [
  ...diffLines(change, look.width, wordsIn(look.language)),
  ...whyLines(change, look),
]

/** Why a change was made: its reason, the comments behind it. */
export function whyLines(change: ChangeView, look: DetailLook): readonly Line[] {
  const { language, width } = look
  const words = wordsIn(language)
  const { explanation, comments } = change
  const derived = change.derivedFrom !== null
  const reason = explanation
    ? [
        ...sectionLines(words.reason, [piece(`  ${words.reasons[explanation.reason]}`, "accent")]),
        ...(explanation.publicReason
          ? paragraph(explanation.publicReason, { width, lead: piece(`${words.publicReason}  `, "dim") })
          : []),
        ...(explanation.memo ? paragraph(explanation.memo, { width, lead: piece(`${words.memo}  `, "dim") }) : []),
      ]
    : []
  const missing = explanation
    ? [textLine(words.noneLinked, "dim")]
    : paragraph(words.noLinkedComments, { width, style: "warning" })
  return [
    ...(derived ? [textLine(""), ...paragraph(words.derivedFrom, { width, style: "dim" })] : []),
    ...reason,
    ...(comments.length || !derived ? sectionLines(words.linkedComments(comments.length)) : []),
    ...(comments.length ? comments.flatMap(id => commentDigest(id, look)) : derived ? [] : missing),
  ]
}

function findingLines(finding: Finding, waived: WaivedFinding | undefined, look: DetailLook): readonly Line[] {
  const { items, language, width } = look
  const words = wordsIn(language)
  const changes = finding.changes.flatMap(id => items.changes.get(id) ?? [])
  return [
    ...paragraph(finding.message[language], { width }),
    ...(waived
      ? [
          ...sectionLines(words.waivedBy(visibleInCells(waived.by))),
          ...paragraph(waived.note, { width }),
          ...paragraph(words.waivedUntil, { width, style: "dim" }),
        ]
      : [...sectionLines(words.whatToDo), ...paragraph(words.advice[finding.rule], { width })]),
    ...(finding.comments.length ? sectionLines(words.relatedComments) : []),
    ...finding.comments.flatMap(id => commentDigest(id, look)),
    ...(changes.length ? sectionLines(words.relatedChanges) : []),
    ...changes.flatMap(change => [
      changeTitle(change, items.number.get(change.id) ?? 0, words),
      ...diffLines(change, width, words),
    ]),
  ]
}
