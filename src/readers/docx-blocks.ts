import type { Block, BlockId } from "../model/plan.ts"
import type { BlockSource } from "../ooxml/block-source.ts"
import { type ListPlace, labelCounter, listPlace } from "../ooxml/numbering.ts"
import { paragraphFormat } from "../ooxml/property-form.ts"
import { outlineLevel, paragraphStyle } from "../ooxml/styles.ts"
import type { DocxContext } from "./docx-context.ts"
import type { StoryBlock } from "./docx-story.ts"

interface Heading {
  readonly id: BlockId
  readonly level: number
}

/** Turns the paragraphs of a document, in reading order, into blocks: kinds, printed labels, headings above, ids. */
export class BlockMaker {
  readonly blocks: Block[] = []
  readonly sources = new Map<BlockId, BlockSource>()
  private readonly context: DocxContext
  private readonly counters = new Map<string, (place: ListPlace) => string | null>()
  private headings: readonly Heading[] = []

  constructor(context: DocxContext) {
    this.context = context
  }

  /** Headings above the point that was reached. */
  path(): readonly BlockId[] {
    return this.headings.map(heading => heading.id)
  }

  /** `label` stands where the paragraph has no number of its own; `path` for stories that stand beside the body. */
  add(read: StoryBlock, label: string | null, path: readonly BlockId[] | null, page: number | null): Block {
    const { context } = this
    const { paragraph, properties, story, section } = read
    const style = paragraphStyle(context.styles, properties)
    const place = listPlace(context.numbering, context.styles, style?.id ?? null, properties)
    const printed = place ? this.counterOf(story.kind, story.part)(place) : null
    const isNote = story.kind === "footnote" || story.kind === "endnote"
    const outline = isNote || paragraph.text.trim() === "" ? null : outlineLevel(context.styles, properties)
    const id = `b${this.blocks.length}`
    const isBody = story.kind === "body"
    if (isBody && outline !== null) this.headings = this.headings.filter(heading => heading.level < outline)
    const block: Block = {
      id,
      kind: isNote ? "note" : outline !== null ? "heading" : place ? "item" : "paragraph",
      level: outline ?? (place && !isNote ? place.level + 1 : 0),
      label: printed ?? label,
      text: paragraph.text,
      path: path ?? this.path(),
      story,
      cell: read.cell,
      style: style?.name ?? null,
      paragraphFormat: paragraphFormat(properties, context.styles, context.numbering, {
        place,
        section,
        breaks: paragraph.breaks,
      }),
      format: paragraph.format,
      fields: paragraph.sortedFields(),
      objects: paragraph.objects,
      ruby: paragraph.ruby,
      page,
    }
    // A heading inside a table names its cell, not what follows the table.
    if (isBody && outline !== null && read.cell === null) this.headings = [...this.headings, { id, level: outline }]
    this.blocks.push(block)
    this.sources.set(id, { part: read.part, element: read.element, pieces: paragraph.pieces })
    return block
  }

  /** Word counts each kind of story by itself; every header and footer too. */
  private counterOf(kind: string, part: string): (place: ListPlace) => string | null {
    const key = kind === "header" || kind === "footer" ? part : kind
    const known = this.counters.get(key) ?? labelCounter(this.context.numbering)
    this.counters.set(key, known)
    return known
  }
}
