import type { Message } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"
import { someLines, warn } from "./comments-table.ts"

type Problem =
  | "no opinion"
  | "number only"
  | "opinion merged"
  | "id twice"
  | "cut off"
  | "header repeated"
  | "error value"
  | "consent unclear"

/** Warnings with a row of their own, per kind; the rest are told together, so that a long table does not flood the screen. */
const EACH = 20

/** Problems that are told once for all rows. */
const TOGETHER: ReadonlySet<Problem> = new Set<Problem>(["number only", "header repeated"])

interface Found {
  readonly line: number
  readonly id: string
  readonly first: number
}

const SAID: Readonly<Record<Problem, (found: Found) => Message>> = {
  "no opinion": () => ({
    ja: "意見の欄が空のため、読み飛ばしました。",
    en: "The opinion is empty; the row was skipped.",
  }),
  "number only": () => ({
    ja: "番号だけの行を読み飛ばしました。",
    en: "Rows with nothing but a number were skipped.",
  }),
  "opinion merged": () => ({
    ja: "上の行と結合された意見の続きです。一件として読みました。",
    en: "Its opinion is merged with the row above and was read once.",
  }),
  "id twice": ({ id, first }) => ({
    ja: `意見番号 ${id} は${first}行目にもあります。`,
    en: `The comment number ${id} stands in row ${first} too.`,
  }),
  "cut off": () => ({
    ja: "意見が32,767字以上あります。Excelのセルの上限で途中から失われているおそれがあります。",
    en: "The opinion has 32,767 characters or more; it may have been cut off at the limit of a cell in Excel.",
  }),
  "error value": ({ id }) => ({
    ja: `意見の欄がエラー値（${id}）のため、読み飛ばしました。`,
    en: `The opinion is an error value (${id}); the row was skipped.`,
  }),
  "consent unclear": ({ id }) => ({
    ja: `公表の可否の欄「${id}」は可とも否とも読めないため、公表しないものとしました。`,
    en: `The consent to publication ("${id}") is neither yes nor no; nothing is released.`,
  }),
  "header repeated": () => ({
    ja: "見出しの繰り返しを読み飛ばしました。",
    en: "Repeated titles were skipped.",
  }),
}

/** Collects what is odd about rows and tells it with their numbers. */
export class RowProblems {
  private readonly file: string
  private readonly part: string | null
  private readonly found = new Map<Problem, Found[]>()

  constructor(file: string, part: string | null) {
    this.file = file
    this.part = part
  }

  add(problem: Problem, line: number, id = "", first = 0): void {
    const list = this.found.get(problem) ?? []
    list.push({ line, id, first })
    this.found.set(problem, list)
  }

  warnings(): readonly Warning[] {
    return [...this.found].flatMap(([problem, list]) => {
      const each = TOGETHER.has(problem) ? 0 : EACH
      const told = list
        .slice(0, each)
        .map(found => warn(this.file, { part: this.part, line: found.line }, SAID[problem](found)))
      const rest = list.slice(each)
      const [first] = rest
      return first ? [...told, this.together(SAID[problem](first), rest)] : told
    })
  }

  private together(message: Message, rest: readonly Found[]): Warning {
    const lines = rest.map(({ line }) => line)
    const where = { part: this.part, line: lines[0] ?? null }
    return warn(
      this.file,
      where,
      { ja: `${message.ja}（${someLines(lines)}行目）`, en: `${message.en} (rows ${someLines(lines)})` },
      rest.length,
    )
  }
}
