import { copying } from "./copied-text.ts"
import { itemsOf, listsOf } from "./items.ts"
import { type Command, rowsAt } from "./keys.ts"
import { openMenu, openWriting } from "./menus.ts"
import { wordsIn } from "./messages.ts"
import { NEXT, overviewOf, PUBLISH } from "./overview.ts"
import { overviewName } from "./overview-lines.ts"
import { marking } from "./reduce-many.ts"
import { accept, apply, nextSuggestion, waiving } from "./reduce-tracing.ts"
import { choosing, readingOn, toHit, viewing } from "./reduce-views.ts"
import {
  detailPane,
  goingTo,
  inWindow,
  layoutFor,
  moving,
  nextOpen,
  selectedDetail,
  selectedIndex,
  selecting,
  withNarrowed,
  withOpenOnly,
} from "./selection.ts"
import { type Call, type LinkPurpose, placeOf, type State, type Step, type View } from "./state.ts"
import { calling, hint, only } from "./steps.ts"
import { isOfUse, OF_COMMENTS } from "./suggested.ts"
import { textArea } from "./text-area.ts"
import { leaving } from "./trail.ts"
import { goalsOf } from "./view-goals.ts"
import { viewList } from "./view-lists.ts"
import { viewWords } from "./view-words.ts"

/** What a command does in the lists and their details. */
export function browse(state: State, command: Command): Step {
  return readOn(
    marking(state, command) ??
      viewing(state, command) ??
      moves(state, command) ??
      goes(state, command) ??
      acts(state, command) ??
      only(state),
  )
}

/** The step, and older records where the selection nears the end of those that were read. */
const readOn = ([state, effects]: Step): Step => [readingOn(state), effects]

/** Moves the selection, or the detail when that has the focus. */
function moves(state: State, command: Command): Step | null {
  const { list } = layoutFor(state)
  const inDetail = state.focus === "detail"
  const by = (lines: number) =>
    only(inDetail ? inWindow({ ...state, scroll: state.scroll + lines }) : moving(state, lines))
  const page = Math.max(1, (inDetail ? detailPane(state) : list).height - 1)
  const all = inDetail ? selectedDetail(state).length : viewList(state).keys.length
  switch (command) {
    case "up":
      return by(-1)
    case "down":
      return by(1)
    case "page-up":
      return by(-page)
    case "page-down":
      return by(page)
    case "first":
      return by(-all)
    case "last":
      return by(all)
    default:
      return null
  }
}

/** Goes to another item, pane or view. */
function goes(state: State, command: Command): Step | null {
  const words = wordsIn(state.language)
  const to = (key: string | null, otherwise: string) =>
    key === null ? hint(state, otherwise) : only(selecting(state, key))
  const view = (next: View) => only(withNarrowed(state, null, { view: next, trail: [] }))
  switch (command) {
    case "view-overview":
      return view("overview")
    case "view-comments":
      return view("comments")
    case "view-changes":
      return view("changes")
    case "view-findings":
      return view("findings")
    case "next-pane":
      return only({ ...state, focus: state.focus === "list" ? "detail" : "list" })
    case "back":
      return only(back(state))
    case "open-only":
      return hint(withOpenOnly(state, !state.openOnly), state.openOnly ? words.showingAll : words.showingOpen)
    case "next-open":
      return to(nextOpen(state, 1), words.nothingOpen)
    case "previous-open":
      return to(nextOpen(state, -1), words.nothingOpen)
    case "next-hit":
      return toHit(state, 1)
    case "previous-hit":
      return toHit(state, -1)
    case "open":
      return opening(state)
    default:
      return null
  }
}

/** Esc: out of the detail, then to where one came from, then out of the search and the filter. */
function back(state: State): State {
  if (state.focus === "detail") return { ...state, focus: "list" }
  const last = state.trail.at(-1)
  if (last) {
    const there = withNarrowed(state, last.narrowed, { view: last.view })
    return { ...goingTo(there, last.view, last.key), trail: state.trail.slice(0, -1) }
  }
  const history = state.history.about ? { ...state.history, list: null, about: null } : state.history
  return withOpenOnly({ ...state, search: "", narrowed: null, history }, false)
}

/** Enter: from a list into the detail, from there (and from a finding) to what belongs to it. */
function opening(state: State): Step {
  const { view, focus, selected } = state
  const key = selected[view]
  if (key === null) return only(state)
  if (view === "overview") return openingGroup(state, key)
  if (focus === "list" && view !== "findings") return only({ ...state, focus: "detail" })
  const goals = goalsOf(state)
  const [first, second] = goals
  if (!first) return view === "findings" ? hint(state, wordsIn(state.language).nowhere) : only(openActions(state))
  if (second) return only(choosing(state, goals))
  return only(goingTo(leaving(state), first.view, first.key))
}

/** Enter on a number of the overview: to the list that holds what it counts. */
function openingGroup(state: State, key: string): Step {
  const words = wordsIn(state.language)
  const { groups, next } = overviewOf(itemsOf(state.snapshot))
  const named = key === NEXT ? (next ?? PUBLISH) : key
  if (named === PUBLISH) return only({ ...state, mode: { kind: "publish" } })
  const group = groups.get(named)
  const first = group?.keys[0]
  if (!group || first === undefined) return hint(state, words.countsNothing)
  const { view } = group
  const opened = withNarrowed({ ...leaving(state), openOnly: false }, { view, group: named }, { view })
  return hint(selecting(opened, listsOf(opened).keys[view][0] ?? null), words.showingGroup(overviewName(named, words)))
}

/** Commands of the menu, in its order, after those of the item itself. */
const COMMON: readonly Command[] = [
  "next-open",
  "open-only",
  "search",
  "copy",
  "undo",
  "redo",
  "publish",
  "help",
  "quit",
]
const VIEW_COMMANDS: readonly Command[] = [
  ...(["view-overview", "view-comments", "view-changes", "view-findings"] as const),
  ...(["view-plan", "view-history", "view-publish", "beside"] as const),
]

/** The menu of everything that can be done here: for whom no letter comes to mind. */
function openActions(state: State): State {
  const own =
    state.selected[state.view] === null ? [] : rowsAt([placeOf(state.view)]).map(({ command }) => command as Command)
  const commands = [...own, ...COMMON, ...VIEW_COMMANDS].filter(command => isOfUse(state, command))
  return openMenu(state, { kind: "actions", commands: [...new Set(commands)] })
}

const pick = (state: State, purpose: LinkPurpose): State => ({
  ...state,
  mode: { kind: "pick", purpose, query: textArea(), index: 0 },
})

/** Starts what changes the case. */
function acts(state: State, command: Command): Step | null {
  switch (command) {
    case "undo":
      return calling(state, { kind: "undo", seq: null })
    case "redo":
      return calling(state, { kind: "redo" })
    case "publish":
      return only({ ...state, mode: { kind: "publish" } })
    case "help":
      return only({ ...state, mode: { kind: "help", scroll: 0 } })
    case "actions":
      return only(openActions(state))
    case "search":
      // Nothing of the overview itself is searched for.
      if (state.view === "overview") return acts(withNarrowed(state, null, { view: "comments" }), command)
      return only({ ...state, mode: { kind: "search", query: textArea(), from: state.selected[state.view] } })
    case "copy":
      return copying(state)
    case "quit":
      return [state, [{ kind: "quit" }]]
    default:
      return selectedIndex(state) < 0 ? null : actsOnItem(state, command)
  }
}

/** A command given to a finding is meant for the comment or the change that it speaks of; waiving for itself. */
function actsOnFinding(state: State, command: Command): Step | null {
  const items = itemsOf(state.snapshot)
  const finding = items.findings.get(state.selected.findings ?? "")
  const comment = finding?.comments.find(id => items.comments.has(id))
  const change = finding?.changes.find(id => items.changes.has(id))
  const words = wordsIn(state.language)
  if (command === "waive") return waiving(state)
  if (command === "explain" || ((command === "link" || command === "unlink") && comment === undefined)) {
    if (change === undefined) return hint(state, words.noChangeHere)
    return actsOnItem(goingTo(leaving(state), "changes", change), command)
  }
  if (!OF_COMMENTS.has(command)) return null
  if (comment === undefined) return hint(state, words.noCommentHere)
  return actsOnItem(goingTo(leaving(state), "comments", comment), command)
}

/** A command given to a paragraph of the plan is meant for its change. */
function actsOnPlan(state: State, command: Command): Step | null {
  if (command !== "link" && command !== "explain") return null
  const goals = goalsOf(state)
  const [first, second] = goals
  if (!first) return hint(state, viewWords(state.language).unchangedRow)
  if (second) return only(choosing(state, goals))
  return actsOnItem(goingTo(leaving(state), first.view, first.key), command)
}

function actsOnItem(state: State, command: Command): Step | null {
  const { view, selected, snapshot } = state
  const key = selected[view] ?? ""
  if (view === "overview") return null
  if (view === "findings") return actsOnFinding(state, command)
  if (view === "plan") return actsOnPlan(state, command)
  if (view !== "comments" && view !== "changes") return null
  const items = itemsOf(snapshot)
  const from = { view, id: key }
  switch (command) {
    case "accept":
      return accept(state)
    case "next-suggestion":
      return nextSuggestion(state)
    case "apply":
      return apply(state, key)
    case "link":
      return only(pick(state, { kind: "link", from }))
    case "unlink":
      return unlink(
        state,
        from,
        (view === "comments" ? items.comments.get(key)?.changes : items.changes.get(key)?.comments) ?? [],
      )
    case "outcome":
      return only(openMenu(state, { kind: "outcome", comment: key }))
    case "state":
      return only(openMenu(state, { kind: "state", comment: key }))
    case "explain":
      return only(openMenu(state, { kind: "reason", change: key }))
    case "summary":
      return only(openWriting(state, { kind: "summary", comment: key }))
    case "write-answer":
    case "write-outside": {
      const next = openWriting(state, {
        kind: "answer",
        comment: key,
        response: items.comments.get(key)?.response?.id ?? null,
      })
      if (command === "write-answer" || next.mode.kind !== "write") return only(next)
      return [next, [{ kind: "edit-outside", text: next.mode.original }]]
    }
    default:
      return null
  }
}

/** Takes off the only link, or asks which one. */
function unlink(state: State, from: LinkPurpose["from"], linked: readonly string[]): Step {
  const [first, second] = linked
  if (first === undefined) return hint(state, wordsIn(state.language).nothingToLink)
  if (second !== undefined) return only(pick(state, { kind: "unlink", from }))
  return calling(state, linkCall({ kind: "unlink", from }, first))
}

/** The link that a purpose and a chosen key name. */
export function linkCall({ kind, from }: LinkPurpose, key: string): Call {
  const [comment, change] = from.view === "comments" ? [from.id, key] : [key, from.id]
  return { kind: kind === "unlink" ? "unlink" : "link", comment, change }
}
