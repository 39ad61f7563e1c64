import type { CanonicalContext } from "./canonical-context.ts"
import { runFormat } from "./canonical-properties.ts"
import { escaped, isNoise, quoted } from "./canonical-values.ts"
import { childOf, elementsOf, type XmlElement } from "./xml.ts"

/** Where markup is read: its part decides what its relationship ids lead to. */
export interface MarkupPlace {
  readonly context: CanonicalContext
  readonly part: string
}

/** What stands inside markup that is not plain XML, such as the text of a text box; null for what is. */
export type Inside = (element: XmlElement) => string | null

const PLAIN: Inside = () => null

/**
 * Markup that is not text of the document, drawings and equations, in a canonical form: order of attributes, ids and
 * indentation play no part; relationships are replaced by what they lead to; of alternate content, the form that Word reads.
 */
export function markup(element: XmlElement, place: MarkupPlace, inside: Inside = PLAIN): string {
  const own = inside(element)
  if (own !== null) return own
  if (element.name === "w:rPr") return `<w:rPr ${runFormat(element, place.context)}/>`
  // Numbers that Office gives to every drawing anew.
  if (element.name === "a16:creationId") return ""
  const children = mergedRuns(
    elementsOf(element).filter(child => inside(child) !== ""),
    place,
  )
  const content =
    children.length > 0
      ? children.map(child => (typeof child === "string" ? child : markup(child, place, inside))).join("")
      : escaped(ownText(element))
  return `<${element.name}${attributesOf(element, place)}${content === "" ? "/>" : `>${content}</>`}`
}

/** An element with elements has only indentation between them. */
const ownText = (element: XmlElement): string =>
  element.children.map(child => (child.name === null ? child.text : "")).join("")

/** Attributes by name; relationship ids as what they lead to. */
export function attributesOf(element: XmlElement, { context, part }: MarkupPlace): string {
  const pairs: string[] = []
  const { attributes } = element
  for (let i = 0; i < attributes.length; i += 2) {
    const name = attributes[i] ?? ""
    const value = attributes[i + 1] ?? ""
    if (isNoise(element.name, name)) continue
    const isReference = name.startsWith("r:") || name === "o:relid"
    pairs.push(` ${name}=${quoted(isReference ? context.target(part, value) : value)}`)
  }
  return pairs.sort().join("")
}

/** Runs of an equation that look the same are one: where they are split says nothing. */
function mergedRuns(children: readonly XmlElement[], place: MarkupPlace): readonly (XmlElement | string)[] {
  if (!children.some(child => child.name === "m:r")) return children
  const merged: (XmlElement | string)[] = []
  let format: string | null = null
  let text = ""
  const flush = () => {
    if (format !== null && text !== "") merged.push(`<m:r ${format}>${text}</>`)
    format = null
    text = ""
  }
  for (const child of children) {
    if (child.name === "w:proofErr" || child.name === "w:lastRenderedPageBreak") continue
    if (child.name !== "m:r") {
      flush()
      merged.push(child)
      continue
    }
    const own = runLook(child, place)
    if (own !== format) flush()
    format = own
    text += elementsOf(child)
      .filter(each => each.name !== "m:rPr" && each.name !== "w:rPr")
      .map(each => (each.name === "m:t" ? escaped(ownText(each)) : markup(each, place)))
      .join("")
  }
  flush()
  return merged
}

function runLook(run: XmlElement, place: MarkupPlace): string {
  const math = childOf(run, "m:rPr")
  return `${math ? markup(math, place) : ""}${runFormat(childOf(run, "w:rPr"), place.context)}`
}
