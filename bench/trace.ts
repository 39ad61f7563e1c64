/**
 * Measures how well links are suggested: predictions for a set of comments with known changes, and their score.
 *
 *   npm run bench:trace -- election2024    (or the folder of another set)
 *   npm run bench:trace                    both sets, and the time that a large case takes
 */
import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join, resolve } from "node:path"
import { readFile } from "../src/app/files.ts"
import { comparePlans, planOf } from "../src/app/versions.ts"
import type { ChangeSide } from "../src/model/change.ts"
import type { BlockId } from "../src/model/plan.ts"
import { readComments } from "../src/readers/comments.ts"
import { suggest, type TracedComment } from "../src/trace/suggest.ts"
import { type Lines, linesOf } from "./trace-lines.ts"
import { aucOf, interval, type Prediction, type Score, scoreOf } from "./trace-score.ts"
import { checkSpeeds, type Speed, suggestSpeed } from "./trace-speed.ts"

const CORPUS = join(import.meta.dirname, "../../shared/corpus/trace")

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** From the first to the last line of a change's paragraphs. */
function linesAt(side: ChangeSide | null, lines: ReadonlyMap<BlockId, Lines>): Lines | null {
  const all = (side?.blocks ?? []).flatMap(id => lines.get(id) ?? [])
  if (all.length === 0) return null
  return { first: Math.min(...all.map(({ first }) => first)), last: Math.max(...all.map(({ last }) => last)) }
}

/** A version of the plan, in any text format, with where its paragraphs stand in the file. */
function versionIn(set: string, name: string) {
  const found = readdirSync(set).find(file => file.startsWith(`${name}.`))
  if (!found) throw new Error(`${set} has no ${name}.*`)
  const file = readFile(join(set, found))
  const plan = planOf(file).value
  return { plan, lines: linesOf(plan.blocks, new TextDecoder().decode(file.bytes)) }
}

/** The comments of a set, with the answers that its table holds; a column "title" says what each is about. */
async function commentsIn(set: string): Promise<readonly TracedComment[]> {
  const { bytes } = readFile(join(set, "comments.csv"))
  const titles = new TextDecoder().decode(bytes.subarray(0, 500)).split("\n")[0] ?? ""
  const options = /(?:^|,)"?title"?(?:,|\s*$)/.test(titles) ? { map: { title: "summary" as const } } : {}
  const rows = (await readComments("comments.csv", bytes, options)).value
  const answered = Map.groupBy(rows, row => row.response ?? "")
  return rows.map(({ commentId, original, summary, target, response }, i) => ({
    id: commentId ?? String(i),
    text: original,
    gist: summary,
    target,
    answers: response ? [{ text: response, comments: answered.get(response)?.length ?? 1 }] : [],
  }))
}

/** What the product suggests for a set, through its own reader and comparison. */
async function predictions(set: string): Promise<readonly Prediction[]> {
  const [draft, revision] = [versionIn(set, "draft"), versionIn(set, "revised")]
  const { changes } = comparePlans(draft.plan, revision.plan)
  const byId = new Map(changes.map(change => [change.id, change]))
  const comments = await commentsIn(set)
  const found = suggest({ comments, changes, draft: draft.plan, revision: revision.plan })
  return found.map(({ comment, change, score, auto }) => ({
    comment,
    draft: linesAt(byId.get(change)?.draft ?? null, draft.lines),
    revision: linesAt(byId.get(change)?.revision ?? null, revision.lines),
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

/** The most that a large case may take, in seconds of the processor (issue 4). */
const MOST_SECONDS = { suggest: 10, check: 2 } as const

function tellSpeed({ seconds, processor, size, megabytes }: Speed, most: number): void {
  const verdict = processor <= most ? "ok" : "OVER"
  say(
    `speed: ${size}: ${seconds.toFixed(1)} s (processor ${processor.toFixed(1)} s, limit ${most}), RSS ${megabytes.toFixed(0)} MB  ${verdict}`,
  )
}

/** The same for several sets together: every comment with a change against every one without, also of the other set. */
const together = (scores: readonly Score[]): Score => {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0)
  const bests = {
    linked: scores.flatMap(score => score.bests.linked),
    without: scores.flatMap(score => score.bests.without),
  }
  return {
    linked: sum(({ linked }) => linked),
    first: sum(({ first }) => first),
    without: sum(({ without }) => without),
    autoRight: sum(({ autoRight }) => autoRight),
    autoWrong: sum(({ autoWrong }) => autoWrong),
    covered: sum(({ covered }) => covered),
    bests,
    auc: aucOf(bests),
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
  tellSpeed(suggestSpeed(), MOST_SECONDS.suggest)
  for (const speed of checkSpeeds()) tellSpeed(speed, MOST_SECONDS.check)
}
