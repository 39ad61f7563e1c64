import type { BulkDeed } from "../app/bulk.ts"
import type { CommentView } from "../app/session.ts"
import { visibleInCells } from "../text/visible.ts"
import { oneLine } from "./change-lines.ts"
import { itemsOf } from "./items.ts"
import { type Line, line, paragraph, piece, textLine } from "./lines.ts"
import { manyWords } from "./many-words.ts"
import { wordsIn } from "./messages.ts"
import type { Overlay } from "./overlay.ts"
import type { Mode, State } from "./state.ts"
import stringWidth, { pad } from "./terminal-width.ts"

/** What a comment has of what a deed gives it, before and after. */
function sides(comment: CommentView, deed: BulkDeed, { language }: Pick<State, "language">): readonly [string, string] {
  const words = wordsIn(language)
  const own = manyWords(language)
  switch (deed.kind) {
    case "outcome": {
      const name = (outcome: CommentView["outcome"]) => (outcome ? words.outcomes[outcome] : words.undecided)
      return [name(comment.outcome), name(deed.outcome)]
    }
    case "state":
      return [words.states[comment.state], words.states[deed.state]]
    case "assign": {
      const named = (name: string | null | undefined) => visibleInCells(name || own.none)
      return deed.unit === undefined
        ? [named(comment.assignee), named(deed.assignee)]
        : [named(comment.unit), named(deed.unit)]
    }
    case "link":
    case "unlink": {
      const isLinked = comment.changes.includes(deed.change)
      const name = (linked: boolean) => (linked ? own.linked : own.notLinked)
      return [name(isLinked), name(deed.kind === "link")]
    }
    case "answer":
      return [oneLine(comment.response?.text ?? "") || words.unanswered, own.newAnswer]
  }
}

/** What would be done to many comments: to each of them what it has and gets. */
export function manyOverlay(
  state: State,
  { comments: ids, deed, scroll }: Mode & { kind: "many" },
  width: number,
  height: number,
): Overlay {
  const own = manyWords(state.language)
  const { comments } = itemsOf(state.snapshot)
  const rows = ids.flatMap(id => {
    const comment = comments.get(id)
    return comment ? [{ id, sides: sides(comment, deed, state) }] : []
  })
  const changing = rows.filter(({ sides: [before, after] }) => before !== after).length
  const column = Math.min(14, Math.max(...rows.map(({ id }) => stringWidth(visibleInCells(id))))) + 2
  const head = [
    ...paragraph(changing ? own.effect(changing, rows.length) : own.noEffect, { width, style: "strong" }),
    ...(deed.kind === "answer" ? paragraph(own.oneAnswer, { width }) : []),
    ...paragraph(own.undoable, { width, style: "dim" }),
    textLine(""),
  ]
  const room = Math.max(1, height - head.length)
  const body: readonly Line[] = rows
    .slice(scroll, scroll + room)
    .map(({ id, sides: [before, after] }) =>
      line([
        piece(pad(visibleInCells(id), column), "strong"),
        ...(before === after
          ? [piece(`${before}  (${own.same})`, "dim")]
          : deed.kind === "answer"
            ? [piece(before, "dim")]
            : [piece(before, "dim"), piece(" ￫ "), piece(after, "accent")]),
      ]),
    )
  const left = rows.length - scroll - room
  return { title: own.title(rows.length), aside: left > 0 ? `￬${left}` : "", lines: [...head, ...body], cursor: null }
}
