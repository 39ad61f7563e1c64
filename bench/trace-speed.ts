import { linesOf } from "../src/app/plan-lines.ts"
import { comparePlans } from "../src/app/versions.ts"
import { type CaseState, linkId } from "../src/model/case.ts"
import type { Comment, Response, Submission } from "../src/model/consultation.ts"
import type { Block, Plan } from "../src/model/plan.ts"
import { reconcile } from "../src/trace/check.ts"
import { citedPlaces } from "../src/trace/cited-places.ts"
import { type Ledger, ledger } from "../src/trace/ledger.ts"
import { Memory } from "../src/trace/memory.ts"
import { suggest, type TracedComment } from "../src/trace/suggest.ts"
import { type Numbers, numbers, pick, sentence, vocabulary } from "./invented-text.ts"

/** What the product must be able to take (issue 4). */
const COMMENTS = 10_000
const CHANGES = 2_000
const PARAGRAPHS = 10_000

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
  const said = (words: number): string => sentence(word, words, random)
  const texts = Array.from({ length: PARAGRAPHS }, () => said(14))
  const revised = texts.map((text, i) =>
    i % (PARAGRAPHS / CHANGES) === 0 ? text.replace(/。$/, `、${word()}を含む。`) : text,
  )
  const comments = Array.from({ length: COMMENTS }, (_, i): TracedComment => {
    const quoted = pick(texts, random)
    const asks = [
      `「${quoted.slice(0, 40)}」とありますが、${said(12)}`,
      `「${quoted.slice(3, 9)}」を「${word()}」に修正していただきたい。${said(8)}`,
      `${(i % 300) + 1}ページについて、${said(20)}`,
      said(25),
    ]
    const answer = { text: `御意見を踏まえ、「${pick(revised, random).slice(-24)}」と修正します。`, comments: 1 }
    return { id: `${i}`, text: asks[i % 4] ?? "", gist: null, target: null, answers: i % 5 === 0 ? [answer] : [] }
  })
  return { draft: planOf(texts, "draft"), revision: planOf(revised, "revision"), comments }
}

/** The large case with an answer for every comment and a link for every change; one answer in a hundred misquotes. */
function largeLedger(): Ledger {
  const { draft, revision, comments } = largeCase(numbers(1))
  const compared = comparePlans(draft, revision)
  const submission = (id: string, order: number): Submission => ({
    ...{ id, order, kind: "individual", name: null, received: null, channel: "電子メール", contact: {} },
    source: { file: "意見.csv", sha256: "", part: null, line: order + 2 },
  })
  const comment = ({ id, text }: TracedComment, order: number): Comment => ({
    ...{ id, order, submission: id, original: text, summary: order % 3 === 0 ? text.slice(0, 80) : null, target: null },
    ...{ section: `${order % 20}章`, subsection: null, outcome: null, state: "open", assignee: null },
  })
  const response = ({ id, answers: [answer] }: TracedComment, order: number): Response => ({
    ...{ id: `R${order + 1}`, order, section: null, subsection: null, rows: [[id]], repeat: false },
    text:
      (order % 100 === 0 ? answer?.text.replace("、「", "、「誤って") : answer?.text) ??
      "御意見については、別紙2に記載しており、今後の参考とさせていただきます。",
  })
  const links = compared.changes.map(({ id }, n) => ({ comment: `${n * 5}`, change: id, edit: null }))
  const state: CaseState = {
    ...{ consultation: new Map(), version: new Map(), pages: new Map(), comparison: new Map(), intake: new Map() },
    ...{ explanation: new Map(), waiver: new Map() },
    submission: new Map(comments.map(({ id }, n) => [id, submission(id, n)])),
    comment: new Map(comments.map((one, n) => [one.id, comment(one, n)])),
    response: new Map(comments.map((one, n) => [`R${n + 1}`, response(one, n)])),
    link: new Map(links.map(link => [linkId(link.comment, link.change), link])),
  }
  const places = citedPlaces(draft, revision, compared)
  return ledger(state, compared.changes, linesOf(revision, compared), new Memory(), places)
}

/** What a large case takes. */
export interface Speed {
  readonly seconds: number
  /** Seconds of the processor: what other programs do falls out. */
  readonly processor: number
  /** Of the whole program, as the system counts it (RSS). */
  readonly megabytes: number
  readonly size: string
}

function timed(act: () => string): Speed {
  const [started, busy] = [performance.now(), process.cpuUsage()]
  const size = act()
  const seconds = (performance.now() - started) / 1000
  const processor = process.cpuUsage(busy).user / 1e6
  return { seconds, processor, size, megabytes: process.memoryUsage().rss / 1e6 }
}

/** Suggests links for a large case. */
export function suggestSpeed(): Speed {
  const { draft, revision, comments } = largeCase(numbers(1))
  const { changes } = comparePlans(draft, revision)
  return timed(() => {
    const found = suggest({ comments, changes, draft, revision })
    return `suggest ${comments.length} comments × ${changes.length} changes, ${found.length} suggestions`
  })
}

/** Checks a large case, the first time and with everything read before. */
export function checkSpeeds(): readonly Speed[] {
  const large = largeLedger()
  return ["check, the first time,", "check again,"].map(name =>
    timed(() => {
      const { open } = reconcile(large)
      return `${name} ${large.comments.length} comments × ${large.changes.length} changes, ${open.length} findings`
    }),
  )
}
