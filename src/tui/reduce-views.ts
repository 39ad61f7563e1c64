import type { PlanText } from "../app/plan-text.ts"
import type { PublishChoice } from "../app/session.ts"
import { deedOf, historyScope } from "./history-lines.ts"
import { itemsOf } from "./items.ts"
import type { Command } from "./keys.ts"
import { SIDE_FROM } from "./layout.ts"
import { openMenu } from "./menus.ts"
import { wordsIn } from "./messages.ts"
import { planLook } from "./plan-lines.ts"
import { endsBelow, firstWhole, type PlanTop, paged, scrolled } from "./plan-window.ts"
import { publishRow } from "./publish-rows.ts"
import { goingTo, hits, layoutFor, nextItem, selecting, withNarrowed } from "./selection.ts"
import type { Event, Goal, State, Step, View } from "./state.ts"
import { calling, hint, only } from "./steps.ts"
import { textArea } from "./text-area.ts"
import { leaving } from "./trail.ts"
import { EVENTS } from "./view-data.ts"
import { goalsOf, planPlace, withFetchedSelections } from "./view-goals.ts"
import { viewList } from "./view-lists.ts"
import { viewWords } from "./view-words.ts"

/** What a command does in the views of the plan, the history and the publication, and to get there; null: nothing of that. */
export function viewing(state: State, command: Command): Step | null {
  switch (command) {
    case "view-plan":
      return only(showingView(state, "plan"))
    case "view-history":
      return only(showingView({ ...state, history: { ...state.history, about: null } }, "history"))
    case "view-publish":
      return only(showingView(state, "publish"))
    case "to-plan":
      return toPlan(state)
    case "to-history":
      return toHistory(state)
    case "beside":
      return besideMenu(state)
    case "next-change":
      return toChange(state, 1)
    case "previous-change":
      return toChange(state, -1)
    case "undo-deed":
      return undoDeed(state)
    case "open-folder":
      return openFolder(state)
    case "next-pane":
      return swapped(state)
    case "open":
      return opening(state)
    case "open-only":
      return isListed(state.view) ? null : only(state)
    default:
      return state.view === "plan" ? paging(state, command) : null
  }
}

/** Only lists of the case are narrowed to what is open. */
const isListed = (view: View): boolean => view !== "plan" && view !== "history" && view !== "publish"

const showingView = (state: State, view: View): State =>
  withNarrowed(withFetchedSelections(state), null, { view, trail: [] })

/** True while the plan at hand is still being fetched. */
const isPlanDue = ({ plan, snapshot }: State): boolean =>
  snapshot.planVersion !== null && plan.text?.version !== snapshot.planVersion

/** Goes to the place in the plan that the selected item is about; as soon as the plan is there. */
function toPlan(state: State): Step {
  const { view, selected, plan } = state
  const key = selected[view]
  if (key === null) return only(state)
  if (isPlanDue(state))
    return hint({ ...state, plan: { ...plan, goal: { view, key } } }, viewWords(state.language).reading)
  const place = planPlace(state)
  return place === null ? hint(state, viewWords(state.language).noPlace) : only(goingTo(leaving(state), "plan", place))
}

/** Lists only what was done about the selected comment or change. */
function toHistory(state: State): Step {
  const { view, selected, history, language } = state
  const id = selected[view]
  if (id === null || (view !== "comments" && view !== "changes")) return only(state)
  const about = { kind: view === "comments" ? "comment" : "change", id } as const
  const next = withNarrowed(leaving({ ...state, history: { list: null, about, limit: history.limit } }), null, {
    view: "history",
  })
  return hint(next, viewWords(language).about(historyScope(next)))
}

function besideMenu(state: State): Step {
  const words = viewWords(state.language)
  return state.columns < SIDE_FROM ? hint(state, words.tooNarrow) : only(openMenu(state, { kind: "beside" }))
}

/** Tab: where another view stands beside, the two change places. */
function swapped(state: State): Step | null {
  const { side, view, columns, focus } = state
  if (side === null || side === view || columns < SIDE_FROM || focus === "detail") return null
  return only(withNarrowed({ ...state, side: view }, state.narrowed, { view: side }))
}

const knownChanged = new WeakMap<PlanText, readonly number[]>()

/** Indexes of the rows with a change. */
function changedRows(text: PlanText): readonly number[] {
  const known = knownChanged.get(text)
  if (known) return known
  const rows = text.rows.flatMap(({ changes }, index) => (changes.length ? [index] : []))
  knownChanged.set(text, rows)
  return rows
}

/** The next paragraph with a change; while something is searched for, the next hit. */
function toChange(state: State, direction: 1 | -1): Step {
  const words = viewWords(state.language)
  if (state.search) return toHit(state, direction)
  const changed = state.plan.text ? changedRows(state.plan.text) : []
  const at = Number(state.selected.plan ?? -1)
  const after = direction > 0 ? changed.findIndex(row => row > at) : changed.findLastIndex(row => row < at)
  // Round the end.
  const next = after >= 0 ? after : direction > 0 ? 0 : changed.length - 1
  const row = changed[next]
  if (row === undefined) return hint(state, isPlanDue(state) ? words.reading : words.noChange)
  return hint(selecting(state, String(row)), words.changeAt(next + 1, changed.length))
}

/** The next item that holds what was searched for. */
export function toHit(state: State, direction: 1 | -1): Step {
  const words = wordsIn(state.language)
  if (!state.search) return hint(state, words.noSearch)
  const found = hits(state, state.search)
  const isHit = new Set(found)
  const key = nextItem(state, direction, item => isHit.has(item))
  if (key === null) return hint(state, words.notFound(state.search))
  return hint(selecting(state, key), `${state.search} ${words.found(found.indexOf(key) + 1, found.length)}`)
}

function undoDeed(state: State): Step {
  const deed = deedOf(state, state.selected.history)
  if (!deed) return only(state)
  if (!deed.undoable) {
    const words = viewWords(state.language)
    return hint(state, deed.state === "undone" ? words.isUndone : words.cannotUndo)
  }
  return calling(state, { kind: "undo", seq: deed.seq })
}

/** Opens a file of the last publication, or its folder, with the program that the system has for it. */
export function openOutside(state: State, file: string | null): Step {
  const words = viewWords(state.language)
  const { last } = state.papers
  if (!last?.files.length) return hint(state, words.nothingPublished)
  const path = file === null ? last.directory : `${last.directory}/${file}`
  const [next] = hint(state, words.opened(path))
  return [next, [{ kind: "open-outside", path }]]
}

const openFolder = (state: State): Step => openOutside(state, null)

/** Enter in one of these views. */
function opening(state: State): Step | null {
  if (state.view === "publish") return openingPublish(state)
  if (state.view !== "plan" && state.view !== "history") return null
  const goals = goalsOf(state)
  const [first, second] = goals
  if (!first) return hint(state, viewWords(state.language).noGoal)
  return only(second ? choosing(state, goals) : goingTo(leaving(state), first.view, first.key))
}

/** Asks which of several is gone to. */
export const choosing = (state: State, goals: readonly Goal[]): State => ({
  ...state,
  mode: { kind: "pick", purpose: { kind: "go", goals }, query: textArea(), index: 0 },
})

function openingPublish(state: State): Step {
  const words = viewWords(state.language)
  const row = publishRow(state.selected.publish ?? "")
  const { profile, template } = state.papers
  switch (row?.kind) {
    case "start":
      return only({ ...state, mode: { kind: "publish" } })
    case "stamped":
      return publishing(state, { draft: true, profile, template })
    case "profile":
      return only(openMenu(state, { kind: "profile" }))
    case "template":
      return state.papers.offer?.templates.length
        ? only(openMenu(state, { kind: "template" }))
        : hint(state, words.noTemplates)
    case "folder":
      return openOutside(state, null)
    case "file":
      return openOutside(state, row.name)
    case "blocker":
      return itemsOf(state.snapshot).findings.has(row.name)
        ? only(goingTo(leaving(state), "findings", row.name))
        : only(state)
    default:
      return only({ ...state, focus: "detail" })
  }
}

/** Publishes as it was chosen. */
export function publishing(state: State, choice: PublishChoice): Step {
  const notice = { tone: "hint", text: wordsIn(state.language).publishing } as const
  return calling({ ...state, mode: { kind: "browse" }, notice }, { kind: "publish", ...choice })
}

/** Moves the page of the plan: by a pane, and by half of one in a paragraph that is higher than the pane. */
function paging(state: State, command: Command): Step | null {
  const { text, skip } = state.plan
  if (!text?.rows.length || state.focus === "detail") return null
  const { width, height } = layoutFor(state).list
  const look = planLook(state, width)
  const top = { row: state.top.plan, skip }
  const index = Number(state.selected.plan ?? 0)
  const topped = ({ row, skip: hidden }: PlanTop): State => ({
    ...state,
    top: { ...state.top, plan: row },
    plan: { ...state.plan, skip: hidden },
  })
  const half = Math.floor(height / 2)
  if (command === "down" && endsBelow(text, top, index, height, look))
    return only(topped(scrolled(text, top, half, look)))
  if (command === "up" && top.row === index && skip > 0)
    return only(topped({ row: index, skip: Math.max(0, skip - half) }))
  if (command !== "page-down" && command !== "page-up") return null
  const isDown = command === "page-down"
  const there = paged(text, top, isDown ? height - 1 : 1 - height, height, look)
  const isAtEnd = there.row === top.row && there.skip === top.skip
  const chosen = isAtEnd ? (isDown ? text.rows.length - 1 : 0) : firstWhole(text, there, height, look)
  return only(selecting(topped(there), String(chosen)))
}

/** The plan as it was read: the same place as before, or where somebody waits to go. */
export function withPlan(state: State, { text }: Event & { kind: "plan-read" }): State {
  const { goal, text: before } = state.plan
  const changes = before?.rows[Number(state.selected.plan ?? -1)]?.changes ?? []
  const at = text.rows.findIndex(row => row.changes.some(id => changes.includes(id)))
  const key = at < 0 ? state.selected.plan : String(at)
  const next = withFetchedSelections({
    ...state,
    plan: { text, skip: 0, goal: null },
    selected: { ...state.selected, plan: key },
  })
  const isWaited = goal !== null && goal.view === state.view && goal.key === state.selected[state.view]
  if (isWaited && state.mode.kind === "browse") return toPlan({ ...next, notice: null })[0]
  return selecting(next, next.selected[next.view])
}

/** What was done, as far as it was read; further back when the end of that comes near. */
export function withHistory(state: State, { list }: Event & { kind: "history-read" }): State {
  const { about, limit } = state.history
  if (JSON.stringify(list.about) !== JSON.stringify(about)) return state
  const next = withFetchedSelections({ ...state, history: { list, about, limit } })
  return selecting(next, next.selected[next.view])
}

/** Deeds before the end of what was read at which more is read. */
const NEAR_END = 40

/** Asks for older records where the selection nears the end of what was read. */
export function readingOn(state: State): State {
  const { list, limit } = state.history
  if (state.view !== "history" || !list || list.isWhole || limit >= EVENTS.most) return state
  const index = viewList(state).position.get(state.selected.history ?? "")?.index ?? 0
  if (index < list.deeds.length - NEAR_END) return state
  return { ...state, history: { ...state.history, limit: limit * EVENTS.times } }
}
