/** A number with what it counts, as written: 24件, 30 comments. */
interface Stated {
  readonly count: number
  readonly unit: string
}

/** A published total taken apart. */
export interface StatedTotals {
  /** Each total by its unit: 33者62件 has two. */
  readonly wholes: readonly Stated[]
  /** For each bracket that lists parts, what they add up to. */
  readonly sums: readonly number[]
  /** Number of comments where the text says that it counts them apart from who sent them (30件(提出意見24通)); or null. */
  readonly comments: number | null
}

const WHOLE = /([0-9]+)\s*(件|通|者|人|名|団体|comments?|submissions?|submitters?|respondents?)/gi
const BRACKETS = /[([［〔]([^()[\]［］〔〕]*)[)\]］〕]/g
/** 団体8件, 郵送:1, メール39; and 8 organisations. */
const PART = /^[^\d\s][^\d]{0,14}?[:：]?\s*([0-9]+)\s*(?:件|通|者|人|名)?$|^([0-9]+)\s+[a-z][a-z -]{0,30}$/i
const SENDERS = /^(?:通|者|人|名|団体|submissions?|submitters?|respondents?)$/i
const COMMENTS = /^(?:件|comments?)$/i

const countOf = (item: string): number | null => {
  const [, after, before] = PART.exec(item) ?? []
  const count = after ?? before
  return count === undefined ? null : Number(count)
}

/** The parts of a bracket, or null where something else stands in it. */
function sumOf(bracket: string): number | null {
  const items = bracket
    .split(/[、,，・/／;]/)
    .map(item => item.trim())
    .filter(item => item !== "")
    // 郵送1 メール39: nothing but spaces between the parts.
    .flatMap(item => (countOf(item) === null ? item.split(/\s+/) : [item]))
  const counts = items.map(countOf)
  if (counts.length < 2 || counts.includes(null)) return null
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
}

/** (提出意見24通), (14人): the same in another unit. */
const ONE_UNIT = /^[^\d]*[0-9]+\s*(?:件|通|者|人|名|団体)$/

/**
 * Takes a published total apart: wholes, and what the parts in brackets add up to. What it does not understand it leaves out.
 *
 *   24件(団体8件、個人16件)            →  24件; 24
 *   55名142件(郵送1 メール39 持参15)   →  55名, 142件; 55
 *   30件(提出意見24通)                 →  30件, 24通; comments 30
 */
export function parseTotals(text: string): StatedTotals {
  // Thousands are set apart by commas: 1,764通.
  const plain = text.normalize("NFKC").replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
  const brackets = [...plain.matchAll(BRACKETS)].map(match => match[1] ?? "")
  const sums = brackets.flatMap(bracket => sumOf(bracket) ?? [])
  const stated = (part: string): readonly Stated[] =>
    [...part.matchAll(WHOLE)].map(([, count, unit = ""]) => ({ count: Number(count), unit }))
  const outside = stated(plain.replace(BRACKETS, " "))
  const wholes = [...outside, ...brackets.filter(bracket => ONE_UNIT.test(bracket)).flatMap(stated)]
  const comments = wholes.filter(({ unit }) => COMMENTS.test(unit))
  const isApart = comments.length === 1 && wholes.some(({ unit }) => SENDERS.test(unit))
  return { wholes, sums, comments: isApart ? (comments[0]?.count ?? null) : null }
}
