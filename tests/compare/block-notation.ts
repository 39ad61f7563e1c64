import type { Change, Comparison } from "../../src/model/change.ts"
import type { Block, BlockId, Plan } from "../../src/model/plan.ts"
import { block, notation, plan, sides, table } from "./plans.ts"

/**
 * A case of several blocks as text: a line per paragraph, with what became of it. `=` same, `~` edited, `+` inserted,
 * `-` deleted, `<` moved from here, `>` moved to here. Lines with cells between | are rows of one table; ¶ inside an
 * edit is the end of a paragraph, so that a split paragraph is one line.
 *
 *   = 第1章 目的
 *   ~ | 復旧時間 | [72/48]時間 |
 *   ~ 訓練を行う。[/¶]結果を報告する。
 */
export interface BlockCase {
  readonly name: string
  readonly lines: readonly string[]
  readonly draft: Plan
  readonly revision: Plan
  /** The texts that belong together, "" where one side has none: what the answer says, for the least that must be marked. */
  readonly partners: readonly (readonly [draft: string, revision: string])[]
}

type Which = "draft" | "revision"
const SIGNS: Readonly<Record<Which, RegExp>> = { draft: /^[=~<-]/, revision: /^[=~>+]/ }

const isRow = (text: string): boolean => text.startsWith("| ") && text.endsWith(" |")
const cellsOf = (text: string): readonly string[] => text.slice(2, -2).split(" | ")
const contentOf = (line: string, side: Which): string => sides(line.slice(2))[side]

/** Blocks of one side: neighbouring rows are one table. */
function blocksOf(lines: readonly string[], side: Which): readonly Block[] {
  const blocks: Block[] = []
  let rows: (readonly string[])[] = []
  let tables = 0
  const close = () => {
    if (rows.length > 0) blocks.push(...table(tables++, rows))
    rows = []
  }
  for (const line of lines.filter(each => SIGNS[side].test(each))) {
    const text = contentOf(line, side)
    if (isRow(text)) {
      rows.push(cellsOf(text))
      continue
    }
    close()
    for (const paragraph of text.split("¶")) blocks.push(block(paragraph))
  }
  close()
  return blocks
}

/** Reads one case. */
export function blockCase(name: string, lines: readonly string[]): BlockCase {
  const partners = lines
    .filter(line => !line.startsWith("<"))
    .map(line => {
      const { draft, revision } = sides(line.slice(2))
      return [line.startsWith("+") ? "" : draft, line.startsWith("-") ? "" : revision] as const
    })
  const [draft, revision] = [plan(blocksOf(lines, "draft")), plan(blocksOf(lines, "revision"))]
  return { name, lines, draft, revision, partners }
}

/** Reads a file of cases with an empty line between them; a first line with # names the case. */
export function blockCases(text: string): readonly BlockCase[] {
  return text
    .trimEnd()
    .split("\n\n")
    .map(each => {
      const lines = each.split("\n")
      const names = lines.filter(line => line.startsWith("# "))
      return blockCase(
        names.map(line => line.slice(2)).join(" "),
        lines.filter(line => !line.startsWith("# ")),
      )
    })
}

/** A line of one version: a paragraph, the row of a table, or paragraphs that a split or a join holds together. */
interface Line {
  readonly blocks: readonly Block[]
  readonly change: Change | null
}

function linesOf(of: Plan, side: Which, changes: ReadonlyMap<BlockId, Change>): readonly Line[] {
  const keyOf = (each: Block): string => {
    const change = changes.get(each.id)
    if (change?.kind === "split" || change?.kind === "joined") return change[side]?.blocks[0] ?? ""
    return each.cell ? `${each.cell.table} ${each.cell.row}` : each.id
  }
  return [...Map.groupBy(of.blocks, keyOf).values()].map(blocks => ({
    blocks,
    change: blocks.map(({ id }) => changes.get(id)).find(each => each !== undefined) ?? null,
  }))
}

const SIGN_OF: Readonly<Record<Change["kind"], string>> = {
  inserted: "+",
  deleted: "-",
  edited: "~",
  moved: ">",
  split: "~",
  joined: "~",
}

/** What a comparison says of each block of the revision, with its edits. */
function shownIn(change: Change): ReadonlyMap<BlockId, string> {
  const ids = change.revision?.blocks ?? []
  const whole = notation(change.draft?.text ?? "", change.edits)
  if (change.kind === "inserted") return new Map()
  if (change.kind === "split" || change.kind === "joined") return new Map([[ids[0] ?? "", whole.replaceAll("\n", "¶")]])
  const parts = whole.split("\n")
  return parts.length === ids.length ? new Map(ids.map((id, i) => [id, parts[i] ?? ""])) : new Map()
}

/** The same notation from a comparison, in the order of the steps through both plans. */
export function written({ changes }: Comparison, draft: Plan, revision: Plan): readonly string[] {
  const at = (side: Which) =>
    new Map(changes.flatMap(change => (change[side]?.blocks ?? []).map(id => [id, change] as const)))
  const shown = new Map(changes.flatMap(change => [...shownIn(change)]))
  const joined = ({ blocks, change }: Line, text: (block: Block) => string) => {
    const texts = change?.kind === "split" || change?.kind === "joined" ? blocks.slice(0, 1) : blocks
    const content = texts.map(text).join(" | ")
    return blocks[0]?.cell ? `| ${content} |` : content
  }
  const lines = linesOf(revision, "revision", at("revision")).map(
    line => `${line.change ? SIGN_OF[line.change.kind] : "="} ${joined(line, each => shown.get(each.id) ?? each.text)}`,
  )
  // A line that is gone stands where it stood: behind as many lines of the draft as were before it.
  for (const [index, line] of linesOf(draft, "draft", at("draft")).entries()) {
    if (line.change?.kind !== "deleted" && line.change?.kind !== "moved") continue
    let [seen, place] = [0, 0]
    while (place < lines.length && seen < index) if (!/^[+>]/.test(lines[place++] ?? "")) seen++
    lines.splice(place, 0, `${line.change.kind === "moved" ? "<" : "-"} ${joined(line, each => each.text)}`)
  }
  return lines
}
