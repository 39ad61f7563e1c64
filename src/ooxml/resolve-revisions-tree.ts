import type { XmlElement, XmlText } from "./xml.ts"

/** An element whose inside is not what stands in the source. */
export interface Built {
  readonly element: XmlElement
  readonly open: string
  readonly children: readonly Out[]
  readonly close: string
}

/** A piece of a resolved part: a node of the source as it stands, an element built anew, or markup. */
export type Out = XmlElement | XmlText | Built | string

const isBuilt = (out: Out): out is Built => typeof out === "object" && "open" in out

/** The element that a piece comes from; null for text. */
export function elementOf(out: Out): XmlElement | null {
  if (typeof out === "string") return null
  if (isBuilt(out)) return out.element
  return out.name === null ? null : out
}

/** What is inside a piece: of the source's own elements, what the source has. */
export function insideOf(out: Out): readonly Out[] {
  if (typeof out === "string") return []
  if (isBuilt(out)) return out.children
  return out.name === null ? [] : out.children
}

/** Nothing, or text that only indents. */
const isBlank = (out: Out): boolean =>
  typeof out === "object" && !isBuilt(out) && out.name === null && out.text.trim() === ""

/** Whether any piece is more than indentation. */
export const holdsSomething = (outs: readonly Out[]): boolean => outs.some(out => !isBlank(out))

/** The name of an element as the file writes it, with its own prefix. */
const rawName = (source: string, element: XmlElement): string =>
  /^<([^\s/>]+)/.exec(source.slice(element.from, element.contentFrom))?.[1] ?? element.name

/** The same element, attributes as written, with other children. */
export function rebuilt(source: string, element: XmlElement, children: readonly Out[]): Built {
  const isClosed = element.contentFrom === element.to
  const open = source.slice(element.from, element.contentFrom)
  if (!isClosed) return { element, open, children, close: source.slice(element.contentTo, element.to) }
  if (children.length === 0) return { element, open, children, close: "" }
  return {
    element,
    open: `${open.slice(0, -2).trimEnd()}>`,
    children,
    close: `</${rawName(source, element)}>`,
  }
}

/** The same element under another local name: `w:delText` → `w:t`. */
export function renamed(source: string, element: XmlElement, local: string): Built {
  const old = rawName(source, element)
  const name = old.replace(/[^:]*$/, local)
  const open = `<${name}${source.slice(element.from + 1 + old.length, element.contentFrom)}`
  const close = element.contentFrom === element.to ? "" : `</${name}>`
  return { element, open, children: element.children, close }
}

/** Markup of an empty element in the namespace of another one, under the prefix that the file uses for it. */
export const sibling = (source: string, element: XmlElement, local: string, attributes = ""): string =>
  `<${rawName(source, element).replace(/[^:]*$/, local)}${attributes}/>`

/** The prefix with its colon that the file uses for the namespace of an element, "" for the default namespace. */
export const prefixOf = (source: string, element: XmlElement): string =>
  /^(?:[^:]*:)?/.exec(rawName(source, element))?.[0] ?? ""

/** The text of pieces, in order. */
export function written(source: string, outs: readonly Out[]): string {
  const texts: string[] = []
  write(source, outs, texts)
  return texts.join("")
}

function write(source: string, outs: readonly Out[], texts: string[]): void {
  for (const out of outs) {
    if (typeof out === "string") texts.push(out)
    else if (isBuilt(out)) {
      texts.push(out.open)
      write(source, out.children, texts)
      texts.push(out.close)
    } else texts.push(source.slice(out.from, out.to))
  }
}
