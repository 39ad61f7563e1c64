import type { PlanPageLine } from "../model/pages.ts"
import type { Block, BlockId, Plan } from "../model/plan.ts"
import type { Citation } from "../text/citations.ts"
import { labelAtStart, labelParts } from "../text/citations-labels.ts"
import { foldNotation } from "../text/fold.ts"
import { PagePlaces } from "./page-places.ts"

/** Where in one version of the plan a citation leads. */
export interface Places {
  /** In reading order; for a chapter everything under its heading too. */
  readonly blocks: readonly BlockId[]
  /** The printed page may be another (Word's own layout, LibreOffice's), or lines may be counted otherwise. */
  readonly approximate: boolean
}

/** Words that stand in more paragraphs than this name no place. */
const MOST_PARAGRAPHS = 12
/** Shorter words are not looked for. */
const FEWEST_SIGNS = 2

const exactly = (blocks: readonly BlockId[]): Places | null =>
  blocks.length > 0 ? { blocks, approximate: false } : null

/** Labels as one key. */
export const keyOf = (parts: readonly string[]): string => parts.join(" ")

/** True where a label repeats the one above: "1.2" under "1.". */
const repeats = (above: readonly string[], own: readonly string[]): boolean =>
  above.length < own.length && above.every((part, i) => own[i] === part)

/** The ways a heading is cited: by its whole chain, with repeated numbers left out, and by each shorter end of the chain. */
export function waysToCite(chain: readonly (readonly string[])[]): readonly string[] {
  const short = chain.filter((own, i) => !repeats(own, chain[i + 1] ?? []))
  const ways = [keyOf(chain.flat()), keyOf(short.flat())]
  for (let i = 1; i < chain.length; i++) ways.push(keyOf(chain.slice(i).flat()))
  for (let i = 1; i < short.length; i++) ways.push(keyOf(short.slice(i).flat()))
  return [...new Set(ways)].filter(way => way !== "")
}

/** How captions of each kind start, in folded text. */
export const CAPTIONS: Readonly<Record<"annex" | "figure" | "table" | "footnote", string>> = {
  annex: "(?:別紙|別添|別表|様式|付録|附属書|annex|appendix)",
  figure: "(?:図|figure|fig\\.?)",
  table: "(?:表|table)",
  footnote: "(?:脚注|footnote)",
}

/** A version of the plan, indexed for finding what is cited. Citations that fit several places, or none, lead nowhere. */
export class PlanPlaces {
  readonly #blocks: readonly Block[]
  /** Headings by the ways to cite them; the nearer the front of the list of ways, the more exactly. */
  readonly #headings = new Map<string, { readonly rank: number; readonly ids: BlockId[] }>()
  readonly #under = new Map<BlockId, BlockId[]>()
  readonly #folded: readonly string[]
  readonly #pages: PagePlaces

  constructor(plan: Plan) {
    const { blocks } = plan
    this.#blocks = blocks
    this.#pages = new PagePlaces(plan)
    this.#folded = blocks.map(({ text }) => foldNotation(text))
    const labels = new Map<BlockId, readonly string[]>()
    for (const block of blocks) {
      for (const id of block.path) add(this.#under, id, block.id)
      if (block.kind !== "heading" || block.cell) continue
      add(this.#under, block.id, block.id)
      labels.set(block.id, (block.label === null ? labelAtStart(block.text)?.parts : labelParts(block.label)) ?? [])
      const chain = [...block.path.filter(id => id !== block.id), block.id].map(id => labels.get(id) ?? [])
      if (chain.at(-1)?.length === 0) continue
      this.#index(block.id, waysToCite(chain.filter(parts => parts.length > 0)))
    }
  }

  #index(id: BlockId, ways: readonly string[]): void {
    for (const [i, way] of ways.entries()) {
      const rank = i < 2 ? 0 : 1
      const known = this.#headings.get(way)
      if (!known || rank < known.rank) this.#headings.set(way, { rank, ids: [id] })
      else if (rank === known.rank) known.ids.push(id)
    }
  }

  /** Everything under a heading, the heading first. */
  under(heading: BlockId): readonly BlockId[] {
    return this.#under.get(heading) ?? [heading]
  }

  /** The paragraphs in which all pieces stand in their order, in any width and spacing. */
  quoting(pieces: readonly string[]): readonly BlockId[] {
    const wanted = pieces.map(foldNotation)
    if (wanted.join("").length < FEWEST_SIGNS) return []
    return this.#blocks.flatMap(({ id }, i) => (holdsAll(this.#folded[i] ?? "", wanted) ? [id] : []))
  }

  /** The paragraph whose label or first words are these: the heading of that name where there is one, else the only caption. */
  captioned(kind: keyof typeof CAPTIONS, number: string): readonly BlockId[] {
    const caption = new RegExp(`^[【〔［\\[(（]?${CAPTIONS[kind]}第?${number.replace("-", "[-.]")}(?![0-9-])`)
    const found = this.#blocks.filter(
      ({ label }, i) => caption.test(this.#folded[i] ?? "") || (label !== null && caption.test(foldNotation(label))),
    )
    const headings = found.filter(({ kind: what, cell }) => what === "heading" && cell === null)
    if (headings.length === 1 && headings[0]) return this.under(headings[0].id)
    return found.length === 1 && found[0] ? [found[0].id, ...this.#tableBy(found[0])] : []
  }

  /** The cells of the table that stands right after a caption. */
  #tableBy(caption: Block): readonly BlockId[] {
    const next = this.#blocks[this.#blocks.indexOf(caption) + 1]
    if (!next?.cell || caption.cell) return []
    return this.#blocks.filter(({ cell }) => cell?.table === next.cell?.table).map(({ id }) => id)
  }

  /** The chapter or item that a chain of labels names, or null. */
  labelled(parts: readonly string[]): readonly BlockId[] {
    const found = this.#headings.get(keyOf(parts))
    return found?.ids.length === 1 && found.ids[0] !== undefined ? this.under(found.ids[0]) : []
  }

  /** The paragraphs on a page, or on its lines where those are named too. */
  onPage(citation: Extract<Citation, { kind: "page" | "line" }>): Places | null {
    return this.#pages.find(citation)
  }

  /** The printed lines that are cited; none where the version has no paper. */
  linesAt(citation: Extract<Citation, { kind: "page" | "line" }>): readonly PlanPageLine[] {
    return this.#pages.linesAt(citation)
  }

  /** The cells under a column's title, of the only table that has it (among those with a cell in `within`, where given). */
  column(title: string, within: ReadonlySet<BlockId> | null): readonly BlockId[] {
    const wanted = foldNotation(title)
    const heads = this.#blocks.filter(
      ({ id, cell }, i) => cell !== null && this.#folded[i] === wanted && (within === null || within.has(id)),
    )
    const [head] = heads
    if (!head?.cell || new Set(heads.map(({ cell }) => cell?.table)).size > 1) return []
    const { table, column } = head.cell
    return this.#blocks.flatMap(({ id, cell }) => (cell?.table === table && cell.column === column ? [id] : []))
  }
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function holdsAll(text: string, pieces: readonly string[]): boolean {
  let at = 0
  for (const piece of pieces) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return true
}

/**
 * Where a citation leads in a version of the plan, or null: nothing is guessed. `within` narrows a column to the annex
 * or page that was named with it.
 *
 *   IV 1 1 2 (2)   →  heading "(2)" under "1.2" under "1." under "IV.", and what stands under it
 *   page 57        →  the paragraphs on page 57 of its paper; without one those that start there, approximately
 *   page 57 line 7 →  the paragraphs with text on that line
 */
export function resolve(
  citation: Citation,
  places: PlanPlaces,
  within: ReadonlySet<BlockId> | null = null,
): Places | null {
  switch (citation.kind) {
    case "label":
      return exactly(places.labelled(citation.parts))
    case "page":
    case "line":
      return places.onPage(citation)
    case "quotation": {
      const found = places.quoting(citation.pieces)
      return found.length <= MOST_PARAGRAPHS ? exactly(found) : null
    }
    case "column":
      return exactly(places.column(citation.title, within))
    default:
      return exactly(places.captioned(citation.kind, citation.number))
  }
}
