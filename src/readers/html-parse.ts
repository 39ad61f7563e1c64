import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from "parse5"
import { UserError } from "../model/errors.ts"

export type HtmlNode = DefaultTreeAdapterMap["childNode"]
export type HtmlElement = DefaultTreeAdapterMap["element"]
export type HtmlDocument = DefaultTreeAdapterMap["document"]

/** Open elements: browsers stop at 512 levels. */
const MAX_DEPTH = 512
/** Elements altogether; the tree of so many takes about half a gigabyte. */
const MAX_ELEMENTS = 1_000_000
/** Formatting that is not closed is opened again in each paragraph below, without end. A tag takes three characters at least. */
const mostElements = (source: string): number => Math.min(MAX_ELEMENTS, 1000 + source.length / 2)

/** Parses HTML as browsers do. Throws `UserError` for what is nested too deeply or grows without bound. */
export function parseHtml(file: string, source: string): HtmlDocument {
  let depth = 0
  let elements = 0
  const most = mostElements(source)
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement(...element) {
      if (++elements > most) throw tooMuch(file, "要素が多すぎます。", "it has too many elements.")
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
