import type { Cell, CellValue } from "hucre/xlsx"
import type { Warning } from "../model/reading.ts"
import { columnLetters, lineBreaks, warn } from "./comments-table.ts"

/** A cell as text: what the reader of the sheet sees, dates as ISO. Error values are empty and told. */
export function cellText(
  value: CellValue,
  cell: Cell | undefined,
  problems: CellProblems,
  row: number,
  column: number,
): string {
  if (value === null) return ""
  if (cell?.type === "error" || (typeof value === "string" && cell?.formula !== undefined && ERROR_VALUE.test(value))) {
    problems.error(String(value), row, column)
    return ""
  }
  if (typeof value === "string") return lineBreaks(value)
  if (typeof value === "number") return numberText(value, cell?.style?.numFmt ?? "")
  if (value instanceof Date) return dateText(value)
  return value ? "TRUE" : "FALSE"
}

/** What a formula without a result shows; CSV files keep it as text. */
export const ERROR_VALUE = /^\s*#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)\s*$/

/**
 * A number as its format shows it, where the format only places digits and words around it: 12 in `0000` is "0012",
 * in `"No."0` "No.12", in `000-0000` 1234567 is "123-4567". Else its plain digits, without grouping or rounding.
 */
export function numberText(value: number, format: string): string {
  const plain = String(value)
  if (!Number.isSafeInteger(value) || value < 0) return plain
  const section = (format.split(";")[0] ?? "").replace(/\[[^\]]*\]|_.|\*./g, "")
  const shape = /^((?:"[^"]*"|\\.|[^0#?"\\])*)([0#?-]*[0#?])((?:"[^"]*"|\\.|[^0#?"\\])*)$/.exec(section)
  if (!shape) return plain
  const [, before = "", digits = "", after = ""] = shape
  const words = [before, after].map(part =>
    part.replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, sign?: string) => quoted ?? sign ?? ""),
  )
  // Anything but quoted words may be a unit of the format language (General, %, E+0, fractions).
  if (/[a-z%/@,.]/i.test(`${before}${after}`.replace(/"[^"]*"|\\./g, ""))) return plain
  return `${words[0]}${fill(plain, digits)}${words[1]}`
}

/** Lays digits into places from the right: "1234567" in "000-0000". */
function fill(value: string, places: string): string {
  let rest = value
  let text = ""
  for (const place of [...places].reverse()) {
    if (place === "-") text = `-${text}`
    else {
      text = (rest.at(-1) ?? (place === "0" ? "0" : "")) + text
      rest = rest.slice(0, -1)
    }
  }
  return rest + text
}

/** Days of a serial number before 1 are times; Excel counts them from here. */
const FIRST_DAY = Date.UTC(1900, 0, 1)

/** "2022-01-28", with its time where there is one; a time alone as "13:05". Seconds are rounded: serial numbers are not exact. */
function dateText(value: Date): string {
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000)
  if (Number.isNaN(rounded.getTime())) return ""
  const [day = "", clock = ""] = rounded.toISOString().split(/[T.]/)
  const time = clock.endsWith(":00") ? clock.slice(0, 5) : clock
  if (rounded.getTime() < FIRST_DAY) return time
  return clock === "00:00:00" ? day : `${day}T${time}`
}

interface Place {
  readonly row: number
  readonly where: string
  readonly value: string
}

/** Warnings of one kind with a cell of their own; the rest are told together. */
const EACH = 10

/** Cells that hold no value: formula errors, and formulas whose result is not in the file. */
export class CellProblems {
  private readonly file: string
  private readonly part: string
  private readonly errors: Place[] = []
  private readonly missing: Place[] = []

  constructor(file: string, part: string) {
    this.file = file
    this.part = part
  }

  error(value: string, row: number, column: number): void {
    this.errors.push({ row, where: `${columnLetters(column)}${row + 1}`, value })
  }

  uncalculated(cell: Cell | undefined, row: number, column: number): void {
    if (cell?.formula !== undefined) this.missing.push({ row, where: `${columnLetters(column)}${row + 1}`, value: "" })
  }

  warnings(): readonly Warning[] {
    return [
      ...this.tell(this.errors, ({ where, value }) => ({
        ja: `セル ${where} はエラー値（${value}）のため、空として読みました。`,
        en: `The cell ${where} holds an error (${value}) and was read as empty.`,
      })),
      ...this.tell(this.missing, ({ where }) => ({
        ja: `セル ${where} の数式は計算結果が保存されていないため、空として読みました。`,
        en: `The formula in the cell ${where} has no stored result and was read as empty.`,
      })),
    ]
  }

  private tell(places: readonly Place[], say: (place: Place) => Warning["message"]): readonly Warning[] {
    const first = places
      .slice(0, EACH)
      .map(place => warn(this.file, { part: this.part, line: place.row + 1 }, say(place)))
    const rest = places.length - first.length
    if (rest === 0) return first
    const more = { ja: `ほかにも同じセルが${rest}個あります。`, en: `There are ${rest} more such cells.` }
    return [...first, warn(this.file, { part: this.part }, more, rest)]
  }
}
