import type { InlineObject } from "../model/plan.ts"
import type { Relationship } from "../ooxml/package.ts"
import { elementsOf, type XmlElement } from "../ooxml/xml.ts"
import { type DocxContext, sha256 } from "./docx-context.ts"
import { isTextBearing } from "./docx-coverage.ts"

/** A picture, shape, equation or embedded file, and the text boxes in it. */
export interface ReadObject {
  readonly kind: InlineObject["kind"]
  readonly digest: string
  /** `w:txbxContent` elements: stories of their own. */
  readonly boxes: readonly XmlElement[]
}

/** Attributes that programs number or name anew at each save, or that repeat another form of the same drawing. */
const VOLATILE: ReadonlySet<string> = new Set(["wp14:anchorId", "wp14:editId", "w14:anchorId", "o:spid", "o:gfxdata"])

/** Elements whose `id` and `name` are automatic ("図 3"). */
const NAMED_BY_WORD: ReadonlySet<string> = new Set(["wp:docPr", "pic:cNvPr", "wps:cNvPr", "wpg:cNvPr", "a:cNvPr"])

/** Names under which what cannot be compared word by word is reported. */
const REPORTED: ReadonlyMap<string, string> = new Map([
  ["c:chart", "chart"],
  ["dgm:relIds", "SmartArt"],
  ["o:OLEObject", "embedded object"],
])

/** Reads an object. Its digest covers its canonical XML and the bytes of what it refers to, but not the text of its text boxes. */
export function readObject(
  element: XmlElement,
  context: DocxContext,
  relationships: ReadonlyMap<string, Relationship>,
): ReadObject {
  const boxes: XmlElement[] = []
  const seen = new Set<string>()
  const write = (node: XmlElement): string => {
    seen.add(node.name)
    if (isTextBearing(node)) context.coverage.take()
    const reported = REPORTED.get(node.name)
    if (reported !== undefined) context.count(reported)
    if (node.name === "w:txbxContent") {
      boxes.push(node)
      return ""
    }
    const shown = context.isShown(node.name)
    if (shown === false) {
      context.coverage.leave("tracked changes", node)
      return ""
    }
    const children = elementsOf(node)
    // An element with elements has only indentation between them.
    const inner = children.length > 0 ? children.map(write).join("") : ownText(node)
    return shown ? inner : `<${node.name}${attributesOf(node, context, relationships)}>${inner}</>`
  }
  const digest = sha256(write(element))
  return { kind: kindOf(element.name, seen), digest, boxes }
}

const ownText = (node: XmlElement): string =>
  node.children.map(child => (child.name === null ? child.text : "")).join("")

function attributesOf(
  node: XmlElement,
  context: DocxContext,
  relationships: ReadonlyMap<string, Relationship>,
): string {
  const pairs: string[] = []
  for (let i = 0; i < node.attributes.length; i += 2) {
    const name = node.attributes[i] ?? ""
    const value = node.attributes[i + 1] ?? ""
    if (VOLATILE.has(name) || /^w:rsid/.test(name)) continue
    if ((name === "id" || name === "name") && NAMED_BY_WORD.has(node.name)) continue
    if ((name === "id" || name === "ShapeID") && /^[vo]:/.test(node.name)) continue
    const isReference = name.startsWith("r:") || name === "o:relid"
    pairs.push(` ${name}="${isReference ? context.targetDigest(relationships.get(value)) : value}"`)
  }
  return pairs.sort().join("")
}

function kindOf(name: string, seen: ReadonlySet<string>): InlineObject["kind"] {
  if (name === "m:oMath") return "equation"
  if (name === "w:object") return "object"
  if (seen.has("pic:pic") || seen.has("v:imagedata")) return "image"
  return seen.has("w:txbxContent") ? "textbox" : "object"
}
