import { bodyBlocks } from "../ooxml/body-blocks.ts"
import { firstDifference } from "../ooxml/canonical-difference.ts"
import { PartTrees } from "../ooxml/canonical-trees.ts"
import { newFindings } from "../ooxml/lint-redline.ts"
import { openPackage, relatedPart } from "../ooxml/package.ts"
import { resolvedTrees } from "../ooxml/resolve-revisions.ts"
import { rejectChosen } from "../ooxml/revision-filter.ts"
import { propertyRecords, revisionRecord } from "../ooxml/revision-record.ts"
import { attribute, type XmlElement } from "../ooxml/xml.ts"
import { notProved } from "../publishers/kept-refusal.ts"
import { type CutPackage, shortened } from "./proof-short.ts"
import { type ProofForm, proofForm, UNSOUND } from "./redline-proof.ts"

/** What a redline that keeps the draft's tracked changes was made of. */
export interface KeptSides {
  /** The draft as it is, with its tracked changes. */
  readonly draft: PartTrees
  /** The revision without any. */
  readonly revision: ProofForm
  /** Whether a tracked change, by its id, was brought by the redline. */
  isOwn(id: number): boolean
  /** Whether that one of the draft's records of properties (of a part, from 0) was taken into one of the redline's. */
  isMerged(part: string, nth: number): boolean
}

/** Which of the equalities fails, and in which part. */
export interface KeptDifference {
  readonly side: "accepted" | "rejected" | "own rejected" | "authors"
  readonly part: string
}

const STORIES: ReadonlySet<string> = new Set(["header", "footer", "footnotes", "endnotes"])

/** The parts whose tracked changes are kept. */
function storiesOf(trees: PartTrees): readonly string[] {
  const main = relatedPart(trees.relationships(""), "officeDocument") ?? ""
  const sides = [...trees.relationships(main).values()].filter(({ type }) => STORIES.has(type))
  return [main, ...new Set(sides.flatMap(({ part }) => part ?? []))]
}

/** The draft with those of its records rejected that are in one of the redline's: only records of properties can be. */
function withoutMerged(draft: PartTrees, isMerged: KeptSides["isMerged"]): PartTrees {
  const merged = storiesOf(draft).flatMap(part => {
    const root = draft.xml(part)?.root
    const records = root ? propertyRecords(root).filter((_, nth) => isMerged(part, nth)) : []
    return records.map(({ from }) => `${from} ${part}`)
  })
  const chosen = new Set(merged)
  return chosen.size > 0 ? rejectChosen(draft, ({ from }, part) => chosen.has(`${from} ${part}`)) : draft
}

/**
 * The first of these that does not hold, or null: accepting all gives the revision; rejecting all gives the draft with its
 * own changes rejected; rejecting only what the redline brought gives the draft as it was, whether its changes are then
 * accepted or rejected, and with the same authors and dates at the same text. A record that is in one of the redline's
 * goes with that, so that the draft is then as it was before that record's author.
 */
export function keptDifference(redline: PartTrees, { revision, isOwn, ...sides }: KeptSides): KeptDifference | null {
  const form = (trees: PartTrees, how: "accept" | "reject") => proofForm(resolvedTrees(trees, how))
  const former = form(sides.draft, "reject")
  const draft = withoutMerged(sides.draft, sides.isMerged)
  const alone = rejectChosen(redline, change => isOwn(Number(attribute(change, "w:id"))))
  const pairs = [
    ["accepted", revision, () => form(redline, "accept")],
    ["rejected", former, () => form(redline, "reject")],
    ["own rejected", former, () => form(alone, "reject")],
    ["own rejected", form(draft, "accept"), () => form(alone, "accept")],
  ] as const
  for (const [side, wanted, found] of pairs) {
    const difference = firstDifference(wanted, found())
    if (difference) return { side, part: difference.part }
  }
  for (const part of storiesOf(draft)) {
    const [wanted, found] = [recordsOf(draft, part), recordsOf(alone, part)]
    if ([...wanted].some(([story, record]) => found.get(story) !== record)) return { side: "authors", part }
  }
  return null
}

/** What a part says of its tracked changes, by note where it holds notes: a redline can add some. */
function recordsOf(trees: PartTrees, part: string): ReadonlyMap<string, string> {
  const root = trees.xml(part)?.root
  if (!root) return new Map()
  if (!/^w:(?:foot|end)notes$/.test(root.name)) return new Map([["", revisionRecord(root)]])
  const notes = root.children.filter((child): child is XmlElement => child.name !== null)
  return new Map(notes.map(note => [attribute(note, "w:id") ?? "", revisionRecord(note)]))
}

const SIDES = {
  accepted: ["変更をすべて反映したものが修正案と一致しません", "accepting all does not give the revision"],
  rejected: [
    "変更をすべて元に戻したものが案の元の文と一致しません",
    "rejecting all does not give the draft's own original",
  ],
  "own rejected": [
    "今回の変更だけを元に戻したものが案と一致しません",
    "rejecting the new changes does not give the draft",
  ],
  authors: [
    "案の変更履歴の作成者と日付が元のままではありません",
    "authors and dates of the draft's changes are not what they were",
  ],
} as const

/** The files that a redline was made of, and what is told of its changes. */
interface KeptFiles {
  readonly draft: CutPackage
  readonly revision: CutPackage
  readonly shown: Pick<KeptSides, "isOwn" | "isMerged">
}

/**
 * Proves a redline that keeps the draft's tracked changes, by code that its writer does not use, and that Word finds nothing
 * in it to stumble over that is not in the files themselves. Throws otherwise. What stands in all three letter for letter,
 * and so has no tracked changes, is looked at once: see `shortened`.
 */
export function proveKeptRedline(file: string, redline: Uint8Array, { draft, revision, shown }: KeptFiles): void {
  const pkg = openPackage(file, redline)
  const short = shortened({ redline: { pkg, body: bodyBlocks(pkg) }, draft, revision })
  const [both, before, after] = [short.redline, short.draft, short.revision].map(each => new PartTrees(each)) as [
    PartTrees,
    PartTrees,
    PartTrees,
  ]
  const difference = keptDifference(both, {
    draft: before,
    revision: proofForm(after),
    isOwn: id => shown.isOwn(id),
    isMerged: (part, nth) => shown.isMerged(part, nth),
  })
  if (difference) {
    const [ja, en] = SIDES[difference.side]
    throw notProved(file, { ja: `${ja}。部品 ${difference.part}`, en: `${en}; part ${difference.part} ` })
  }
  const [finding] = newFindings(both, [before, after])
  if (finding !== undefined) {
    const part = finding.slice(0, finding.indexOf(": "))
    const [ja, en] = UNSOUND
    throw notProved(file, { ja: `${ja}。部品 ${part}`, en: `${en}; part ${part} ` })
  }
}
