import { attribute, childOf, elementsOf, type XmlElement } from "../ooxml/xml.ts"
import type { ContainerWriter } from "./redline-container.ts"
import type { PartPair, RedlineContext } from "./redline-context.ts"
import { gridProperties, loneGridProperties } from "./redline-properties.ts"
import { inControls, pairUp, partsOf, type Sides } from "./redline-table-parts.ts"

type SideName = "draft" | "revision"

const childrenOf = (element: XmlElement | null, name: string): readonly XmlElement[] =>
  element ? elementsOf(element).filter(child => child.name === name) : []

/** Writes tables: rows and cells that come and go, properties that change. */
export class TableWriter {
  readonly #context: RedlineContext
  readonly #pair: PartPair
  readonly #inside: ContainerWriter

  constructor(context: RedlineContext, pair: PartPair, inside: ContainerWriter) {
    this.#context = context
    this.#pair = pair
    this.#inside = inside
  }

  /** A table that stays, or that only one side has: then each of its rows is tracked. */
  table(draft: XmlElement | null, revision: XmlElement | null): string {
    const element = draft ?? revision
    if (!element) return ""
    const before = this.#context.written
    const [own, others] = [partsOf(draft, "w:tr"), partsOf(revision, "w:tr")]
    const pairs = pairUp(own.elements, others.elements, this.#context)
    const written = pairs.map(pair => ({ ...pair, text: this.#row(pair) }))
    const controls = { draft: own.around, revision: others.around }
    const rows = inControls(this.#context, this.#pair, written, controls)
    const text = `${this.#tag(draft, revision)}${this.#properties(draft, revision)}${this.#grid(draft, revision)}${rows}</w:tbl>`
    const untouched = draft && revision && this.#context.written === before
    if (untouched) return this.#pair.draft.source.slice(draft.from, draft.to)
    const { stranded, around } = this.#context
    return around.going + around.coming > 0 ? text : stranded.splice(0).join("") + text
  }

  #tag(draft: XmlElement | null, revision: XmlElement | null): string {
    return draft ? this.#inside.tag(draft, "draft") : revision ? this.#inside.tag(revision, "revision") : ""
  }

  #properties(draft: XmlElement | null, revision: XmlElement | null): string {
    const [before, after] = [childOf(draft, "w:tblPr"), childOf(revision, "w:tblPr")]
    if (!revision) return before ? this.#pair.draft.source.slice(before.from, before.to) : ""
    if (!draft) return after ? this.#context.imported(after, this.#pair) : ""
    return gridProperties(this.#context, "tblPr", before, after, { pair: this.#pair, more: "" })
  }

  #grid(draft: XmlElement | null, revision: XmlElement | null): string {
    const [before, after] = [childOf(draft, "w:tblGrid"), childOf(revision, "w:tblGrid")]
    const { source } = this.#pair.draft
    const widths = (grid: XmlElement | null) =>
      childrenOf(grid, "w:gridCol").map(column => attribute(column, "w:w") ?? "")
    const own = before ? source.slice(before.from, before.to) : ""
    if (!revision || !after) return own
    const columns = childrenOf(after, "w:gridCol")
      .map(column => this.#context.imported(column, this.#pair))
      .join("")
    if (!draft) return `<w:tblGrid>${columns}</w:tblGrid>`
    if (widths(before).join() === widths(after).join()) return own
    const old = childrenOf(before, "w:gridCol")
      .map(({ from, to }) => source.slice(from, to))
      .join("")
    const change = `<w:tblGridChange w:id="${this.#context.revisionId()}"><w:tblGrid>${old}</w:tblGrid></w:tblGridChange>`
    return `<w:tblGrid>${columns}${change}</w:tblGrid>`
  }

  #row({ draft, revision }: Sides): string {
    const element = draft ?? revision
    if (!element) return ""
    const same = this.#inside.identical(draft, revision)
    if (same !== null) return same
    const cells = this.#cells(draft, revision)
    const between = this.#exceptions(draft, revision)
    return `${this.#tag(draft, revision)}${between}${this.#lone("trPr", { draft, revision }, ["ins", "del"])}${cells}</w:tr>`
  }

  /** Exceptions from the table's properties stay the draft's. */
  #exceptions(draft: XmlElement | null, revision: XmlElement | null): string {
    const [own, other] = [childOf(draft, "w:tblPrEx"), childOf(revision, "w:tblPrEx")]
    if (draft) return own ? this.#pair.draft.source.slice(own.from, own.to) : ""
    return other ? this.#context.imported(other, this.#pair) : ""
  }

  /** Properties of a row or cell, with the mark of its coming or going. */
  #lone(name: "trPr" | "tcPr", { draft, revision }: Sides, marks: readonly [string, string]): string {
    const [before, after] = [childOf(draft, `w:${name}`), childOf(revision, `w:${name}`)]
    const pair = this.#pair
    if (draft && revision) return gridProperties(this.#context, name, before, after, { pair, more: "" })
    const side: SideName = draft ? "draft" : "revision"
    const more = `<w:${marks[draft ? 1 : 0]} ${this.#context.mark()}/>`
    return loneGridProperties(this.#context, name, draft ? before : after, { pair, side, more })
  }

  #cells(draft: XmlElement | null, revision: XmlElement | null): string {
    const [own, others] = [partsOf(draft, "w:tc"), partsOf(revision, "w:tc")]
    const [before, after] = [own.elements, others.elements]
    const whole = !draft || !revision
    const pairs: readonly Sides[] =
      !whole && before.length === after.length
        ? before.map((cell, i) => ({ draft: cell, revision: after[i] ?? null }))
        : pairUp(before, after, this.#context)
    const written = pairs.map(pair => ({ ...pair, text: this.#cell(pair, whole) }))
    return inControls(this.#context, this.#pair, written, { draft: own.around, revision: others.around })
  }

  /** `whole`: the row itself comes or goes, and its cells with it. */
  #cell({ draft, revision }: Sides, whole: boolean): string {
    const element = draft ?? revision
    if (!element) return ""
    const { around } = this.#context
    if (!revision) around.going++
    if (!draft) around.coming++
    const content = this.#inside.content(draft, revision)
    if (!revision) around.going--
    if (!draft) around.coming--
    const properties = whole
      ? this.#plain(draft, revision)
      : this.#lone("tcPr", { draft, revision }, ["cellIns", "cellDel"])
    return `${this.#tag(draft, revision)}${properties}${content}</w:tc>`
  }

  #plain(draft: XmlElement | null, revision: XmlElement | null): string {
    const [before, after] = [childOf(draft, "w:tcPr"), childOf(revision, "w:tcPr")]
    if (before) return this.#pair.draft.source.slice(before.from, before.to)
    return after ? this.#context.imported(after, this.#pair) : ""
  }
}
