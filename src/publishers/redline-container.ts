import type { Edit } from "../model/change.ts"
import type { BlockSource } from "../ooxml/block-source.ts"
import { childOf, type XmlElement } from "../ooxml/xml.ts"
import type { PartPair, RedlineContext } from "./redline-context.ts"
import { type Item, type ItemPair, itemsOf, pairItems, sourcesOf } from "./redline-items.ts"
import { controlTags } from "./redline-markers.ts"
import { loneOther } from "./redline-others.ts"
import { EMPTY_PARAGRAPH, type ParagraphGroup, ParagraphWriter } from "./redline-paragraphs.ts"
import type { Segment } from "./redline-segments.ts"
import { contentSplice, spliced, startTag } from "./redline-splice.ts"
import { TableWriter } from "./redline-table.ts"

const elementChildren = (element: XmlElement | null, leave: RegExp): readonly XmlElement[] =>
  (element?.children ?? []).filter((child): child is XmlElement => child.name !== null && !leave.test(child.name))

/** Markup that means something only with other parts of the file, or other places in it. */
const REFERS = /:id=|\sr:|Reference|Range|txbx|xmlns|sectPr|fldChar/
/** The same of styles and lists. */
const REFERS_TO_SHEETS = /Style |numId/

/** What of a container its owner writes itself. */
const OWN = /^w:(tcPr|sectPr)$/

function blocksOf(container: XmlElement | null): readonly XmlElement[] {
  const children = elementChildren(container, OWN)
  return container && children.length === 0 ? [EMPTY_PARAGRAPH] : children
}

/** Writes what stands in a body, a cell, a note, a header or a text box. */
export class ContainerWriter {
  readonly #context: RedlineContext
  readonly #pair: PartPair
  readonly #paragraphs: ParagraphWriter
  readonly #tables: TableWriter

  constructor(context: RedlineContext, pair: PartPair) {
    this.#context = context
    this.#pair = pair
    this.#paragraphs = new ParagraphWriter(context, pair, (draft, revision) => this.keptElement(draft, revision))
    this.#tables = new TableWriter(context, pair, this)
  }

  /**
   * The content of a container. With one side null all of it was inserted or deleted, and its last mark stays unrevised;
   * `end`: how the last mark is written where the other side has none.
   */
  content(draft: XmlElement | null, revision: XmlElement | null, end: ParagraphGroup["end"] = "plain"): string {
    const pairs = endTogether(this.#pairs(draft, revision))
    const tail = pairs.findLastIndex(pair => (pair.draft ?? pair.revision)?.kind !== "other") + 1
    const last = lastGroup(pairs, tail)
    const item = (pair: ItemPair) => this.#item(pair)
    const before = pairs.slice(0, last).map(item)
    const trailing = this.#trailing(pairs.slice(last, tail), end)
    return [...before, trailing, ...pairs.slice(tail).map(item)].join("")
  }

  #pairs(draft: XmlElement | null, revision: XmlElement | null): readonly ItemPair[] {
    const items = {
      draft: itemsOf(blocksOf(draft), "draft", this.#context),
      revision: itemsOf(blocksOf(revision), "revision", this.#context),
    }
    return pairItems(items.draft, items.revision, this.#context, this.#pair)
  }

  #item(pair: ItemPair): string {
    const { draft, revision } = pair
    const same = this.#identical(draft, revision)
    if (same !== null) return same
    const kind = (draft ?? revision)?.kind
    const [before, after] = [draft?.elements[0] ?? null, revision?.elements[0] ?? null]
    switch (kind) {
      case "paragraphs":
        return this.#paragraphItem(pair)
      case "table":
        return this.#tables.table(before, after)
      case "control":
        return this.#control(before, after)
      default:
        return this.#other(before, after)
    }
  }

  #identical(draft: Item | null, revision: Item | null): string | null {
    if (draft?.elements.length !== 1 || revision?.elements.length !== 1) return null
    return this.identical(draft.elements[0] ?? null, revision.elements[0] ?? null)
  }

  /** The draft's text of a paragraph, table or row that the revision has letter for letter, and that refers to nothing. */
  identical(one: XmlElement | null, other: XmlElement | null): string | null {
    if (!one || !other || one.to - one.from !== other.to - other.from) return null
    const text = this.#pair.draft.source.slice(one.from, one.to)
    const isSame = text === this.#pair.revision.source.slice(other.from, other.to)
    return isSame && !REFERS.test(text) && (this.#context.sameSheets || !REFERS_TO_SHEETS.test(text)) ? text : null
  }

  /** Marks between blocks, files that Word takes in: those of both sides stay. */
  #other(draft: XmlElement | null, revision: XmlElement | null): string {
    if (draft && revision && draft.name === "w:altChunk") return this.#pair.draft.source.slice(draft.from, draft.to)
    if (draft) return loneOther(this.#context, this.#pair, draft, "draft")
    return revision ? loneOther(this.#context, this.#pair, revision, "revision") : ""
  }

  #paragraphItem({ draft, revision }: ItemPair): string {
    const segment = (draft ?? revision)?.segment ?? null
    const moved = segment?.kind === "moved"
    const group: ParagraphGroup = {
      draft: sourcesOf(draft, "draft", this.#pair),
      revision: sourcesOf(revision, "revision", this.#pair),
      edits: segment?.edits ?? [],
      moved,
      end: "tracked",
    }
    if (moved) return this.#moved(group, segment)
    return this.#verbatimOr(draft, revision, () => this.#paragraphs.write(group))
  }

  /** What was moved stands between range marks that bear one name in both places. */
  #moved(group: ParagraphGroup, segment: Segment): string {
    const way = group.draft.length > 0 ? "moveFrom" : "moveTo"
    const id = this.#context.revisionId()
    const start = `<w:${way}RangeStart w:id="${id}" ${this.#context.author()} w:name="${this.#context.segments.moveName(segment, way, this.#pair.draft.part)}"/>`
    return `${start}${this.#paragraphs.write(group)}<w:${way}RangeEnd w:id="${id}"/>`
  }

  /** The draft's own bytes where writing found nothing to track. */
  #verbatimOr(draft: Item | null, revision: Item | null, write: () => string): string {
    if (!draft || !revision) return write()
    const before = this.#context.written
    const text = write()
    if (this.#context.written !== before) return text
    return draft.elements.map(({ from, to }) => this.#pair.draft.source.slice(from, to)).join("")
  }

  /** A content control that only one side has is tracked itself, and what is in it flows on. */
  #control(draft: XmlElement | null, revision: XmlElement | null): string {
    const { source } = this.#pair.draft
    const [before, after] = [childOf(draft, "w:sdtContent"), childOf(revision, "w:sdtContent")]
    if (draft && before && revision && after)
      return spliced(source, draft.from, draft.to, [
        contentSplice(source, before, this.content(before, after, "tracked")),
      ])
    const tags = controlTags(this.#context, this.#pair, draft ?? revision, draft ? "draft" : "revision")
    const content = this.#pairs(before, after).map(pair => this.#item(pair))
    return tags.open + content.join("") + tags.close
  }

  /**
   * The end of a container. Its last mark is never revised: what comes or goes there shares the mark of the last
   * paragraph that stays.
   */
  #trailing(pairs: readonly ItemPair[], end: ParagraphGroup["end"]): string {
    const [first] = pairs
    if (!first) return ""
    if (pairs.length === 1 && first.draft && first.revision) return this.#paragraphItem(first)
    const sources = (side: "draft" | "revision") => pairs.flatMap(pair => sourcesOf(pair[side], side, this.#pair))
    const [draft, revision] = [sources("draft"), sources("revision")]
    const length = (of: readonly BlockSource[]) =>
      of.reduce((sum, { pieces }) => sum + (pieces.at(-1)?.to ?? 0), 0) + Math.max(0, of.length - 1)
    const stays = first.draft !== null && first.revision !== null
    const from = stays
      ? ([
          length(sourcesOf(first.draft, "draft", this.#pair)),
          length(sourcesOf(first.revision, "revision", this.#pair)),
        ] as const)
      : ([0, 0] as const)
    const rest: Edit = {
      draft: [from[0], length(draft)],
      revision: [from[1], length(revision)],
      removed: "",
      added: "-",
      nature: "structure",
    }
    const edits = [...(stays ? (first.draft?.segment?.edits ?? []) : []), rest]
    return this.#paragraphs.write({ draft, revision, edits, moved: false, end })
  }

  /** An element of the draft that stays, with what changed inside its text boxes. */
  keptElement(draft: XmlElement, revision: XmlElement | null): string {
    const boxes = boxesIn(draft, false)
    const { source } = this.#pair.draft
    if (boxes.length === 0 || !revision) return source.slice(draft.from, draft.to)
    const others = boxesIn(revision, false)
    const fallbacks = boxesIn(draft, true)
    const inside = ({ contentFrom, contentTo }: XmlElement) => source.slice(contentFrom, contentTo)
    const splices = boxes.flatMap((box, i) => {
      const before = this.#context.written
      const other = others[i]
      const text = other ? this.content(box, other) : ""
      if (!other || this.#context.written === before) return []
      // The form for old programs repeats the text, with the same ids.
      const copy = fallbacks[i]
      const both = copy && inside(copy) === inside(box) ? [box, copy] : [box]
      return both.map(each => contentSplice(source, each, text))
    })
    return spliced(source, draft.from, draft.to, splices)
  }

  /** Start tag of an element of either side. */
  tag(element: XmlElement, side: "draft" | "revision"): string {
    return side === "draft"
      ? startTag(this.#pair.draft.source, element)
      : this.#context.importedTag(element, this.#pair)
  }
}

/** Text boxes inside an element: those that are read, or those of the form for old programs. */
function boxesIn(element: XmlElement, inFallback: boolean): readonly XmlElement[] {
  if (element.name === "w:txbxContent") return [element]
  return element.children.flatMap(child => {
    if (child.name === null) return []
    if (child.name === "mc:Fallback") return inFallback ? boxesIn(child, false) : []
    return inFallback && child.name === "mc:Choice" ? [] : boxesIn(child, inFallback)
  })
}

/** Where the paragraphs at the end of a list of items start. */
function endRun(items: readonly Item[]): number {
  let start = items.length
  while (start > 0 && items[start - 1]?.kind === "paragraphs") start--
  return start
}

const isEnd = (item: Item | null) => item !== null && item.kind !== "other"

/**
 * Orders what comes after the last pair so that the paragraphs at the end of both sides meet: they share the last mark.
 * Where one side has none there, the last paragraph that stayed is given up for it.
 */
function endTogether(pairs: readonly ItemPair[]): readonly ItemPair[] {
  let last = pairs.length
  for (;;) {
    const previous = pairs.findLastIndex((pair, i) => i < last && pair.draft !== null && pair.revision !== null)
    const rest = pairs.slice(previous + 1)
    const drafts = rest.flatMap(pair => (isEnd(pair.draft) && pair.draft ? [pair.draft] : []))
    const revisions = rest.flatMap(pair => (isEnd(pair.revision) && pair.revision ? [pair.revision] : []))
    const [a, b] = [endRun(drafts), endRun(revisions)]
    const meet = a < drafts.length && b < revisions.length
    const simple = a === 0 && b === 0
    if (meet || simple || previous < 0 || pairs[previous]?.draft?.kind !== "paragraphs") {
      if (simple) return pairs
      const own = (item: Item): ItemPair => ({ draft: item, revision: null })
      const other = (item: Item): ItemPair => ({ draft: null, revision: item })
      return [
        ...pairs.slice(0, previous + 1),
        ...rest.filter(pair => !isEnd(pair.draft) && !isEnd(pair.revision)),
        ...drafts.slice(0, a).map(own),
        ...revisions.slice(0, b).map(other),
        ...drafts.slice(a).map(own),
        ...revisions.slice(b).map(other),
      ]
    }
    last = previous
  }
}

/** Index of the pair from which on everything shares the container's last mark. `tail`: behind the last paragraph or table. */
function lastGroup(pairs: readonly ItemPair[], tail: number): number {
  let start = tail
  while (start > 0 && (pairs[start - 1]?.draft ?? pairs[start - 1]?.revision)?.kind === "paragraphs") start--
  for (let i = tail - 1; i >= start; i--) if (pairs[i]?.draft && pairs[i]?.revision) return i
  return start
}
