import { CanonicalContext } from "./canonical-context.ts"
import { story } from "./canonical-runs.ts"
import { openTrees, type PartTrees } from "./canonical-trees.ts"
import { attribute, childOf, elementsOf, type XmlElement } from "./xml.ts"

/**
 * The canonical form of a Word package, by story: two packages are equal (design.md, "The document model") exactly when these are.
 * Compared are text, structure, notes and comments where they are referred to, headers and footers by section, properties of
 * runs, paragraphs, tables and sections, pictures by their bytes, links by where they lead, lists by how they look.
 * Ignored are rsids, proofing, rendered page breaks, where runs are split, ids, the order of properties, their spellings.
 */
export const canonicalParts = (file: string, bytes: Uint8Array): ReadonlyMap<string, string> =>
  canonicalOf(openTrees(file, bytes))

/** The same of parts that are parsed already. */
export function canonicalOf(trees: PartTrees): ReadonlyMap<string, string> {
  const context = new CanonicalContext(trees)
  const found = new Map<string, string>()
  const main = trees.xml(context.main)
  const body = childOf(main?.root ?? null, "w:body")
  if (main === null || body === null) return found
  const { part, source } = main
  // A body that does not say what its last section is like has one without properties of its own (ECMA-376 17.6.17).
  const isUnsaid = !elementsOf(body).some(({ name }) => name === "w:sectPr")
  found.set("body", `${story(body, { context, part, source })}${isUnsaid ? "\n<section >" : ""}`)
  context.sections.forEach((section, at) => {
    for (const [name, text] of headersOf(section, context)) found.set(`section ${at + 1} ${name}`, text)
  })
  // Lines between text and notes show only where there are notes.
  for (const kind of ["footnotes", "endnotes"] as const)
    if (found.get("body")?.includes(`{${kind.slice(0, -1)} `) ?? false)
      for (const [name, text] of separatorsOf(kind, context)) found.set(`${kind} ${name}`, text)
  return found
}

function headersOf(section: XmlElement, context: CanonicalContext): readonly (readonly [string, string])[] {
  return elementsOf(section).flatMap(reference => {
    const kind = /^w:(header|footer)Reference$/.exec(reference.name)?.[1]
    if (kind === undefined) return []
    const name = `${kind} ${attribute(reference, "w:type") ?? "default"}`
    const part = context.trees.relationships(context.main).get(attribute(reference, "r:id") ?? "")?.part ?? null
    const xml = part === null ? null : context.trees.xml(part)
    const text = xml ? story(xml.root, { context, part: xml.part, source: xml.source }) : "missing"
    return [[name, text] as const]
  })
}

function separatorsOf(
  kind: "footnotes" | "endnotes",
  context: CanonicalContext,
): readonly (readonly [string, string])[] {
  const xml = context.side(kind)
  if (xml === null) return []
  const { part, source, root } = xml
  return elementsOf(root).flatMap(note => {
    const type = attribute(note, "w:type") ?? "normal"
    return type === "normal" ? [] : [[type, story(note, { context, part, source })] as const]
  })
}
