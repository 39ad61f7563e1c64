import { clusterWidth, graphemes, plainWidth, USUAL_WIDTH, type WidthPolicy } from "../text/width.ts"

/**
 * The width of text in the terminal at hand. In the bundle it also takes the place of `string-width` inside Ink,
 * so that our lines and Ink's layout always agree.
 */

/** Clusters seen, with their cells. Bounded: a case has a few thousand different characters. */
const seen = new Map<string, number>()
const MOST_SEEN = 20_000
/** Texts seen, with their cells: rows come again at every frame. */
const measured = new Map<string, number>()
const MOST_MEASURED = 4_000
let policy: WidthPolicy = USUAL_WIDTH

/** Control sequences have no width: CSI, OSC (links, titles), and two-character escapes. */
const SEQUENCE =
  /[\u001b\u009b](?:\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[[\]()#;?]*(?:\d{1,4}(?:[;:]\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~])/g

/** Takes over what the terminal answered about itself. */
export function setWidthPolicy(next: WidthPolicy): void {
  policy = next
  seen.clear()
  measured.clear()
}

/** True when boxes drawn with lines would fall apart. */
export const linesAreWide = (): boolean => policy.ambiguous === 2

/** Cells of one grapheme cluster. */
export function cellsOf(cluster: string): number {
  const known = seen.get(cluster)
  if (known !== undefined) return known
  if (seen.size >= MOST_SEEN) seen.clear()
  const width = clusterWidth(cluster, policy)
  seen.set(cluster, width)
  return width
}

/** Cells of a text, control sequences left out. */
export default function stringWidth(text: string): number {
  const plain = plainWidth(text)
  if (plain !== null) return plain
  const known = measured.get(text)
  if (known !== undefined) return known
  if (measured.size >= MOST_MEASURED) measured.clear()
  const bare = text.includes("\u001b") || text.includes("\u009b") ? text.replace(SEQUENCE, "") : text
  const width = plainWidth(bare) ?? clustersWidth(bare)
  measured.set(text, width)
  return width
}

function clustersWidth(text: string): number {
  let width = 0
  for (const cluster of graphemes(text)) width += cellsOf(cluster.text)
  return width
}

/** Cuts a text to at most `width` cells, the last of them `⋯` when something was cut. */
export function shorten(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let used = 0
  let end = 0
  for (const cluster of graphemes(text)) {
    used += cellsOf(cluster.text)
    if (used > width - 1) break
    end = cluster.from + cluster.text.length
  }
  return width < 1 ? "" : `${text.slice(0, end)}⋯`
}

/** Fills a text with spaces to `width` cells, cutting it where it is longer. */
export function pad(text: string, width: number): string {
  const short = shorten(text, width)
  return short + " ".repeat(Math.max(0, width - stringWidth(short)))
}
