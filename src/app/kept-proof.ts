import { firstDifference } from "../ooxml/canonical-difference.ts"
import { openTrees, type PartTrees } from "../ooxml/canonical-trees.ts"
import { relatedPart } from "../ooxml/package.ts"
import { resolvedTrees } from "../ooxml/resolve-revisions.ts"
import { rejectChosen } from "../ooxml/revision-filter.ts"
import { revisionRecord } from "../ooxml/revision-record.ts"
import { attribute, type XmlElement } from "../ooxml/xml.ts"
import { notProved } from "../publishers/kept-refusal.ts"
import { type ProofForm, proofForm } from "./redline-proof.ts"

/** What a redline that keeps the draft's tracked changes was made of. */
export interface KeptSides {
  /** The draft as it is, with its tracked changes. */
  readonly draft: PartTrees
  /** The revision without any. */
  readonly revision: ProofForm
  /** Whether a tracked change, by its id, was brought by the redline. */
  isOwn(id: number): boolean
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

/**
 * The first of these that does not hold, or null: accepting all gives the revision; rejecting all gives the draft with its
 * own changes rejected; rejecting only what the redline brought gives the draft as it was, whether its changes are then
 * accepted or rejected, and with the same authors and dates at the same text.
 */
export function keptDifference(redline: PartTrees, { draft, revision, isOwn }: KeptSides): KeptDifference | null {
  const form = (trees: PartTrees, how: "accept" | "reject") => proofForm(resolvedTrees(trees, how))
  const former = form(draft, "reject")
  const alone = rejectChosen(redline, isOwn)
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

/** Proves a redline that keeps the draft's tracked changes, by code that its writer does not use. Throws otherwise. */
export function proveKeptRedline(file: string, redline: Uint8Array, sides: KeptSides): void {
  const difference = keptDifference(openTrees(file, redline), sides)
  if (!difference) return
  const [ja, en] = SIDES[difference.side]
  throw notProved(file, { ja: `${ja}。部品 ${difference.part}`, en: `${en}; part ${difference.part} ` })
}
