import fc from "fast-check"
import {
  type Block,
  block,
  type Doc,
  type Inline,
  inline,
  type Paragraph,
  paragraph,
  type Table,
  table,
} from "./redline-model.ts"

/** A step of a revision: what is done, where (taken modulo the places there are), and what with. */
export interface Step {
  readonly what: (typeof WHAT)[number]
  readonly at: number
  readonly by: number
  readonly block: Block
  readonly inline: Inline
  readonly paragraph: Paragraph
  readonly cells: Table
}

const WHAT = [
  "edit",
  "edit",
  "edit",
  "add piece",
  "remove piece",
  "format",
  "properties",
  "insert",
  "insert",
  "delete",
  "delete",
  "move",
  "split",
  "join",
  "add row",
  "remove row",
  "move row",
  "add column",
  "remove column",
  "cell properties",
  "field result",
  "note text",
  "header",
  "margin",
  "section",
  "end",
] as const

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...WHAT),
    at: fc.nat(200),
    by: fc.nat(50),
    block,
    inline,
    paragraph,
    cells: table,
  }),
  { minLength: 1, maxLength: 6 },
)

/** All lists of blocks, outermost first; those of fields, which hold paragraphs only, are not among them. */
function listsOf(blocks: Block[]): Block[][] {
  const inner = blocks.flatMap(each =>
    each.kind === "table"
      ? each.rows.flatMap(row => row.cells.flatMap(cell => listsOf(cell.blocks)))
      : each.kind === "control"
        ? listsOf(each.blocks)
        : [],
  )
  return [blocks, ...inner]
}

/** All lists of pieces in paragraphs, with those inside links, notes and boxes. */
export function piecesOf(inlines: Inline[]): Inline[][] {
  const inner = inlines.flatMap(each =>
    "inlines" in each
      ? piecesOf(each.inlines)
      : "blocks" in each
        ? each.blocks.flatMap(one => piecesOf(one.inlines))
        : [],
  )
  return [inlines, ...inner]
}

export const pick = <T>(list: readonly T[], at: number): T | undefined =>
  list.length > 0 ? list[at % list.length] : undefined
const isParagraph = (each: Block): each is Paragraph => each.kind === "paragraph"
const isTable = (each: Block): each is Table => each.kind === "table"

/** The revision of a document. Steps that find no place do nothing. */
export function revised(doc: Doc, list: readonly Step[]): Doc {
  const copy = structuredClone(doc)
  for (const step of list) apply(copy, structuredClone(step))
  tidy(copy)
  return copy
}

/** Cells end with a paragraph, tables have rows, rows cells. */
function tidy(doc: Doc): void {
  const visit = (blocks: Block[], inTable: boolean): void => {
    for (const each of blocks)
      if (each.kind === "control") {
        visit(each.blocks, inTable)
        if (each.blocks.length === 0) each.blocks.push(empty())
      } else if (isTable(each)) {
        each.rows = each.rows.filter(row => row.cells.length > 0)
        for (const row of each.rows) for (const cell of row.cells) visit(cell.blocks, true)
      } else if (isParagraph(each) && inTable) each.section = 0
    for (let i = blocks.length - 1; i >= 0; i--) {
      const each = blocks[i]
      if (each?.kind === "table" && each.rows.length === 0) blocks.splice(i, 1)
      // Tables without anything between them are one table for Word.
      else if (each?.kind === "table" && blocks[i + 1]?.kind === "table") blocks.splice(i + 1, 0, empty())
    }
    if (blocks.at(-1)?.kind !== "paragraph") blocks.push(empty())
  }
  visit(doc.blocks, false)
  const last = doc.blocks.at(-1)
  if (last && isParagraph(last)) last.section = 0
}

const empty = (): Paragraph => ({ kind: "paragraph", properties: "", list: 0, style: "", inlines: [], section: 0 })

function apply(doc: Doc, step: Step): void {
  const lists = listsOf(doc.blocks)
  const blocks = pick(lists, step.at) ?? doc.blocks
  const where = blocks.length > 0 ? step.by % blocks.length : 0
  const paragraphs = lists.flat().filter(isParagraph)
  const target = pick(paragraphs, step.at)
  const found = pick(lists.flat().filter(isTable), step.at)
  if (target) applyToParagraph(target, step)
  if (found) applyToTable(found, step)
  switch (step.what) {
    case "insert":
      blocks.splice(where, 0, step.block)
      break
    case "end":
      blocks.push(step.paragraph)
      break
    case "delete":
      if (blocks.length > 1) blocks.splice(where, 1)
      break
    case "move": {
      const [moved] = blocks.length > 1 ? blocks.splice(where, 1) : []
      if (moved) blocks.splice(step.at % (blocks.length + 1), 0, moved)
      break
    }
    case "split": {
      const at = target ? blocks.indexOf(target) : -1
      if (target && at >= 0 && target.inlines.length > 1)
        blocks.splice(at + 1, 0, { ...target, section: 0, inlines: target.inlines.splice(1) })
      break
    }
    case "join": {
      const [one, next] = [blocks[where], blocks[where + 1]]
      if (one?.kind === "paragraph" && next?.kind === "paragraph") {
        one.inlines.push(...next.inlines)
        blocks.splice(where + 1, 1)
      }
      break
    }
    case "header":
      if (step.at % 2 === 0) doc.header = step.by % 3 === 0 ? null : [step.paragraph].map(plainly)
      else doc.footer = step.by % 3 === 0 ? null : [...(doc.footer ?? []), plainly(step.paragraph)]
      break
    case "margin":
      doc.margin = 3000 - doc.margin
      break
  }
}

/** Headers hold no notes and no comments. */
const plainly = (one: Paragraph): Paragraph => ({
  ...one,
  inlines: one.inlines.filter(each => each.kind === "text" || each.kind === "image" || each.kind === "field"),
})

function applyToParagraph(target: Paragraph, { what, at, by, inline: piece, paragraph: other }: Step): void {
  const lists = piecesOf(target.inlines)
  const pieces = pick(lists, by) ?? target.inlines
  const all = lists.flat()
  const texts = all.filter(each => each.kind === "text")
  const found = pick(texts, by)
  const inNote = pieces !== target.inlines && !("text" in piece)
  switch (what) {
    case "edit":
      if (found) found.text = edited(found.text, at)
      break
    case "add piece":
      if (!inNote) pieces.splice(at % (pieces.length + 1), 0, piece)
      break
    case "remove piece":
      if (pieces.length > 1 || pieces === target.inlines) pieces.splice(at % Math.max(1, pieces.length), 1)
      break
    case "format":
      if (found) found.format = found.format === "" ? "<w:b/>" : ""
      break
    case "properties":
      Object.assign(target, { properties: other.properties, list: other.list, style: other.style })
      break
    case "field result": {
      const field = pick(
        all.filter(each => each.kind === "field"),
        by,
      )
      if (field) field.result = edited(field.result, at)
      break
    }
    case "note text": {
      const note = pick(
        all.filter(each => each.kind === "note"),
        by,
      )
      if (note) note.blocks.push(plainly(other))
      break
    }
    case "section":
      target.section = target.section === 0 ? 1500 : 0
      break
  }
}

function applyToTable(found: Table, { what, at, by, cells, paragraph: other }: Step): void {
  const row = found.rows[by % found.rows.length]
  const columns = row?.cells.length ?? 1
  const cell = () => ({ properties: "", blocks: [structuredClone(other)] })
  switch (what) {
    case "add row":
      found.rows.splice(by % (found.rows.length + 1), 0, {
        properties: "",
        cells: Array.from({ length: columns }, cell),
      })
      break
    case "remove row":
      if (found.rows.length > 1) found.rows.splice(by % found.rows.length, 1)
      break
    case "move row": {
      const [moved] = found.rows.splice(by % found.rows.length, 1)
      if (moved) found.rows.splice(at % (found.rows.length + 1), 0, moved)
      break
    }
    case "add column":
      for (const each of found.rows) each.cells.splice(at % (each.cells.length + 1), 0, cell())
      break
    case "remove column":
      for (const each of found.rows) if (each.cells.length > 1) each.cells.splice(at % each.cells.length, 1)
      break
    case "cell properties":
      if (row?.cells[0]) row.cells[0].properties = cells.rows[0]?.cells[0]?.properties ?? ""
      found.properties = cells.properties
      break
  }
}

/** Changes a text in one place; surrogates stay whole. */
export function edited(text: string, at: number): string {
  const signs = [...text]
  const where = at % (signs.length + 1)
  if (at % 3 === 0) signs.splice(where, 0, "改")
  else if (at % 3 === 1) signs.splice(where, 1)
  else signs.splice(where, 1, "替")
  return signs.join("")
}
