/**
 * Measures how well links are suggested: predictions for a set of comments with known changes, and their score.
 *
 *   npm run bench:trace -- election2024    (or the folder of another set)
 *   npm run bench:trace                    both sets, and the time that a large case takes
 */
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join, resolve } from "node:path"
import { readFile } from "../src/app/files.ts"
import { comparePlans, planOf } from "../src/app/versions.ts"
import type { ChangeSide } from "../src/model/change.ts"
import type { BlockId } from "../src/model/plan.ts"
import { readComments } from "../src/readers/comments.ts"
import { suggest, type TracedComment } from "../src/trace/suggest.ts"
import { type Lines, linesOf } from "./trace-lines.ts"
import { interval, type Prediction, type Score, scoreOf } from "./trace-score.ts"
import { speed } from "./trace-speed.ts"

const CORPUS = join(import.meta.dirname, "../../shared/corpus/trace")

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** From the first to the last line of a change's paragraphs. */
function linesAt(side: ChangeSide | null, lines: ReadonlyMap<BlockId, Lines>): Lines | null {
  const all = (side?.blocks ?? []).flatMap(id => lines.get(id) ?? [])
  if (all.length === 0) return null
  return { first: Math.min(...all.map(({ first }) => first)), last: Math.max(...all.map(({ last }) => last)) }
}

/** What the product suggests for a set, through its own reader and comparison. */
async function predictions(set: string): Promise<readonly Prediction[]> {
  const file = (name: string) => join(set, name)
  const [draft, revision] = ["draft.md", "revised.md"].map(name => planOf(readFile(file(name))).value)
  if (!draft || !revision) throw new Error("a version is missing")
  const table = await readComments("comments.csv", readFile(file("comments.csv")).bytes, { map: { title: "summary" } })
  const comments = table.value.map(
    (row, i): TracedComment => ({
      id: row.commentId ?? String(i),
      text: row.original,
      gist: row.summary,
      target: row.target,
      answers: [],
    }),
  )
  const { changes } = comparePlans(draft, revision)
  const byId = new Map(changes.map(change => [change.id, change]))
  const lines = {
    draft: linesOf(draft.blocks, readFileSync(file("draft.md"), "utf8")),
    revision: linesOf(revision.blocks, readFileSync(file("revised.md"), "utf8")),
  }
  return suggest({ comments, changes, draft, revision }).map(({ comment, change, score, auto }) => ({
    comment,
    draft: linesAt(byId.get(change)?.draft ?? null, lines.draft),
    revision: linesAt(byId.get(change)?.revision ?? null, lines.revision),
    score,
    auto,
  }))
}

const csv = (made: readonly Prediction[]): string =>
  [
    "comment_id,revised_start,revised_end,draft_start,draft_end,score,auto",
    ...made.map(({ comment, draft, revision, score, auto }) =>
      [comment, revision?.first, revision?.last, draft?.first, draft?.last, score, auto ? 1 : 0].join(","),
    ),
  ].join("\n")

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`
const between = (hits: number, of: number): string => interval(hits, of).map(percent).join(" to ")

function tell(name: string, { linked, first, without, autoRight, autoWrong, covered, auc }: Score): void {
  const autos = autoRight + autoWrong
  say(`${name}: ${linked} comments with a change, ${without} without`)
  say(
    `  right change first     ${first} of ${linked}  ${(first / linked).toFixed(3)}  (95 %: ${between(first, linked)})`,
  )
  say(`  automatic links        ${autos}, ${autoWrong} wrong  (right, 95 %: ${between(autoRight, autos)})`)
  say(`  linked comments covered ${covered} of ${linked}  (${percent(covered / linked)})`)
  say(`  with before without    AUC ${auc.toFixed(3)}`)
}

/** The most that a large case may take, in seconds. */
const MOST_SECONDS = 10

/** The same for several sets together; how well comments are told apart is a matter of each set. */
const together = (scores: readonly Score[]): Score => {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0)
  return {
    linked: sum(({ linked }) => linked),
    first: sum(({ first }) => first),
    without: sum(({ without }) => without),
    autoRight: sum(({ autoRight }) => autoRight),
    autoWrong: sum(({ autoWrong }) => autoWrong),
    covered: sum(({ covered }) => covered),
    auc: sum(({ auc, linked, without }) => auc * linked * without) / sum(({ linked, without }) => linked * without),
  }
}

async function measure(name: string): Promise<Score> {
  const set = existsSync(name) ? resolve(name) : join(CORPUS, name)
  const made = await predictions(set)
  const out = join(tmpdir(), `akaire-predictions-${basename(set)}.csv`)
  writeFileSync(out, `${csv(made)}\n`)
  const score = scoreOf(set, made)
  tell(basename(set), score)
  const scorer = join(set, "../score.py")
  if (existsSync(scorer)) say(execFileSync("python3", [scorer, set, out], { encoding: "utf8" }).trimEnd())
  say(`  predictions: ${out}`)
  return score
}

const names = process.argv.slice(2)
const scores: Score[] = []
for (const name of names.length > 0 ? names : ["election2024", "quic-applicability"]) scores.push(await measure(name))
if (scores.length > 1) tell("together", together(scores))
if (names.length === 0) {
  const { seconds, processor, size, megabytes } = speed()
  const verdict = processor <= MOST_SECONDS ? "ok" : "OVER"
  say(
    `speed: ${size}: ${seconds.toFixed(1)} s (processor ${processor.toFixed(1)} s, limit ${MOST_SECONDS}), ${megabytes.toFixed(0)} MB  ${verdict}`,
  )
}
