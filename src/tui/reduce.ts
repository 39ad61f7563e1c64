import { type Items, itemsOf } from "./items.ts"
import { type Command, commandAt, rowsAt } from "./keys.ts"
import { choose, menuOf, openWriting } from "./menus.ts"
import { type Words, wordsIn } from "./messages.ts"
import { candidatesFor } from "./picking.ts"
import { isKana, type Press, plainKey } from "./press.ts"
import { browse, linkCall } from "./reduce-browse.ts"
import { doing, markedComments, previewed } from "./reduce-many.ts"
import { afterAccepting, afterWaiving, editing, withSuggestions } from "./reduce-tracing.ts"
import { openOutside, publishing, withHistory, withPlan } from "./reduce-views.ts"
import { besideOthers, isWriting, withText, write } from "./reduce-write.ts"
import { goingTo, hits, inWindow, selecting, withNarrowed, withSnapshot } from "./selection.ts"
import {
  BROWSE,
  type Effect,
  type Event,
  type PickMode,
  placesOf,
  type State,
  type Step,
  type WriteMode,
} from "./state.ts"
import { calling, hint, only } from "./steps.ts"
import { insert, pressed, type TextArea } from "./text-area.ts"
import { leaving } from "./trail.ts"
import { withFetchedSelections } from "./view-goals.ts"

/** The next state, and what is to be done outside of it. Pure: the store runs the effects. */
export function step(state: State, event: Event): Step {
  switch (event.kind) {
    case "press":
      return press({ ...state, notice: null }, event.press)
    case "paste":
      return typed({ ...state, notice: null }, event.text)
    case "resize":
      if (event.columns === state.columns && event.rows === state.rows) return only(state)
      return only(inWindow({ ...state, columns: event.columns, rows: event.rows }))
    case "done":
      return done(state, event)
    case "refreshed":
      return only(refreshed(state, event.snapshot))
    case "checked":
      // Others may have done something before it was checked.
      if (event.snapshot.seq !== state.snapshot.seq) return only(refreshed(state, event.snapshot))
      return only(withSnapshot(state, event.snapshot))
    case "published":
      return only(published(withSnapshot({ ...state, busy: false }, event.snapshot), event))
    case "failed": {
      const next = event.snapshot ? refreshed(state, event.snapshot) : state
      return only({ ...next, busy: false, notice: { tone: "error", text: event.text } })
    }
    case "edited-outside": {
      const area = { text: event.text, caret: event.text.length }
      return only(isWriting(state.mode) ? { ...state, mode: withText(state.mode, area) } : state)
    }
    case "suggested":
      return only(withSuggestions(state, event))
    case "plan-read":
      return only(withPlan(state, event))
    case "history-read":
      return only(withHistory(state, event))
    case "offered":
      return only(inWindow(withFetchedSelections({ ...state, papers: { ...state.papers, offer: event.offer } })))
    case "previewed":
      return only({ ...state, busy: false, notice: null, mode: { kind: "edit", preview: event.preview, index: 0 } })
    case "notice":
      return only({ ...state, notice: event.notice })
    case "saved":
      return saved(state, event.file)
  }
}

/** Takes in a saved file while only lists are shown; else it waits. */
function saved(state: State, file: string): Step {
  if (state.busy || state.mode.kind !== "browse") return only(state)
  const notice = { tone: "hint", text: wordsIn(state.language).revising(file) } as const
  return calling({ ...state, notice }, { kind: "revise" })
}

/** What others did meanwhile. An answer that was overtaken by a newer one says nothing. */
function refreshed(state: State, snapshot: State["snapshot"]): State {
  if (snapshot === state.snapshot || snapshot.seq < state.snapshot.seq) return state
  const notice = { tone: "hint", text: wordsIn(state.language).othersDid } as const
  return besideOthers({ ...withSnapshot(state, snapshot), notice })
}

/** One key. A run of typed text is a text where one is being written, and one key after the other elsewhere. */
function press(state: State, { name, text }: Press): Step {
  if (name !== "text") return keyed(state, name)
  const takesText = state.mode.kind === "write" || state.mode.kind === "pick" || state.mode.kind === "search"
  if (takesText) return typed(state, text)
  let at: State = state
  const effects: Effect[] = []
  const characters = [...text]
  for (const [i, character] of characters.entries()) {
    const [next, more] = keyed(at, plainKey(character), character)
    at = next
    effects.push(...more)
    const rest = characters.slice(i + 1).join("")
    if (rest && (at.mode.kind === "write" || at.mode.kind === "pick" || at.mode.kind === "search")) {
      const [last, others] = typed(at, rest)
      return [last, [...effects, ...others]]
    }
    if (rest && at.busy) return [at, [...effects, { kind: "type-on", text: rest }]]
  }
  return [at, effects]
}

/** A key by its name; `character` is what was really typed. */
function keyed(state: State, name: string, character = name): Step {
  const command = commandAt(placesOf(state), name)
  if (command === "repaint") return [state, [{ kind: "repaint" }, { kind: "call", call: { kind: "refresh" } }]]
  if (command === "suspend") return [state, [{ kind: "suspend" }]]
  switch (state.mode.kind) {
    case "browse":
      if (command) return browse(state, command)
      return name.length > 1 ? only(state) : unknown(state, character)
    case "write":
    case "discard":
      return write(state, state.mode, name, command)
    case "welcome":
      return only({ ...state, mode: BROWSE })
    case "pick":
      return picking(state, state.mode, name, command)
    case "search":
      return searching(state, state.mode.query, state.mode.from, name, command)
    default:
      return command ? overlay(state, command, name) : only(state)
  }
}

function unknown(state: State, character: string): Step {
  const words = wordsIn(state.language)
  return hint(state, isKana(character) ? words.imeOn : words.noKey(character))
}

/** Text that was typed or pasted. Where nothing takes text, a paste does nothing: it must not run commands. */
function typed(state: State, text: string): Step {
  const { mode } = state
  if (mode.kind === "write") return only({ ...state, mode: withText(mode, insert(mode.area, text)) })
  const oneLine = text.replace(/\s+/g, " ")
  if (mode.kind === "pick") return only({ ...state, mode: { ...mode, query: insert(mode.query, oneLine), index: 0 } })
  if (mode.kind === "search") return only(found(state, insert(mode.query, oneLine), mode.from))
  return only(state)
}

function done(state: State, { call, done: { snapshot, message } }: Event & { kind: "done" }): Step {
  const text = withNumbers(message[state.language], itemsOf(snapshot), wordsIn(state.language))
  const next = withSnapshot({ ...state, busy: false, notice: { tone: "good", text } }, snapshot)
  if (call.kind === "accept") return only(afterAccepting(next))
  if (call.kind !== "write") return only(next)
  const closed = { ...next, mode: BROWSE }
  return [call.target.kind === "waiver" ? afterWaiving(state, closed) : closed, [{ kind: "forget-draft" }]]
}

function published(state: State, { outcome }: Event & { kind: "published" }): State {
  const { directory, blockers } = outcome
  if (blockers.length) return { ...state, notice: null, mode: { kind: "refused", directory, blockers, scroll: 0 } }
  const next = { ...state, notice: null, papers: { ...state.papers, last: outcome } }
  return { ...inWindow(withFetchedSelections(next)), mode: { kind: "published", outcome, index: 0 } }
}

/** A sentence with the changes' numbers on the screen in the place of their ids. */
function withNumbers(text: string, { number }: Items, words: Words): string {
  let said = text
  for (const [id, n] of number) {
    if (!said.includes(id)) continue
    // Where the sentence says "change" itself, it is not said twice.
    said = said.replaceAll(`修正箇所 ${id}`, id).replaceAll(`change ${id}`, id).replaceAll(id, words.changeNumber(n))
  }
  return said
}

/** Lines that a page is in what lies over the lists. */
const PAGE = 10
const LINES: Partial<Record<Command, number>> = { up: -1, down: 1, "page-up": -PAGE, "page-down": PAGE }

/** Typing narrows the choice; Enter takes the one under the sign. */
function picking(state: State, mode: PickMode, name: string, command: Command | null): Step {
  const candidates = candidatesFor(state, mode.purpose, mode.query.text)
  const to = (index: number) =>
    only({ ...state, mode: { ...mode, index: Math.max(0, Math.min(candidates.length - 1, index)) } })
  if (command === "up") return to(mode.index - 1)
  if (command === "down") return to(mode.index + 1)
  if (command === "page-up") return to(mode.index - PAGE)
  if (command === "page-down") return to(mode.index + PAGE)
  if (command === "cancel") return only({ ...state, mode: BROWSE })
  if (command === "confirm") {
    const chosen = candidates[mode.index]
    if (!chosen) return only(state)
    const closed = { ...state, mode: BROWSE }
    if (mode.purpose.kind === "go") return only(goingTo(leaving(closed), chosen.view, chosen.key))
    const { kind } = mode.purpose
    const many = markedComments(state)
    if (many.length) return doing(closed, many, { kind, change: chosen.key })
    return calling(closed, linkCall(mode.purpose, chosen.key))
  }
  const query = pressed(mode.query, name, state.columns, 1)
  return query ? only({ ...state, mode: { ...mode, query, index: 0 } }) : only(state)
}

/** Selects the first hit from where the search began, while it is being typed. */
function found(state: State, query: TextArea, from: string | null): State {
  const all = hits(state, query.text)
  const start = from === null ? 0 : Math.max(0, all.indexOf(from))
  const next = selecting(state, all[start] ?? from)
  return { ...next, mode: { kind: "search", query, from } }
}

function searching(state: State, query: TextArea, from: string | null, name: string, command: Command | null): Step {
  const words = wordsIn(state.language)
  if (command === "cancel") return only(selecting({ ...state, mode: BROWSE }, from))
  if (command === "confirm") {
    const all = hits(state, query.text)
    const closed = { ...state, mode: BROWSE, search: query.text.trim() }
    if (!closed.search) return only(closed)
    const at = all.indexOf(state.selected[state.view] ?? "")
    return hint(closed, at < 0 ? words.notFound(closed.search) : `${closed.search} ${words.found(at + 1, all.length)}`)
  }
  const next = pressed(query, name, state.columns, 1)
  return next ? only(found(state, next, from)) : only(state)
}

/** Commands of what lies over the lists and takes no text. */
function overlay(state: State, command: Command, name: string): Step {
  const { mode } = state
  const { profile, template } = state.papers
  const by = LINES[command] ?? 0
  if (command === "quit") return [state, [{ kind: "quit" }]]
  if (command === "cancel") return only({ ...state, mode: BROWSE })
  switch (mode.kind) {
    case "help": {
      const most = Math.max(0, rowsAt(placesOf({ ...state, mode: BROWSE })).length - 1)
      return only({ ...state, mode: { ...mode, scroll: Math.max(0, Math.min(most, mode.scroll + by)) } })
    }
    case "menu": {
      const { length } = menuOf(mode.menu, state).choices
      const index = command === "by-number" ? Number(name) - 1 : mode.index
      if (command === "confirm" || command === "by-number") {
        if (index >= length) return only(state)
        if (mode.menu.kind !== "actions") return choose(state, mode.menu, index)
        const chosen = mode.menu.commands[index]
        return chosen ? browse({ ...state, mode: BROWSE }, chosen) : only(state)
      }
      return only({ ...state, mode: { ...mode, index: (mode.index + by + length) % length } })
    }
    case "edit":
      return editing(state, mode, command, name)
    case "many":
      return previewed(state, mode, command, by)
    case "publish":
      return publishing(state, { draft: false, profile, template })
    case "refused": {
      if (command === "publish-draft") return publishing(state, { draft: true, profile, template })
      if (command === "confirm") return only(withNarrowed({ ...state, mode: BROWSE }, null, { view: "findings" }))
      const scroll = Math.max(0, Math.min(mode.blockers.length - 1, mode.scroll + by))
      return only({ ...state, mode: { ...mode, scroll } })
    }
    case "published": {
      const { files } = mode.outcome
      if (command === "confirm") return openOutside(state, files[mode.index] ?? null)
      if (command === "open-folder") return openOutside(state, null)
      return only({ ...state, mode: { ...mode, index: Math.max(0, Math.min(files.length - 1, mode.index + by)) } })
    }
    case "restore":
      if (command === "discard") return [{ ...state, mode: BROWSE }, [{ kind: "forget-draft" }]]
      return only(openWriting(atTarget(state, mode.draft.target), mode.draft.target, mode.draft.text))
    default:
      return only(state)
  }
}

/** Selects what a text is about, so that it is in view while the text is written. */
function atTarget(state: State, target: WriteMode["target"]): State {
  if ("comment" in target) return goingTo(state, "comments", target.comment)
  if ("comments" in target) return goingTo(state, "comments", target.comments[0] ?? "")
  return "finding" in target ? goingTo(state, "findings", target.finding) : goingTo(state, "changes", target.change)
}
