/**
 * Measures how little is marked on Japanese, and how often as a careful editor would: the pairs of japanese-pairs.txt.
 *
 *   node bench/japanese.ts
 */
import { textWidth } from "../src/text/width.ts"
import { type Answer, answer, japanesePairs } from "./japanese-pairs.ts"

/** Characters marked in all, against the least (issue 3). */
const MOST = 1.3

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const column = (text: string | number, width: number): string => String(text).padStart(width)

function row(name: string, answers: readonly Answer[]): number {
  const sum = (of: (each: Answer) => number) => answers.reduce((total, each) => total + of(each), 0)
  const [marked, minimum] = [sum(each => each.marked), sum(each => each.minimum)]
  const right = answers.filter(({ asExpected }) => asExpected).length
  const name_ = name + " ".repeat(Math.max(0, 24 - textWidth(name)))
  say(
    `  ${name_}${column(marked, 8)}${column(minimum, 9)}${column((marked / minimum).toFixed(2), 8)}${column(`${right} of ${answers.length}`, 12)}`,
  )
  return marked / minimum
}

const answers = japanesePairs().map(answer)
say(
  `Japanese pairs\n  ${"kind".padEnd(24)}${column("marked", 8)}${column("minimum", 9)}${column("ratio", 8)}${column("as expected", 12)}`,
)
for (const [kind, inside] of Map.groupBy(answers, ({ pair }) => pair.kind)) row(kind, inside)
const ratio = row("all", answers)
say(`  limit ${MOST}  ${ratio <= MOST ? "ok" : "OVER"}`)
for (const { pair, lines } of answers.filter(({ asExpected }) => !asExpected)) {
  say(`\n  ${pair.kind}, expected`)
  for (const line of pair.lines) say(`    ${line}`)
  say("  found")
  for (const line of lines) say(`    ${line}`)
}
