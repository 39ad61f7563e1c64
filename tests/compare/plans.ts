import type { Edit } from "../../src/model/change.ts"
import type { Block, Plan } from "../../src/model/plan.ts"

const segmenter = new Intl.Segmenter("ja", { granularity: "word" })
/** The product's word cuts. */
export const words = (text: string): readonly number[] => Array.from(segmenter.segment(text), part => part.index)

/** A block of body text; its id is its place in the plan. */
export function block(text: string, more: Partial<Block> = {}): Block {
  return {
    id: "",
    kind: "paragraph",
    level: 0,
    label: null,
    text,
    path: [],
    story: { kind: "body", part: "" },
    cell: null,
    style: null,
    paragraphFormat: "",
    format: [],
    fields: [],
    objects: [],
    ruby: [],
    page: null,
    ...more,
  }
}

/** A plan of blocks, or of plain paragraphs. */
export const plan = (blocks: readonly (Block | string)[], file = "plan.txt"): Plan => ({
  file,
  sha256: "0".repeat(64),
  title: file,
  blocks: blocks.map((each, i) => ({ ...(typeof each === "string" ? block(each) : each), id: `b${i}` })),
  coverage: { compared: blocks.length, notCompared: [] },
  pages: null,
})

/** Blocks of a table, row by row; cells of several paragraphs as arrays. */
export const table = (number: number, rows: readonly (readonly (string | readonly string[])[])[]): readonly Block[] =>
  rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      (typeof cell === "string" ? [cell] : cell).map(text =>
        block(text, { cell: { table: number, row, column, rowSpan: 1, columnSpan: 1 } }),
      ),
    ),
  )

const escaped = (text: string): string => text.replace(/[[\]/\\]/g, sign => `\\${sign}`)

/** Edits in the notation of the cases: 個人[情報/データ]を. Edits of format are left out. */
export function notation(draft: string, edits: readonly Edit[]): string {
  let result = ""
  let at = 0
  for (const edit of edits) {
    if (edit.nature === "format") continue
    result += `${escaped(draft.slice(at, edit.draft[0]))}[${escaped(edit.removed)}/${escaped(edit.added)}]`
    at = edit.draft[1]
  }
  return result + escaped(draft.slice(at))
}

/** Both sides of a text in that notation. */
export function sides(written: string): { readonly draft: string; readonly revision: string } {
  const sign = /\\(.)|([[\]/])|([^[\]/\\]+)/gsu
  let [draft, revision] = ["", ""]
  let where: "both" | "draft" | "revision" = "both"
  for (const [, escaped, mark, plain] of written.matchAll(sign)) {
    if (mark === "[") where = "draft"
    else if (mark === "/" && where === "draft") where = "revision"
    else if (mark === "]") where = "both"
    else {
      const text = escaped ?? plain ?? mark ?? ""
      if (where !== "revision") draft += text
      if (where !== "draft") revision += text
    }
  }
  return { draft, revision }
}
