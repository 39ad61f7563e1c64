import type { EditPlace, EditPreview } from "../app/session.ts"
import { visibleInCells } from "../text/visible.ts"
import { sideLines } from "./change-lines.ts"
import { type Line, line, paragraph, piece, textLine } from "./lines.ts"
import { numbered } from "./menus.ts"
import { type Words, wordsIn } from "./messages.ts"
import type { Overlay } from "./overlay.ts"
import type { State } from "./state.ts"

/** Places that are shown where all of them are to be edited. */
const SHOWN = 5

const whereOf = ({ place, page, pageApproximate }: EditPlace, words: Words): string =>
  `${page === null ? "" : `${words.page(page, pageApproximate)} `}${place}`

/** What can be chosen: the place (or places, or all of them), and not to do it. */
export function editChoices({ places }: EditPreview, words: Words): readonly string[] {
  if (places.length === 1) return [words.editThis, words.editNot]
  const names = places.map(each => whereOf(each, words))
  // Two in one place are told apart by their order, and by the preview.
  const named = names.map((name, i) => {
    const nth = names.slice(0, i + 1).filter(other => other === name).length
    return names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} ${words.nth(nth)}`
  })
  return [...named, words.editAll(places.length), words.editNot]
}

/** Index of the place that a choice edits; null: all of them; undefined: it edits none. */
export function editedPlace({ places }: EditPreview, index: number): number | null | undefined {
  if (index < places.length) return index
  return places.length > 1 && index === places.length ? null : undefined
}

/** The words of both sides, the edits marked. */
function placeLines(each: EditPlace, width: number, words: Words): readonly Line[] {
  return [
    line([piece(whereOf(each, words), "dim")]),
    ...sideLines("－", { text: each.before }, [each.removed], "deleted", width),
    ...sideLines("＋", { text: each.after }, [each.added], "inserted", width),
  ]
}

/** The preview of an edit of the plan: what is chosen from, and what the choice does. */
export function editOverlay(
  { language }: Pick<State, "language">,
  { preview, index }: { readonly preview: EditPreview; readonly index: number },
  width: number,
  height: number,
): Overlay {
  const words = wordsIn(language)
  const { comment, proposal, file, places } = preview
  const at = editedPlace(preview, index)
  const shown = at === undefined ? [] : at === null ? places.slice(0, SHOWN) : places.slice(at, at + 1)
  const choices = numbered(editChoices(preview, words), index, width, Math.max(2, Math.floor(height / 2)))
  return {
    title: words.editTitle(comment),
    aside: "",
    cursor: null,
    lines: [
      ...paragraph(`「${visibleInCells(proposal.replace)}」￫「${visibleInCells(proposal.with)}」`, {
        width,
        style: "strong",
      }),
      ...choices,
      textLine(""),
      ...shown.flatMap(each => placeLines(each, width, words)),
      ...(at === undefined
        ? []
        : [textLine(""), ...paragraph(words.editEffect(file, comment), { width, style: "dim" })]),
    ],
  }
}
