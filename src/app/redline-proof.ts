import { setImmediate } from "node:timers/promises"
import { UserError } from "../model/errors.ts"
import { bodyBlocks } from "../ooxml/body-blocks.ts"
import { canonicalOf } from "../ooxml/canonical.ts"
import { type Difference, firstDifference } from "../ooxml/canonical-difference.ts"
import { PartTrees } from "../ooxml/canonical-trees.ts"
import { newFindings } from "../ooxml/lint-redline.ts"
import { misplacedMark } from "../ooxml/mark-places.ts"
import { type OoxmlPackage, relatedPart } from "../ooxml/package.ts"
import { resolvedTrees } from "../ooxml/resolve-revisions.ts"
import { type CutPackage, shortened } from "./proof-short.ts"

/** A bookmark's mark in the canonical form; braces of the text itself are escaped. */
const BOOKMARK = /(?<!\\)\{bookmark (start|end) ("(?:[^"\\]|\\.)*"|[^ }]+)[^}]*\}/g
/** The end of a bookmark that starts nowhere: it marks nothing. */
const WITHOUT_START = '"without start"'
/** Where the range of a comment starts or ends. */
const COMMENT_RANGE = /(?<!\\)\{comment (?:start|end) \d+\}/g
/** The number of a comment where it is referred to: by the first of its marks, which its range may be. */
const COMMENT_NUMBER = /(?<!\\)(\{comment) \d+/g
/** A header or footer without anything in it. */
const EMPTY_STORY = "\n<p >"

/** A document, told as far as tracked changes can tell. */
export type ProofForm = ReadonlyMap<string, string>
type Form = ProofForm

/** Which header or footer each section shows: its own, else that of the section before; an empty one is none. */
function shownHeaders(form: Form): ReadonlyMap<string, string> {
  const count = form.get("body")?.match(/^<section /gm)?.length ?? 0
  const kinds = new Set([...form.keys()].flatMap(key => /^section \d+ (.*)$/.exec(key)?.[1] ?? []))
  const shown = new Map<string, string>()
  for (const kind of kinds) {
    let text = EMPTY_STORY
    for (let section = 1; section <= count; section++) {
      text = form.get(`section ${section} ${kind}`) ?? text
      if (text !== EMPTY_STORY) shown.set(`section ${section} ${kind}`, text)
    }
  }
  return shown
}

/**
 * A document as far as tracked changes can tell. Some things cannot be tracked: which header a section names (so what it
 * shows counts), and that a bookmark or the range of a comment changes its place (so the name, or the comment, counts).
 */
export function proofForm(trees: PartTrees): ProofForm {
  const form = canonicalOf(trees)
  const texts = [...form].filter(([key]) => !key.startsWith("section "))
  const found = new Map<string, string>()
  const names = new Set<string>()
  for (const [key, text] of [...texts, ...shownHeaders(form)]) {
    let left = text
    if (text.includes("{bookmark ")) {
      for (const [, , name = ""] of text.matchAll(BOOKMARK)) if (name !== WITHOUT_START) names.add(name)
      left = left.replace(BOOKMARK, "")
    }
    if (text.includes("{comment ")) left = left.replace(COMMENT_RANGE, "").replace(COMMENT_NUMBER, "$1")
    // A header of which nothing but a bookmark is left is empty, too.
    if (left !== EMPTY_STORY || !key.startsWith("section ")) found.set(key, left)
  }
  return found.set("bookmarks", [...names].sort().join("\n"))
}

/** What rejecting all, and accepting all, must give. */
export interface ProofSides {
  readonly draft: ProofForm
  readonly revision: ProofForm
}

/** The first difference between a redline's two sides and the files that it was made of, or null. */
export function redlineDifference(
  redline: PartTrees,
  { draft, revision }: ProofSides,
): (Difference & { readonly side: "draft" | "revision" }) | null {
  for (const [side, wanted, how] of [
    ["draft", draft, "reject"],
    ["revision", revision, "accept"],
  ] as const) {
    const difference = firstDifference(wanted, proofForm(resolvedTrees(redline, how)))
    if (difference) return { side, ...difference }
  }
  return null
}

const SIDES = {
  draft: ["変更をすべて元に戻したものが案", "rejecting all does not give the draft"],
  revision: ["変更をすべて反映したものが修正案", "accepting all does not give the revision"],
} as const

const MISPLACED = {
  draft: [
    "ブックマークかコメントの位置が、変更をすべて元に戻したとき案のとおりになりません",
    "rejecting all does not put a bookmark or comment where the draft has it",
  ],
  revision: [
    "ブックマークかコメントの位置が、変更をすべて反映したとき修正案のとおりになりません",
    "accepting all does not put a bookmark or comment where the revision has it",
  ],
} as const

export const UNSOUND = ["Word で開けないおそれがあります", "Word may not open it"] as const

const mainPart = (trees: PartTrees): string => relatedPart(trees.relationships(""), "officeDocument") ?? ""

/** Each part parsed when it is asked for. */
const treesOf = (pkg: OoxmlPackage): PartTrees => new PartTrees(pkg)

/** Why a redline is refused, in both languages, with the part. */
const refused = (file: string, [ja, en]: readonly [ja: string, en: string], part: string): UserError =>
  new UserError(
    {
      ja: `${file}: 見え消しの検証に失敗したため、作りませんでした（${ja}。部品 ${part}）。`,
      en: `${file}: the redline failed its proof and was not made (${en}; part ${part} ).`,
    },
    {
      ja: "両方の文書を Word で開き、「Word文書（.docx）」として保存し直してから試してください。",
      en: "Open both documents in Word, save them again as Word documents (.docx), and try again.",
    },
  )

/**
 * Proves a redline by a transform that shares no code with the writer: rejecting all gives the draft, accepting all gives
 * the revision (design.md, decision 7), and Word finds nothing in it to stumble over that is not in the files themselves.
 * Throws a sentence, and nothing is written, otherwise. What stands in all three letter for letter is looked at once: see
 * `shortened`. Lets what waits for its turn go on now and then: the packing of what is proved.
 */
export async function proveRedline(redline: OoxmlPackage, draft: CutPackage, revision: CutPackage): Promise<void> {
  const short = shortened({ redline: { pkg: redline, body: bodyBlocks(redline) }, draft, revision })
  const [both, before, after] = [treesOf(short.redline), treesOf(short.draft), treesOf(short.revision)]
  const sides = { draft: proofForm(before), revision: proofForm(after) }
  await setImmediate()
  const difference = redlineDifference(both, sides)
  await setImmediate()
  if (difference) {
    const [ja, en] = SIDES[difference.side]
    throw refused(redline.file, [`${ja}と一致しません`, en], difference.part)
  }
  const misplaced = misplacedMark(both, before, after)
  if (misplaced) throw refused(redline.file, MISPLACED[misplaced.side], mainPart(both))
  const [finding] = newFindings(both, [before, after])
  if (finding !== undefined) throw refused(redline.file, UNSOUND, finding.slice(0, finding.indexOf(": ")))
}
