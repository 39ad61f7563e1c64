import type { Warning } from "../model/reading.ts"
import type { StatedAnswer } from "../model/stated-results.ts"
import { someLines, warn } from "./comments-table.ts"

/** Numbers that count up from 1 in the whole table; where they start again, or are none, nothing is said of them. */
function counted(answers: readonly StatedAnswer[]): readonly number[] | null {
  const written = answers.flatMap(({ rows }) => rows.map(({ number }) => number?.normalize("NFKC") ?? ""))
  const numbers = written.map(number =>
    /^(?:no\.?\s*)?\d{1,6}$/i.test(number) ? Number(/\d+/.exec(number)?.[0]) : null,
  )
  if (numbers.length < 2 || numbers[0] !== 1) return null
  const all = numbers.filter(number => number !== null)
  const isRising = all.every((number, i) => number >= (all[i - 1] ?? 0))
  return all.length === numbers.length && isRising ? all : null
}

/** Numbers of a table that are left out or stand twice: a row may be missing, or a number was not corrected. */
export function numberWarnings(file: string, answers: readonly StatedAnswer[]): readonly Warning[] {
  const numbers = counted(answers)
  if (numbers === null) return []
  const has = new Set(numbers)
  const missing = Array.from({ length: numbers.at(-1) ?? 0 }, (_, i) => i + 1).filter(number => !has.has(number))
  const twice = [...new Set(numbers.filter((number, i) => number === numbers[i - 1]))]
  const told = (list: readonly number[], ja: string, en: string) =>
    list.length === 0
      ? []
      : [warn(file, {}, { ja: `表の番号 ${someLines(list)} ${ja}。`, en: `The numbers ${someLines(list)} ${en}.` })]
  return [
    ...told(missing, "がありません", "are missing in the table"),
    ...told(twice, "が二つ以上あります", "stand there more than once"),
  ]
}
