import type { Plan } from "../model/plan.ts"
import type { Reading, Warning } from "../model/reading.ts"
import { warn } from "./comments-table.ts"
import { HtmlReader } from "./html-blocks.ts"
import { type HtmlDocument, type HtmlElement, isElement, parseHtml, textIn } from "./html-parse.ts"
import { planOf, type TextBlock } from "./plan-blocks.ts"

/** A decoded text file. */
export interface TextSource {
  readonly file: string
  readonly sha256: string
  readonly text: string
  readonly warnings: readonly Warning[]
}

/** Bytes in which an encoding is declared (HTML standard, 13.2.3.2). */
const PRESCAN = 1024

/** The encoding that an HTML file declares, where its bytes keep to it; null: to be found out. */
export function htmlEncoding(bytes: Uint8Array): string | null {
  if ((bytes[0] ?? 0) >= 0xef || bytes[0] === 0) return null
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, PRESCAN))
  const declared =
    /<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]
  if (declared === undefined || /^utf-?16/i.test(declared)) return null
  try {
    new TextDecoder(declared, { fatal: true }).decode(bytes)
    return declared
  } catch {
    return null
  }
}

/** Reads HTML as a browser shows it, without scripts and styles. */
export function readHtmlPlan({ file, sha256, text, warnings }: TextSource): Reading<Plan> {
  // In XML an element without content closes itself; HTML would take all that follows for its content.
  const source = /^\s*<\?xml/.test(text)
    ? text.replace(/<(script|style|title|iframe|textarea)\b([^<>]{0,500})\/>/gi, "<$1$2></$1>")
    : text
  const { blocks, notCompared, title } = htmlBlocks(file, source, { collapse: true })
  return planOf({
    file,
    sha256,
    title,
    blocks,
    notCompared,
    warnings: [...warnings, ...unreadWarnings(file, notCompared)],
  })
}

/** The paragraphs of an HTML text. `collapse`: white space counts as in a browser; else it stays as it is. */
export function htmlBlocks(
  file: string,
  source: string,
  options: { readonly collapse: boolean },
): {
  readonly blocks: readonly TextBlock[]
  readonly notCompared: ReadonlyMap<string, number>
  readonly title: string | null
} {
  const document = parseHtml(file, source)
  const reader = new HtmlReader(options.collapse)
  reader.read(document)
  return { blocks: reader.blocks, notCompared: reader.notCompared, title: titleIn(document) }
}

function titleIn(document: HtmlDocument): string | null {
  const find = (parent: HtmlDocument | HtmlElement, name: string) =>
    parent.childNodes.filter(isElement).find(child => child.tagName === name)
  const html = find(document, "html")
  const head = html && find(html, "head")
  const title = head && find(head, "title")
  const text = title ? textIn(title).trim() : ""
  return text === "" ? null : text
}

/** What was counted while reading → what to say about it. What shows nothing by itself is counted in the coverage only. */
const SAID: Readonly<Record<string, readonly [ja: string, en: string]>> = {
  image: ["画像は、参照先が変わったかどうかだけを比べます。", "Pictures are compared by their address only."],
  equation: ["数式は、変わったかどうかだけを比べます。", "Equations are compared as a whole only."],
  script: ["スクリプトは動かしていません。", "Scripts were not run."],
  frame: ["埋め込まれた別のページは読んでいません。", "Embedded pages were not read."],
  "embedded object": ["埋め込みオブジェクトは読んでいません。", "Embedded objects were not read."],
  "form field": ["入力欄は読んでいません。", "Form fields were not read."],
  "hidden text": ["隠された文字を本文として読みました。", "Hidden text was read as part of the text."],
}

/** Says what of a text was not taken over as it was. */
export const unreadWarnings = (file: string, counts: ReadonlyMap<string, number>): readonly Warning[] =>
  [...counts].flatMap(([what, count]) => {
    const said = SAID[what]
    return said
      ? [
          warn(
            file,
            {},
            { ja: `${said[0].replace(/。$/, "")}（${count}か所）。`, en: `${said[1].replace(/\.$/, "")} (${count}).` },
            count,
          ),
        ]
      : []
  })
