import type { XmlElement, XmlPart } from "../ooxml/xml.ts"
import type { Splice } from "./redline-splice.ts"

/**
 * Splices for the older form of what was edited. Word writes a text box twice (`mc:Choice` and `mc:Fallback`), with the same
 * paragraphs; readers that do not know the first form show the second, which must say the same.
 */
export function twinSplices(
  { root, source }: XmlPart,
  paragraphs: ReadonlySet<XmlElement>,
  splices: readonly Splice[],
): readonly Splice[] {
  return alternatesIn(root).flatMap(alternate => {
    const chosen = paragraphsUnder(alternate, "mc:Choice")
    const other = paragraphsUnder(alternate, "mc:Fallback")
    return chosen.flatMap((paragraph, i) => {
      const twin = other[i]
      if (!paragraphs.has(paragraph) || !twin || xmlOf(source, twin) !== xmlOf(source, paragraph)) return []
      const by = twin.from - paragraph.from
      return splices
        .filter(({ from, to }) => from >= paragraph.from && to <= paragraph.to)
        .map(({ from, to, text }) => ({ from: from + by, to: to + by, text }))
    })
  })
}

const xmlOf = (source: string, { from, to }: XmlElement): string => source.slice(from, to)

function alternatesIn(element: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = []
  const visit = (each: XmlElement): void => {
    if (each.name === "mc:AlternateContent") found.push(each)
    for (const child of each.children) if (child.name !== null) visit(child)
  }
  visit(element)
  return found
}

function paragraphsUnder(alternate: XmlElement, branch: string): readonly XmlElement[] {
  const found: XmlElement[] = []
  const visit = (each: XmlElement): void => {
    for (const child of each.children) {
      if (child.name === null) continue
      if (child.name === "w:p") found.push(child)
      visit(child)
    }
  }
  for (const child of alternate.children) if (child.name === branch) visit(child)
  return found
}
