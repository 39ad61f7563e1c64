import type { Plan } from "../model/plan.ts"
import type { Reading } from "../model/reading.ts"
import { decodeText } from "./encoding.ts"
import { PLAIN_BLOCK, planOf, type TextBlock } from "./plan-blocks.ts"
import { htmlEncoding, readHtmlPlan } from "./plan-html.ts"
import { readMarkdownPlan } from "./plan-markdown.ts"

/** Reads a plan from plain text, Markdown or HTML, by the file's name. `sha256` is that of `bytes`. */
export function readTextPlan(file: string, bytes: Uint8Array, sha256: string): Reading<Plan> {
  const isHtml = /\.x?html?$/i.test(file)
  const { text, warnings } = decodeText(file, bytes, isHtml ? htmlEncoding(bytes) : null)
  const source = { file, sha256, text, warnings }
  if (isHtml) return readHtmlPlan(source)
  if (/\.(md|markdown)$/i.test(file)) return readMarkdownPlan(source)
  const blocks = plainBlocks(text)
  return planOf({ file, sha256, title: null, blocks, notCompared: new Map(), warnings })
}

/** Every line that is not blank is a paragraph, exactly as it stands. Longer lines are sentences, not headings. */
const LONGEST_HEADING = 60
const NUMBER = "[0-9０-９一二三四五六七八九十百〇元]{1,6}"
/** What starts a heading, outermost first; a document's own outermost one is level 1. */
const HEADINGS: readonly RegExp[] = ["[編部]", "章", "節", "款", "目"].map(
  unit => new RegExp(`^\\s*第${NUMBER}${unit}(?:の${NUMBER})?(?:[\\s\u3000　]|$)`, "u"),
)
/** What starts an item, outermost first. */
const ITEMS: readonly RegExp[] = [
  /^\s*(?:[0-9０-９]{1,3}[.．][\s\u3000]?\D)/u,
  /^\s*(?:[(（][0-9０-９]{1,3}[)）]|[⑴-⒇])/u,
  /^\s*(?:[①-⑳]|[ア-ン][\s\u3000])/u,
  /^\s*([・•●○■□◆◇※-])(?!\1)[\s\u3000]?\S/u,
]

/** Printed numbers are part of the text here: nothing in the file sets them apart. */
function plainBlocks(text: string): readonly TextBlock[] {
  const lines = text.split(/\r\n?|\n/).filter(line => line.trim() !== "")
  const ranks = lines.map(headingRank)
  const used = [...new Set(ranks.filter(rank => rank >= 0))].sort((a, b) => a - b)
  return lines.map((line, i) => {
    const heading = used.indexOf(ranks[i] ?? -1)
    if (heading >= 0) return { ...PLAIN_BLOCK, text: line, kind: "heading", level: heading + 1 }
    const item = ITEMS.findIndex(pattern => pattern.test(line))
    return item >= 0 ? { ...PLAIN_BLOCK, text: line, kind: "item", level: item + 1 } : { ...PLAIN_BLOCK, text: line }
  })
}

const headingRank = (line: string): number =>
  line.length > LONGEST_HEADING || /[。．]\s*$/.test(line) ? -1 : HEADINGS.findIndex(pattern => pattern.test(line))
