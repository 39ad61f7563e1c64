import { diffArrays } from "diff"
import { openTrees } from "../src/ooxml/canonical-trees.ts"
import { textOf, type XmlElement } from "../src/ooxml/xml.ts"

/** What a redline marks, counted as a reader sees it. */
export interface Marked {
  /** Characters that stand as inserted, deleted or moved. */
  readonly characters: number
  /** Stretches of one kind that follow each other without anything kept between: about what the revision pane lists. */
  readonly revisions: number
}

const CHANGE = /^w:(ins|del|moveFrom|moveTo)$/
const STORY = /^w:(document|hdr|ftr|footnotes|endnotes)$/

/** Counts what is marked in all stories of a redline. */
export function markedIn(redline: Uint8Array): Marked {
  const trees = openTrees("redline.docx", redline)
  const total = { characters: 0, revisions: 0 }
  for (const part of trees.pkg.parts.keys()) {
    if (!/^word\/[^/]+\.xml$/i.test(part)) continue
    const xml = trees.xml(part)
    if (!xml || !STORY.test(xml.root.name)) continue
    const counter = new Counter()
    counter.visit(xml.root, null)
    total.characters += counter.characters
    total.revisions += counter.revisions
  }
  return total
}

/**
 * Counts in reading order. As in WmlComparer's GetRevisions, what follows each other under one status is one revision:
 * a deleted text and its deleted mark, and the paragraphs and rows after them.
 */
class Counter {
  characters = 0
  revisions = 0
  #last: string | null = null

  visit(element: XmlElement, status: string | null): void {
    if (element.name === "mc:Fallback") return
    const own = CHANGE.test(element.name) && element.contentFrom < element.to ? element.name : status
    if (/^w:(t|delText)$/.test(element.name)) {
      if (own !== null) this.characters += textOf(element).length
      this.#see(own)
    } else if (
      /^w:(drawing|pict|object|sym|tab|br|footnoteReference|endnoteReference|instrText|delInstrText)$/.test(
        element.name,
      )
    )
      this.#see(own)
    else if (element.name === "m:oMath") this.#see(own)
    const mark = element.name === "w:p" ? markOf(element) : null
    for (const child of element.children) if (child.name !== null && child.name !== "w:pPr") this.visit(child, own)
    if (element.name === "w:p") this.#see(mark)
  }

  #see(status: string | null): void {
    if (status !== null && status !== this.#last) this.revisions++
    this.#last = status
  }
}

const child = (element: XmlElement | undefined, name: RegExp): XmlElement | undefined =>
  element?.children.find((each): each is XmlElement => each.name !== null && name.test(each.name))

const markOf = (paragraph: XmlElement): string | null =>
  child(child(child(paragraph, /^w:pPr$/), /^w:rPr$/), CHANGE)?.name ?? null

/** Characters that have to be marked at least: paragraphs aligned at the least cost, characters compared in each pair. */
export function leastMarked(before: readonly string[], after: readonly string[]): number {
  let least = 0
  let removed: readonly string[] = []
  const flush = (added: readonly string[]) => {
    least += leastBetween(removed, added)
    removed = []
  }
  for (const part of diffArrays([...before], [...after])) {
    if (part.removed) removed = part.value
    else flush(part.added ? part.value : [])
  }
  flush([])
  return least
}

/** Above this many pairs of paragraphs, their texts are compared as one. */
const MOST_PAIRS = 4000

function leastBetween(before: readonly string[], after: readonly string[]): number {
  const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0)
  if (before.length === 0 || after.length === 0) return length(before) + length(after)
  if (before.length * after.length > MOST_PAIRS) return apart(before.join("\n"), after.join("\n"))
  let row = [0]
  for (const text of after) row.push((row.at(-1) ?? 0) + text.length)
  for (const text of before) {
    const next = [(row[0] ?? 0) + text.length]
    for (const [j, other] of after.entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + text.length, (next[j] ?? 0) + other.length, (row[j] ?? 0) + apart(text, other)),
      )
    row = next
  }
  // Splits and joins mark less than paragraphs in pairs.
  return Math.min(row.at(-1) ?? 0, apart(before.join(""), after.join("")))
}

/** Characters of two texts that are in no longest common subsequence. */
function apart(a: string, b: string): number {
  let cost = 0
  for (const { added, removed, value } of diffArrays([...a], [...b]))
    if (added || removed) cost += value.reduce((sum, sign) => sum + sign.length, 0)
  return cost
}
