import type { Comparison } from "../model/change.ts"
import { type Block, type BlockId, isContents, type Plan } from "../model/plan.ts"
import type { Citation } from "../text/citations.ts"
import { labelAtStart, labelParts } from "../text/citations-labels.ts"
import { CAPTIONS, keyOf, waysToCite } from "./resolve.ts"

/** A heading, item or caption of one version, as texts cite it. */
export interface Cited {
  /** The ways to cite it: "label IV 1 2", "annex 2". Those that name it whole come first. */
  readonly ways: readonly string[]
  /** How many of `ways` name it whole; the rest are shorter ends of it, which may fit others too. */
  readonly whole: number
  /** Its number as printed ("Ⅳ.1", "別紙2"). */
  readonly number: string
  /** Its words without the number; "" for none. */
  readonly name: string
  /** A heading or caption; false for an item, whose number also others have. */
  readonly isTitle: boolean
}

/** A place that can be cited, in both versions; null where a version has it not. */
export interface CitedPlace {
  readonly draft: Cited | null
  readonly revision: Cited | null
}

/** The key of what a citation names, as `ways` has it; null for pages, lines, columns and words. */
export function citedKey(citation: Citation): string | null {
  switch (citation.kind) {
    case "label":
      return `label ${keyOf(citation.parts)}`
    case "annex":
    case "figure":
    case "table":
      return `${citation.kind} ${citation.number}`
    default:
      return null
  }
}

/** What makes a sentence of a number at its start: 図2に示すとおり, Figure 2 shows. */
const NO_SENTENCE =
  "(?![-.]?\\d)(?!(?:に|の|を|は|が|と|で|も|へ|及|又|並|若|から|まで|、|,)|\\s(?:shows?|is|are|gives?|lists?|and|or|in|of|describes?|contains?|illustrates?)\\b)"
const CAPTION_KINDS = ["annex", "figure", "table"] as const
/** Articles are numbered through the whole plan: 第2章 第3条 is 第3条. */
const THROUGH = /^label \d+条(?:の\d+)?$/
/** Whatever a paragraph looks like, with such a number it is what others refer to. */
const TITLED = /[編部章節款条](?:の\d+)?$/
const withoutNumber = (text: string, number: string): string =>
  text
    .normalize("NFKC")
    .replace(number, "")
    .replace(/^[【〔［[(（\s]+|[】〕］\])）\s]+$/gu, "")
    .replace(/^[】〕］\])）:：\s]+/u, "")

/** The number of a caption at the start of a paragraph, with how it is printed. */
function captionOf({ text, label }: Block): { readonly way: string; readonly number: string } | null {
  for (const kind of CAPTION_KINDS) {
    for (const written of label === null ? [text] : [label, text]) {
      const found = new RegExp(
        `^[【〔［\\[(（]?(${CAPTIONS[kind]}\\s?第?(\\d{1,3}(?:[-.]\\d{1,3})*|[a-z](?![a-z])))${NO_SENTENCE}`,
        "iu",
      ).exec(written.normalize("NFKC"))
      if (found?.[1] && found[2]) {
        return { way: `${kind} ${found[2].replaceAll(".", "-").toUpperCase()}`, number: found[1] }
      }
    }
  }
  return null
}

/** Everything in a version that can be cited by a number, by its block. */
function citable({ blocks }: Plan): ReadonlyMap<BlockId, Cited> {
  const found = new Map<BlockId, Cited>()
  const labels = new Map<BlockId, readonly string[]>()
  for (const block of blocks) {
    if (isContents(block)) continue
    const caption = captionOf(block)
    if (caption) {
      found.set(block.id, {
        ways: [caption.way],
        whole: 1,
        number: caption.number,
        name: withoutNumber(block.text, caption.number),
        isTitle: true,
      })
    }
    if (block.cell) continue
    const typed = block.label === null ? labelAtStart(block.text) : null
    const own = typed?.parts ?? labelParts(block.label ?? "") ?? []
    if (block.kind === "heading") labels.set(block.id, own)
    if (own.length === 0 || caption) continue
    const chain = [...block.path.filter(id => id !== block.id).map(id => labels.get(id) ?? []), own]
    const all = waysToCite(chain.filter(parts => parts.length > 0)).map(way => `label ${way}`)
    const through = all.filter(way => THROUGH.test(way))
    const ways = [...new Set([...through, ...all])]
    const number = block.label?.trim() ?? typed?.written.trim() ?? ""
    const name = block.text
      .slice(typed?.written.length ?? 0)
      .trim()
      .replace(/^[（(]([^（）()]*)[）)]$/u, "$1")
    const isTitle = block.kind === "heading" || TITLED.test(own.at(-1) ?? "")
    const whole = new Set([...through, ...all.slice(0, 2)]).size
    found.set(block.id, { ways, whole, number, name, isTitle })
  }
  return found
}

/** Everything that can be cited by a number in either version, each with what it is in the other. */
export function citedPlaces(
  draft: Plan,
  revision: Plan,
  { unchanged, changes }: Pick<Comparison, "unchanged" | "changes">,
): readonly CitedPlace[] {
  const [before, after] = [citable(draft), citable(revision)]
  const pairs = new Map<BlockId, BlockId>(unchanged)
  for (const change of changes) {
    const [old, fresh] = [change.draft?.blocks ?? [], change.revision?.blocks ?? []]
    if (old.length !== fresh.length) continue
    for (const [i, id] of old.entries()) pairs.set(id, fresh[i] ?? id)
  }
  const reached = new Set(pairs.values())
  return [
    ...Array.from(before, ([id, cited]) => ({ draft: cited, revision: after.get(pairs.get(id) ?? "") ?? null })),
    ...Array.from(after, ([id, cited]) => (reached.has(id) ? null : { draft: null, revision: cited })).filter(
      place => place !== null,
    ),
  ]
}
