import { type Block, type BlockId, isContents, type Plan } from "../model/plan.ts"

const HEADING_SHOWN = 24
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

const WORDS = {
  ja: {
    table: (n: number) => `表${n}`,
    row: (n: number) => `${n}行`,
    paragraph: (n: number) => `${n}段落`,
    footnote: "脚注",
    endnote: "文末脚注",
    header: "ヘッダー",
    footer: "フッター",
    textbox: "テキストボックス",
    contents: "目次",
  },
  en: {
    table: (n: number) => `Table ${n}`,
    row: (n: number) => `row ${n}`,
    paragraph: (n: number) => `paragraph ${n}`,
    footnote: "Footnote",
    endnote: "Endnote",
    header: "Header",
    footer: "Footer",
    textbox: "Text box",
    contents: "Contents",
  },
}

function shown(text: string): string {
  const flat = text.replaceAll("\uFFFC", "").replace(/\s+/g, " ").trim()
  const signs = [...flat]
  return signs.length <= HEADING_SHOWN ? flat : `${signs.slice(0, HEADING_SHOWN - 1).join("")}…`
}

/** Says in a few words where blocks of a plan stand: "別紙1 > 表1 > 3行". In Japanese where the plan is. */
export class Places {
  readonly #byId: ReadonlyMap<BlockId, Block>
  readonly #words: (typeof WORDS)["ja"]
  /** Number of each table among those under the same innermost heading, from 1. */
  readonly #tables = new Map<number, number>()
  readonly #paragraphs = new Map<BlockId, number>()

  constructor({ blocks }: Plan) {
    this.#byId = new Map(blocks.map(block => [block.id, block]))
    this.#words = WORDS[blocks.some(({ text }) => KANA.test(text)) ? "ja" : "en"]
    const under = new Map<string, number>()
    for (const [i, { id, cell, path }] of blocks.entries()) {
      this.#paragraphs.set(id, i + 1)
      if (!cell || this.#tables.has(cell.table)) continue
      const heading = path.at(-1) ?? ""
      under.set(heading, (under.get(heading) ?? 0) + 1)
      this.#tables.set(cell.table, under.get(heading) ?? 1)
    }
  }

  /** Place of the first of the blocks; "" for none. */
  of(blocks: readonly Block[]): string {
    const [block] = blocks
    if (!block) return ""
    const parts = this.#headings(block)
    const { kind, part } = block.story
    if (kind === "header" || kind === "footer") return this.#words[kind]
    if (isContents(block)) return this.#words.contents
    if (kind !== "body") parts.push(`${this.#words[kind]}${/\d+$/.exec(part)?.[0] ?? ""}`)
    if (block.cell) {
      parts.push(this.#words.table(this.#tables.get(block.cell.table) ?? 1), this.#words.row(block.cell.row + 1))
    }
    return parts.length > 0 ? parts.join(" > ") : this.#words.paragraph(this.#paragraphs.get(block.id) ?? 1)
  }

  /** Headings from the outside in: numbers where they have one, the innermost in words too. */
  #headings(block: Block): string[] {
    const path = [...block.path, ...(block.kind === "heading" && !block.cell ? [block.id] : [])]
    const headings = path.flatMap(id => this.#byId.get(id) ?? [])
    return headings.flatMap((heading, i) => {
      const words = shown(heading.text)
      if (heading.label === null) return words ? [words] : []
      if (repeats(headings[i + 1]?.label ?? null, heading.label)) return []
      return [i === headings.length - 1 && words ? `${heading.label} ${words}` : heading.label]
    })
  }
}

/** True where a number says the one above it too: 1.2 under 1. */
const repeats = (inner: string | null, outer: string): boolean =>
  inner?.startsWith(`${outer.replace(/\.$/, "")}.`) === true && inner !== outer
