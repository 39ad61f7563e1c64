import type { XmlElement } from "../ooxml/xml.ts"
import { plainChild } from "./kept-hide-properties.ts"
import { COMING, GOING, type Held } from "./kept-history.ts"
import type { RevisionIds } from "./kept-show-ids.ts"
import type { PutBack } from "./kept-show-merged.ts"
import { propertiesIn, withHeld } from "./kept-show-properties.ts"
import { open } from "./kept-show-tags.ts"

/**
 * Whether both the draft and the redline changed the properties of a paragraph whose mark can go: then the mark is deleted,
 * with the draft's record, and one with the new properties is inserted behind it. One that ends a section stays, as does
 * one that the redline itself inserts, deletes or moves.
 */
export function takesTwoMarks(paragraph: XmlElement, held: readonly Held[]): boolean {
  const properties = plainChild(paragraph, "w:pPr")
  const isRevised = childrenOf(plainChild(properties, "w:rPr")).some(({ name }) => COMING.has(name) || GOING.has(name))
  return (
    plainChild(properties, "w:pPrChange") !== null &&
    plainChild(properties, "w:sectPr") === null &&
    !isRevised &&
    held.some(({ name, holder }) => /Change$/.test(name) || holder === "w:pPr/w:numPr")
  )
}

interface Place extends PutBack {
  readonly source: string
  readonly ids: RevisionIds
}

/** The properties of the paragraph that ends with the deleted mark, and the paragraph of the inserted one. */
export function twoMarks(
  paragraph: XmlElement,
  held: readonly Held[],
  { source, ids, ...put }: Place,
): { readonly former: string; readonly paragraph: string } {
  const properties = plainChild(paragraph, "w:pPr")
  const change = plainChild(properties, "w:pPrChange")
  const mark = plainChild(properties, "w:rPr")
  const markChange = plainChild(mark, "w:rPrChange")
  const author = change ? open(source, change).replace(/^<w:pPrChange\s+w:id="\d+"|>$/g, "") : ""
  const old = plainChild(change, "w:pPr")
  const formerMark = markChange ? plainChild(markChange, "w:rPr") : mark
  const del = { name: "w:del", text: `<w:del w:id="${ids.own()}"${author}/>` }
  const own = new Map([
    ["w:pPr/w:numPr", propertiesIn(plainChild(old, "w:numPr"), source)],
    ["w:pPr/w:rPr", [del, ...(propertiesIn(formerMark, source) ?? [])]],
  ])
  const isOfMark = ({ holder }: Held) => holder === "w:pPr/w:rPr"
  const inMark = withHeld("w:pPr/w:rPr", path => own.get(path) ?? null, held.filter(isOfMark), put)
  own.set("w:pPr", [...(propertiesIn(old, source) ?? []), { name: "w:rPr", text: `<w:rPr>${inMark}</w:rPr>` }])
  const former = withHeld(
    "w:pPr",
    path => own.get(path) ?? null,
    held.filter(each => !isOfMark(each)),
    put,
  )
  const format = textOf(childrenOf(mark), source, markChange)
  const fresh = textOf(childrenOf(properties), source, change, mark)
  const ins = `<w:ins w:id="${ids.own()}"${author}/>`
  return {
    former: `<w:pPr>${former}</w:pPr>`,
    paragraph: `<w:p><w:pPr>${fresh}<w:rPr>${ins}${format}</w:rPr></w:pPr></w:p>`,
  }
}

const textOf = (elements: readonly XmlElement[], source: string, ...without: readonly (XmlElement | null)[]): string =>
  elements
    .filter(child => !without.includes(child))
    .map(({ from, to }) => source.slice(from, to))
    .join("")

const childrenOf = (element: XmlElement | null): readonly XmlElement[] =>
  (element?.children ?? []).filter((child): child is XmlElement => child.name !== null)
