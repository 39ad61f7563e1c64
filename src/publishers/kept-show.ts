import { encodePart, type OoxmlPackage, partXml } from "../ooxml/package.ts"
import type { XmlElement, XmlPart } from "../ooxml/xml.ts"
import { type HiddenDraft, highestId, holdsWord } from "./kept-hide.ts"
import type { KeptHistory } from "./kept-history.ts"
import { cannotKeep } from "./kept-refusal.ts"
import { BlockShower } from "./kept-show-blocks.ts"
import { RevisionIds } from "./kept-show-ids.ts"
import { MoveNames, moveNames } from "./kept-show-moves.ts"
import type { ShowPlace } from "./kept-show-runs.ts"

/** A redline with the draft's own tracked changes in it. */
export interface ShownRedline {
  /** The parts of its package, by name. */
  readonly parts: ReadonlyMap<string, Uint8Array>
  /** Whether a tracked change, by its id, was brought by the redline. */
  isOwn(id: number): boolean
  /** Whether that one of the draft's records of properties (of a part, from 0) is in one of the redline's own. */
  isMerged(part: string, nth: number): boolean
  /** How many of these records are. */
  readonly mergedCount: number
}

/** What a draft was before its tracked changes were hidden, and after. */
interface Drafts {
  readonly original: OoxmlPackage
  readonly hidden: HiddenDraft
}

/**
 * Puts the tracked changes of a draft back into the parts of the redline that was written on it without them. Parts and
 * blocks that the redline left alone stand as they stood, byte for byte. Throws a sentence where both changed what can be
 * changed once.
 */
export function showRevisions(redline: ReadonlyMap<string, Uint8Array>, { original, hidden }: Drafts): ShownRedline {
  const { history } = hidden
  if (history.isEmpty) return { parts: redline, isOwn: id => id > history.top, isMerged: () => false, mergedCount: 0 }
  const pkg = { ...original, parts: redline }
  const ids = new RevisionIds(history.top, highestId([...redline.values()]))
  const isOwn = (id: number) => ids.isOwn(id)
  const names = new MoveNames(moveNames([...original.parts].flatMap(([part, bytes]) => storyText(part, bytes))))
  const parts = new Map(redline)
  for (const [part, bytes] of redline) {
    const [own, hiddenBytes] = [original.parts.get(part), hidden.pkg.parts.get(part)]
    if (own && hiddenBytes && isSame(bytes, hiddenBytes)) {
      parts.set(part, own)
      continue
    }
    const xml = holdsWord(bytes, history.word) ? partXml(pkg, part) : null
    for (const text of xml ? [shownPart(pkg.file, xml, history, ids)] : storyText(part, bytes))
      parts.set(part, encodePart(own, names.apart(text, isOwn)))
  }
  return {
    parts,
    isOwn,
    isMerged: (part, nth) => history.isMerged(part, nth),
    mergedCount: history.mergedCount,
  }
}

/** The text of a part that can hold moves. */
const storyText = (part: string, bytes: Uint8Array): readonly string[] =>
  holdsWord(bytes, "move") && part.endsWith(".xml") ? [new TextDecoder().decode(bytes)] : []

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** The text of a part with the draft's tracked changes in it. */
function shownPart(file: string, { part, source, root }: XmlPart, history: KeptHistory, ids: RevisionIds): string {
  ids.nextPart()
  const marks = placesOf(source, history.word)
  const place: ShowPlace = {
    part,
    source,
    history,
    ids,
    hasMark: ({ from, to }) => hasPlace(marks, from, to),
    container: story => new BlockShower(place).content(story),
    refuse: (why, at) => cannotKeep(file, part, why, at),
  }
  const shown = (element: XmlElement): string => {
    if (/^w:(?:body|hdr|ftr|footnote|endnote)$/.test(element.name))
      return (
        source.slice(element.from, element.contentFrom) +
        place.container(element) +
        source.slice(element.contentTo, element.to)
      )
    const inner = element.children.map(child =>
      child.name === null || !place.hasMark(child) ? source.slice(child.from, child.to) : shown(child),
    )
    return (
      source.slice(element.from, element.contentFrom) + inner.join("") + source.slice(element.contentTo, element.to)
    )
  }
  return source.slice(0, root.from) + shown(root) + source.slice(root.to)
}

/** Where a word stands in a text, ascending. */
function placesOf(text: string, word: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at)
  return places
}

/** Whether any of the places lies in a span. */
function hasPlace(places: readonly number[], from: number, to: number): boolean {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return (places[low] ?? Number.POSITIVE_INFINITY) < to
}
