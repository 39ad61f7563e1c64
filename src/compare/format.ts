import type { Edit } from "../model/change.ts"
import type { Block } from "../model/plan.ts"

/** A span of text with something that is not text: its run format or its reading. */
interface Marked {
  readonly from: number
  readonly to: number
  readonly key: string
}

/** Part of the text that both sides share: half-open offsets of equal length. */
export interface Shared {
  readonly draft: number
  readonly revision: number
  readonly length: number
}

/** Spans of joined blocks, in the coordinates of their joined text. */
function marked(blocks: readonly Block[], spansOf: (block: Block) => readonly Marked[]): readonly Marked[] {
  const spans: Marked[] = []
  let at = 0
  for (const block of blocks) {
    for (const { from, to, key } of spansOf(block)) spans.push({ from: at + from, to: at + to, key })
    at += block.text.length + 1
  }
  return spans.sort((x, y) => x.from - y.from)
}

const formats = (block: Block): readonly Marked[] => block.format
const readings = (block: Block): readonly Marked[] =>
  block.ruby.map(({ from, to, reading }) => ({ from, to, key: reading }))

/** The key that holds at each change of it inside a window: offsets from the window's start, ascending, the first 0. */
function steps(spans: readonly Marked[], from: number, length: number): ReadonlyMap<number, string> {
  const starts = new Map([[0, ""]])
  for (const span of spans) {
    if (span.to <= from || span.from >= from + length) continue
    starts.set(Math.max(0, span.from - from), span.key)
    if (span.to < from + length && !starts.has(span.to - from)) starts.set(span.to - from, "")
  }
  return new Map([...starts].sort(([x], [y]) => x - y))
}

/** Where two keys differ along a shared text. */
function differing(a: readonly Marked[], b: readonly Marked[], shared: Shared): readonly (readonly [number, number])[] {
  const [keysA, keysB] = [steps(a, shared.draft, shared.length), steps(b, shared.revision, shared.length)]
  const cuts = [...new Set([...keysA.keys(), ...keysB.keys(), shared.length])].sort((x, y) => x - y)
  const ranges: [number, number][] = []
  let [keyA, keyB] = ["", ""]
  for (const [i, cut] of cuts.entries()) {
    keyA = keysA.get(cut) ?? keyA
    keyB = keysB.get(cut) ?? keyB
    const end = cuts[i + 1]
    if (end === undefined || keyA === keyB) continue
    const last = ranges.at(-1)
    if (last?.[1] === cut) last[1] = end
    else ranges.push([cut, end])
  }
  return ranges
}

/** What of a paragraph is not in its text. How far its cell spans follows from the rows and columns that come and go. */
const frame = ({ style, paragraphFormat, kind, level }: Block): string =>
  JSON.stringify([style, paragraphFormat, kind, level])

/** True when the paragraphs themselves are set otherwise, whatever their text. */
export const isReframed = (draft: readonly Block[], revision: readonly Block[]): boolean =>
  draft.length === revision.length && draft.some((block, i) => frame(block) !== frame(revision[i] ?? block))

/** Whether spans are the same ones. */
const equal = (a: readonly Marked[], b: readonly Marked[]): boolean =>
  a.length === b.length &&
  a.every(({ from, to, key }, i) => {
    const other = b[i]
    return other !== undefined && other.from === from && other.to === to && other.key === key
  })

/** Whether one key holds over the whole of both texts, which most paragraphs have. */
function isUniform(a: readonly Marked[], b: readonly Marked[], draft: readonly Block[], revision: readonly Block[]) {
  const [one, other] = [a[0], b[0]]
  const [text, otherText] = [draft[0]?.text, revision[0]?.text]
  const isWhole = (span: Marked | undefined, length: number | undefined) => span?.from === 0 && span.to === length
  return (
    draft.length + revision.length + a.length + b.length === 4 &&
    isWhole(one, text?.length) &&
    isWhole(other, otherText?.length) &&
    one?.key === other?.key
  )
}

/** Edits of format (and of readings) on text that stayed: the same text on both sides. */
export function formatEdits(
  draft: readonly Block[],
  revision: readonly Block[],
  text: string,
  shared: readonly Shared[],
): readonly Edit[] {
  return [["format", formats] as const, ["notation", readings] as const].flatMap(([nature, spansOf]) => {
    const [a, b] = [marked(draft, spansOf), marked(revision, spansOf)]
    if (a.length === 0 && b.length === 0) return []
    const [whole] = shared
    if (whole?.length === text.length && whole.revision === 0 && equal(a, b)) return []
    if (isUniform(a, b, draft, revision)) return []
    return shared.flatMap(window =>
      differing(a, b, window).map(([from, to]): Edit => {
        const same = text.slice(window.draft + from, window.draft + to)
        return {
          draft: [window.draft + from, window.draft + to],
          revision: [window.revision + from, window.revision + to],
          removed: same,
          added: same,
          nature,
        }
      }),
    )
  })
}
