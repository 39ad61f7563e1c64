import { visibleInCells } from "../text/visible.ts"
import { oneLine } from "./change-lines.ts"
import { commentDigest, commentText, detailLines } from "./detail-lines.ts"
import { editOverlay } from "./edit-lines.ts"
import { itemsOf } from "./items.ts"
import { type KeyRow, keyName, rowsAt } from "./keys.ts"
import { exactly, type Line, line, paragraph, piece, textLine } from "./lines.ts"
import { selectable } from "./list-lines.ts"
import { manyOverlay } from "./many-lines.ts"
import { manyWords } from "./many-words.ts"
import { menuOf, numbered } from "./menus.ts"
import { wordsIn } from "./messages.ts"
import type { Overlay } from "./overlay.ts"
import { pickOverlay } from "./pick-lines.ts"
import { BROWSE, placesOf, type State, type WriteMode } from "./state.ts"
import type { Target } from "./target.ts"
import stringWidth, { pad } from "./terminal-width.ts"
import { areaRows, caretAt } from "./text-area.ts"
import { viewWords } from "./view-words.ts"
import { windowWords } from "./window-words.ts"

const plain = (title: string, lines: readonly Line[]): Overlay => ({ title, aside: "", lines, cursor: null })

/** What lies over the detail, or null while nothing does. */
export function overlayOf(state: State, width: number, height: number): Overlay | null {
  const { mode } = state
  const words = wordsIn(state.language)
  switch (mode.kind) {
    case "browse":
    case "search":
      return null
    case "help":
      return helpOverlay(state, mode.scroll, width, height)
    case "welcome":
      return plain(
        windowWords(state.language).welcomeTitle,
        windowWords(state.language).welcome.flatMap(text => paragraph(text, { width, lead: piece("▸ ", "key") })),
      )
    case "pick":
      return pickOverlay(state, mode, width, height)
    case "menu": {
      const { title, choices } = menuOf(mode.menu, state)
      return plain(title, numbered(choices, mode.index, width, height))
    }
    case "many":
      return manyOverlay(state, mode, width, height)
    case "edit":
      return editOverlay(state, mode, width, height)
    case "write":
      return writeOverlay(mode, state, width, height)
    case "discard":
      return plain(words.discardTitle, [
        ...paragraph(words.discardBody, { width }),
        ...sample(mode.writing.area.text, width),
      ])
    case "publish":
      return plain(words.publishTitle, paragraph(words.publishBody(state.publishDirectory), { width }))
    case "refused":
      return plain(words.refusedTitle, [
        ...paragraph(words.refusedBody(mode.blockers.length), { width, style: "error" }),
        textLine(""),
        ...mode.blockers
          .slice(mode.scroll)
          .flatMap(({ message }) => paragraph(message[state.language], { width, lead: piece("▸ ", "error") })),
      ])
    case "published":
      return publishedOverlay(state, mode, width, height)
    case "restore":
      return plain(words.restoreTitle, [
        textLine(targetTitle(mode.draft.target, state), "heading"),
        ...sample(mode.draft.text, width),
      ])
  }
}

/** What was published: the papers to open, and that they agree. */
function publishedOverlay(
  { language }: State,
  { outcome, index }: State["mode"] & { kind: "published" },
  width: number,
  height: number,
): Overlay {
  const words = viewWords(language)
  const { directory, files, checked } = outcome
  const above = [
    ...paragraph(directory, { width, style: "dim" }),
    ...(checked.length ? paragraph(words.agreed(checked.length), { width, style: "good" }) : []),
  ]
  const below = [textLine(words.publishedHelp, "dim")]
  const room = Math.max(1, height - above.length - below.length)
  const top = Math.max(0, Math.min(index - Math.floor(room / 2), files.length - room))
  const rows = files.slice(top, top + room).map((file, i) => selectable([piece(file)], top + i === index, true, width))
  return plain(wordsIn(language).publishedTitle, [...above, ...rows, ...below])
}

/** The start of a text, in a few lines. */
const sample = (text: string, width: number): readonly Line[] => [
  textLine(""),
  ...paragraph(text, { width, style: "dim" }).slice(0, 5),
]

/** The views as one row: the line above names them with their digits. */
function withViewsInOne(rows: readonly KeyRow[]): readonly KeyRow[] {
  const isView = ({ command }: KeyRow) => command.startsWith("view-")
  const views = rows.filter(isView)
  const [first] = views
  if (!first) return rows
  const digits = views.flatMap(({ keys }) => keys).sort()
  const label = { ja: viewWords("ja").switching, en: viewWords("en").switching }
  const one: KeyRow = { ...first, keys: [`${digits[0]}-${digits.at(-1)}`], label }
  return rows.flatMap(row => (row === first ? [one] : isView(row) ? [] : [row]))
}

/** The keys that work where the help was called, in as many columns as fit, so that most screens need no scrolling. */
function helpOverlay(state: State, scroll: number, width: number, height: number): Overlay {
  const rows = withViewsInOne(rowsAt(placesOf({ ...state, mode: BROWSE })))
  const keys = ({ keys }: KeyRow) => keys.map(key => keyName(key, true)).join(" ")
  const column = Math.max(...rows.map(row => stringWidth(keys(row)))) + 2
  const label = Math.max(...rows.map(row => stringWidth(row.label[state.language]))) + 2
  const columns = rows.length <= height ? 1 : Math.max(1, Math.min(3, Math.floor((width + 2) / (column + label))))
  const depth = Math.ceil(rows.length / columns)
  const lines = Array.from({ length: depth }, (_, i) =>
    line(
      Array.from({ length: columns }, (_, c) => rows[c * depth + i]).flatMap(row =>
        row ? [piece(pad(keys(row), column), "key"), piece(pad(row.label[state.language], label))] : [],
      ),
    ),
  )
  const left = depth - scroll - height
  return { ...plain(wordsIn(state.language).helpTitle, lines.slice(scroll)), aside: left > 0 ? `￬${left}` : "" }
}

function targetTitle(target: Target, { language, by }: State): string {
  const words = wordsIn(language)
  switch (target.kind) {
    case "answer":
      return words.writeAnswer(target.comment)
    case "answers":
      return manyWords(language).writeAnswers(target.comments.length)
    case "assign":
      return manyWords(language)[target.field === "unit" ? "writeUnit" : "writePerson"]
    case "note":
      return manyWords(language).writeNote(visibleInCells(target.comment))
    case "waiver":
      return words.writeWaiver(visibleInCells(by))
    case "summary":
      return words.writeSummary(target.comment)
    case "public-reason":
      return words.writePublicReason(words.reasonNames[target.reason])
    case "memo":
      return words.writeMemo(words.reasonNames[target.reason])
  }
}

/** The text area, scrolled so that the caret is in view. No caret is drawn: an input method writes over its cell. */
function writeOverlay({ target, area }: WriteMode, state: State, width: number, height: number): Overlay {
  const rows = areaRows(area, width)
  const text = visibleInCells(area.text)
  const { row, cell } = caretAt(area, width)
  const top = Math.max(0, Math.min(row - Math.floor(height * 0.6), rows.length - height))
  return {
    title: targetTitle(target, state),
    aside: wordsIn(state.language).characters([...area.text.replace(/\s/g, "")].length),
    lines: rows.slice(top, top + height).map(({ from, to }) => textLine(text.slice(from, to))),
    cursor: { x: cell, y: row - top },
  }
}

/** What the text being written is about: the comment, or all about the change. */
export function referenceLines({ snapshot, language }: State, mode: WriteMode, width: number): readonly Line[] {
  const look = { items: itemsOf(snapshot), language, width, find: "" }
  const { target, newer } = mode
  const words = wordsIn(language)
  if (newer !== null) return [textLine(words.newer, "warning"), ...paragraph(newer, { width })]
  if ("finding" in target) return detailLines("findings", target.finding, look)
  if ("comments" in target) return target.comments.flatMap(id => commentDigest(id, look))
  if (!("comment" in target)) return detailLines("changes", target.change, look)
  const comment = look.items.comments.get(target.comment)
  return comment ? commentText(comment, look) : []
}

/** The line for what is searched, with its cursor. */
export function searchLine(state: State, width: number): { readonly line: Line; readonly x: number } | null {
  if (state.mode.kind !== "search") return null
  const label = ` ${wordsIn(state.language).search}: `
  const { text, caret } = state.mode.query
  const x = stringWidth(label) + stringWidth(oneLine(text.slice(0, caret)))
  return { line: exactly(line([piece(label, "key"), piece(oneLine(text))]), width), x: Math.min(width - 1, x) }
}
