import { UserError } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import type { Reading } from "../model/reading.ts"
import { type DocxPlanOptions, readDocxPlan } from "./plan-docx.ts"
import { readTextPlan } from "./plan-text.ts"

const TEXT_NAMES = /\.(md|markdown|txt|html?|xhtml)$/i
const WORD_NAMES = /\.(docx|docm|dotx|dotm)$/i

/** Formats that hold plans but are not read, by what to call them. */
const OTHER_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\.(doc|dot)$/i, "Word 97-2003 (.doc)"],
  [/\.pdf$/i, "PDF"],
  [/\.(jtd|jtt|jtdc)$/i, "一太郎 (.jtd)"],
  [/\.(xlsx?|xlsm|csv|tsv)$/i, "Excel"],
  [/\.(pptx?|ppsx)$/i, "PowerPoint"],
  [/\.(odt|ott)$/i, "OpenDocument (.odt)"],
  [/\.rtf$/i, "RTF"],
]

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 9
const isOle = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0
const startsWith = (bytes: Uint8Array, text: string) => [...text].every((sign, i) => bytes[i] === sign.charCodeAt(0))

/** Reads a plan, whatever it is written in: what the file holds decides, then its name. `sha256` is that of `bytes`. */
export function readPlan(
  file: string,
  bytes: Uint8Array,
  sha256: string,
  options: DocxPlanOptions = {},
): Reading<Plan> {
  if (isZip(bytes)) return readDocxPlan(file, bytes, sha256, options)
  if (startsWith(bytes, "%PDF")) throw notReadable(file, "PDF")
  if (startsWith(bytes, "{\\rtf")) throw notReadable(file, "RTF")
  if (isOle(bytes) || WORD_NAMES.test(file)) return readDocxPlan(file, bytes, sha256, options)
  if (TEXT_NAMES.test(file)) return readTextPlan(file, bytes, sha256)
  const other = OTHER_NAMES.find(([pattern]) => pattern.test(file))?.[1]
  throw notReadable(file, other ?? null)
}

const notReadable = (file: string, format: string | null): UserError =>
  new UserError(
    {
      ja: `${file}: ${format === null ? "この形式" : `${format}形式`}の案文は読めません。`,
      en: `${file}: a plan ${format === null ? "in this format" : `in ${format}`} cannot be read.`,
    },
    {
      ja: "元のソフトで開き、Word文書（.docx）として保存してください。.md・.txt・.html も読めます。",
      en: "Open it in its own program and save it as a Word document (.docx); .md, .txt and .html are read too.",
    },
  )
