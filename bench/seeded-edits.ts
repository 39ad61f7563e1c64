import type { Block } from "../src/model/plan.ts"
import { distance } from "./minimum.ts"

/** A revision made from a draft by edits that are known, and the least that must be marked between the two. */
export interface Seeded {
  readonly revision: readonly Block[]
  readonly minimum: number
}

/** Numbers from 0 to below 1 in an order that a seed fixes (mulberry32, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const TERMS = ["信用情報", "委託先", "責任者", "評価基準", "基本方針", "クラウドサービス", "重要インフラ", "監査"]
const PHRASES = [
  "書面により",
  "あらかじめ",
  "必要に応じて",
  "速やかに",
  "、関係者と協議の上、",
  "（電磁的記録を含む。）",
]
const SENTENCE = "この場合において、当事者は、誠意をもって協議するものとする。"
const PARAGRAPH = "前項に定めるもののほか、本件の実施に関し必要な事項は、別途協議して定める。"

type Random = () => number
const choose = <T>(list: readonly T[], random: Random): T | undefined => list[Math.floor(random() * list.length)]

/** Each replaces one thing in a text; returns the text itself where there is nothing to replace. */
const EDITS: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => replaceOne(text, /\p{Script=Han}{2,4}/gu, () => choose(TERMS, random) ?? "", random),
  (text, random) => replaceOne(text, /[0-9０-９]+/g, () => String(Math.floor(random() * 90) + 10), random),
  (text, random) =>
    replaceOne(text, /[をにはが](?=\p{Script=Han})/gu, sign => sign + (choose(PHRASES, random) ?? ""), random),
  (text, random) => replaceOne(text, /\p{Script=Han}{2}[をにはが]/gu, () => "", random),
  (text, random) => replaceOne(text, /。/g, () => `。${SENTENCE}`, random),
  (text, random) => replaceOne(text, /する/g, () => "しない", random),
]

function replaceOne(text: string, pattern: RegExp, by: (found: string) => string, random: Random): string {
  const found = choose([...text.matchAll(pattern)], random)
  return found ? text.slice(0, found.index) + by(found[0]) + text.slice(found.index + found[0].length) : text
}

/** Shorter paragraphs are left alone: nobody can tell what became of them. */
const LONG_ENOUGH = 12
/** One of so many edits takes a paragraph out, puts one in, or moves one. */
const STRUCTURAL = 0.15

/** Edits a share of the paragraphs of a draft; tables keep their rows, so that what belongs together stays known. */
export function seeded(draft: readonly Block[], seed: number, share: number): Seeded {
  const random = randomFrom(seed)
  const revision: Block[] = []
  const moved: Block[] = []
  let minimum = 0
  for (const block of draft) {
    const plain =
      block.cell === null && block.story.kind === "body" && block.objects.length === 0 && block.fields.length === 0
    if (block.text.length < LONG_ENOUGH || random() >= share || block.fields.length > 0) revision.push(block)
    else if (plain && random() < STRUCTURAL) {
      const what = Math.floor(random() * 3)
      if (what === 0) minimum += [...block.text].length
      if (what === 1) {
        revision.push(block, { ...block, text: PARAGRAPH, format: [], ruby: [], label: null })
        minimum += [...PARAGRAPH].length
      }
      if (what === 2) moved.push(block)
    } else {
      const times = 1 + Math.floor(random() * 3)
      let { text } = block
      for (let n = 0; n < times; n++) text = choose(EDITS, random)?.(text, random) ?? text
      minimum += distance(block.text, text)
      revision.push({
        ...block,
        text,
        format: [],
        ruby: [],
        objects: block.objects.filter(({ at }) => text.charAt(at) === "\uFFFC"),
      })
    }
    if (moved.length > 0 && plain && random() < share) revision.push(...moved.splice(0, 1))
  }
  return { revision: [...revision, ...moved].map((block, i) => ({ ...block, id: `b${i}` })), minimum }
}
