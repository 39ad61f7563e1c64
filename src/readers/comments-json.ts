import { UserError } from "../model/errors.ts"
import { lineBreaks, type TableRow, type Tables } from "./comments-table.ts"
import { decodeText } from "./encoding.ts"

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

/** What `akaire show CASE comments --json` prints beside the comment itself; `response` is an id there, not a text. */
const OF_A_CASE: readonly string[] = ["outcome", "response", "changes", "state", "assignee"]

/** Keys under which other programs put the list. */
const LIST_KEYS: readonly string[] = ["comments", "data", "items", "rows", "results", "submissions"]

/** Reads comments from JSON: an array of objects, whose keys are the column titles, or an object that holds one. */
export function readJsonTables(file: string, bytes: Uint8Array, encoding: string | null): Tables {
  const { text, warnings } = decodeText(file, bytes, encoding)
  const objects = objectsOf(file, parse(file, text.replace(/^\ufeff/, "")))
  const isCase = objects.length > 0 && objects.every(each => "state" in each && "changes" in each && "original" in each)
  const keys = new Set(objects.flatMap(each => Object.keys(each)))
  if (isCase) for (const key of OF_A_CASE) keys.delete(key)
  const titles = [...keys]
  const header: TableRow = { line: 0, cells: titles }
  const rows = objects.map((each, i) => ({
    line: i + 1,
    cells: titles.map(key => (Object.hasOwn(each, key) ? textOf(each[key] ?? null) : "")),
  }))
  return { tables: [{ part: null, rows: [header, ...rows], merges: [], header: 0 }], warnings }
}

/** What the third argument of a reviver holds (ECMAScript "JSON.parse source text access"): numbers stay as written. */
interface ReviverContext {
  readonly source?: string
}

function parse(file: string, text: string): Json {
  const keepLongNumbers = (_key: string, value: unknown, context?: ReviverContext) =>
    typeof value === "number" && context?.source !== undefined && /^-?\d{16,}$/.test(context.source)
      ? context.source
      : value
  try {
    return JSON.parse(text, keepLongNumbers)
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, " ").replace(/\.$/, "") : ""
    throw refuse(file, `JSONとして読めません（${reason}）。`, `it is not valid JSON (${reason}).`)
  }
}

const refuse = (file: string, ja: string, en: string): UserError =>
  new UserError(
    { ja: `${file}: ${ja}`, en: `${file}: ${en}` },
    {
      ja: '[ { "original": "意見", "submission": "1" }, … ] の形にしてください。',
      en: 'It should read [ { "original": "…", "submission": "1" }, … ].',
    },
  )

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

function objectsOf(file: string, value: Json): readonly JsonObject[] {
  const inner = isObject(value) ? LIST_KEYS.map(key => value[key]).find(each => Array.isArray(each)) : undefined
  const list = inner ?? value
  if (!Array.isArray(list)) throw refuse(file, "意見の配列ではありません。", "it is not an array of comments.")
  const wrong = list.findIndex(each => !isObject(each))
  if (wrong >= 0)
    throw refuse(file, `${wrong + 1}番目がオブジェクトではありません。`, `its item ${wrong + 1} is not an object.`)
  return list.filter(isObject)
}

/** Lists and objects inside an object stay readable as JSON. */
function textOf(value: Json): string {
  if (value === null) return ""
  if (typeof value === "string") return lineBreaks(value)
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}
