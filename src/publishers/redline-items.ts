import type { BlockSource } from "../ooxml/block-source.ts"
import type { XmlElement } from "../ooxml/xml.ts"
import type { PartPair, RedlineContext } from "./redline-context.ts"
import { controlSays } from "./redline-controls.ts"
import { othersForm } from "./redline-others.ts"
import type { Segment } from "./redline-segments.ts"

/** Something that stands in a body, a cell, a note: paragraphs of one change, a table, a content control, anything else. */
export interface Item {
  readonly kind: "paragraphs" | "table" | "control" | "other"
  readonly elements: readonly XmlElement[]
  readonly segment: Segment | null
  /** Paragraphs of its change also stand elsewhere (in other cells): it cannot be the other side's. */
  readonly partial: boolean
}

/** Two items that are one, or one that only one side has. */
export interface ItemPair {
  readonly draft: Item | null
  readonly revision: Item | null
}

type SideName = "draft" | "revision"

const isParagraph = (name: string): boolean => name === "w:p" || name === "m:oMathPara" || name === "m:oMath"

const kindOf = (name: string): Item["kind"] =>
  isParagraph(name) ? "paragraphs" : name === "w:tbl" ? "table" : name === "w:sdt" ? "control" : "other"

/** Children of a container as items. Paragraphs that one change has together are one item. */
export function itemsOf(children: readonly XmlElement[], side: SideName, context: RedlineContext): readonly Item[] {
  const items: Item[] = []
  for (const element of children) {
    const kind = kindOf(element.name)
    const segment = kind === "paragraphs" ? (context.segmentOf(side, element) ?? null) : null
    const last = items.at(-1)
    const together = segment !== null && last?.segment === segment && segment[side].length > 1
    if (together) items.splice(-1, 1, { ...last, elements: [...last.elements, element] })
    else items.push({ kind, elements: [element], segment, partial: false })
  }
  return items.map(item =>
    item.segment && item.elements.length < item.segment[side].length ? { ...item, partial: true } : item,
  )
}

/** The sources of an item's paragraphs; one that the reader left out (in a covered cell) has no text of its own. */
export const sourcesOf = (item: Item | null, side: SideName, pair: PartPair): readonly BlockSource[] => {
  if (!item) return []
  if (item.segment) return item.segment[side].filter(source => item.elements.includes(source.element))
  return item.elements.map(element => ({ part: pair[side].part, element, pieces: [] }))
}

/** Paragraphs inside an element that belong to a change or stayed. */
export function* paragraphsIn(element: XmlElement): Generator<XmlElement> {
  if (element.name === "w:p") yield element
  for (const child of element.children) if (child.name !== null) yield* paragraphsIn(child)
}

const stays = (segment: Segment | undefined): segment is Segment =>
  segment !== undefined && segment.draft.length > 0 && segment.revision.length > 0 && segment.kind !== "moved"

/** Which of the revision's elements has most of the paragraphs that stayed from a draft element; -1 for none. */
export function bestPartner(element: XmlElement, others: readonly XmlElement[], context: RedlineContext): number {
  const votes = new Map<number, number>()
  for (const paragraph of paragraphsIn(element)) {
    const segment = context.segmentOf("draft", paragraph)
    if (!stays(segment)) continue
    for (const { element: partner } of segment.revision) {
      const index = indexHolding(others, partner)
      if (index >= 0) votes.set(index, (votes.get(index) ?? 0) + 1)
    }
  }
  let best = -1
  for (const [index, count] of votes) if (best < 0 || count > (votes.get(best) ?? 0)) best = index
  return best
}

/** Index of the element, of ascending ones, that holds another. */
function indexHolding(elements: readonly XmlElement[], inner: XmlElement): number {
  let [low, high] = [0, elements.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = elements[middle]
    if (!at) return -1
    if (inner.from < at.from) high = middle - 1
    else if (inner.from >= at.to) low = middle + 1
    else return middle
  }
  return -1
}

/** Keeps the pairs of a longest chain that ascends on both sides. `partners[i]`: index on the other side, or -1. */
export function ascending(partners: readonly number[]): ReadonlyMap<number, number> {
  const ends: number[] = []
  const before: number[] = []
  for (const [i, partner] of partners.entries()) {
    if (partner < 0) {
      before.push(-1)
      continue
    }
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((partners[ends[middle] ?? 0] ?? -1) < partner) low = middle + 1
      else high = middle
    }
    before.push(low > 0 ? (ends[low - 1] ?? -1) : -1)
    ends[low] = i
  }
  const kept = new Map<number, number>()
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) kept.set(i, partners[i] ?? -1)
  return kept
}

/** False for content controls that say different things of themselves: such a change cannot be tracked. */
const sameControl = (one: XmlElement, other: XmlElement | undefined): boolean =>
  one.name !== "w:sdt" || (other !== undefined && controlSays(one) === controlSays(other))

/** Pairs the items of both sides in order. */
export function pairItems(
  draft: readonly Item[],
  revision: readonly Item[],
  context: RedlineContext,
  pair: PartPair,
): readonly ItemPair[] {
  const others = otherItems(revision, element => othersForm(context, pair, element, "revision"))
  const bySegment = new Map<Segment, number>()
  for (const [j, item] of revision.entries())
    if (item.segment && stays(item.segment) && !item.partial) bySegment.set(item.segment, j)
  const firsts = revision.map(item => item.elements[0]).filter(element => element !== undefined)
  const partners = draft.map(item => {
    const [element] = item.elements
    if (item.segment) return item.partial ? -1 : (bySegment.get(item.segment) ?? -1)
    if (element && item.kind === "other") return others.get(othersForm(context, pair, element, "draft"))?.shift() ?? -1
    if (!element || item.kind === "paragraphs") return -1
    const index = bestPartner(element, firsts, context)
    const partner = revision[index]
    return partner?.kind === item.kind && sameControl(element, partner.elements[0]) ? index : -1
  })
  const chain = ascending(partners)
  const pairs: ItemPair[] = []
  let j = 0
  for (const [i, item] of draft.entries()) {
    const partner = chain.get(i)
    if (partner === undefined) {
      pairs.push({ draft: item, revision: null })
      continue
    }
    while (j < partner) pairs.push({ draft: null, revision: revision[j++] ?? null })
    pairs.push({ draft: item, revision: revision[j++] ?? null })
  }
  while (j < revision.length) pairs.push({ draft: null, revision: revision[j++] ?? null })
  return withLeftOut(pairs)
}

/** Places of what is neither paragraph nor table (an imported file, a mark), by what it says. */
function otherItems(items: readonly Item[], formOf: (element: XmlElement) => string): ReadonlyMap<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [i, { kind, elements }] of items.entries()) {
    const [element] = elements
    if (kind !== "other" || !element) continue
    const form = formOf(element)
    const places = found.get(form) ?? []
    found.set(form, places)
    places.push(i)
  }
  return found
}

/** Paragraphs that the reader left out on both sides are one: the draft's stays. */
function withLeftOut(pairs: readonly ItemPair[]): readonly ItemPair[] {
  const isLeftOut = (item: Item | null) => item?.kind === "paragraphs" && item.segment === null
  const drafts = pairs.filter(pair => isLeftOut(pair.draft))
  const revisions = pairs.filter(pair => isLeftOut(pair.revision) && !pair.draft)
  const taken = new Set(revisions.slice(0, drafts.length))
  const partner = new Map(drafts.map((pair, i) => [pair, revisions[i]?.revision ?? null]))
  return pairs
    .filter(pair => !taken.has(pair))
    .map(pair => (partner.get(pair) ? { draft: pair.draft, revision: partner.get(pair) ?? null } : pair))
}
