import { Worker } from "node:worker_threads"
import { ONLY, versionKey } from "../model/case.ts"
import { Bug, UserError } from "../model/errors.ts"
import type { Ledger } from "../trace/ledger.ts"
import type { TracedComment } from "../trace/suggest.ts"
import type { Case } from "./case.ts"
import { pagesAtHand } from "./pages-at-hand.ts"
import type { Asked, SuggestedLink, Suggestions, Waiting } from "./session.ts"
import type { FromWorker, PlanFile, ToWorker } from "./suggest-messages.ts"
import { tracedComment } from "./traced-comment.ts"

/** Comments that are looked through and handed over in one piece: few milliseconds of copying. */
const PIECE = 250

/** The case at the moment that the screens show. */
export interface Seen {
  readonly ledger: Ledger
  readonly seq: number
}

const NOTHING: Suggestions = { links: [], waiting: null }

/** The other thread's file: beside this one, in the sources as in the bundle. */
const WORKER = new URL(`./suggest-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url)

/** Asks for suggestions in a thread of its own, which starts with the first question and learns what has changed. */
export class Suggesting {
  readonly #opened: Case
  #worker: Worker | null = null
  /** What the thread knows: the versions by their keys, the comments by their ids. */
  #versions = ""
  #told = new Map<string, TracedComment>()
  #seq = -1
  #number = 0
  #waiting: Waiting | null = null
  #turn: Promise<unknown> = Promise.resolve()
  readonly #asked = new Map<number, { answer(links: readonly SuggestedLink[]): void; fail(error: Error): void }>()

  constructor(opened: Case) {
    this.#opened = opened
  }

  /** Suggestions for a comment or change of the case as it was seen; none without a draft and a revision. */
  readonly of = async (asked: Asked, seen: Seen): Promise<Suggestions> => {
    const told = this.#turn.then(() => this.#tell(seen))
    this.#turn = told.catch(() => undefined)
    if (!(await told)) return NOTHING
    const number = ++this.#number
    const links = await new Promise<readonly SuggestedLink[]>((answer, fail) => {
      this.#asked.set(number, { answer, fail })
      this.#say({ kind: "ask", number, asked })
    })
    return { links, waiting: this.#waiting }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
    this.#fail(new Bug("the suggestions were closed"))
  }

  /** Tells the thread what it does not know yet, a piece at a time; false where there is nothing to compare. */
  async #tell({ ledger, seq }: Seen): Promise<boolean> {
    const { state, comments } = ledger
    const [draft, revision, compared] = [
      state.version.get("draft"),
      state.version.get("revision"),
      state.comparison.get(ONLY),
    ]
    if (!draft || !revision || !compared) return false
    if (seq <= this.#seq) return true
    const papers = (["draft", "revision"] as const).map(role => pagesAtHand(state, role)?.reading)
    const versions = [versionKey(draft), versionKey(revision), ...papers].join(" ")
    if (versions !== this.#versions) {
      const [from, to] = [await this.#file(ledger, "draft"), await this.#file(ledger, "revision")]
      const comparison = await this.#opened.store.document(compared.sha256)
      if (!comparison) throw new Bug(`the comparison ${compared.sha256} is not in the case`)
      this.#say({ kind: "case", draft: from, revision: to, comparison })
      this.#versions = versions
      this.#told.clear()
    }
    for (let at = 0; at < comments.length; at += PIECE) {
      const fresh = comments
        .slice(at, at + PIECE)
        .map(comment => tracedComment(comment, ledger))
        .filter(comment => !isSame(comment, this.#told.get(comment.id)))
      const whole = at + PIECE >= comments.length
      if (!fresh.length && !whole) continue
      // Before anything is told: what comes back may be there first.
      if (fresh.length) this.#waiting = null
      this.#say({ kind: "comments", comments: fresh, whole })
      for (const comment of fresh) this.#told.set(comment.id, comment)
      // A key that was pressed meanwhile goes first.
      await new Promise(resolve => setImmediate(resolve))
    }
    this.#seq = seq
    return true
  }

  async #file({ state }: Ledger, role: "draft" | "revision"): Promise<PlanFile> {
    const version = state.version.get(role)
    const bytes = version && (await this.#opened.store.document(version.sha256))
    if (!bytes) throw new Bug(`the ${role} is not in the case`)
    const pages = pagesAtHand(state, role)
    const reading = pages && (await this.#opened.store.document(pages.reading))
    const paper = pages && reading ? { source: pages.source, file: pages.file, reading } : null
    return { file: { name: version.file, bytes }, tracked: version.tracked, paper }
  }

  #say(message: ToWorker): void {
    this.#worker ??= this.#start()
    this.#worker.postMessage(message)
  }

  #start(): Worker {
    const worker = new Worker(WORKER)
    worker.unref()
    worker.on("message", (message: FromWorker) => this.#hear(message))
    worker.on("error", error => this.#fail(error))
    return worker
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case "answer":
        this.#asked.get(message.number)?.answer(message.links)
        this.#asked.delete(message.number)
        return
      case "waiting":
        this.#waiting = { comments: new Set(message.comments), changes: new Set(message.changes) }
        return
      case "failed":
        this.#fail(new UserError(message.message))
    }
  }

  /** What went wrong there goes to everybody who waits; the next question starts a thread anew. */
  #fail(error: Error): void {
    for (const { fail } of this.#asked.values()) fail(error)
    this.#asked.clear()
    const worker = this.#worker
    this.#worker = null
    this.#versions = ""
    this.#seq = -1
    void worker?.terminate()
  }
}

/** True when a comment and its answers say what they said. */
function isSame(a: TracedComment, b: TracedComment | undefined): boolean {
  if (!b || a.text !== b.text || a.gist !== b.gist || a.target !== b.target) return false
  return (
    a.answers.length === b.answers.length &&
    a.answers.every(({ text, comments }, i) => text === b.answers[i]?.text && comments === b.answers[i]?.comments)
  )
}
