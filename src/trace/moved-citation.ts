import { foldNotation } from "../text/fold.ts"
import type { Cited } from "./cited-places.ts"
import type { OwnCitation } from "./own-citations.ts"
import type { PlaceIndex } from "./place-index.ts"

/** A number of the draft that is not the revision's: what it names in the draft, where that stands now, and what has the number now. */
export interface Moved {
  readonly citation: OwnCitation
  readonly was: Cited
  /** Null where the revision has neither the place nor another one of that number. */
  readonly is: Cited | null
  readonly taken: Cited | null
}

/** So many signs of a name tell it. */
const TELLING = 12

/** True where a place's name stands right behind its number. */
export function isNamed({ rest }: OwnCitation, place: Cited | null): boolean {
  const name = foldNotation(place?.name ?? "")
    .replace(OPENING, "")
    .slice(0, TELLING)
  return name !== "" && foldNotation(rest).replace(OPENING, "").startsWith(name)
}

/** Between a number and the name behind it: 第3条（定義）, 「第3条 定義」, 別紙2「様式」. */
const OPENING = /^[」』)）,.:]*[「『(（]?/

/** The last of a chain of numbers, where it is a paragraph of an article or an item: 第3条[第2項], 1.2[(1)]. */
const INNER = / (?:\d+(?:項|号)|\([^ ]+\)|[①-⑳]|[ア-ン])$/u

/** The only chapter, article, annex, figure or table that a key names in the draft, or that holds the paragraph or item it names. */
function titleAt(key: string, index: PlaceIndex) {
  for (let outer = key; ; outer = outer.replace(INNER, "")) {
    const place = index.only("draft", outer)
    if (place?.draft?.isTitle) return { place, key: outer }
    if (!INNER.test(outer)) return null
  }
}

/** What is cited by the draft's number and has another one in the revision, or is gone; null where the number is right, or may be. */
export function movedAt(citation: OwnCitation, index: PlaceIndex): Moved | null {
  const found = titleAt(citation.key, index)
  if (!found?.place.draft) return null
  const { draft: was, revision: is } = found.place
  if (is?.ways.includes(found.key) || (!is && index.has("revision", found.key))) return null
  const taken = index.only("revision", found.key)?.revision ?? null
  // The revision's own number, with the name that has it there.
  return isNamed(citation, taken) ? null : { citation, was, is, taken }
}
