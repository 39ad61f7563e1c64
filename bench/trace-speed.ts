import { comparePlans } from "../src/app/versions.ts"
import type { Block, Plan } from "../src/model/plan.ts"
import { suggest, type TracedComment } from "../src/trace/suggest.ts"

/** What the product must be able to take (issue 4). */
const COMMENTS = 10_000
const CHANGES = 2_000
const PARAGRAPHS = 10_000

/** How many words the plan is written in, and how many kanji they are made of: what a plan of 100 pages has. */
const WORDS = 4_000
const KANJI = Array.from({ length: 800 }, (_, i) => String.fromCodePoint(0x4e00 + i * 7))
const JOINING = ["の", "を", "に", "については、", "及び", "その他の", "することとし、", "に当たっては、"]

/** Numbers that look random and are the same every time (Park & Miller 1988). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647
    yield state
  }
}

type Numbers = Generator<number, never>
const pick = <T>(from: readonly T[], random: Numbers): T => from[random.next().value % from.length] as T

/** Words of two to four kanji, the earlier ones far more often than the later ones, as in any text. */
function vocabulary(random: Numbers): () => string {
  const words = Array.from({ length: WORDS }, () =>
    Array.from({ length: 2 + (random.next().value % 3) }, () => pick(KANJI, random)).join(""),
  )
  return () => words[Math.floor(WORDS * (random.next().value / 2_147_483_647) ** 3)] ?? ""
}

function planOf(texts: readonly string[], file: string): Plan {
  const block = (text: string, i: number): Block => ({
    id: `b${i}`,
    kind: "paragraph",
    level: 0,
    label: null,
    text,
    path: [],
    story: { kind: "body", part: "" },
    cell: null,
    style: null,
    paragraphFormat: "",
    format: [],
    fields: [],
    objects: [],
    ruby: [],
    page: Math.floor(i / 30) + 1,
  })
  return {
    file,
    sha256: file,
    title: "計画",
    blocks: texts.map(block),
    coverage: { compared: 0, notCompared: [] },
    pages: null,
  }
}

/** A large plan, its revision, and comments on it that quote, propose, name pages or only talk. */
function largeCase(random: Numbers) {
  const word = vocabulary(random)
  const sentence = (words: number): string =>
    `${Array.from({ length: words }, () => word() + pick(JOINING, random)).join("")}行う。`
  const texts = Array.from({ length: PARAGRAPHS }, () => sentence(14))
  const revised = texts.map((text, i) =>
    i % (PARAGRAPHS / CHANGES) === 0 ? text.replace(/。$/, `、${word()}を含む。`) : text,
  )
  const comments = Array.from({ length: COMMENTS }, (_, i): TracedComment => {
    const quoted = pick(texts, random)
    const asks = [
      `「${quoted.slice(0, 40)}」とありますが、${sentence(12)}`,
      `「${quoted.slice(3, 9)}」を「${word()}」に修正していただきたい。${sentence(8)}`,
      `${(i % 300) + 1}ページについて、${sentence(20)}`,
      sentence(25),
    ]
    const answer = { text: `御意見を踏まえ、「${pick(revised, random).slice(-24)}」と修正します。`, comments: 1 }
    return { id: `${i}`, text: asks[i % 4] ?? "", gist: null, target: null, answers: i % 5 === 0 ? [answer] : [] }
  })
  return { draft: planOf(texts, "draft"), revision: planOf(revised, "revision"), comments }
}

/** What a large case takes. */
export interface Speed {
  readonly seconds: number
  /** Seconds of the processor: what other programs do falls out. */
  readonly processor: number
  readonly megabytes: number
  readonly size: string
}

/** Suggests links for a large case. */
export function speed(): Speed {
  const { draft, revision, comments } = largeCase(numbers(1))
  const { changes } = comparePlans(draft, revision)
  const before = process.memoryUsage().heapUsed
  const [started, busy] = [performance.now(), process.cpuUsage()]
  const found = suggest({ comments, changes, draft, revision })
  const seconds = (performance.now() - started) / 1000
  const processor = process.cpuUsage(busy).user / 1e6
  const megabytes = Math.max(0, process.memoryUsage().heapUsed - before) / 1e6
  const size = `${comments.length} comments, ${changes.length} changes, ${found.length} suggestions`
  return { seconds, processor, size, megabytes }
}
