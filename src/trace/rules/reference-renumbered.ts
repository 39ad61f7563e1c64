import type { Finding } from "../../model/finding.ts"
import { labelAtStart } from "../../text/citations-labels.ts"
import { foldNotation } from "../../text/fold.ts"
import type { Ledger } from "../ledger.ts"
import type { Memory } from "../memory.ts"
import { type Moved, movedAt } from "../moved-citation.ts"
import { cut, named } from "../naming.ts"
import { type OwnCitation, ownCitations } from "../own-citations.ts"
import { type PlaceIndex, placeIndexOf } from "../place-index.ts"
import type { PlanLine } from "../plan-line.ts"

/** What a paragraph refers to. The number that it begins with is its own. */
const references = (text: string): readonly OwnCitation[] =>
  ownCitations(text.slice(labelAtStart(text)?.written.length ?? 0))
const referencesIn = ({ text }: PlanLine): readonly OwnCitation[] => references(text)

/** The name in brackets behind a reference: 第3条[（期間）]. */
const nameBehind = ({ rest }: Pick<OwnCitation, "rest">): string => /^[（(][^）)]*/.exec(rest)?.[0] ?? ""

/** True where the draft's paragraph makes that reference too: it was not written for the revision. */
const isOfDraft = ({ draft }: PlanLine, citation: OwnCitation): boolean =>
  draft === true ||
  references(draft ?? "").some(({ key, ...of }) => key === citation.key && nameBehind(of) === nameBehind(citation))

/** So many signs at either end of a name that was reworded tell that it is the same place. */
const TELLING = 8

/** True where a number went with its place, not to another one: the names are alike at one end. */
function isSamePlace({ was, is }: Moved): boolean {
  if (!is) return true
  const [before, after] = [foldNotation(was.name), foldNotation(is.name)]
  const telling = Math.min(TELLING, before.length, after.length)
  if (telling === 0) return before === after
  return after.startsWith(before.slice(0, telling)) || after.endsWith(before.slice(-telling))
}

/** References that stayed as they were while what they name got another number, or went, with the paragraphs that make them. */
function leftBehind(
  lines: readonly PlanLine[],
  index: PlaceIndex,
  memory: Memory,
): ReadonlyMap<string, { readonly moved: Moved; readonly lines: readonly PlanLine[] }> {
  const found = new Map<string, { readonly moved: Moved; readonly lines: PlanLine[] }>()
  for (const line of lines) {
    if (line.draft === undefined) continue
    for (const citation of memory.of(referencesIn, line)) {
      const moved = movedAt(citation, index)
      if (!moved || !isSamePlace(moved) || !isOfDraft(line, citation)) continue
      const known = found.get(citation.key)
      if (known) known.lines.push(line)
      else found.set(citation.key, { moved, lines: [line] })
    }
  }
  return found
}

/**
 * A reference that the plan makes to itself, typed by hand, goes with what it names: where an article, annex or figure
 * has another number in the revision, or is gone, the paragraphs that still name it by the draft's number are told.
 */
export function referenceRenumbered({ revision, places, memory }: Ledger): readonly Finding[] {
  if (!revision || !places) return []
  const index = memory.of(placeIndexOf, places)
  if (!index.hasMoved) return []
  return [...leftBehind(revision, index, memory).values()].map(({ moved, lines }) => finding(moved, lines))
}

function finding({ citation, was, is, taken }: Moved, lines: readonly PlanLine[]): Finding {
  const where = named([...new Set(lines.map(({ place }) => place))])
  const old = cut(citation.written)
  const now = is ? cut(`${is.number} ${is.name}`) : ""
  const gone = cut(`${was.number} ${was.name}`)
  const also = taken
    ? {
        ja: `(修正案の「${cut(taken.number)}」は「${cut(taken.name)}」)`,
        en: ` (there "${cut(taken.number)}" is "${cut(taken.name)}")`,
      }
    : { ja: "", en: "" }
  return {
    rule: "reference-renumbered",
    severity: "warning",
    message: is
      ? {
          ja: `修正案に、案の番号のまま「${old}」を参照している箇所があります: ${where.ja}。修正案では「${now}」です${also.ja}。番号を改めてください。`,
          en: `The revision still refers to "${old}", a number of the draft, at: ${where.en}. In the revision it is "${now}"${also.en}: correct the reference.`,
        }
      : {
          ja: `修正案に、案の「${gone}」を参照したままの箇所があります: ${where.ja}。修正案に「${old}」はありません。参照を改めるか削ってください。`,
          en: `The revision still refers to the draft's "${gone}" at: ${where.en}. The revision has no such place: correct the reference, or take it out.`,
        },
    comments: [],
    changes: [],
    words: citation.key,
    details: [now, ...lines.map(({ text }) => text)],
  }
}
