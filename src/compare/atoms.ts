import type { Span } from "../model/plan.ts"
import { isKanjiNumber } from "../text/characters.ts"

/** Digits with the signs that stand between digits: thousands, decimals, fractions, but also dates and section numbers. */
const DIGITS = /\p{Nd}+(?:[.,．，/／]\p{Nd}+)*/gu
/** Those that are one number: 1,350,000  85.5  １／２. Chains such as 2.1.3 or 2022/1/28 are several. */
const ONE_NUMBER = /^(?:\p{Nd}{1,3}(?:[,，]\p{Nd}{3})+(?:[.．]\p{Nd}+)?|\p{Nd}+(?:[.．/／]\p{Nd}+)?)$/u
const KANJI_NUMERALS = /[〇零一二三四五六七八九十百千万億]+/gu

/** A word of letters, in scripts that put spaces between words. */
const LETTERS = /(?:[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)+/gu
/** Longer ones are addresses or unbroken text: they are compared letter by letter. "internationalization" has 20. */
const LONGEST_WORD = 20
/** Letters and digits that change places at least three times: a code (D7E805DA), not a word with a number (FY2024). */
const CODE = /(?<![A-Za-z\d])(?:[A-Za-z]{0,4}\d+[A-Za-z]{1,4}\d+)(?:[A-Za-z]{1,4}\d+)*[A-Za-z]{0,4}(?![A-Za-z])/g

function numbersIn(text: string): readonly Span[] {
  const spans: Span[] = []
  for (const { 0: digits, index } of text.matchAll(DIGITS)) {
    if (ONE_NUMBER.test(digits)) spans.push({ from: index, to: index + digits.length })
    else
      for (const part of digits.matchAll(/\p{Nd}+/gu))
        spans.push({ from: index + part.index, to: index + part.index + part[0].length })
  }
  for (const { 0: numerals, index } of text.matchAll(KANJI_NUMERALS)) {
    const to = index + numerals.length
    if (numerals.length > 1 && isKanjiNumber(text.charAt(index - 1), text.charAt(to))) spans.push({ from: index, to })
  }
  return spans
}

const wordsIn = (text: string, pattern: RegExp, longest: number): readonly Span[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: word, index }) =>
    word.length > 1 && word.length <= longest ? [{ from: index, to: index + word.length }] : [],
  )

/**
 * What is compared as one and never cut, as spans in order: numbers, words of letters, codes. Every other character
 * stands for itself.
 *
 *   令和10年1,350円  →  10  1,350        第三十二条  →  三十二        FY2024 budget  →  FY  2024  budget
 */
export function atomsIn(text: string): readonly Span[] {
  const all = [
    ...wordsIn(text, CODE, Number.POSITIVE_INFINITY),
    ...numbersIn(text),
    ...wordsIn(text, LETTERS, LONGEST_WORD),
  ]
  const atoms: Span[] = []
  for (const span of all.sort((x, y) => x.from - y.from || y.to - x.to))
    if (span.from >= (atoms.at(-1)?.to ?? 0)) atoms.push(span)
  return atoms
}
