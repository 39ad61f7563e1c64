import * as v from "valibot"
import { UserError } from "../model/errors.ts"
import type { ColumnMapping, CommentField } from "../model/intake.ts"

/** The fields a column may hold. */
export const COMMENT_FIELDS = [
  "commentId",
  "submissionId",
  "kind",
  "name",
  "received",
  "channel",
  "original",
  "summary",
  "target",
  "section",
  "subsection",
  "response",
  "publicName",
  "nameConsent",
  "originalConsent",
  "ignore",
] as const satisfies readonly CommentField[]

const MAPPING = v.record(v.string(), v.unknown())
const isField = (value: unknown): value is CommentField => COMMENT_FIELDS.some(field => field === value)

const HINT = {
  ja: `{ "列の見出し": "項目" } の形で書いてください。項目は ${COMMENT_FIELDS.join("・")} です。`,
  en: `Write { "column title": "field" }; the fields are ${COMMENT_FIELDS.join(", ")}.`,
}

/**
 * Reads a mapping file: column title, letter ("C") or number from 1 ("3") → field.
 * Throws `UserError` that names the first wrong entry.
 */
export function parseMapping(file: string, json: string): ColumnMapping {
  const refuse = (ja: string, en: string) => new UserError({ ja: `${file}: ${ja}`, en: `${file}: ${en}` }, HINT)
  let value: unknown
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ""))
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, "") : ""
    throw refuse(`JSONとして読めません（${reason}）。`, `it is not valid JSON (${reason}).`)
  }
  const parsed = v.safeParse(MAPPING, value)
  if (!parsed.success || Array.isArray(value))
    throw refuse("列と項目の対応（JSONのオブジェクト）ではありません。", "it is not an object of columns and fields.")
  const entries = Object.entries(parsed.output)
  if (entries.length === 0) throw refuse("対応が一つも書かれていません。", "it maps no column.")
  const wrong = entries.find(([, field]) => !isField(field))
  if (wrong)
    throw refuse(
      `列「${wrong[0]}」に対する ${JSON.stringify(wrong[1])} は項目の名前ではありません。`,
      `${JSON.stringify(wrong[1])} for the column "${wrong[0]}" is not a field.`,
    )
  return Object.fromEntries(entries.filter((entry): entry is [string, CommentField] => isField(entry[1])))
}
