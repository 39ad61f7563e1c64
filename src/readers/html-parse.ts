import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from "parse5"
import { UserError } from "../model/errors.ts"

export type HtmlNode = DefaultTreeAdapterMap["childNode"]
export type HtmlElement = DefaultTreeAdapterMap["element"]
export type HtmlDocument = DefaultTreeAdapterMap["document"]

/** Open elements and elements altogether: browsers stop at 512 levels; unclosed formatting multiplies elements without end. */
const MAX_DEPTH = 512
const MAX_ELEMENTS = 1_000_000

/** Parses HTML as browsers do. Throws `UserError` for what is nested too deeply or grows without bound. */
export function parseHtml(file: string, source: string): HtmlDocument {
  let depth = 0
  let elements = 0
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement(...element) {
      if (++elements > MAX_ELEMENTS)
        throw tooMuch(file, `要素が${MAX_ELEMENTS}個を超えています。`, `it has more than ${MAX_ELEMENTS} elements.`)
      return defaultTreeAdapter.createElement(...element)
    },
    onItemPush() {
      if (++depth > MAX_DEPTH)
        throw tooMuch(
          file,
          `入れ子が${MAX_DEPTH}段を超えています。`,
          `it is nested more than ${MAX_DEPTH} levels deep.`,
        )
    },
    onItemPop() {
      depth--
    },
  }
  return parse(source, { treeAdapter, scriptingEnabled: false })
}

const tooMuch = (file: string, ja: string, en: string): UserError =>
  new UserError(
    { ja: `${file}: ${ja}`, en: `${file}: ${en}` },
    {
      ja: "ブラウザーで開き、本文をWord文書（.docx）に写して保存してください。",
      en: "Open it in a browser and copy the text to a Word document (.docx).",
    },
  )

export const isElement = (node: HtmlNode): node is HtmlElement => "tagName" in node

/** An attribute's value; undefined where there is none. */
export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find(attribute => attribute.name === name)?.value

/** All text inside a node. */
export function textIn(node: HtmlNode | HtmlDocument): string {
  if ("value" in node) return node.value
  return "childNodes" in node ? node.childNodes.map(textIn).join("") : ""
}
