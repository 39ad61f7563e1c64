import type { XmlElement } from "../ooxml/xml.ts"
import { holdersOf, plainChild, rankIn } from "./kept-hide-properties.ts"
import type { Held } from "./kept-history.ts"
import type { KeptRefusal } from "./kept-refusal.ts"
import { around } from "./kept-show-runs.ts"

/** What a revision in properties changes, by its name. */
const CHANGED: Readonly<Record<string, KeptRefusal>> = {
  "w:rPrChange": { ja: "文字の書式", en: "the format of one text" },
  "w:pPrChange": { ja: "段落の書式", en: "the format of one paragraph" },
  "w:numPr": { ja: "段落番号", en: "the number of one paragraph" },
  "w:sectPrChange": { ja: "セクションの設定", en: "the settings of one section" },
  "w:tblPrChange": { ja: "表の書式", en: "the format of one table" },
  "w:tblGridChange": { ja: "表の列幅", en: "the columns of one table" },
  "w:trPrChange": { ja: "行の書式", en: "the format of one row" },
  "w:tcPrChange": { ja: "セルの書式", en: "the format of one cell" },
}

/** Two changes of one kind on one thing: there is room for one. */
export class HeldTwice extends Error {
  readonly why: KeptRefusal

  constructor(name: string) {
    super(name)
    const { ja, en } = CHANGED[name] ?? { ja: "同じ所", en: "one mark, row or cell" }
    this.why = {
      ja: `案と今回の変更がともに${ja}を変えています`,
      en: `the draft and the new changes both change ${en}`,
    }
  }
}

/** A child of properties. */
export interface Property {
  readonly name: string
  readonly text: string
}

/** What stands in properties by their path ("w:pPr/w:rPr"); null where there are none. */
type Own = (path: string) => readonly Property[] | null

interface Place {
  readonly source: string
  kept(xml: string): string
}

/** The children of an element, as they stand. */
export function propertiesIn(element: XmlElement | null, source: string): readonly Property[] | null {
  if (!element) return null
  return element.children.flatMap(({ name, from, to }) =>
    name === null ? [] : [{ name, text: source.slice(from, to) }],
  )
}

/** The property elements of a block, in order, with revisions put back into them. */
export function heldProperties(block: XmlElement, held: readonly Held[], { source, kept }: Place): string {
  return holdersOf(block.name)
    .map(name => {
      const element = plainChild(block, name)
      const inside = held.filter(({ holder }) => holder === name || holder.startsWith(`${name}/`))
      if (inside.length === 0) return element ? source.slice(element.from, element.to) : ""
      const own: Own = path => propertiesIn(path.split("/").slice(1).reduce(plainChild, element), source)
      const content = withHeld(name, own, inside, kept)
      return element ? around(source, element, content) : `<${name}>${content}</${name}>`
    })
    .join("")
}

/** Whether an element is one of the properties that `heldProperties` writes. */
export const isHolder = (block: string, name: string | null): boolean =>
  name !== null && holdersOf(block).includes(name)

/** What stands in properties with revisions put back into them, in the order of the standard. Throws `HeldTwice`. */
export function withHeld(path: string, own: Own, held: readonly Held[], kept: (xml: string) => string): string {
  const children = [...(own(path) ?? [])]
  for (const { name, xml } of held.filter(({ holder }) => holder === path)) {
    if (children.some(child => child.name === name || excludes(child.name, name))) throw new HeldTwice(name)
    children.push({ name, text: kept(xml) })
  }
  for (const name of new Set(held.flatMap(({ holder }) => below(holder, path)))) {
    const inner = `${path}/${name}`
    if (name === "w:numPr" && own(inner) === null) throw new HeldTwice(name)
    const inside = withHeld(
      inner,
      own,
      held.filter(({ holder }) => holder.startsWith(inner)),
      kept,
    )
    const at = children.findIndex(child => child.name === name)
    children.splice(at < 0 ? children.length : at, at < 0 ? 0 : 1, { name, text: `<${name}>${inside}</${name}>` })
  }
  return children
    .map((child, i) => ({ ...child, i, rank: rankIn(path, child.name) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ text }) => text)
    .join("")
}

/** A cell is inserted, deleted or merged: the standard has room for one of the three (EG_CellMarkupElements). */
const excludes = (one: string, other: string): boolean => CELL_MARK.test(one) && CELL_MARK.test(other)
const CELL_MARK = /^w:cell(?:Ins|Del|Merge)$/

/** The name of what is next on the way down to a holder. */
const below = (holder: string, path: string): readonly string[] =>
  holder.startsWith(`${path}/`) ? [holder.slice(path.length + 1).split("/")[0] ?? ""] : []
