/**
 * Why the number of revisions that a corpus states may differ from ours. The numbers come from WmlComparer's own tests, and
 * WmlComparer counts and compares otherwise than Akaire does. Each way in which it does is tried on the redline at hand:
 * the fewest ways that together lead to the stated number explain the difference. Where none do, nothing is explained.
 */
import { revisionsIn, type Sign, type Status } from "./corpus-flow.ts"

/** One way of counting, and the signs as it sees them. */
interface Way {
  readonly name: string
  readonly seen: (signs: readonly Sign[]) => readonly Sign[]
}

/** Signs of notes whose mark comes or goes, as coming or going. */
function withNotes(signs: readonly Sign[]): readonly Sign[] {
  const fates = new Map<string, Status>()
  for (const { refersTo, status } of signs) if (refersTo && status) fates.set(refersTo, status)
  return signs.map(sign => ({ ...sign, status: sign.status ?? fates.get(sign.note ?? "") ?? null }))
}

const SPACES = /^[\p{Zs}\t]$/u

/** One space put for another stays. */
function foldingSpaces(signs: readonly Sign[]): readonly Sign[] {
  const isSpace = (sign: Sign | undefined, status: Status) =>
    sign !== undefined && sign.status === status && SPACES.test(sign.text)
  return signs.flatMap((sign, i) => {
    const swapped = isSpace(sign, "w:ins") && isSpace(signs[i + 1], "w:del")
    return swapped
      ? []
      : isSpace(sign, "w:del") && isSpace(signs[i - 1], "w:ins")
        ? [{ ...sign, status: null }]
        : [sign]
  })
}

const inDraft = ({ status }: Sign): boolean => status !== "w:ins" && status !== "w:moveTo"
const inRevision = ({ status }: Sign): boolean => status !== "w:del" && status !== "w:moveFrom"

/** The words of one side, each as the indexes of its signs: letters and digits that follow each other. */
function wordsOf(signs: readonly Sign[], isHere: (sign: Sign) => boolean): ReadonlyMap<number, string> {
  const words = new Map<number, string>()
  let word: number[] = []
  const close = () => {
    for (const i of word) words.set(i, word.join(" "))
    word = []
  }
  for (const [i, sign] of signs.entries()) {
    if (!isHere(sign)) continue
    if (!/[\p{L}\p{N}]/u.test(sign.text)) close()
    word.push(i)
    if (!/[\p{L}\p{N}]/u.test(sign.text)) close()
  }
  close()
  return words
}

/** Words of which a part stayed, as deleted and inserted whole, with what was changed between them. */
function wholeWords(signs: readonly Sign[]): readonly Sign[] {
  const [draft, revision] = [wordsOf(signs, inDraft), wordsOf(signs, inRevision)]
  const isTorn = (i: number) => signs[i]?.status === null && draft.get(i) !== revision.get(i)
  const torn = new Set([...signs.keys()].filter(isTorn).flatMap(i => [draft.get(i), revision.get(i)]))
  const result: Sign[] = []
  let inserted: Sign[] = []
  for (const [i, sign] of signs.entries()) {
    const isTornWord = torn.has(draft.get(i) ?? "-") || torn.has(revision.get(i) ?? "-")
    if (!isTornWord && (sign.status === null || inserted.length === 0)) {
      result.push(...inserted, sign)
      inserted = []
      continue
    }
    if (inDraft(sign)) result.push({ ...sign, status: sign.status ?? "w:del" })
    if (inRevision(sign)) inserted.push({ ...sign, status: sign.status ?? "w:ins" })
  }
  return [...result, ...inserted]
}

const WAYS: readonly Way[] = [
  { name: "headers and footers are not compared", seen: signs => signs.filter(({ margin }) => !margin) },
  { name: "the text of a note that comes or goes counts beside its mark", seen: withNotes },
  {
    name: "the cells of a row in a note count apart",
    seen: signs => signs.map(sign => (sign.whole && sign.note ? { ...sign, status: null } : sign)),
  },
  { name: "spaces of all kinds are one", seen: foldingSpaces },
  { name: "a word of which a part stayed is replaced whole", seen: wholeWords },
]

/** Every choice of ways, the smallest first. */
const CHOICES: readonly (readonly Way[])[] = Array.from({ length: 1 << WAYS.length }, (_, n) =>
  WAYS.filter((_, i) => (n >> i) & 1),
).sort((a, b) => a.length - b.length)

/** What the stated number would be if rows of tables were paired in order: how many more, or null without such tables. */
export type RowsInOrder = number | null

/** The ways that lead from our redline to the stated number of revisions, or null. An empty list: it is ours. */
export function explain(signs: readonly Sign[], stated: number, rows: RowsInOrder): readonly string[] | null {
  for (const more of rows ? [0, rows] : [0])
    for (const ways of CHOICES) {
      const count = revisionsIn(ways.reduce((seen, way) => way.seen(seen), signs))
      if (count + more !== stated) continue
      return [...ways.map(({ name }) => name), ...(more ? ["rewritten rows of a table are paired in order"] : [])]
    }
  return null
}
