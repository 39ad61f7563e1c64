import { UserError } from "../model/errors.ts"
import { partXml } from "../ooxml/package.ts"
import { elementsOf } from "../ooxml/xml.ts"
import type { DocxContext } from "./docx-context.ts"
import { countText } from "./docx-coverage.ts"

/** Folders and names of parts whose text is not compared, and what to call it. */
const UNREAD: readonly (readonly [RegExp, string])[] = [
  [/\/comments\w*\.xml$/i, "comment"],
  [/\/charts\//i, "chart"],
  [/\/diagrams\//i, "SmartArt"],
  [/\/glossary\//i, "glossary document"],
  [/\/(header|footer)\d*\.xml$/i, "unused header or footer"],
]

/** Parts that hold no text of the document whatever their size. */
const NEVER_TEXT =
  /^(\[Content_Types\]\.xml|docProps\/.*|customXml\/.*|.*\.rels|.*\/(styles\w*|theme\/.*|fontTable|webSettings)\.xml)$/i

/** Counts the text in parts that no story leads to, so that nothing is missing in silence. Returns the parts that are not XML at all. */
export function countUnreadParts(context: DocxContext): readonly string[] {
  const { pkg } = context
  const damaged: string[] = []
  for (const part of pkg.parts.keys()) {
    if (context.parts.has(part) || !part.toLowerCase().endsWith(".xml") || NEVER_TEXT.test(part)) continue
    const what = UNREAD.find(([pattern]) => pattern.test(part))?.[1] ?? part
    try {
      const root = partXml(pkg, part)?.root
      if (!root) continue
      const count = countText(root)
      context.coverage.add(what, count.shown + count.alternate)
      if (root.name === "w:comments")
        context.count("comment", elementsOf(root).filter(element => element.name === "w:comment").length)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      damaged.push(part)
    }
  }
  return damaged
}
