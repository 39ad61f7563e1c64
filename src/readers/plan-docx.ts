import { UserError } from "../model/errors.ts"
import type { Block, BlockId, Plan } from "../model/plan.ts"
import type { Reading } from "../model/reading.ts"
import type { DocxSource } from "../ooxml/block-source.ts"
import { formatNumber } from "../ooxml/number-formats.ts"
import { readNumbering } from "../ooxml/numbering.ts"
import {
  mainPart,
  type OoxmlPackage,
  openPackage,
  partXml,
  relatedPart,
  relationshipsOf,
  SAVE_AS_DOCX,
} from "../ooxml/package.ts"
import { readStyles } from "../ooxml/styles.ts"
import { childOf, textOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import { BlockMaker } from "./docx-blocks.ts"
import { DocxContext, type NoteReference, type TrackedView } from "./docx-context.ts"
import { FieldStack } from "./docx-fields.ts"
import { PageCounter } from "./docx-pages.ts"
import { noteFormat, readHeaders, readNotes, sidePart } from "./docx-parts.ts"
import { readStory, type StoryBlock, sectionStarts } from "./docx-story.ts"
import { countUnreadParts } from "./docx-unread.ts"
import { docxWarnings } from "./docx-warnings.ts"

export interface DocxPlanOptions {
  /** Side of the tracked changes that already stand in the file; accepted unless said otherwise. */
  readonly tracked?: TrackedView
}

/** Where a note's mark stands: its notes stand under the same headings, on the same page. */
interface Anchor {
  readonly path: readonly BlockId[]
  readonly page: number | null
}

/**
 * Reads a Word document as a plan: body with its text boxes, footnotes, endnotes, headers and footers, in this order.
 * What cannot be compared is counted in `coverage` and named in the warnings; hostile and broken files give a `UserError`.
 */
export function readDocxPlan(
  file: string,
  bytes: Uint8Array,
  sha256: string,
  options: DocxPlanOptions = {},
): Reading<Plan> {
  return readDocx(file, bytes, sha256, options).reading
}

/** A Word document as a plan, and where each block stands in the file. */
export interface ReadDocx {
  readonly reading: Reading<Plan>
  readonly source: DocxSource
}

/** The same with where each block stands in the file, for those who write on it. */
export function readDocx(file: string, bytes: Uint8Array, sha256: string, options: DocxPlanOptions = {}): ReadDocx {
  return readPackage(openPackage(file, bytes), sha256, options)
}

/** The same of a package that is open already. */
export function readPackage(pkg: OoxmlPackage, sha256: string, options: DocxPlanOptions = {}): ReadDocx {
  const { file } = pkg
  const main = mainPart(pkg)
  const body = bodyOf(file, main)
  const styles = readStyles(sidePart(pkg, main, "styles")?.root ?? null)
  const numbering = readNumbering(sidePart(pkg, main, "numbering")?.root ?? null, styles)
  const context = new DocxContext(pkg, styles, numbering, options.tracked ?? "accepted")
  context.parts.set(main.part, main)
  const pages = new PageCounter()
  const read: StoryBlock[] = []
  const unread = context.coverage.closePart(main.root, () => {
    const place = {
      context,
      part: main.part,
      source: main.source,
      relationships: relationshipsOf(pkg, main.part),
      fields: new FieldStack(),
      pages,
      story: { kind: "body", part: "" } as const,
      sections: sectionStarts(body),
    }
    read.push(...readStory(body, place))
  })
  const maker = new BlockMaker(context)
  const notes = addBody(maker, read, pages.known)
  addNotes(maker, context, main, notes)
  for (const block of readHeaders(context, main)) maker.add(block, null, [], null)
  const damaged = countUnreadParts(context)
  const coverage = context.coverage.result()
  const reading = {
    value: { file, sha256, title: titleOf(pkg, maker.blocks, file), blocks: maker.blocks, coverage, pages: null },
    warnings: docxWarnings(file, context, { unread, damaged }),
  }
  return { reading, source: { pkg, main: main.part, parts: context.parts, blocks: maker.sources } }
}

function bodyOf(file: string, main: XmlPart): XmlElement {
  const body = main.root.name === "w:document" ? childOf(main.root, "w:body") : null
  if (body) return body
  const isWorkbook = main.root.name === "x:workbook"
  throw new UserError(
    {
      ja: `${file}: ${isWorkbook ? "Excelのブックで、" : ""}Wordの文書ではありません。`,
      en: `${file}: it is ${isWorkbook ? "an Excel workbook, " : ""}not a Word document.`,
    },
    SAVE_AS_DOCX,
  )
}

/** Adds the body and gives the notes that it refers to, with where. */
function addBody(
  maker: BlockMaker,
  read: readonly StoryBlock[],
  pagesKnown: boolean,
): readonly (readonly [NoteReference, Anchor])[] {
  return read.flatMap(each => {
    const page = pagesKnown ? each.paragraph.page : null
    const block = maker.add(each, null, null, page)
    const path = block.kind === "heading" ? [...block.path, block.id] : block.path
    return each.paragraph.notes.map(reference => [reference, { path, page }] as const)
  })
}

function addNotes(
  maker: BlockMaker,
  context: DocxContext,
  main: XmlPart,
  anchored: readonly (readonly [NoteReference, Anchor])[],
): void {
  const settings = sidePart(context.pkg, main, "settings")
  const anchors = new Map(anchored)
  const references = [...anchors.keys()]
  for (const kind of ["footnote", "endnote"] as const) {
    const format = noteFormat(main, settings, kind)
    let number = 0
    for (const { reference, blocks } of readNotes(context, main, kind, references)) {
      const anchor = anchors.get(reference)
      const label = reference.custom ? null : formatNumber(++number, format)
      blocks.forEach((block, i) => {
        maker.add(block, i === 0 ? label : null, anchor?.path ?? [], anchor?.page ?? null)
      })
    }
  }
}

/** Titles that programs fill in by themselves. */
const AUTOMATIC_TITLE = /^(Microsoft Word - .*|文書\s*\d*|Document\s*\d*|PowerPoint .*|無題)$/i

/** The document's own title, else its first paragraph in the Title style, else its first text. */
function titleOf(pkg: OoxmlPackage, blocks: readonly Block[], file: string): string {
  const inBody = blocks.filter(block => block.story.kind === "body" && block.text.trim() !== "")
  const styled = inBody.find(block => /^(title|表題|タイトル)$/i.test(block.style ?? ""))
  const title = coreTitle(pkg) ?? (styled ?? inBody[0])?.text ?? file
  return title.replaceAll("\uFFFC", "").replace(/\s+/g, " ").trim() || file
}

function coreTitle(pkg: OoxmlPackage): string | null {
  const part = relatedPart(relationshipsOf(pkg, ""), "core-properties")
  const element = part === null ? null : childOf(partXml(pkg, part)?.root ?? null, "dc:title")
  const title = element ? textOf(element).trim() : ""
  return title === "" || AUTOMATIC_TITLE.test(title) ? null : title
}
