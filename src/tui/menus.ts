import type { CommentView } from "../app/session.ts"
import { OUTCOMES, WORK_STATES } from "../model/consultation.ts"
import { visibleInCells } from "../text/visible.ts"
import { assignChoices } from "./assignees.ts"
import { itemsOf } from "./items.ts"
import { type Command, KEYS, keyName } from "./keys.ts"
import { type Line, piece } from "./lines.ts"
import { selectable } from "./list-lines.ts"
import { manyWords } from "./many-words.ts"
import { wordsIn } from "./messages.ts"
import { assigning, doing, markedComments } from "./reduce-many.ts"
import { inWindow } from "./selection.ts"
import { BROWSE, type Call, type Menu, type State, type Step, type View } from "./state.ts"
import { hint } from "./steps.ts"
import type { Reason, Target } from "./target.ts"
import { textArea } from "./text-area.ts"
import { NO_HISTORY } from "./text-history.ts"
import { withFetchedSelections } from "./view-goals.ts"
import { viewName, viewWords } from "./view-words.ts"

const REASONS: readonly Reason[] = ["editorial", "consequential", "other"]

/** What a menu is called and offers, in order. */
export function menuOf(menu: Menu, state: State): { readonly title: string; readonly choices: readonly string[] } {
  const { language, by, papers, view } = state
  const words = wordsIn(language)
  const own = manyWords(language)
  const many = markedComments(state)
  switch (menu.kind) {
    case "assign": {
      const [first = ""] = menu.comments
      const name = menu.comments.length > 1 ? own.menu(menu.comments.length) : own.comment(visibleInCells(first))
      return { title: own.chooseAssignee(name), choices: assignChoices(state).map(({ label }) => label) }
    }
    case "outcome":
      return {
        title: words.chooseOutcome(many.length ? own.menu(many.length) : menu.comment),
        choices: [...OUTCOMES.map(o => words.outcomes[o]), words.undecided],
      }
    case "state":
      return {
        title: words.chooseState(many.length ? own.menu(many.length) : menu.comment),
        choices: WORK_STATES.map(s => words.states[s]),
      }
    case "reason":
      return { title: words.chooseReason, choices: REASONS.map(r => words.reasons[r]) }
    case "waive":
      return { title: words.chooseWaiver(by), choices: [...words.waiverNotes, words.ownNote] }
    case "unwaive":
      return { title: words.chooseUnwaive, choices: [words.unwaive, words.keepWaived] }
    case "proposal":
      return {
        title: words.chooseProposal(menu.comment),
        choices: menu.proposals.map(({ replace, with: fresh }) => `「${replace}」￫「${fresh}」`),
      }
    case "beside":
      return {
        title: viewWords(language).choosing,
        choices: besides(view).map(side => (side === null ? viewWords(language).detail : viewName(side, language))),
      }
    case "profile":
      return {
        title: viewWords(language).chooseProfile,
        choices: (papers.offer?.profiles ?? []).map(({ name, title }) => `${name}  ${visibleInCells(title[language])}`),
      }
    case "template":
      return { title: viewWords(language).chooseTemplate, choices: templates(papers).map(shownTemplate(language)) }
    case "actions":
      return { title: words.chooseAction, choices: menu.commands.map(command => actionName(command, language)) }
  }
}

const SIDES: readonly View[] = ["plan", "comments", "changes", "findings", "history"]

/** What can stand beside a view; null: the detail of what is selected. */
const besides = (view: View): readonly (View | null)[] => [null, ...SIDES.filter(side => side !== view)]

/** Word files that can be chosen; null: none. */
const templates = ({ offer }: State["papers"]): readonly (string | null)[] => [null, ...(offer?.templates ?? [])]

const shownTemplate = (language: State["language"]) => (path: string | null) =>
  path === null ? viewWords(language).noTemplate : visibleInCells(path)

/** A command with its key: who uses the menu learns the key. */
function actionName(command: Command, language: State["language"]): string {
  const row = KEYS.find(row => row.command === command)
  return row ? `${row.label[language]}  ${keyName(row.keys[0] ?? "", true)}` : command
}

/** Digits that choose. */
const NUMBERED = 9

/** The choices of a menu as lines, numbered as the digits choose them; those around the chosen one where not all fit. */
export function numbered(choices: readonly string[], index: number, width: number, height: number): readonly Line[] {
  const top = Math.max(0, Math.min(index - Math.floor(height / 2), choices.length - height))
  return choices.slice(top, top + height).map((choice, i) => {
    const number = top + i < NUMBERED ? `${top + i + 1} ` : "  "
    return selectable([piece(number, "key"), piece(choice)], top + i === index, true, width)
  })
}

/** Opens a menu at what holds now. */
export function openMenu(state: State, menu: Menu): State {
  const { comments, changes } = itemsOf(state.snapshot)
  const current = () => {
    switch (menu.kind) {
      case "reason":
        return REASONS.indexOf(changes.get(menu.change)?.explanation?.reason ?? "editorial")
      case "state":
        return WORK_STATES.indexOf(comments.get(menu.comment)?.state ?? "open")
      case "outcome": {
        const outcome = comments.get(menu.comment)?.outcome
        return outcome ? OUTCOMES.indexOf(outcome) : 0
      }
      case "beside":
        return Math.max(0, besides(state.view).indexOf(state.side))
      case "profile": {
        const { offer, profile } = state.papers
        return Math.max(0, offer?.profiles.findIndex(({ name }) => name === profile) ?? 0)
      }
      case "template":
        return Math.max(0, templates(state.papers).indexOf(state.papers.template))
      default:
        return 0
    }
  }
  return { ...state, mode: { kind: "menu", menu, index: current() } }
}

/** Takes the choice at `index`. */
export function choose(state: State, menu: Exclude<Menu, { kind: "actions" }>, index: number): Step {
  const closed = { ...state, mode: BROWSE }
  const call = (call: Call): Step => [{ ...closed, busy: true }, [{ kind: "call", call }]]
  const many = markedComments(state)
  switch (menu.kind) {
    case "assign":
      return assigning(state, menu.comments, index)
    case "outcome":
      if (many.length) return doing(closed, many, { kind: "outcome", outcome: OUTCOMES[index] ?? null })
      return call({ kind: "outcome", comment: menu.comment, outcome: OUTCOMES[index] ?? null })
    case "state":
      if (many.length) return doing(closed, many, { kind: "state", state: WORK_STATES[index] ?? "open" })
      return call({ kind: "state", comment: menu.comment, state: WORK_STATES[index] ?? "open" })
    case "reason":
      return [openWriting(state, { kind: "public-reason", change: menu.change, reason: REASONS[index] ?? "other" }), []]
    case "waive": {
      const note = wordsIn(state.language).waiverNotes[index] ?? ""
      return [openWriting(state, { kind: "waiver", finding: menu.finding }, note), []]
    }
    case "unwaive":
      return index === 0 ? call({ kind: "unwaive", finding: menu.finding }) : [closed, []]
    case "proposal": {
      const proposal = menu.proposals[index]
      return proposal ? call({ kind: "preview", comment: menu.comment, proposal }) : [closed, []]
    }
    case "beside": {
      const side = besides(state.view)[index] ?? null
      const next = inWindow(withFetchedSelections({ ...closed, side }))
      return side ? hint(next, viewWords(state.language).beside(viewName(side, state.language))) : [next, []]
    }
    case "profile": {
      const profile = state.papers.offer?.profiles[index]?.name ?? null
      return [{ ...closed, papers: { ...state.papers, profile } }, []]
    }
    case "template": {
      const template = templates(state.papers)[index] ?? null
      return [{ ...closed, papers: { ...state.papers, template } }, []]
    }
  }
}

/** An answer as it was typed, its fields not filled. */
const writtenAnswer = (response: CommentView["response"] | undefined): string =>
  response?.written ?? response?.text ?? ""

/** The text that is there to go on from. */
export function savedText({ snapshot }: State, target: Target): string {
  const { comments, changes, waived } = itemsOf(snapshot)
  switch (target.kind) {
    case "waiver":
      return waived.get(target.finding)?.note ?? ""
    case "answer":
      return writtenAnswer(comments.get(target.comment)?.response)
    case "note":
      return comments.get(target.comment)?.note ?? ""
    case "answers": {
      const texts = new Set(target.comments.map(id => writtenAnswer(comments.get(id)?.response)))
      return texts.size === 1 ? ([...texts][0] ?? "") : ""
    }
    case "assign":
      return comments.get(target.comments[0] ?? "")?.[target.field] ?? ""
    case "summary":
      return comments.get(target.comment)?.summary ?? ""
    case "public-reason":
      return changes.get(target.change)?.explanation?.publicReason ?? ""
    case "memo":
      return changes.get(target.change)?.explanation?.memo ?? ""
  }
}

/** Opens the text area on a text. `text`: what was typed before, when it was not saved. */
export function openWriting(state: State, target: Target, text?: string): State {
  const original = savedText(state, target)
  const area = textArea(text ?? original)
  return { ...state, notice: null, mode: { kind: "write", target, area, history: NO_HISTORY, original, newer: null } }
}
