import type { Outcome } from "../model/consultation.ts"

/** Words of published tables for what became of a comment; the first that fits decides. */
const WORDS: readonly (readonly [Outcome, RegExp])[] = [
  ["out-of-scope", /対象外|範囲外|(?:関係|関連)(?:の|が)?ない|out.?of.?scope/i],
  ["partly-adopted", /一部(?:を)?(?:反映|修正|採用|採択)|part(?:ly|ial)/i],
  [
    "not-adopted",
    /原案(?:の)?(?:とおり|どおり|通り|維持)|(?:反映|採用|採択|修正)(?:し|でき|困難|不可)*(?:ない|ません|しない)|不採用|not (?:adopted|accepted)|rejected|declined/i,
  ],
  ["already-covered", /(?:記載|反映|盛り込み|対応)済|既に|すでに|already/i],
  ["noted", /参考|検討(?:課題)?$|noted/i],
  ["support", /賛同|賛成|support/i],
  ["question", /質問|問合せ|question/i],
  ["adopted", /反映|採用|採択|修正(?:する|した|あり|意見)?|adopted|accepted|agreed/i],
]

/** Longer texts are answers, not the name of a class. */
const LONGEST = 60
const SENTENCE = /[。.]|(?:ます|です|ました|ません)$/

/** The outcome that a cell of 対応区分 names, or null. */
export function outcomeOf(cell: string): Outcome | null {
  const plain = cell.normalize("NFKC").replace(/\s+/g, " ").trim()
  if (plain === "" || plain.length > LONGEST || SENTENCE.test(plain)) return null
  return WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

/** A class as its letter or number: "Ａ" and "A" are the same. */
export const letterOf = (cell: string): string => cell.normalize("NFKC").trim().toUpperCase()

/** "Ａ：意見を反映し、案を修正したもの": a letter and what it stands for. */
const LEGEND = /^\s*[(（［[]?([A-ZＡ-Ｚa-z]|[①-⑨]|[1-9１-９])[)）］\]]?\s*[:：…．.\s　]\s*(\S.*)$/u

/** The letter that a line explains and the outcome it stands for, or null. */
export function legendIn(line: string): readonly [letter: string, outcome: Outcome] | null {
  const [, letter, meaning] = LEGEND.exec(line) ?? []
  if (letter === undefined || meaning === undefined) return null
  const outcome = outcomeOf(meaning)
  return outcome === null ? null : [letterOf(letter), outcome]
}
