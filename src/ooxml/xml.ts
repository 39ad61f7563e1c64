import { UserError } from "../model/errors.ts"
import { canonicalPrefix, UNDERSTOOD } from "./namespaces.ts"
import { type ScannedTag, scanXml, XmlError, type XmlEvents } from "./xml-scan.ts"

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

type Building = { -readonly [K in keyof XmlElement]: XmlElement[K] }

/** Prefixes in force, innermost first; `names` and `tags` remember what was resolved. */
interface Scope {
  readonly declared: ReadonlyMap<string, string>
  readonly parent: Scope | null
  readonly names: Map<string, string>
  readonly tags: Map<ScannedTag, ResolvedTag>
}

/** Names with canonical prefixes. */
type ResolvedTag = Pick<XmlElement, "name" | "attributes">

/** Tags that are remembered at most. */
const MOST_TAGS = 4000

const XML_SCOPE: Scope = {
  declared: new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]),
  parent: null,
  names: new Map([["xml:space", "xml:space"]]),
  tags: new Map(),
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
  const builder = new TreeBuilder(refuse)
  try {
    scanXml(source, builder)
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    if (error.isDoctype)
      throw refuse("にDOCTYPEがあり、安全のため読みません。", "has a DOCTYPE and is not read, for safety.")
    const line = source.slice(0, error.at).split("\n").length
    throw refuse(`のXMLが壊れています（${line}行目）。`, `is not well-formed (line ${line}): ${error.message}.`)
  }
  if (builder.root === null) throw refuse("が空です。", "is empty.")
  return { part, source, root: builder.root }
}

class TreeBuilder implements XmlEvents {
  root: XmlElement | null = null
  private readonly refuse: (ja: string, en: string) => UserError
  /** Elements that are open, and where in `nodes` their children start. */
  private readonly stack: Building[] = []
  private readonly starts: number[] = []
  /** Children of what is open. Cut out when it closes: arrays that grow one by one take three times the room. */
  private readonly nodes: XmlNode[] = []
  private readonly scopes: Scope[] = [XML_SCOPE]
  private elements = 0

  constructor(refuse: (ja: string, en: string) => UserError) {
    this.refuse = refuse
  }

  open(tag: ScannedTag, from: number, to: number): void {
    if (this.stack.length >= MAX_DEPTH)
      throw this.refuse(`の入れ子が${MAX_DEPTH}段を超えています。`, `is nested more than ${MAX_DEPTH} levels deep.`)
    if (++this.elements > MAX_ELEMENTS) throw this.refuse("の要素が多すぎます。", "has too many elements.")
    const outer = this.scopes.at(-1) ?? XML_SCOPE
    const scope = scopeOf(tag.attributes, outer)
    const { name, attributes } = resolved(scope, tag)
    const element: Building = {
      name,
      attributes,
      children: NO_CHILDREN,
      from,
      contentFrom: to,
      contentTo: to,
      to,
    }
    this.root ??= element
    if (tag.isEmpty) {
      this.nodes.push(element)
      return
    }
    this.stack.push(element)
    this.starts.push(this.nodes.length)
    this.scopes.push(scope)
  }

  close(from: number, to: number): void {
    const element = this.stack.pop()
    const start = this.starts.pop()
    this.scopes.pop()
    if (!element || start === undefined) return
    const { nodes } = this
    if (nodes.length > start) element.children = nodes.slice(start)
    nodes.length = start
    nodes.push(element)
    element.contentTo = from
    element.to = to
  }

  text(text: string, from: number, to: number): void {
    if (text !== "") this.nodes.push({ name: null, text, from, to })
  }
}

/** Shared by all elements without any. */
const NO_CHILDREN: readonly XmlNode[] = []

function scopeOf(attributes: readonly string[], parent: Scope): Scope {
  let declared: Map<string, string> | null = null
  for (let i = 0; i < attributes.length; i += 2) {
    const name = attributes[i] ?? ""
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue
    declared ??= new Map()
    declared.set(name === "xmlns" ? "" : name.slice(6), attributes[i + 1] ?? "")
  }
  return declared ? { declared, parent, names: new Map(), tags: new Map() } : parent
}

function lookUp(scope: Scope, prefix: string): string | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const uri = at.declared.get(prefix)
    if (uri !== undefined) return uri
  }
  return null
}

/** A tag with the canonical names of its scope. The scanner gives one object for tags of one text. */
function resolved(scope: Scope, tag: ScannedTag): ResolvedTag {
  const known = scope.tags.get(tag)
  if (known !== undefined) return known
  const found = { name: resolve(scope, tag.name, true), attributes: readAttributes(scope, tag.attributes) }
  if (scope.tags.size < MOST_TAGS) scope.tags.set(tag, found)
  return found
}

/** Unprefixed attributes have no namespace; unprefixed elements have the default one. */
function resolve(scope: Scope, name: string, isElement: boolean): string {
  const colon = name.indexOf(":")
  if (colon < 0 && !isElement) return name
  const known = scope.names.get(name)
  if (known !== undefined) return known
  const uri = lookUp(scope, colon < 0 ? "" : name.slice(0, colon))
  const canonical = uri ? `${canonicalPrefix(uri)}:${name.slice(colon + 1)}` : name
  scope.names.set(name, canonical)
  return canonical
}

const NO_ATTRIBUTES: readonly string[] = []

function readAttributes(scope: Scope, attributes: readonly string[]): readonly string[] {
  let list: string[] | null = null
  for (let i = 0; i < attributes.length; i += 2) {
    const [name = "", value = ""] = [attributes[i], attributes[i + 1]]
    if (name === "xmlns" || name.startsWith("xmlns:")) continue
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
