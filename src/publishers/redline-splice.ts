import type { XmlElement } from "../ooxml/xml.ts"

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
