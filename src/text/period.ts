import { parseDate } from "./dates.ts"

const DAY = "(?:元|\\d{1,4})\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日|\\d{4}\\s*[-/.]\\s*\\d{1,2}\\s*[-/.]\\s*\\d{1,2}"
const FIRST = new RegExp(`(?:令和|平成|昭和|[RHS](?=\\d))?\\s*(?:${DAY})`)
/** The last day may leave out the year, or the year and the month. */
const LAST = new RegExp(
  `^[^\\d元]{0,30}?(?:から|[~〜～―－–—-])[^\\d元令平昭]{0,12}((?:(?:令和|平成|昭和|[RHS](?=\\d))?\\s*(?:${DAY}))|(?:\\d{1,2}\\s*月\\s*)?\\d{1,2}\\s*日)`,
)
const ENGLISH = /(\d{1,2}) ([A-Z][a-z]+)(?: (\d{4}))?\s*(?:to|until|[-–—])\s*(\d{1,2}) ([A-Z][a-z]+) (\d{4})/

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

const english = (day: string, month: string, year: string): string | null => {
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  return number === 0 ? null : parseDate(`${year}-${number}-${day}`)
}

/**
 * Reads the period of a consultation as published: "令和4(2022)年1月28日から2月28日まで", "令和4年1月28日（金）～2月28日（月）",
 * "28 January to 28 February 2022". Two ISO dates, or null where the text holds none or days that do not exist.
 */
export function parsePeriod(text: string): { readonly from: string; readonly to: string } | null {
  // The year in the other calendar is a remark.
  const plain = text.normalize("NFKC").replace(/\s*\((?:\d{4}|(?:令和|平成|昭和)(?:元|\d{1,2}))(?:年)?\)/g, "")
  const [, day = "", month = "", year, day2 = "", month2 = "", year2 = ""] = ENGLISH.exec(plain) ?? []
  if (day2 !== "") return range(english(day, month, year ?? year2), english(day2, month2, year2))
  const first = FIRST.exec(plain)
  if (!first) return null
  const from = parseDate(first[0])
  const last = LAST.exec(plain.slice(first.index + first[0].length))?.[1]
  if (from === null || last === undefined) return null
  const [ownYear = "", ownMonth = ""] = from.split("-")
  const whole = /年|[-/.]/.test(last)
    ? last
    : /月/.test(last)
      ? `${ownYear}年${last}`
      : `${ownYear}年${ownMonth}月${last}`
  return range(from, parseDate(whole.trim()))
}

const range = (from: string | null, to: string | null) =>
  from !== null && to !== null && from <= to ? { from, to } : null
