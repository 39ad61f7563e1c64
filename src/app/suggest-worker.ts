import { parentPort } from "node:worker_threads"
import type { Comparison } from "../model/change.ts"
import type { Message } from "../model/errors.ts"
import { Bug, UserError } from "../model/errors.ts"
import type { PageReading } from "../model/pages.ts"
import type { Plan } from "../model/plan.ts"
import type { FromWorker, PlanFile, ToWorker } from "./suggest-messages.ts"
import { SuggestWork } from "./suggest-work.ts"
import { placed } from "./version-pages.ts"
import { planOf } from "./versions.ts"

/** The thread that works out suggestions, so that no key waits for them. `suggesting.ts` is its other end. */

if (!parentPort) throw new Bug("suggest-worker.ts is no program of its own")
const port = parentPort
const say = (message: FromWorker): void => port.postMessage(message)

let work: SuggestWork | null = null
let isWhole = false
let isGoing = false
/** What was asked about changes: answered when every comment was gone through. */
const waiting: (ToWorker & { readonly kind: "ask" })[] = []

function read({ file, tracked, paper }: PlanFile): Plan {
  const plan = planOf(file, tracked).value
  return paper ? placed(plan, paper, JSON.parse(new TextDecoder().decode(paper.reading)) as PageReading) : plan
}

function take(message: ToWorker): void {
  switch (message.kind) {
    case "case":
      work = new SuggestWork({
        changes: (JSON.parse(new TextDecoder().decode(message.comparison)) as Comparison).changes,
        draft: read(message.draft),
        revision: read(message.revision),
      })
      isWhole = false
      return
    case "comments":
      work?.put(message.comments)
      isWhole = message.whole
      if (isWhole && !isGoing) {
        isGoing = true
        setImmediate(goOn)
      }
      return
    case "ask":
      if (message.asked.view === "changes") waiting.push(message)
      else answer(message)
      if (!isGoing) answerChanges()
      return
  }
}

const answer = ({ number, asked }: ToWorker & { readonly kind: "ask" }): void =>
  say({ kind: "answer", number, links: work?.answer(asked) ?? [] })

function answerChanges(): void {
  for (const ask of waiting.splice(0)) answer(ask)
}

/** Goes through all comments, and lets in what is asked meanwhile. */
function goOn(): void {
  attempt(() => {
    if (work && isWhole && !work.goOn()) {
      setImmediate(goOn)
      return
    }
    isGoing = false
    if (work && isWhole) say({ kind: "waiting", ...work.waiting() })
    answerChanges()
  })
}

function attempt(act: () => void): void {
  try {
    act()
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const message: Message = error instanceof UserError ? error.text : { ja: text, en: text }
    say({ kind: "failed", message })
  }
}

port.on("message", (message: ToWorker) => attempt(() => take(message)))
