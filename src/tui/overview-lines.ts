import { visibleInCells } from "../text/visible.ts"
import { changeTitle } from "./change-lines.ts"
import { commentDigest, severityPiece } from "./detail-lines.ts"
import { type Items, itemsOf } from "./items.ts"
import { type Line, line, type Piece, paragraph, piece, textLine } from "./lines.ts"
import { type Words, wordsIn } from "./messages.ts"
import { type Group, NEXT, overviewOf, PUBLISH } from "./overview.ts"
import type { State } from "./state.ts"
import { pad } from "./terminal-width.ts"

/** Cells of the names, also where there is room for long ones, and of the numbers. */
const NAME = { narrow: 22, wide: 34 } as const
/** From here on long names leave room for what stands behind them. */
const WIDE_FROM = 82
const NUMBER = 7
/** In the place of a number that is being worked out. */
const NOT_YET = "⋯"
/** Cells of the gauge of a share. */
const GAUGE = 10

/** A share as a row of half-width squares. */
function gauge(part: number, all: number): readonly Piece[] {
  const full = all === 0 ? 0 : Math.floor((part / all) * GAUGE)
  return [piece("￭".repeat(full), "good"), piece("･".repeat(GAUGE - full), "dim")]
}

/** What a row of the overview is called. */
export function overviewName(key: string, words: Words): string {
  const [kind, ...rest] = key.split(" ")
  const name = rest.join(" ")
  if (kind === "state") return words.states[name as keyof Words["states"]]
  if (kind === "unit" || kind === "person") return visibleInCells(name || words.groups.nobody)
  if (kind === "section") return visibleInCells(name || words.noSection)
  if (key in words.severities) return words.severities[key as keyof Words["severities"]]
  return words.groups[key as keyof Words["groups"]]
}

const countOf = (items: Items, key: string): number => overviewOf(items).groups.get(key)?.keys.length ?? 0

/** One row of the overview without its sign and ground. */
export function overviewPieces(key: string, { snapshot, language }: State, width: number): readonly Piece[] {
  const words = wordsIn(language)
  const column = width >= WIDE_FROM ? NAME.wide : NAME.narrow
  const items = itemsOf(snapshot)
  const { next, groups } = overviewOf(items)
  const errors = countOf(items, "error")
  if (key === NEXT) {
    if (next === null && !snapshot.checked)
      return [piece(pad(words.groups.next, column), "strong"), piece(words.checking, "dim")]
    const text = next === null ? words.nextPublish : words.nextGroup(overviewName(next, words), countOf(items, next))
    return [piece(pad(words.groups.next, column), "strong"), piece(text, next === null ? "good" : "accent")]
  }
  if (key === PUBLISH) {
    const say = !snapshot.checked
      ? piece(words.checking, "dim")
      : errors
        ? piece(words.blocked(errors), "error")
        : piece(words.publishable, "good")
    return [piece(pad(words.groups.publish, column)), say]
  }
  const count = groups.get(key)?.keys.length ?? 0
  const isUnknown = groups.get(key)?.view === "findings" && !snapshot.checked
  const isBad = count > 0 && (key === "error" || key === "unanswered" || key === "unexplained")
  return [
    piece(pad(overviewName(key, words), column), count ? "plain" : "dim"),
    piece(
      pad((isUnknown ? NOT_YET : String(count)).padStart(NUMBER - 2), NUMBER),
      isBad ? "warning" : count ? "strong" : "dim",
    ),
    ...sharePieces(key, groups.get(key), items, words),
  ]
}

/** What stands behind a number: how much of the whole it is. */
function sharePieces(key: string, group: Group | undefined, items: Items, words: Words): readonly Piece[] {
  if (!group) return []
  if (key === "answered") {
    const { size } = items.comments
    return [...gauge(group.keys.length, size), piece(`  ${group.keys.length}/${size}`, "dim")]
  }
  if (!/^(section|unit|person) /.test(key)) return []
  const { answered, keys } = group
  return [...gauge(answered, keys.length), piece(`  ${words.groups.answered} ${answered}/${keys.length}`, "dim")]
}

/** How many of what a number counts are shown beside it. */
const SHOWN = 30

/** What a number of the overview counts, from the start of its list. */
export function overviewDetail({ snapshot, language, selected }: State, width: number): readonly Line[] {
  const words = wordsIn(language)
  const items = itemsOf(snapshot)
  const { groups, next } = overviewOf(items)
  const key =
    selected.overview === NEXT ? (next ?? PUBLISH) : selected.overview === PUBLISH ? "error" : selected.overview
  const group = groups.get(key ?? "")
  const count = group?.keys.length ?? 0
  if (!group || count === 0) {
    const text = key === PUBLISH || selected.overview === PUBLISH ? words.readyToPublish : words.countsNothing
    return paragraph(text, { width, style: "dim" })
  }
  const look = { items, language, width, find: "" }
  const lines = group.keys.slice(0, SHOWN).flatMap((id): readonly Line[] => {
    const finding = group.view === "findings" ? items.findings.get(id) : undefined
    const change = items.changes.get(id)
    if (finding) {
      const severity = severityPiece(finding, words, items.waived.has(id))
      return paragraph(finding.message[language], { width, lead: piece(`${severity.text} `, severity.style) })
    }
    if (group.view === "changes" && change) return [changeTitle(change, items.number.get(id) ?? 0, words)]
    return commentDigest(id, look).slice(0, 2)
  })
  const more = count > SHOWN ? [textLine(words.more(count - SHOWN), "dim")] : []
  return [...lines, ...more]
}

/** The bar over that. */
export function overviewTitle({ snapshot, language, selected }: State): readonly Piece[] {
  const words = wordsIn(language)
  const key = selected.overview
  if (key === null) return []
  const { next, groups } = overviewOf(itemsOf(snapshot))
  const named = key === NEXT ? (next ?? PUBLISH) : key
  const count = groups.get(named)?.keys.length
  return [
    piece(overviewName(named, words), "strong"),
    ...(count === undefined ? [] : [piece(`  ${words.groupCount(count)}`, "dim")]),
  ]
}

/** Headings of the overview and of what was waived. */
export const titleLine = (title: keyof Words["titles"], words: Words): Line =>
  line([piece(` ${words.titles[title]}`, "heading")])
