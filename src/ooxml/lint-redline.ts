import { openTrees, type PartTrees } from "./canonical-trees.ts"
import { hasFields, lintFields } from "./lint-redline-fields.ts"
import {
  lintBookmarkNames,
  lintBookmarks,
  lintMoves,
  lintRelationships,
  lintRevisionIds,
  lintTargets,
  referringElements,
} from "./lint-redline-references.ts"
import type { Report } from "./lint-redline-report.ts"
import { lintStructure } from "./lint-redline-structure.ts"
import { lintText } from "./lint-redline-text.ts"
import { mainPart, relatedPart } from "./package.ts"
import { resolvedTrees } from "./resolve-revisions.ts"
import { attribute, type XmlElement, type XmlPart } from "./xml.ts"

/** Relationship types of parts that hold text with tracked changes. */
const STORIES: ReadonlySet<string> = new Set(["header", "footer", "footnotes", "endnotes", "comments"])

/**
 * What in a Word package makes Word complain, or is forbidden by the standard, about its tracked changes and their surroundings.
 * One sentence each, the part first; internal, in English. None for a sound package.
 */
export const lintRedline = (file: string, bytes: Uint8Array): readonly string[] => lintTrees(openTrees(file, bytes))

/** A finding without its place, so that one of a redline can be told to be one of the files that it was made of. */
const kindOf = (finding: string): string => finding.replace(/"[^"]*"|\d+/g, "…")

/** Findings of a redline of a kind that none of the files it was made of has. */
export function newFindings(redline: PartTrees, files: readonly PartTrees[]): readonly string[] {
  const findings = lintTrees(redline)
  if (findings.length === 0) return findings
  const known = new Set(files.flatMap(lintTrees).map(kindOf))
  return findings.filter(finding => !known.has(kindOf(finding)))
}

/** The same of parts that are parsed already. */
function lintTrees(trees: PartTrees): readonly string[] {
  const findings: string[] = []
  const main = relatedPart(trees.relationships(""), "officeDocument") ?? mainPart(trees.pkg).part
  const names = new Map<string, number>()
  const ids = targetIds(trees, main)
  for (const part of storyParts(trees, main)) {
    const report: Report = sentence => findings.push(`${part}: ${sentence}`)
    const xml = trees.xml(part)
    if (xml === null) continue
    const referring = referringElements(xml.root)
    lintPart(xml, referring, report)
    lintBookmarks(referring, names, report)
    lintTargets(referring, ids, report)
    lintRelationships(part, referring, trees, report)
    if (hasFields(xml.root)) lintResolvedFields(trees, part, report)
  }
  lintBookmarkNames(names, sentence => findings.push(`${main}: ${sentence}`))
  return findings
}

function lintPart({ root }: XmlPart, referring: readonly XmlElement[], report: Report): void {
  lintText(root, report)
  lintStructure(root, report)
  lintFields(root, "", report)
  lintRevisionIds(referring, report)
  lintMoves(referring, report)
}

/** Fields hold on both sides of the tracked changes too. */
function lintResolvedFields(trees: PartTrees, part: string, report: Report): void {
  for (const how of ["accept", "reject"] as const) {
    const xml = resolvedTrees(trees, how).xml(part)
    if (xml !== null) lintFields(xml.root, ` after ${how}ing`, report)
  }
}

/** The main part and those with notes, comments, headers and footers, in the order of their relationships. */
function storyParts(trees: PartTrees, main: string): ReadonlySet<string> {
  const parts = new Set([main])
  for (const { type, part } of trees.relationships(main).values())
    if (part !== null && STORIES.has(type)) parts.add(part)
  return parts
}

/** Ids of the notes or comments of a document, by the type of their part. */
function targetIds(trees: PartTrees, main: string): (type: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()
  return type => {
    const found = known.get(type)
    if (found !== undefined) return found
    const part = relatedPart(trees.relationships(main), type)
    const root = part === null ? null : (trees.xml(part)?.root ?? null)
    const ids = new Set(
      (root?.children ?? []).map(child => (child.name === null ? "" : (attribute(child, "w:id") ?? ""))),
    )
    known.set(type, ids)
    return ids
  }
}
