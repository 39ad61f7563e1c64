import type { Cell, Story } from "../model/plan.ts"
import { paragraphStyle, styleChain } from "../ooxml/styles.ts"
import { childOf, childValue, elementsOf, isOn, type XmlElement } from "../ooxml/xml.ts"
import { FieldStack } from "./docx-fields.ts"
import { ParagraphBuilder } from "./docx-paragraph.ts"
import { type RunPlace, readRuns } from "./docx-runs.ts"
import { readGrid } from "./docx-table.ts"

/** A paragraph as read, before it has a number, a path and an id. */
export interface StoryBlock {
  readonly story: Story
  readonly cell: Cell | null
  /** Paragraph properties that hold on the side that is read. */
  readonly properties: XmlElement | null
  /** Section that ends with it. */
  readonly section: XmlElement | null
  readonly paragraph: ParagraphBuilder
  /** The paragraph's element (the last one, where removed marks made several one), and the part that it stands in. */
  readonly element: XmlElement
  readonly part: string
}

/** Where a story is read, and what it gives. */
export interface StoryPlace extends RunPlace {
  /** Name of the part. */
  readonly part: string
  readonly story: Story
  /** How each section of the document starts ("nextPage", "continuous", …), in order; empty but for the body. */
  readonly sections: readonly string[]
}

/** Elements around blocks that only group them. */
const GROUPS = /^w:(sdtContent|customXml|smartTag)$/

/** Reads the blocks of a story in reading order; text boxes follow the paragraph that they are anchored to. */
export function readStory(container: XmlElement, place: StoryPlace): readonly StoryBlock[] {
  const reader = new StoryReader(place)
  reader.container(container, null)
  return reader.blocks
}

class StoryReader {
  readonly blocks: StoryBlock[] = []
  private readonly place: StoryPlace
  /** A paragraph whose mark is gone on this side: the next one continues it. */
  private pending: Omit<StoryBlock, "story" | "cell" | "section" | "part"> | null = null
  private section = 0

  constructor(place: StoryPlace) {
    this.place = place
  }

  /** Body, cell, note, header or text box: paragraphs join within it only. */
  container(element: XmlElement, cell: Cell | null): void {
    const outer = this.pending
    const first = this.blocks.length
    this.pending = null
    this.children(element, cell)
    this.flush(cell, this.blocks.length === first)
    this.pending = outer
  }

  private children(element: XmlElement, cell: Cell | null): void {
    const { context } = this.place
    for (const child of elementsOf(element)) {
      const shown = context.isShown(child.name)
      if (shown === false) context.coverage.leave("tracked changes", child)
      else if (child.name === "w:p") this.readParagraph(child, cell)
      else if (child.name === "w:tbl") this.readTable(child, cell)
      else if (child.name === "w:sdt") this.children(childOf(child, "w:sdtContent") ?? child, cell)
      else if (shown || GROUPS.test(child.name)) this.children(child, cell)
      else if (child.name === "m:oMathPara" || child.name === "m:oMath") this.readEquation(child, cell)
      else if (child.name === "w:altChunk") {
        context.count("altChunk")
        context.coverage.leave("altChunk", child)
      }
    }
  }

  private readParagraph(element: XmlElement, cell: Cell | null): void {
    const { context, pages } = this.place
    const own = childOf(element, "w:pPr")
    const properties = this.propertiesOf(own)
    const paragraph = this.pending?.paragraph ?? new ParagraphBuilder()
    if (paragraph.text === "" && this.startsPage(properties)) pages?.hard(true)
    readRuns(element, paragraph, this.place)
    const mark = elementsOf(childOf(own, "w:rPr") ?? NOTHING).map(child => context.isShown(child.name))
    if (mark.some(shown => shown !== null)) context.count("tracked changes")
    if (mark.includes(false)) this.pending = { paragraph, properties, element }
    else {
      this.pending = null
      this.finish({ paragraph, properties, element, section: childOf(own, "w:sectPr") }, cell)
    }
  }

  private readEquation(element: XmlElement, cell: Cell | null): void {
    const paragraph = this.pending?.paragraph ?? new ParagraphBuilder()
    this.pending = null
    readRuns(element.name === "m:oMath" ? { ...NOTHING, children: [element] } : element, paragraph, this.place)
    this.finish({ paragraph, properties: null, element, section: null }, cell)
  }

  private propertiesOf(own: XmlElement | null): XmlElement | null {
    const change = this.place.context.view === "rejected" ? childOf(own, "w:pPrChange") : null
    return change ? childOf(change, "w:pPr") : own
  }

  private startsPage(properties: XmlElement | null): boolean {
    const { styles } = this.place.context
    if (childOf(properties, "w:pageBreakBefore")) return isOn(properties, "w:pageBreakBefore")
    const chain = styleChain(styles, paragraphStyle(styles, properties)?.id ?? null)
    const style = chain.find(each => childOf(each.paragraph, "w:pageBreakBefore"))
    return style !== undefined && isOn(style.paragraph, "w:pageBreakBefore")
  }

  private finish(read: Omit<StoryBlock, "story" | "cell" | "part">, cell: Cell | null): void {
    const { fields, pages, story, part, sections } = this.place
    const { paragraph } = read
    fields.endParagraph(paragraph)
    paragraph.page ??= pages?.page ?? null
    this.blocks.push({ ...read, story, cell, part })
    this.readBoxes(paragraph)
    if (read.section === null) return
    this.section++
    const start = sections[this.section]
    if (start !== undefined && start !== "continuous" && start !== "nextColumn") pages?.hard(false)
  }

  private readBoxes(paragraph: ParagraphBuilder): void {
    for (const box of paragraph.boxes) {
      const { context, story } = this.place
      const within = story.kind === "body" || story.kind === "textbox" ? "" : `${story.part} `
      const number = ++context.textboxes
      const place = { ...this.place, fields: new FieldStack(), sections: [] }
      const name = `${within}textbox ${number}`
      this.blocks.push(...readStory(box, { ...place, story: { kind: "textbox", part: name } }))
    }
  }

  /** A paragraph without its mark stays only where there is nothing else, or where it has text. */
  private flush(cell: Cell | null, isOnly: boolean): void {
    const rest = this.pending
    this.pending = null
    if (rest && (isOnly || rest.paragraph.text !== "")) this.finish({ ...rest, section: null }, cell)
  }

  private readTable(element: XmlElement, cell: Cell | null): void {
    const { context, pages } = this.place
    const number = context.tables
    const rows = readGrid(element, number, context)
    if (rows.length === 0) return
    this.flush(cell, false)
    context.tables++
    for (const row of rows) {
      let start = pages?.page ?? 1
      let end = start
      for (const each of row) {
        if (each !== row[0]) pages?.backTo(start)
        const first = this.blocks.length
        this.container(each.element, each.cell)
        if (each.covered && this.blocks.slice(first).every(block => block.paragraph.text === ""))
          this.blocks.length = first
        // A row that starts a new page says so in its first cell only.
        const opened = this.blocks[first]?.paragraph.page ?? start
        if (each === row[0]) start = Math.max(start, opened)
        end = Math.max(end, pages?.page ?? 1)
      }
      pages?.backTo(end)
    }
  }
}

/** An element with nothing in it. */
const NOTHING: XmlElement = { name: "", attributes: [], children: [], from: 0, contentFrom: 0, contentTo: 0, to: 0 }

/** How the sections of a body start, in order. */
export function sectionStarts(body: XmlElement): readonly string[] {
  const starts: string[] = []
  const visit = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      if (child.name === "w:sectPr") starts.push(childValue(child, "w:type") ?? "nextPage")
      else if (/^w:(p|pPr|sdt|sdtContent|customXml|ins|moveTo)$/.test(child.name)) visit(child)
    }
  }
  visit(body)
  return starts
}
