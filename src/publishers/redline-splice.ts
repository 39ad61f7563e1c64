import { UserError } from "../model/errors.ts"
import { SAVE_AS_DOCX } from "../ooxml/package.ts"
import { attribute, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"

/** Puts `text` in the place of a span of a source. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A span of a source with splices in it; those that lie in another one are left out. */
export function spliced(source: string, from: number, to: number, splices: readonly Splice[]): string {
  const inside = splices
    .filter(splice => splice.from >= from && splice.to <= to)
    .sort((a, b) => a.from - b.from || Number(a.to > a.from) - Number(b.to > b.from) || b.to - a.to)
  let result = ""
  let at = from
  for (const splice of inside) {
    if (splice.from < at) continue
    result += source.slice(at, splice.from) + splice.text
    at = splice.to
  }
  return result + source.slice(at, to)
}

/** Puts text in the place of what stands inside an element, which may be an empty tag. */
export function contentSplice(source: string, element: XmlElement, text: string): Splice {
  const { from, contentFrom, contentTo, to } = element
  if (contentFrom < to) return { from: contentFrom, to: contentTo, text }
  const tag = source.slice(from, to)
  const name = /^<([^\s/>]+)/.exec(tag)?.[1]
  return { from, to, text: `${tag.replace(/\s*\/>$/, ">")}${text}</${name}>` }
}

export const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, sign => (sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;"))

export const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', "&quot;")

/** A start tag with another value for an attribute (local name), which it has already. */
export const withAttribute = (tag: string, local: string, value: string): string =>
  tag.replace(
    new RegExp(`(\\s(?:[\\w.-]+:)?${local}\\s*=\\s*)("[^"]*"|'[^']*')`),
    (_, name: string) => `${name}"${escapeAttribute(value)}"`,
  )

/** A start tag without attributes that must be unique in a document. */
export const withoutIds = (tag: string): string => tag.replace(/\s(?:w14:paraId|w14:textId)="[^"]*"/g, "")

/** The start tag of an element as it stands in the file. */
export const startTag = (source: string, element: XmlElement): string => source.slice(element.from, element.contentFrom)

/** A part as it is to stand in the redline. */
export interface WrittenPart {
  readonly name: string
  readonly text: string
}

/** Notes or comments of a part by their ids. */
export const childrenById = ({ root }: XmlPart): ReadonlyMap<string, XmlElement> =>
  new Map(elementsOf(root).map(child => [attribute(child, "w:id") ?? "", child] as const))

/** A part of notes or comments with changes inside and more at its end, or null when it stays. */
export function withAdded(
  pair: { readonly draft: XmlPart; readonly revision: XmlPart },
  splices: readonly Splice[],
  added: readonly string[],
): WrittenPart | null {
  if (splices.length === 0 && added.length === 0) return null
  const { part, source, root } = pair.draft
  return {
    name: part,
    text: partText(pair, spliced(source, root.contentFrom, root.contentTo, splices) + added.join("")),
  }
}

const declarations = (tag: string): readonly (readonly [name: string, uri: string])[] =>
  [...tag.matchAll(/\s(xmlns(?::[\w.-]+)?)\s*=\s*"([^"]*)"/g)].map(([, name = "", uri = ""]) => [name, uri])

/**
 * The draft's part with other content in its root, or in an element inside it. Its root also declares what the revision's
 * declares beside it, so that what was brought along keeps its names.
 */
export function partText(
  { draft, revision }: { readonly draft: XmlPart; readonly revision: XmlPart },
  content: string,
  inside: XmlElement = draft.root,
): string {
  const { source, root } = draft
  if (root.name.startsWith("w:") && !source.startsWith("<w:", root.from)) throw oddPrefix(draft.part)
  const tag = rootTag(draft, revision)
  if (tag.endsWith("/>"))
    return `${source.slice(0, root.from)}${tag.replace(/\/>$/, ">")}${content}</${/^<([^\s/>]+)/.exec(tag)?.[1]}>${source.slice(root.to)}`
  return (
    source.slice(0, root.from) +
    tag +
    source.slice(root.contentFrom, inside.contentFrom) +
    content +
    source.slice(inside.contentTo)
  )
}

/** What is written has the usual prefix, so the part that it stands in must have it too. */
const oddPrefix = (part: string): UserError =>
  new UserError(
    {
      ja: `部品 ${part} が Word の名前空間を w 以外の接頭辞で書いているため、見え消しを作れません。`,
      en: `A redline cannot be made: the part ${part} writes Word's namespace under another prefix than w.`,
    },
    SAVE_AS_DOCX,
  )

const IGNORABLE = /(\s[\w.-]+:Ignorable\s*=\s*")([^"]*)(")/

function rootTag(draft: XmlPart, revision: XmlPart): string {
  const [tag, other] = [startTag(draft.source, draft.root), startTag(revision.source, revision.root)]
  const declared = new Map(declarations(tag))
  const missing = declarations(other).filter(([name]) => !declared.has(name))
  const wanted = (IGNORABLE.exec(other)?.[2] ?? "").split(/\s+/).filter(Boolean)
  const fresh = tag.replace(/(\/?>)$/, `${missing.map(([name, uri]) => ` ${name}="${uri}"`).join("")}$1`)
  const own = (IGNORABLE.exec(fresh)?.[2] ?? "").split(/\s+/).filter(Boolean)
  const all = [...new Set([...own, ...wanted.filter(prefix => fresh.includes(`xmlns:${prefix}=`))])].join(" ")
  if (IGNORABLE.test(fresh)) return fresh.replace(IGNORABLE, `$1${all}$3`)
  return all && fresh.includes("xmlns:mc=") ? fresh.replace(/(\/?>)$/, ` mc:Ignorable="${all}"$1`) : fresh
}
