import type { XmlElement, XmlText } from "./xml.ts"

/** An element that differs from what stands in the source. */
export interface Built {
  readonly name: string
  readonly attributes: readonly string[]
  readonly children: readonly Out[]
  /** Its tags as text; the second is "" where the first closes itself. */
  readonly open: string
  readonly close: string
}

/** A piece of a resolved part: a node of the source as it stands, or an element built anew. */
export type Out = XmlElement | XmlText | Built

const isBuilt = (out: Out): out is Built => "open" in out

/** What is inside a piece. */
export const insideOf = (out: Out): readonly Out[] => (out.name === null ? [] : out.children)

/** Nothing, or text that only indents. */
const isBlank = (out: Out): boolean => out.name === null && out.text.trim() === ""

/** Whether any piece is more than indentation. */
export const holdsSomething = (outs: readonly Out[]): boolean => outs.some(out => !isBlank(out))

/** The name of an element as the file writes it, with its own prefix. */
const rawName = (source: string, element: XmlElement): string =>
  /^<([^\s/>]+)/.exec(source.slice(element.from, element.contentFrom))?.[1] ?? element.name

/** The same element, attributes as written, with other children. */
export function rebuilt(source: string, element: XmlElement, children: readonly Out[]): Built {
  const { name, attributes } = element
  const isClosed = element.contentFrom === element.to
  const tag = source.slice(element.from, element.contentFrom)
  if (!isClosed) return { name, attributes, children, open: tag, close: source.slice(element.contentTo, element.to) }
  if (children.length === 0) return { name, attributes, children, open: tag, close: "" }
  const open = `${tag.slice(0, -2).trimEnd()}>`
  return { name, attributes, children, open, close: `</${rawName(source, element)}>` }
}

/** The same element under another local name: `w:delText` → `w:t`. */
export function renamed(source: string, element: XmlElement, local: string): Built {
  const old = rawName(source, element)
  const raw = old.replace(/[^:]*$/, local)
  const open = `<${raw}${source.slice(element.from + 1 + old.length, element.contentFrom)}`
  const close = element.contentFrom === element.to ? "" : `</${raw}>`
  return { name: `w:${local}`, attributes: element.attributes, children: element.children, open, close }
}

/** An empty element of Word's own namespace, under the prefix that another one of it has; with a `w:val` or without. */
export function emptyLike(source: string, other: XmlElement, local: string, value: string | null): Built {
  const prefix = /^(?:[^:]*:)?/.exec(rawName(source, other))?.[0] ?? ""
  return {
    name: `w:${local}`,
    attributes: value === null ? [] : ["w:val", value],
    children: [],
    open: `<${prefix}${local}${value === null ? "" : ` ${prefix}val="${value}"`}/>`,
    close: "",
  }
}

/** The text of pieces, in order. */
export function written(source: string, outs: readonly Out[]): string {
  const texts: string[] = []
  write(source, outs, texts)
  return texts.join("")
}

function write(source: string, outs: readonly Out[], texts: string[]): void {
  for (const out of outs) {
    if (isBuilt(out)) {
      texts.push(out.open)
      write(source, out.children, texts)
      texts.push(out.close)
    } else texts.push(source.slice(out.from, out.to))
  }
}

/** Pieces as a tree, for reading them without writing and parsing first. Elements built anew stand nowhere: offsets -1. */
export const asNodes = (outs: readonly Out[]): XmlElement["children"] =>
  outs.map(out => (isBuilt(out) ? asElement(out) : out))

const asElement = ({ name, attributes, children }: Built): XmlElement => ({
  name,
  attributes,
  children: asNodes(children),
  from: -1,
  contentFrom: -1,
  contentTo: -1,
  to: -1,
})
