import type { Consultation } from "../model/consultation.ts"
import { UserError } from "../model/errors.ts"
import { parseDate } from "../text/dates.ts"
import { type Case, type Report, report } from "./case.ts"

const text = (value: string): string | null => (value === "" ? null : value)

/** A total is counted; the one of an imported publication can only be given up. */
function cleared(value: string): null {
  if (value === "") return null
  throw new UserError(
    { ja: "総数は数えたものを公表するため、書き込めません。", en: "The total is counted and can't be typed." },
    {
      ja: '取り込んだ結果の総数をやめて数え直すには "" を指定してください。',
      en: 'To give up the total of an imported publication and count anew, set it to "".',
    },
  )
}

function date(key: string, value: string): string | null {
  if (value === "") return null
  const parsed = parseDate(value)
  if (parsed) return parsed
  throw new UserError(
    { ja: `${key} の「${value}」は日付ではありません。`, en: `"${value}" for ${key} is not a date.` },
    { ja: "2022-01-28 の形で指定してください。", en: "Write it as 2022-01-28." },
  )
}

function oneOf<const T extends string>(key: string, value: string, choices: readonly T[]): T {
  const found = choices.find(choice => choice === value)
  if (found !== undefined) return found
  throw new UserError(
    { ja: `${key} に「${value}」は指定できません。`, en: `"${value}" is no value of ${key}.` },
    { ja: `次のどれかにしてください: ${choices.join("、")}`, en: `Choose one of: ${choices.join(", ")}` },
  )
}

/** Reads each key of the consultation's data from what was typed. */
const KEYS: Readonly<Record<string, (value: string) => Partial<Consultation>>> = {
  title: value => ({ title: text(value) }),
  plan: value => ({ plan: text(value) }),
  from: value => ({ from: date("from", value) }),
  to: value => ({ to: date("to", value) }),
  procedure: value => ({ procedure: oneOf("procedure", value, ["voluntary", "statutory"]) }),
  closing: value => ({ closing: text(value) }),
  totals: value => ({ totals: cleared(value) }),
  count: value => ({ count: { unit: oneOf("count", value, ["submissions", "submitters", "comments"]) } }),
  language: value => ({ language: oneOf("language", value, ["ja", "en"]) }),
}

/** Reads one item of the consultation's data, `key` as in `KEYS`. */
export function consultationField(key: string, value: string): Partial<Consultation> {
  const read = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined
  if (read) return read(value)
  const known = Object.keys(KEYS)
  throw new UserError(
    { ja: `「${key}」という事項はありません。`, en: `There is no item "${key}".` },
    { ja: `次のどれかにしてください: ${known.join("、")}`, en: `Choose one of: ${known.join(", ")}` },
  )
}

/** Sets one item of the consultation's data. */
export async function setConsultation(opened: Case, key: string, value: string): Promise<Report> {
  const events = await opened.run([{ type: "set", fields: consultationField(key, value) }])
  return report(
    events === 0
      ? { ja: `${key} は既にその値です。`, en: `${key} has that value already.` }
      : { ja: `${key} を定めました。`, en: `Set ${key}.` },
    { key, value, changed: events > 0 },
  )
}
