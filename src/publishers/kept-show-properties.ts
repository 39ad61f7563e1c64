import type { XmlElement } from "../ooxml/xml.ts"
import { holdersOf, plainChild, rankIn } from "./kept-hide-properties.ts"
import type { Held } from "./kept-history.ts"
import type { KeptRefusal } from "./kept-refusal.ts"
import { isRecord, mergedRecord, numberMerged, type Property, type PutBack } from "./kept-show-merged.ts"
import { around, startTagIn } from "./kept-show-tags.ts"

/** Two marks of one kind on one thing: there is room for one. */
export class HeldTwice extends Error {
  readonly why: KeptRefusal = {
    ja: "案で挿入又は削除されたセルを、今回も挿入又は削除しています",
    en: "the draft and the new changes both insert or delete one cell",
  }
}

/** What stands in properties by their path ("w:pPr/w:rPr"); null where there are none. */
type Own = (path: string) => readonly Property[] | null

/** The children of an element, as they stand. */
export function propertiesIn(element: XmlElement | null, source: string): readonly Property[] | null {
  if (!element) return null
  return element.children.flatMap(({ name, from, to }) =>
    name === null ? [] : [{ name, text: source.slice(from, to) }],
  )
}

/** The property elements of a block, in order, with revisions put back into them. */
export function heldProperties(block: XmlElement, held: readonly Held[], source: string, put: PutBack): string {
  return holdersOf(block.name)
    .map(name => {
      const element = plainChild(block, name)
      const inside = held.filter(({ holder }) => isIn(holder, name))
      if (inside.length === 0) return element ? source.slice(element.from, element.to) : ""
      const own: Own = path => propertiesIn(path.split("/").slice(1).reduce(plainChild, element), source)
      const content = withHeld(name, own, inside, put)
      return element ? around(source, element, content) : `<${name}>${content}</${name}>`
    })
    .join("")
}

/** Whether an element is one of the properties that `heldProperties` writes. */
export const isHolder = (block: string, name: string | null): boolean =>
  name !== null && holdersOf(block).includes(name)

/** Whether a holder is the one with that path, or inside it. */
const isIn = (holder: string, path: string): boolean => holder === path || holder.startsWith(`${path}/`)

/** What stands in properties with revisions put back into them, in the order of the standard. Throws `HeldTwice`. */
export function withHeld(path: string, own: Own, held: readonly Held[], put: PutBack): string {
  const numbered = numberMerged(own(path) ?? [], held, put)
  const children = [...numbered.children]
  for (const record of numbered.held.filter(({ holder }) => holder === path)) {
    const { name } = record
    const at = children.findIndex(child => child.name === name || excludes(child.name, name))
    const found = children[at]
    if (!found) children.push({ name, text: put.kept(record.xml) })
    else if (isRecord(name)) children[at] = { name, text: mergedRecord(found.text, record, put) }
    else throw new HeldTwice()
  }
  for (const name of new Set(numbered.held.flatMap(({ holder }) => below(holder, path)))) {
    const inner = `${path}/${name}`
    const inside = numbered.held.filter(({ holder }) => isIn(holder, inner))
    const at = children.findIndex(child => child.name === name)
    const start = startTagIn(children[at]?.text ?? `<${name}>`)
    const text = `${start}${withHeld(inner, own, inside, put)}</${name}>`
    children.splice(at < 0 ? children.length : at, at < 0 ? 0 : 1, { name, text })
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
