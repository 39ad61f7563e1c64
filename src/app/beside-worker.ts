import { setImmediate as others } from "node:timers/promises"
import { parentPort } from "node:worker_threads"
import type { Message } from "../model/errors.ts"
import { Bug, UserError } from "../model/errors.ts"
import { type Reconciliation, reconcile } from "../trace/check.ts"
import type { FromWorker, Revised, ToWorker } from "./beside-messages.ts"
import { type Case, openCase } from "./case.ts"
import { revisedFrom } from "./revised-list.ts"
import type { SuggestWork } from "./suggest-work.ts"

/**
 * The thread that checks the case and works out suggestions, so that no key waits for them. It follows the case in a
 * connection of its own and reads what is new. `beside.ts` is its other end.
 */

if (!parentPort) throw new Bug("beside-worker.ts is no program of its own")
const port = parentPort
const say = (message: FromWorker): void => port.postMessage(message)

/** Findings that are handed over in one piece: few milliseconds of copying at the other end. */
const PIECE = 200

let opened: Promise<Case> | null = null
/** The findings that the other end has. */
let told: Reconciliation = { open: [], waived: [] }
let suggesting: SuggestWork | null = null
let isGoing = false
/** What was asked about changes: answered when every comment was gone through. */
const waiting: (ToWorker & { readonly kind: "ask" })[] = []
/** One thing after the other, in the order in which they were asked for. */
let turn: Promise<unknown> = Promise.resolve()

function theCase(): Promise<Case> {
  if (!opened) throw new Bug("no case was named")
  return opened
}

async function check(number: number): Promise<void> {
  const { ledger, seq } = await (await theCase()).ledger()
  const { open, waived } = reconcile(ledger)
  const [ofOpen, ofWaived] = [
    revisedFrom(told.open, open, JSON.stringify),
    revisedFrom(told.waived, waived, JSON.stringify),
  ]
  told = { open, waived }
  const pieces = Math.max(1, Math.ceil(Math.max(ofOpen.length, ofWaived.length) / PIECE))
  for (let i = 0; i < pieces; i++) {
    const piece = <T extends object>(parts: Revised<T>) => parts.slice(i * PIECE, (i + 1) * PIECE)
    say({ kind: "checked", number, seq, open: piece(ofOpen), waived: piece(ofWaived), last: i === pieces - 1 })
    await others()
  }
}

/** Rows of the plan that are handed over in one piece. */
const ROWS = 400

async function plan(number: number): Promise<void> {
  const { readPlanText } = await import("./plan-reading.ts")
  const { version = null, rows = [] } = (await readPlanText(await theCase())) ?? {}
  for (let at = 0; at === 0 || at < rows.length; at += ROWS) {
    say({ kind: "plan", number, version, rows: rows.slice(at, at + ROWS), last: at + ROWS >= rows.length })
    await others()
  }
}

async function ask(message: ToWorker & { readonly kind: "ask" }): Promise<void> {
  if (!suggesting) {
    const { SuggestWork } = await import("./suggest-work.ts")
    suggesting = new SuggestWork(await theCase())
  }
  // What comes back may be there before a later question.
  if (await suggesting.follow()) goOnSoon()
  if (message.asked.view === "changes") waiting.push(message)
  else answer(message)
  if (!isGoing) answerChanges()
}

const answer = ({ number, asked }: ToWorker & { readonly kind: "ask" }): void =>
  say({ kind: "answer", number, links: suggesting?.answer(asked) ?? [] })

function answerChanges(): void {
  for (const question of waiting.splice(0)) answer(question)
}

function goOnSoon(): void {
  say({ kind: "going" })
  if (isGoing) return
  isGoing = true
  setImmediate(goOn)
}

/** Goes through all comments, and lets in what is asked meanwhile. */
function goOn(): void {
  try {
    goOnSome()
  } catch (error) {
    fail(error)
  }
}

function goOnSome(): void {
  if (suggesting?.goOn() === false) {
    setImmediate(goOn)
    return
  }
  isGoing = false
  if (suggesting) say({ kind: "waiting", ...suggesting.waiting() })
  answerChanges()
}

function take(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case "case":
      opened = openCase(message.name, message.by)
      return opened.then(() => undefined)
    case "check":
      return check(message.number)
    case "plan":
      return plan(message.number)
    case "ask":
      return ask(message)
  }
}

function fail(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error)
  const message: Message = error instanceof UserError ? error.text : { ja: text, en: text }
  say({ kind: "failed", message })
}

port.on("message", (message: ToWorker) => {
  turn = turn.then(() => take(message)).catch(fail)
})
