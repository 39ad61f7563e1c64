import type { PartTrees } from "./canonical-trees.ts"
import { REVISIONS, type Report } from "./lint-redline-report.ts"
import { attribute, type XmlElement } from "./xml.ts"

/**
 * Elements of a part that refer to something or are referred to: revisions, and all with an id or a relationship, in order.
 * Of alternate content only the preferred form is looked at, whose ids the other one repeats.
 */
export function referringElements(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = []
  const visit = (element: XmlElement): void => {
    if (refers(element)) found.push(element)
    const hasChoice =
      element.name === "mc:AlternateContent" && element.children.some(child => child.name === "mc:Choice")
    for (const child of element.children)
      if (child.name !== null && !(hasChoice && child.name === "mc:Fallback")) visit(child)
  }
  visit(root)
  return found
}

function refers({ name, attributes }: XmlElement): boolean {
  for (let i = 0; i < attributes.length; i += 2) {
    const attributeName = attributes[i] ?? ""
    if (attributeName === "w:id" || attributeName.startsWith("r:")) return true
  }
  return REVISIONS.has(name)
}

/** Notes how often each value is seen. */
const count = (counts: Map<string, number>, value: string): void => {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}

const repeated = (counts: ReadonlyMap<string, number>): readonly string[] =>
  [...counts].filter(([, n]) => n > 1).map(([value]) => value)

/** Ids of revisions differ within a part, and each has an author (ECMA-376 17.13.5). */
export function lintRevisionIds(elements: readonly XmlElement[], report: Report): void {
  const ids = new Map<string, number>()
  for (const element of elements) {
    if (!REVISIONS.has(element.name)) continue
    const id = attribute(element, "w:id")
    if (id === null) report(`${element.name} has no id.`)
    else count(ids, id)
    if (attribute(element, "w:author") === null && element.name !== "w:tblGridChange")
      report(`${element.name} has no author.`)
  }
  for (const id of repeated(ids)) report(`Several revisions have the id ${id} .`)
}

/** Bookmarks of a part: ids differ, starts have ends. Their names go to `names`, since they differ in the whole document. */
export function lintBookmarks(elements: readonly XmlElement[], names: Map<string, number>, report: Report): void {
  const starts = new Map<string, number>()
  const ends = new Map<string, number>()
  for (const element of elements) {
    if (element.name === "w:bookmarkEnd") count(ends, attribute(element, "w:id") ?? "")
    if (element.name !== "w:bookmarkStart") continue
    count(starts, attribute(element, "w:id") ?? "")
    count(names, attribute(element, "w:name") ?? "")
  }
  for (const id of repeated(starts)) report(`Several bookmarks have the id ${id} .`)
  for (const id of starts.keys()) if (!ends.has(id)) report(`The bookmark with the id ${id} has no end.`)
  for (const id of ends.keys()) if (!starts.has(id)) report(`The bookmark end with the id ${id} has no start.`)
}

/** Bookmark names that occur more than once. */
export function lintBookmarkNames(names: ReadonlyMap<string, number>, report: Report): void {
  for (const name of repeated(names)) report(`Several bookmarks have the name "${name}".`)
}

interface Moves {
  readonly names: Map<string, number>
  readonly open: Map<string, string>
}

/** Each move has a source and a target of one name, each in a range of its own with an end (17.13.5.21–28). */
export function lintMoves(elements: readonly XmlElement[], report: Report): void {
  const sides: Readonly<Record<string, Moves>> = {
    moveFrom: { names: new Map(), open: new Map() },
    moveTo: { names: new Map(), open: new Map() },
  }
  for (const element of elements) {
    if (!element.name.startsWith("w:move")) continue
    const found = /^w:(moveFrom|moveTo)(Range(?:Start|End))?$/.exec(element.name)
    const kind = found?.[1] ?? ""
    const side = sides[kind]
    if (side) step(element, kind, found?.[2] ?? null, side, report)
  }
  for (const [kind, { open, names }] of Object.entries(sides)) {
    for (const name of open.values()) report(`The ${kind} range "${name}" has no end.`)
    for (const name of repeated(names)) report(`Several ${kind} ranges have the name "${name}".`)
    const other = kind === "moveFrom" ? "moveTo" : "moveFrom"
    for (const name of names.keys())
      if (!sides[other]?.names.has(name)) report(`The ${kind} range "${name}" has no ${other} range of that name.`)
  }
}

function step(element: XmlElement, kind: string, range: string | null, { names, open }: Moves, report: Report): void {
  const id = attribute(element, "w:id") ?? ""
  if (range === "RangeStart") {
    const name = attribute(element, "w:name") ?? ""
    count(names, name)
    open.set(id, name)
  } else if (range === "RangeEnd") {
    if (!open.delete(id)) report(`A ${kind} range end has no start: ${id} .`)
  } else if (open.size === 0 && element.children.length > 0)
    // The mark of a moved paragraph is written in its properties, which Word puts before the range's start.
    report(`w:${kind} stands outside of a ${kind} range.`)
}

/** References to what stands in other parts, and the relationship type of that part. */
const TARGETS: ReadonlyMap<string, string> = new Map([
  ["w:footnoteReference", "footnotes"],
  ["w:endnoteReference", "endnotes"],
  ["w:commentReference", "comments"],
  ["w:commentRangeStart", "comments"],
  ["w:commentRangeEnd", "comments"],
])

/** Notes and comments that are referred to are there. */
export function lintTargets(
  elements: readonly XmlElement[],
  ids: (type: string) => ReadonlySet<string>,
  report: Report,
): void {
  for (const element of elements) {
    const type = TARGETS.get(element.name)
    const id = attribute(element, "w:id") ?? ""
    if (type !== undefined && !ids(type).has(id)) report(`${element.name} leads to nothing: ${id} .`)
  }
}

/** Relationship ids that are used are there, and lead to parts that are there. */
export function lintRelationships(
  part: string,
  elements: readonly XmlElement[],
  trees: PartTrees,
  report: Report,
): void {
  const links = trees.relationships(part)
  const outside = externalIds(part, trees)
  const missing = new Set<string>()
  for (const { attributes } of elements) {
    for (let i = 0; i < attributes.length; i += 2) {
      const id = attributes[i + 1] ?? ""
      if (!(attributes[i] ?? "").startsWith("r:") || id === "" || missing.has(id)) continue
      const link = links.get(id)
      if (link && (link.part !== null || outside.has(id))) continue
      missing.add(id)
      report(link ? `The relationship ${id} leads to a missing part.` : `The relationship ${id} is missing.`)
    }
  }
}

function externalIds(part: string, trees: PartTrees): ReadonlySet<string> {
  const path = part.replace(/[^/]*$/, file => `_rels/${file}.rels`)
  const name = trees.pkg.names.get(path.toLowerCase())
  const found = new Set<string>()
  const root = name === undefined ? null : (trees.xml(name)?.root ?? null)
  for (const child of root?.children ?? [])
    if (child.name !== null && attribute(child, "TargetMode") === "External") found.add(attribute(child, "Id") ?? "")
  return found
}
