import type { PdfPage, PdfRun } from "./pdf-text.ts"

/** A run on its page as a reader holds it: `along` the line, `across` the lines, both growing in reading direction. */
export interface Placed {
  readonly text: string
  /** Place in the order in which the file draws. */
  readonly order: number
  readonly along: number
  readonly across: number
  readonly width: number
  readonly size: number
}

/** Runs on one baseline, from the start of the line to its end. */
export interface SeenLine {
  readonly runs: readonly Placed[]
  readonly across: number
  readonly size: number
}

/** A page as lines. */
export interface SeenPage {
  /** From the first line of the page to the last. */
  readonly lines: readonly SeenLine[]
  /** Text turned against the rest of the page: it stands in no line. */
  readonly turned: readonly Placed[]
  /** Where the page begins and ends across its lines. */
  readonly edges: readonly [from: number, to: number]
}

/** Baselines nearer than this part of the larger size are one line: note marks stand up to a third higher. */
const ONE_LINE = 0.5
/** Readings (ruby) have at most this part of the size of what they stand over, and stand this near. */
const RUBY_SIZE = 0.62
const RUBY_NEAR = 1.4

/** The value that most characters of a page have. */
function usual<T>(runs: readonly PdfRun[], of: (run: PdfRun) => T): T | null {
  const weights = new Map<T, number>()
  for (const run of runs) weights.set(of(run), (weights.get(of(run)) ?? 0) + run.text.trim().length)
  let best: T | null = null
  for (const [value, weight] of weights) if (weight > (best === null ? -1 : (weights.get(best) ?? 0))) best = value
  return best
}

const COSINES = [1, 0, -1, 0] as const
const SINES = [0, 1, 0, -1] as const

/** Coordinates along and across lines of writing turned by so many quarters; vertical lines run down, then to the left. */
function turned(
  x: number,
  y: number,
  turn: PdfRun["turn"],
  vertical: boolean,
): readonly [along: number, across: number] {
  const [cos, sin] = [COSINES[turn], SINES[turn]]
  const [right, down] = [x * cos + y * sin, y * cos - x * sin]
  return vertical ? [down, -right] : [right, down]
}

/** Gathers what a page draws into lines. */
export function linesOf({ width, height, runs }: PdfPage): SeenPage {
  const turn = usual(runs, run => run.turn) ?? 0
  const vertical = usual(runs, run => run.vertical) ?? false
  const place = (run: PdfRun, order: number): Placed => {
    const [along, across] = turned(run.x, run.y, turn, vertical)
    return { text: run.text, order, along, across, width: run.width, size: run.size }
  }
  const inLines: Placed[] = []
  const aside: Placed[] = []
  for (const [order, run] of runs.entries()) (run.turn === turn ? inLines : aside).push(place(run, order))
  const corners = [0, width].flatMap(x => [0, height].map(y => turned(x, y, turn, vertical)[1]))
  return {
    lines: withoutRuby(gathered(inLines)),
    turned: aside,
    edges: [Math.min(...corners), Math.max(...corners)],
  }
}

function gathered(runs: readonly Placed[]): readonly SeenLine[] {
  const lines: { runs: Placed[]; across: number; size: number }[] = []
  for (const run of runs.filter(({ text }) => text.trim() !== "").sort((a, b) => a.across - b.across)) {
    const last = lines.at(-1)
    if (last && run.across - last.across <= ONE_LINE * Math.max(last.size, run.size)) {
      last.runs.push(run)
      // The baseline is that of the largest text: a mark that stands higher comes first.
      if (run.size > last.size) [last.across, last.size] = [run.across, run.size]
    } else lines.push({ runs: [run], across: run.across, size: run.size })
  }
  for (const line of lines) line.runs.sort((a, b) => a.along - b.along)
  return lines
}

const extent = ({ runs }: SeenLine): readonly [from: number, to: number] => [
  runs[0]?.along ?? 0,
  Math.max(...runs.map(({ along, width }) => along + width)),
]

/** Leaves out the readings of kanji: small lines right over a part of the next one. They are no part of the plan's text. */
function withoutRuby(lines: readonly SeenLine[]): readonly SeenLine[] {
  return lines.filter((line, i) => {
    const next = lines[i + 1]
    if (!next || line.size > RUBY_SIZE * next.size || next.across - line.across > RUBY_NEAR * next.size) return true
    const [[from, to], [nextFrom, nextTo]] = [extent(line), extent(next)]
    return from < nextFrom - line.size || to > nextTo + line.size
  })
}

const WIDE = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef]"
const SPACE_BY_WIDE = new RegExp(`(?<=${WIDE}) +| +(?=${WIDE})`, "gu")
/** Runs further apart than this part of their size have a space between them: a typed one, or one of a tab or a new cell. */
const SPACE = 0.15
const TAB = 0.8

/** The text of runs in one line. PDFs put spaces between digits and kanji where nobody typed one: those go. */
export function textOf(runs: readonly Placed[]): string {
  let text = ""
  let end: number | null = null
  for (const run of runs) {
    const gap = end === null ? 0 : (run.along - end) / run.size
    if (gap > SPACE) text += gap > TAB ? "\t" : " "
    text += run.text
    end = run.along + run.width
  }
  return text
    .replace(/ *\t[ \t]*/g, "\t")
    .replace(/ +/g, " ")
    .replace(SPACE_BY_WIDE, "")
    .replaceAll("\t", " ")
    .trim()
}
