import type { XmlElement } from "../ooxml/xml.ts"

/** Start tag that is open, even where the element was empty. */
export const open = (source: string, { from, contentFrom }: XmlElement): string =>
  source.slice(from, contentFrom).replace(/\/>$/, ">")

/** An element with other content. */
export function around(source: string, element: XmlElement, content: string): string {
  if (element.contentFrom < element.to)
    return open(source, element) + content + source.slice(element.contentTo, element.to)
  return content === ""
    ? source.slice(element.from, element.to)
    : `${open(source, element)}${content}</${element.name}>`
}

const START = /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/

/** The start tag of an element written as text, open even where the element is empty. */
export const startTagIn = (xml: string): string => (START.exec(xml)?.[0] ?? "").replace(/\/>$/, ">")

/** What stands in an element written as text. */
export function contentIn(xml: string): string {
  const [start = ""] = START.exec(xml) ?? []
  return start.endsWith("/>") ? "" : xml.slice(start.length, xml.lastIndexOf("</"))
}
