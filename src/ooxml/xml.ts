import { SaxesParser } from "saxes"
import { UserError } from "../model/errors.ts"
import { canonicalPrefix, UNDERSTOOD } from "./namespaces.ts"

/** An element with where it stands in the part's text: UTF-16 offsets, half-open, exact, so that edits can be spliced in. */
export interface XmlElement {
  /** With the canonical prefix of its namespace ("w:p"), whatever the file calls it. */
  readonly name: string
  /** Name, value, name, value, … with canonical prefixes, in file order; namespace declarations are left out. */
  readonly attributes: readonly string[]
  readonly children: readonly XmlNode[]
  readonly from: number
  /** Where the content starts and ends; both equal `to` in `<a/>`. */
  readonly contentFrom: number
  readonly contentTo: number
  readonly to: number
}

/** Text with where it stands. `text` is decoded, so it may be shorter than its source. */
export interface XmlText {
  readonly name: null
  readonly text: string
  readonly from: number
  readonly to: number
}

type XmlNode = XmlElement | XmlText

/** A part as text and as tree. */
export interface XmlPart {
  /** Part name in the package. */
  readonly part: string
  readonly source: string
  readonly root: XmlElement
}

/** Deepest nesting that is read. Word refuses deeper tables long before; recursion stays far from the stack's end. */
const MAX_DEPTH = 256
/** Longest part (UTF-16 units) and most elements: the tree of 25 MB takes about half a gigabyte. */
const MAX_LENGTH = 64 << 20
const MAX_ELEMENTS = 3_000_000

type Building = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: XmlNode[] }

/** Prefixes in force, innermost first; `names` remembers what was resolved. */
interface Scope {
  readonly declared: ReadonlyMap<string, string>
  readonly parent: Scope | null
  readonly names: Map<string, string>
}

const XML_SCOPE: Scope = {
  declared: new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]),
  parent: null,
  names: new Map([["xml:space", "xml:space"]]),
}

/** Parses a part. Throws `UserError` for what is not well-formed, has a DOCTYPE, or is too deep or too large. */
export function parseXml(file: string, part: string, source: string): XmlPart {
  const refuse = (ja: string, en: string) =>
    new UserError(
      { ja: `${file}: 部品 ${part} ${ja}`, en: `${file}: its part ${part} ${en}` },
      {
        ja: "作成元のソフトで開き直し、もう一度保存したファイルを指定してください。",
        en: "Open the file in the program it came from and save it again.",
      },
    )
  if (source.length > MAX_LENGTH) throw refuse("が大きすぎます。", "is too large.")
  const builder = new TreeBuilder(source, refuse)
  const parser = new SaxesParser({ xmlns: false, position: true })
  parser.on("error", error => {
    throw refuse(
      `のXMLが壊れています（${parser.line}行目）。`,
      `is not well-formed (line ${parser.line}): ${sentence(error)}`,
    )
  })
  parser.on("doctype", () => {
    throw refuse("にDOCTYPEがあり、安全のため読みません。", "has a DOCTYPE and is not read, for safety.")
  })
  parser.on("opentag", tag => builder.open(tag.name, tag.attributes, tag.isSelfClosing, parser.position))
  parser.on("closetag", tag => builder.close(tag.isSelfClosing, parser.position))
  parser.on("text", text => builder.text(text, null))
  parser.on("cdata", text => builder.text(text, parser.position))
  parser.on("comment", () => builder.skip(parser.position))
  parser.on("processinginstruction", () => builder.skip(parser.position))
  parser.on("xmldecl", () => builder.skip(parser.position))
  parser.write(source).close()
  if (builder.root === null) throw refuse("が空です。", "is empty.")
  return { part, source, root: builder.root }
}

/** saxes says "1:2: what."; the place is said already. */
const sentence = (error: Error): string => `${error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")}.`

class TreeBuilder {
  root: XmlElement | null = null
  private readonly source: string
  private readonly refuse: (ja: string, en: string) => UserError
  private readonly stack: Building[] = []
  private readonly scopes: Scope[] = [XML_SCOPE]
  /** End of the last markup: text starts here. */
  private cursor = 0
  private elements = 0

  constructor(source: string, refuse: (ja: string, en: string) => UserError) {
    this.source = source
    this.refuse = refuse
  }

  open(name: string, attributes: Readonly<Record<string, string>>, empty: boolean, position: number): void {
    if (this.stack.length >= MAX_DEPTH)
      throw this.refuse(`の入れ子が${MAX_DEPTH}段を超えています。`, `is nested more than ${MAX_DEPTH} levels deep.`)
    if (++this.elements > MAX_ELEMENTS) throw this.refuse("の要素が多すぎます。", "has too many elements.")
    const scope = scopeOf(attributes, this.scopes.at(-1) ?? XML_SCOPE)
    this.scopes.push(scope)
    const element: Building = {
      name: resolve(scope, name, true),
      attributes: readAttributes(scope, attributes),
      children: empty ? NO_CHILDREN : [],
      // A tag holds no other "<", so the last one before its end is its start.
      from: this.source.lastIndexOf("<", position - 1),
      contentFrom: position,
      contentTo: position,
      to: position,
    }
    const parent = this.stack.at(-1)
    if (parent) parent.children.push(element)
    else this.root = element
    this.stack.push(element)
    this.cursor = position
  }

  close(empty: boolean, position: number): void {
    const element = this.stack.pop()
    this.scopes.pop()
    if (!element) return
    if (!empty) element.contentTo = this.source.lastIndexOf("<", position - 1)
    element.to = position
    this.cursor = position
  }

  /** `position`: where a CDATA section ends; null for plain text, which ends at the next tag. */
  text(text: string, position: number | null): void {
    const parent = this.stack.at(-1)
    const next = position ?? this.source.indexOf("<", this.cursor)
    const to = next < 0 ? this.source.length : next
    if (parent && text !== "") parent.children.push({ name: null, text, from: this.cursor, to })
    this.cursor = to
  }

  /** A comment is reported before its last ">", the others after it. */
  skip(position: number): void {
    this.cursor = this.source.indexOf(">", position - 1) + 1
  }
}

/** Shared by all empty elements; nothing is ever pushed to it, an empty tag closes at once. */
const NO_CHILDREN: XmlNode[] = []

function scopeOf(attributes: Readonly<Record<string, string>>, parent: Scope): Scope {
  let declared: Map<string, string> | null = null
  for (const name in attributes) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue
    declared ??= new Map()
    declared.set(name === "xmlns" ? "" : name.slice(6), attributes[name] ?? "")
  }
  return declared ? { declared, parent, names: new Map() } : parent
}

function lookUp(scope: Scope, prefix: string): string | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const uri = at.declared.get(prefix)
    if (uri !== undefined) return uri
  }
  return null
}

/** Unprefixed attributes have no namespace; unprefixed elements have the default one. */
function resolve(scope: Scope, name: string, isElement: boolean): string {
  const colon = name.indexOf(":")
  if (colon < 0 && !isElement) return name
  const known = scope.names.get(name)
  if (known !== undefined) return known
  const uri = lookUp(scope, colon < 0 ? "" : name.slice(0, colon))
  const resolved = uri ? `${canonicalPrefix(uri)}:${name.slice(colon + 1)}` : name
  scope.names.set(name, resolved)
  return resolved
}

const NO_ATTRIBUTES: readonly string[] = []

function readAttributes(scope: Scope, attributes: Readonly<Record<string, string>>): readonly string[] {
  let list: string[] | null = null
  for (const name in attributes) {
    if (name === "xmlns" || name.startsWith("xmlns:")) continue
    const value = attributes[name] ?? ""
    list ??= []
    list.push(resolve(scope, name, false), name === "Requires" ? requiredPrefixes(scope, value) : value)
  }
  return list ?? NO_ATTRIBUTES
}

/** `mc:Choice Requires` names prefixes of the file; they become canonical like names do. */
const requiredPrefixes = (scope: Scope, value: string): string =>
  value
    .split(/\s+/)
    .filter(prefix => prefix !== "")
    .map(prefix => canonicalPrefix(lookUp(scope, prefix) ?? prefix))
    .join(" ")

/** The value of an attribute by canonical name, or null. */
export function attribute(element: XmlElement | null, name: string): string | null {
  if (element === null) return null
  const { attributes } = element
  for (let i = 0; i < attributes.length; i += 2) if (attributes[i] === name) return attributes[i + 1] ?? ""
  return null
}

/** The branch of `mc:AlternateContent` that holds: the first choice that is understood, else the fallback, else null. */
export function chosenBranch(alternate: XmlElement): XmlElement | null {
  for (const child of alternate.children) {
    if (child.name === "mc:Fallback") return child
    if (child.name !== "mc:Choice") continue
    const required = (attribute(child, "Requires") ?? "").split(" ")
    if (required.every(prefix => UNDERSTOOD.has(prefix))) return child
  }
  return null
}

/** Child elements in order, with `mc:AlternateContent` replaced by the content of the branch that holds. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  const list: XmlElement[] = []
  for (const child of element.children) {
    if (child.name === null) continue
    if (child.name !== "mc:AlternateContent") list.push(child)
    else {
      const branch = chosenBranch(child)
      if (branch) list.push(...elementsOf(branch))
    }
  }
  return list
}

/** The first child element of that name, or null. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  if (element === null) return null
  for (const child of element.children) {
    if (child.name === name) return child
    if (child.name === "mc:AlternateContent") {
      const found = childOf(chosenBranch(child), name)
      if (found) return found
    }
  }
  return null
}

/** The `w:val` of a child element, or null. */
export const childValue = (element: XmlElement | null, name: string): string | null =>
  attribute(childOf(element, name), "w:val")

/** All text inside an element, in order. */
export function textOf(element: XmlElement): string {
  let text = ""
  for (const child of element.children) text += child.name === null ? child.text : textOf(child)
  return text
}

/** A toggle property such as `<w:b/>`: on unless its value says off (ECMA-376 17.17.4). */
export function isOn(element: XmlElement | null, name: string): boolean {
  const property = childOf(element, name)
  return property !== null && !["0", "false", "off"].includes(attribute(property, "w:val") ?? "1")
}
