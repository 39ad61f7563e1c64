import type { Change, Comparison } from "../model/change.ts"
import type { Language } from "../model/errors.ts"
import { KIND_LABELS, NATURE_LABELS } from "../text/labels.ts"
import { visible, visibleEdit } from "../text/visible.ts"
import { countChanges } from "./compare-json.ts"
import { caveats, countsLine, placeText } from "./compare-words.ts"
import { excerpt, type Piece, pieceLines, piecesOf, sideOf } from "./pieces.ts"

/** Characters of unchanged text shown on each side of an edit: about a line of a terminal in all. */
const CONTEXT = 36
const GAP = "⋯"

/** How the parts of a line are marked: signs for a pipe, escape sequences for a terminal. */
interface Marking {
  readonly removed: (text: string) => string
  readonly added: (text: string) => string
  readonly format: (text: string) => string
  readonly title: (text: string) => string
  readonly dim: (text: string) => string
}

const SIGNS: Marking = {
  removed: text => `[-${text}-]`,
  added: text => `{+${text}+}`,
  format: text => `[~${text}~]`,
  title: text => text,
  dim: text => text,
}

/** SGR codes (ECMA-48): bold, dim, underlined, struck through, red, green. Never colour alone. */
const sgr = (codes: string) => (text: string) => `\u001b[${codes}m${text}\u001b[0m`
const COLORS: Marking = {
  removed: sgr("9;31"),
  added: sgr("4;32"),
  format: sgr("4;2"),
  title: sgr("1"),
  dim: sgr("2"),
}

/**
 * The comparison for a terminal or a pipe: each change with its number, nature, place and both sides, and the counts at the end.
 * Nothing from the documents reaches the terminal raw: control characters are visible marks.
 */
export function compareText(
  comparison: Comparison,
  language: Language,
  { color }: { readonly color: boolean },
): string {
  const marking = color ? COLORS : SIGNS
  const numbers = new Map(comparison.changes.map((change, index) => [change.id, index + 1]))
  const changes = comparison.changes.map((change, index) => {
    const cause = change.derivedFrom ? (numbers.get(change.derivedFrom) ?? null) : null
    return [titleLine(change, { name: String(index + 1), cause, language, marking }), ...sideLines(change, marking), ""]
  })
  const notes = caveats({ precise: comparison.precise, notCompared: comparison.coverage.notCompared }, language)
  return `${[...changes.flat(), countsLine(countChanges(comparison.changes), language), ...notes.map(visible)].join("\n")}\n`
}

/** One change as `compareText` shows it, under its id. */
export function changeText(change: Change, language: Language, { color }: { readonly color: boolean }): string {
  const marking = color ? COLORS : SIGNS
  return [titleLine(change, { name: change.id, cause: null, language, marking }), ...sideLines(change, marking)].join(
    "\n",
  )
}

interface Title {
  /** Its number or its id. */
  readonly name: string
  /** Number of the change that this one follows from, where there is a single one. */
  readonly cause: number | null
  readonly language: Language
  readonly marking: Marking
}

function titleLine(change: Change, { name, cause, language, marking }: Title): string {
  const nature = NATURE_LABELS[change.nature][language]
  const kind = KIND_LABELS[change.kind][language]
  const labels = language === "ja" ? `${nature}・${kind}` : `${nature}, ${kind.toLowerCase()}`
  const derived = change.derivedFrom === null ? "" : `  ${derivedText(cause, language)}`
  return `${marking.title(`${name}  ${oneLine(placeText(change, language))}`)}  ${marking.dim(`${labels}${derived}`)}`
}

function derivedText(cause: number | null, language: Language): string {
  if (cause === null) return language === "ja" ? "自動的な更新" : "updated by itself"
  return language === "ja" ? `${cause}に伴う` : `follows from ${cause}`
}

const oneLine = (text: string): string => visible(text.replace(/[\n\t]+/g, " "))

/** "－" what the draft says, "＋" what the revision says; one line without a sign where only the place differs. */
function sideLines(change: Change, marking: Marking): readonly string[] {
  const pieces = excerpt(piecesOf(change), CONTEXT, GAP)
  const removed = pieces.some(({ kind }) => kind === "removed")
  const added = pieces.some(({ kind }) => kind === "added")
  if (!removed && !added) return printed("　", pieces, marking)
  return [
    ...(change.draft ? printed("－", sideOf(pieces, "draft"), marking) : []),
    ...(change.revision ? printed("＋", sideOf(pieces, "revision"), marking) : []),
  ]
}

function printed(sign: string, pieces: readonly Piece[], marking: Marking): readonly string[] {
  return pieceLines(pieces).map((line, index) => {
    const text = line
      .map(({ kind, text }) => (kind === "same" ? visible(text) : marking[kind](visibleEdit(text))))
      .join("")
    return `${index === 0 ? sign : "　"} ${text}`.trimEnd()
  })
}
