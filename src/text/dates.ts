import type { Language } from "../model/errors.ts"

/** A calendar date of the Gregorian calendar. */
interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Eras by their first day, newest first (元号法; the days on which each began). */
const ERAS: readonly { readonly name: string; readonly letter: string; readonly from: string }[] = [
  { name: "令和", letter: "R", from: "2019-05-01" },
  { name: "平成", letter: "H", from: "1989-01-08" },
  { name: "昭和", letter: "S", from: "1926-12-25" },
  { name: "大正", letter: "T", from: "1912-07-30" },
  { name: "明治", letter: "M", from: "1868-10-23" },
]

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

const pad = (value: number, length: number): string => String(value).padStart(length, "0")
const iso = ({ year, month, day }: CalendarDate): string => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

const isDate = ({ year, month, day }: CalendarDate): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)

/** Full-width digits, letters and signs as ASCII, for reading what people type. */
const halfWidth = (text: string): string =>
  text.replace(/[！-～]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ")

const GREGORIAN = /^(\d{4})(?:\s*[-/.]\s*|\s*年\s*)(\d{1,2})(?:\s*[-/.]\s*|\s*月\s*)(\d{1,2})\s*日?$/
const ERA =
  /^(令和|平成|昭和|大正|明治|[RHSTM])\s*(元|\d{1,2})(?:\s*[-/.]\s*|\s*年\s*)(\d{1,2})(?:\s*[-/.]\s*|\s*月\s*)(\d{1,2})\s*日?$/i

/**
 * Reads a date as people write it ("2022-01-28", "2022/1/28", "令和4年1月28日", "R4.1.28", in any width) and returns it as
 * "2022-01-28", or null when it is none: the day must exist, and lie in the era that is named.
 */
export function parseDate(text: string): string | null {
  const plain = halfWidth(text).trim()
  const gregorian = GREGORIAN.exec(plain)
  if (gregorian) {
    const date = { year: Number(gregorian[1]), month: Number(gregorian[2]), day: Number(gregorian[3]) }
    return isDate(date) ? iso(date) : null
  }
  const japanese = ERA.exec(plain)
  if (!japanese) return null
  const index = ERAS.findIndex(({ name, letter }) => name === japanese[1] || letter === japanese[1]?.toUpperCase())
  const era = ERAS[index]
  if (!era) return null
  const yearOfEra = japanese[2] === "元" ? 1 : Number(japanese[2])
  const date = {
    year: Number(era.from.slice(0, 4)) + yearOfEra - 1,
    month: Number(japanese[3]),
    day: Number(japanese[4]),
  }
  const written = iso(date)
  const end = ERAS[index - 1]?.from
  return yearOfEra >= 1 && isDate(date) && written >= era.from && (end === undefined || written < end) ? written : null
}

function partsOf(date: string): CalendarDate {
  const [year, month, day] = date.split("-").map(Number)
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0 }
}

/** "令和4(2022)年": the year in both calendars, as of a day. Before Meiji only the Gregorian year. */
function yearInBoth(date: string): string {
  const { year } = partsOf(date)
  const era = ERAS.find(({ from }) => date >= from)
  if (!era) return `${year}年`
  const ofEra = year - Number(era.from.slice(0, 4)) + 1
  return `${era.name}${ofEra === 1 ? "元" : ofEra}(${year})年`
}

/**
 * The period of a consultation from two ISO dates: "令和4(2022)年1月28日から2月28日まで"; the year is repeated where it differs.
 * In English "28 January to 28 February 2022".
 */
export function periodText(from: string, to: string, language: Language): string {
  const [a, b] = [partsOf(from), partsOf(to)]
  if (language === "en") {
    const end = `${b.day} ${MONTHS[b.month - 1]} ${b.year}`
    return `${a.day} ${MONTHS[a.month - 1]}${a.year === b.year ? "" : ` ${a.year}`} to ${end}`
  }
  const [yearA, yearB] = [yearInBoth(from), yearInBoth(to)]
  return `${yearA}${a.month}月${a.day}日から${yearA === yearB ? "" : yearB}${b.month}月${b.day}日まで`
}
