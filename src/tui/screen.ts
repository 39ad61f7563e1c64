import { visibleInCells } from "../text/visible.ts"
import { detailTitle } from "./detail-lines.ts"
import { historyScope, historyTitle } from "./history-lines.ts"
import { itemsOf, listsOf } from "./items.ts"
import { type Command, commandAt, keyName, rowsAt } from "./keys.ts"
import { GAP, isSmallish, isTooSmall, type Layout, MARGIN, type Pane, SIDE_FROM } from "./layout.ts"
import {
  apart,
  BLANK,
  exactly,
  type Line,
  line,
  lineWidth,
  type Piece,
  paragraph,
  piece,
  type ScreenRow,
  textLine,
} from "./lines.ts"
import { listLines } from "./list-lines.ts"
import { wordsIn } from "./messages.ts"
import type { Overlay } from "./overlay.ts"
import { overlayOf, referenceLines, searchLine } from "./overlay-lines.ts"
import { overviewTitle } from "./overview-lines.ts"
import { planTitle } from "./plan-lines.ts"
import { layoutFor, selectedDetail, selectedIndex } from "./selection.ts"
import { placesOf, type State, type View } from "./state.ts"
import { isOfUse } from "./suggested.ts"
import { suggestionStrip } from "./suggestion-lines.ts"
import { linesAreWide } from "./terminal-width.ts"
import { unsaved } from "./unsaved.ts"
import { viewList } from "./view-lists.ts"
import { viewName } from "./view-words.ts"
import { windowWords } from "./window-words.ts"
import { referencePane, writingBox } from "./writing-box.ts"

/** The whole screen as text, and where the terminal's own cursor stands (null: hidden). */
export interface Screen {
  readonly rows: readonly ScreenRow[]
  readonly cursor: { readonly x: number; readonly y: number } | null
}

interface Body {
  readonly rows: readonly ScreenRow[]
  readonly cursor: Screen["cursor"]
}

/** What a state looks like. Pure but for caches. */
export function screenOf(state: State): Screen {
  const { columns, rows } = state
  if (isTooSmall(columns, rows)) return tooSmall(state)
  const layout = layoutFor(state)
  const { rows: body, cursor } = bodyOf(state, layout)
  const search = searchLine(state, columns)
  const notice = search ? [search.line] : noticeLines(state)
  // A long notice lies over the end of the body.
  const upper = [[headLine(state)], [tabLine(state)], ...body].slice(0, rows - 1 - notice.length)
  const all = [...upper, ...notice.map(of => [of]), [footLine(state)]]
  return { rows: all, cursor: search ? { x: search.x, y: rows - 2 } : cursor }
}

function tooSmall({ language, columns, rows }: State): Screen {
  const words = wordsIn(language)
  const lines = paragraph(words.tooSmall, { width: columns }).map(of => [exactly(of, columns)])
  return { rows: lines.slice(0, rows), cursor: null }
}

/** Whether anything would be lost if the window were closed now. */
function savedPiece(state: State): Piece {
  const { saved, saving, unsaved: typed } = windowWords(state.language)
  if (state.busy) return piece(` ${saving} `, "warning")
  return unsaved(state) || state.mode.kind === "restore" ? piece(` ${typed} `, "warning") : piece(` ${saved} `, "good")
}

function headLine(state: State): Line {
  const { snapshot, language, columns } = state
  const words = wordsIn(language)
  const { title, plan } = snapshot.consultation
  const name = visibleInCells(plan ?? title ?? words.untitled)
  const left = line([piece(` ${words.product}  `, "accent"), piece(name, "strong")], "bar")
  const right = [piece(`  ${visibleInCells(snapshot.name)} `, "dim"), savedPiece(state)]
  // Whether all is saved stands at the edge, however long the names are.
  const own = lineWidth(line(right.slice(1)))
  const named = apart(left, line(right.slice(0, 1)), columns - own)
  return line([...named.pieces, ...right.slice(1)], "bar")
}

/** The views by the digits that show them. */
const TABS: readonly View[] = ["overview", "comments", "changes", "findings", "plan", "history", "publish"]

function tabLine(state: State): Line {
  const { snapshot, view, language, columns, openOnly, narrowed } = state
  const words = wordsIn(language)
  const items = itemsOf(snapshot)
  const lists = listsOf(state)
  const count = (of: View): string => {
    if (of !== "comments" && of !== "changes" && of !== "findings") return ""
    // What was waived is listed, and settled.
    const all = of === "findings" ? snapshot.findings.length : items.keys[of].length
    if (of === "findings" && !snapshot.checked) return words.recounting
    return openOnly || narrowed?.view === of ? `${lists.keys[of].length}/${items.keys[of].length}` : String(all)
  }
  const tab = (of: View, key: number, isCounted: boolean) => {
    const number = isCounted ? count(of) : ""
    return piece(` ${key} ${viewName(of, language)} ${number ? `${number} ` : ""}`, of === view ? "tab" : "dim")
  }
  const tabs = (counted: readonly View[]) => [piece(" "), ...TABS.map((of, key) => tab(of, key, counted.includes(of)))]
  // Names before numbers: they lead everywhere.
  const ways = [TABS, [view], []].map(tabs)
  const left = ways.find(way => lineWidth(line(way)) <= columns) ?? tabs([])
  const progress = words.progress(items.answered, snapshot.comments.length, snapshot.counts.unexplained)
  const right = line([piece(`${progress} `, "dim")])
  // Narrow screens need the tabs more than the totals.
  return lineWidth(line(left)) + lineWidth(right) <= columns
    ? apart(line(left), right, columns)
    : exactly(line(left), columns)
}

/** The bar over a pane: a title, and something small at its end. */
function barLine(title: readonly Piece[], aside: string, width: number): Line {
  return apart(line([piece(" "), ...title], "bar"), line([piece(aside ? `  ${aside} ` : " ", "dim")]), width)
}

const overlayBar = ({ title, aside }: Overlay, width: number): Line => barLine([piece(title, "heading")], aside, width)

function bodyOf(state: State, layout: Layout): Body {
  const { mode } = state
  const takesAll =
    mode.kind === "help" ||
    mode.kind === "welcome" ||
    (!layout.wide && (mode.kind === "pick" || mode.kind === "edit" || mode.kind === "many"))
  if (takesAll) {
    const height = layout.detail.top + layout.detail.height - 3
    const overlay = overlayOf(state, state.columns - 2 * MARGIN, height)
    if (overlay) return { rows: whole(overlay, state.columns, height), cursor: moved(overlay.cursor, MARGIN, 3) }
  }
  return layout.wide ? wideBody(state, layout) : narrowBody(state, layout)
}

const moved = (cursor: Screen["cursor"], x: number, y: number): Screen["cursor"] =>
  cursor && { x: cursor.x + x, y: cursor.y + y }

const filled = (lines: readonly Line[], width: number, height: number): readonly Line[] =>
  Array.from({ length: height }, (_, i) => exactly(lines[i] ?? BLANK, width))

const whole = (overlay: Overlay, width: number, height: number): readonly ScreenRow[] => [
  [overlayBar(overlay, width)],
  ...filled(overlay.lines, width - 2 * MARGIN, height).map(withMargin),
]

/** A full row from a line that leaves a margin on both sides. */
const withMargin = (of: Line): ScreenRow => [exactly(BLANK, MARGIN), of, exactly(BLANK, MARGIN)]

/** The bar and the lines of the detail, or of what lies over it. */
function detailPart(
  state: State,
  { width, height }: Pane,
  barWidth: number,
): { bar: Line; lines: readonly Line[]; cursor: Screen["cursor"] } {
  const overlay = overlayOf(state, width, height)
  if (overlay) {
    const { lines, cursor } = overlay
    return { bar: overlayBar(overlay, barWidth), lines: filled(lines, width, height), cursor }
  }
  const all = selectedDetail(state)
  const strip = suggestionStrip(state, { width, height })
  const room = height - strip.length
  const shown = all.slice(state.scroll)
  const left = Math.max(0, shown.length - room)
  const focused = state.focus === "detail" ? [piece("▸ ", "key")] : []
  return {
    bar: barLine([...focused, ...selectedTitle(state)], left > 0 ? `￬${left}` : "", barWidth),
    // Right below a short text, at the end of the pane below a long one.
    lines: filled([...filled(shown, width, Math.min(room, shown.length + 1)), ...strip], width, height),
    cursor: null,
  }
}

function selectedTitle(state: State): readonly Piece[] {
  const { view, selected, snapshot, language } = state
  if (view === "overview") return overviewTitle(state)
  if (view === "plan") return planTitle(state)
  if (view === "history") return historyTitle(state)
  if (view === "publish") return [piece(viewName(view, language), "strong")]
  const key = selected[view]
  return key === null ? [] : detailTitle(view, key, { items: itemsOf(snapshot), language })
}

function place(state: State): string {
  const { length } = viewList(state).keys
  const at = length ? `${selectedIndex(state) + 1}/${length}` : ""
  return state.view === "history" && state.history.about ? `${historyScope(state)}  ${at}` : at
}

/** The second pane where another view stands in it. */
function sidePart(state: State, side: View, { width, height }: Pane): readonly Line[] {
  const title = [piece(viewName(side, state.language), "strong")]
  return [barLine(title, "", width), ...filled(listLines(state, width, height, side), width, height)]
}

/** The view in the second pane at this moment, or null: what is done lies over it, and so does the detail when asked for. */
const shownSide = ({ side, view, columns, mode, focus }: State): View | null =>
  columns >= SIDE_FROM && side !== view && focus === "list" && (mode.kind === "browse" || mode.kind === "search")
    ? side
    : null

function narrowBody(state: State, layout: Layout): Body {
  const { list, detail } = layout
  const { mode, columns } = state
  const upper: readonly ScreenRow[] =
    mode.kind === "write"
      ? filled(referenceLines(state, mode, detail.width), detail.width, list.height).map(withMargin)
      : listLines(state, list.width, list.height).map(of => [of])
  const { bar, lines, cursor } = detailPart(state, detail, columns)
  return { rows: [...upper, [bar], ...lines.map(withMargin)], cursor: moved(cursor, detail.left, detail.top) }
}

function wideBody(state: State, layout: Layout): Body {
  const { list, detail } = layout
  const { mode, focus, language, view } = state
  const inList = focus === "list" && mode.kind === "browse" ? [piece("▸ ", "key")] : []
  const title = [...inList, piece(viewName(view, language), "strong")]
  const left = [barLine(title, place(state), list.width), ...listLines(state, list.width, list.height)]
  const right: Line[] = []
  const pane = mode.kind === "write" ? writingBox(layout) : detail
  if (mode.kind === "write") {
    const { height } = referencePane(layout)
    right.push(barLine(selectedTitle(state), "", detail.width))
    right.push(...filled(referenceLines(state, mode, detail.width), detail.width, height))
  }
  const side = shownSide(state)
  const { bar, lines, cursor } = detailPart(state, pane, detail.width)
  right.push(...(side ? sidePart(state, side, detail) : [bar, ...lines]))
  const divider = textLine(linesAreWide() ? " | " : " │ ", "dim")
  return {
    rows: left.map((of, i) => [of, i === 0 ? exactly(BLANK, GAP) : divider, right[i] ?? BLANK]),
    cursor: moved(cursor, pane.left, pane.top),
  }
}

const TONES = { good: "good", error: "error", hint: "warning" } as const

/** Lines that a notice may take. */
const MOST_NOTICE = 4

function noticeLines({ notice, columns, rows, language }: State): readonly Line[] {
  if (!notice)
    return [
      isSmallish(columns, rows)
        ? exactly(textLine(` ${windowWords(language).smallish}`, "dim"), columns)
        : exactly(BLANK, columns),
    ]
  const lines = paragraph(notice.text, { width: columns - MARGIN, style: TONES[notice.tone], lead: piece(" ") })
  return lines.slice(0, MOST_NOTICE).map(of => exactly(of, columns))
}

/** The keys that work here, the most needed first; help and quit always find room. */
function footLine(state: State): Line {
  const places = placesOf(state)
  const rows = rowsAt(places).filter(
    ({ footer, keys, command }) =>
      footer > 0 && commandAt(places, keys[0] ?? "") === command && isOfUse(state, command as Command),
  )
  const pieces = (of: (typeof rows)[number]): readonly Piece[] => [
    piece(` ${keyName(of.keys[0] ?? "", true)}`, "key"),
    piece(` ${of.short[state.language]} `, "dim"),
  ]
  const always = rows.filter(({ command }) => command === "help" || command === "quit").flatMap(pieces)
  const shownPieces: Piece[] = []
  let room = state.columns - lineWidth(line(always))
  for (const of of rows.filter(({ command }) => command !== "help" && command !== "quit")) {
    const next = pieces(of)
    room -= lineWidth(line(next))
    if (room < 0) break
    shownPieces.push(...next)
  }
  return exactly(line([...shownPieces, ...always], "bar"), state.columns)
}
