import { UserError } from "../model/errors.ts"
import type { Block, BlockId, Cell, FormatSpan, InlineObject, Plan, Ruby } from "../model/plan.ts"
import type { Reading, Warning } from "../model/reading.ts"

/** A paragraph as read from text, Markdown or HTML, before it has an id and headings above. */
export interface TextBlock {
  readonly kind: "heading" | "paragraph" | "item"
  readonly level: number
  readonly label: string | null
  readonly text: string
  readonly cell: Cell | null
  /** What it is where its kind does not say: "code", "quote", "front matter"; or null. */
  readonly style: string | null
  readonly format: readonly FormatSpan[]
  readonly objects: readonly InlineObject[]
  readonly ruby: readonly Ruby[]
}

/** A body paragraph with nothing but text. */
export const PLAIN_BLOCK: Omit<TextBlock, "text"> = {
  kind: "paragraph",
  level: 0,
  label: null,
  cell: null,
  style: null,
  format: [],
  objects: [],
  ruby: [],
}

/** Gives the paragraphs of a document, in reading order, their ids and the headings above. A heading in a table names its cell only. */
function numberBlocks(list: readonly TextBlock[]): readonly Block[] {
  let headings: readonly { readonly id: BlockId; readonly level: number }[] = []
  return list.map((each, i) => {
    const id = `b${i}`
    const isHeading = each.kind === "heading" && each.cell === null
    if (isHeading) headings = headings.filter(heading => heading.level < each.level)
    const path = headings.map(heading => heading.id)
    if (isHeading) headings = [...headings, { id, level: each.level }]
    return { ...each, id, path, story: { kind: "body", part: "" }, paragraphFormat: "", fields: [], page: null }
  })
}

/** What a plan is made from. */
interface PlanSource {
  readonly file: string
  readonly sha256: string
  /** The document's own title, or null: then its first heading, else its first text. */
  readonly title: string | null
  readonly blocks: readonly TextBlock[]
  readonly notCompared: ReadonlyMap<string, number>
  readonly warnings: readonly Warning[]
}

/** Makes a plan of paragraphs. Throws `UserError` when there is no text at all. */
export function planOf({ file, sha256, title, blocks: list, notCompared, warnings }: PlanSource): Reading<Plan> {
  const blocks = numberBlocks(list)
  if (blocks.every(block => block.text.trim() === "")) throw noText(file)
  const first = blocks.find(block => block.kind === "heading") ?? blocks.find(block => block.text.trim() !== "")
  const own = (title ?? first?.text ?? "").replaceAll("\ufffc", "").replace(/\s+/g, " ").trim()
  const coverage = {
    compared: blocks.length,
    notCompared: [...notCompared].map(([what, count]) => ({ what, count })),
  }
  return { value: { file, sha256, title: own || file, blocks, coverage, pages: null }, warnings }
}

const noText = (file: string): UserError =>
  new UserError(
    { ja: `${file}: 文字がありません。`, en: `${file}: there is no text in it.` },
    {
      ja: "案文のファイルか確かめてください。文字コードが違う場合は、UTF-8で保存し直してください。",
      en: "Check that it is the plan; if its encoding is unusual, save it as UTF-8.",
    },
  )
