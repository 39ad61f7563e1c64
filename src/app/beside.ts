import { Worker } from "node:worker_threads"
import { Bug, UserError } from "../model/errors.ts"
import type { Finding, WaivedFinding } from "../model/finding.ts"
import type { FromWorker, Revised, ToWorker } from "./beside-messages.ts"
import type { Case } from "./case.ts"
import type { PlanRow, PlanText } from "./plan-text.ts"
import { revisedList } from "./revised-list.ts"
import type { Asked, SuggestedLink, Suggestions, Waiting } from "./session.ts"

/** What a check found, and the newest event of the case that it saw. */
export interface CheckedAt {
  readonly seq: number
  readonly open: readonly Finding[]
  readonly waived: readonly WaivedFinding[]
}

/** Somebody who waits for an answer. */
interface Waiter<T> {
  answer(value: T): void
  fail(error: Error): void
}

/** The other thread's file: beside this one, in the sources as in the bundle. */
const WORKER = new URL(`./beside-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url)

/** Megabytes for what has just been made: a thread that may take more lets garbage lie. */
const YOUNG = 8

/**
 * Checks the case and works out suggestions in a thread of its own, which starts with the first question and follows
 * the case by itself.
 */
export class Beside {
  readonly #opened: Case
  #worker: Worker | null = null
  #number = 0
  #waiting: Waiting | null = null
  #checked: CheckedAt = { seq: -1, open: [], waived: [] }
  /** The pieces of a check that came so far. */
  #pieces: { open: Revised<Finding>; waived: Revised<WaivedFinding> } = { open: [], waived: [] }
  #planRows: PlanRow[] = []
  readonly #planning = new Map<number, Waiter<PlanText | null>>()
  readonly #asked = new Map<number, Waiter<readonly SuggestedLink[]>>()
  readonly #checking = new Map<number, Waiter<CheckedAt>>()

  constructor(opened: Case) {
    this.#opened = opened
  }

  /** Suggestions for a comment or change of the case as it is in its store; none without a draft and a revision. */
  async suggestions(asked: Asked): Promise<Suggestions> {
    const links = await this.#question(this.#asked, number => ({ kind: "ask", number, asked }))
    return { links, waiting: this.#waiting }
  }

  /** What does not agree in the case as it is in its store. What was found before and stands is the same object. */
  check(): Promise<CheckedAt> {
    return this.#question(this.#checking, number => ({ kind: "check", number }))
  }

  /** The plan with its changes in place, as it is in the store; null without one. */
  planText(): Promise<PlanText | null> {
    return this.#question(this.#planning, number => ({ kind: "plan", number }))
  }

  /** Ends the thread; whoever waits is told. */
  async close(): Promise<void> {
    await this.#end(new Bug("the case was closed"))
  }

  #question<T>(waiters: Map<number, Waiter<T>>, message: (number: number) => ToWorker): Promise<T> {
    const number = ++this.#number
    return new Promise<T>((answer, fail) => {
      waiters.set(number, { answer, fail })
      this.#worker ??= this.#start()
      this.#worker.postMessage(message(number))
    })
  }

  #start(): Worker {
    const worker = new Worker(WORKER, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } })
    worker.unref()
    worker.on("message", (message: FromWorker) => this.#hear(message))
    worker.on("error", error => void this.#end(error))
    worker.postMessage({ kind: "case", name: this.#opened.name, by: this.#opened.by } satisfies ToWorker)
    return worker
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case "checked":
        this.#hearChecked(message)
        return
      case "plan":
        this.#hearPlan(message)
        return
      case "answer":
        this.#asked.get(message.number)?.answer(message.links)
        this.#asked.delete(message.number)
        return
      case "going":
        this.#waiting = null
        return
      case "waiting":
        this.#waiting = { comments: new Set(message.comments), changes: new Set(message.changes) }
        return
      case "failed":
        void this.#end(new UserError(message.message))
    }
  }

  #hearChecked({ number, seq, open, waived, last }: FromWorker & { readonly kind: "checked" }): void {
    const pieces = this.#pieces
    this.#pieces = { open: [...pieces.open, ...open], waived: [...pieces.waived, ...waived] }
    if (!last) return
    const before = this.#checked
    this.#checked = {
      seq,
      open: revisedList(before.open, this.#pieces.open),
      waived: revisedList(before.waived, this.#pieces.waived),
    }
    this.#pieces = { open: [], waived: [] }
    this.#checking.get(number)?.answer(this.#checked)
    this.#checking.delete(number)
  }

  #hearPlan({ number, version, rows, last }: FromWorker & { readonly kind: "plan" }): void {
    this.#planRows.push(...rows)
    if (!last) return
    const whole = version === null ? null : { version, rows: this.#planRows }
    this.#planRows = []
    this.#planning.get(number)?.answer(whole)
    this.#planning.delete(number)
  }

  /** What went wrong goes to everybody who waits; the next question starts a thread anew. */
  async #end(error: Error): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    this.#checked = { seq: -1, open: [], waived: [] }
    this.#pieces = { open: [], waived: [] }
    this.#planRows = []
    this.#waiting = null
    for (const waiters of [this.#asked, this.#checking, this.#planning]) {
      for (const { fail } of waiters.values()) fail(error)
      waiters.clear()
    }
    await worker?.terminate()
  }
}
