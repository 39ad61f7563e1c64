import type { Coverage } from "../model/plan.ts"
import { chosenBranch, type XmlElement } from "../ooxml/xml.ts"

/** Elements that carry text a reader may see, or that stand for a text elsewhere. Law 9 adds these up. */
const TEXT_BEARING: ReadonlySet<string> = new Set([
  "w:t",
  "w:delText",
  "w:sym",
  "m:t",
  "a:t",
  "c:v",
  "w:altChunk",
  "w:subDoc",
])

export const isTextBearing = (element: XmlElement): boolean => TEXT_BEARING.has(element.name)

/** Text-bearing elements in a tree: all of them, and those in branches of `mc:AlternateContent` that do not hold. */
export interface TextCount {
  readonly shown: number
  readonly alternate: number
}

/** Counts the text-bearing elements of a tree, the element itself included. */
export function countText(element: XmlElement): TextCount {
  const count = { shown: 0, alternate: 0 }
  addText(element, true, count)
  return count
}

/** One tally for the whole tree: a plan has hundreds of thousands of elements. */
function addText(element: XmlElement, isShown: boolean, count: { shown: number; alternate: number }): void {
  if (isTextBearing(element)) count[isShown ? "shown" : "alternate"]++
  const isAlternate = element.name === "mc:AlternateContent"
  const chosen = isAlternate ? chosenBranch(element) : null
  for (const child of element.children)
    if (child.name !== null) addText(child, isShown && (!isAlternate || child === chosen), count)
}

/** Adds up what was compared and what was not while a package is read. */
export class CoverageLedger {
  private compared = 0
  private readonly skipped = new Map<string, number>()

  /** Text-bearing elements that became part of a block or of an object's digest. */
  take(count = 1): void {
    this.compared += count
  }

  /** A tree that is left out, and under what name. */
  leave(what: string, element: XmlElement): void {
    this.add(what, countText(element).shown)
  }

  add(what: string, count: number): void {
    if (count > 0) this.skipped.set(what, (this.skipped.get(what) ?? 0) + count)
  }

  /** Runs `read` over a part and books what it neither took nor left. Returns the number of those. */
  closePart(root: XmlElement, read: () => void): number {
    const before = this.total()
    read()
    const count = countText(root)
    const unread = count.shown - (this.total() - before)
    this.add("mc:Fallback", count.alternate)
    this.add("other text", unread)
    return unread
  }

  total(): number {
    return [...this.skipped.values()].reduce((sum, count) => sum + count, this.compared)
  }

  result(): Coverage {
    return { compared: this.compared, notCompared: [...this.skipped].map(([what, count]) => ({ what, count })) }
  }
}
