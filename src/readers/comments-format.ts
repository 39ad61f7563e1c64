import { UserError } from "../model/errors.ts"

/** How a table of comments is stored; other names are formats that are not read. */
export type CommentFormat = "xlsx" | "docx" | "json" | "csv"

const starts = (bytes: Uint8Array, ...signature: readonly number[]) => signature.every((byte, i) => bytes[i] === byte)
const isZip = (bytes: Uint8Array) => starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)
const isOle = (bytes: Uint8Array) => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)

const OTHER_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\.(doc|dot)$/i, "Word 97-2003 (.doc)"],
  [/\.(xls|xlt)$/i, "Excel 97-2003 (.xls)"],
  [/\.xlsb$/i, "Excel (.xlsb)"],
  [/\.pdf$/i, "PDF"],
  [/\.(jtd|jtt|jtdc)$/i, "一太郎 (.jtd)"],
  [/\.(pptx?|ppsx)$/i, "PowerPoint"],
  [/\.(ods|odt)$/i, "OpenDocument"],
  [/\.rtf$/i, "RTF"],
  [/\.(eml|msg|mbox)$/i, "メール (.eml, .msg)"],
  [/\.(html?|xhtml|mht)$/i, "HTML"],
]

/** The format of a file: its first bytes decide, then its name; a name of a format that is not read is given as such. */
export function formatOf(file: string, bytes: Uint8Array): CommentFormat | { readonly other: string | null } {
  if (bytes.length === 0)
    throw new UserError(
      { ja: `${file}: ファイルが空です。`, en: `${file}: the file is empty.` },
      { ja: "元のファイルを取り直してください。", en: "Fetch the original file again." },
    )
  if (isZip(bytes) && !/\.(xlsb|od[st]|pptx?)$/i.test(file)) return zipFormat(file, bytes)
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return { other: "PDF" }
  if (starts(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return { other: "RTF" }
  // The zip reader tells encrypted and old files by itself.
  if (isOle(bytes)) return /\.(docx?|dotx?|docm)$/i.test(file) ? "docx" : "xlsx"
  if (/\.xls[xm]$/i.test(file)) return isText(bytes) ? textFormat(file, bytes) : "xlsx"
  if (/\.doc[xm]$/i.test(file)) return "docx"
  return textFormat(file, bytes)
}

/** Names of parts stand unpacked in a zip's directory, which comes last. */
function zipFormat(file: string, bytes: Uint8Array): CommentFormat {
  const names = new TextDecoder("latin1").decode(bytes.subarray(-65_536))
  const isWord = /word[/\\](document|_rels)/i.test(names)
  const isExcel = /xl[/\\](workbook|worksheets)/i.test(names)
  return isWord === isExcel ? (/\.do[ct]/i.test(file) ? "docx" : "xlsx") : isWord ? "docx" : "xlsx"
}

/** Old web systems give CSV or HTML the name .xls: those bytes are text. */
const isText = (bytes: Uint8Array): boolean => !bytes.subarray(0, 4096).some(byte => byte < 9)

function textFormat(file: string, bytes: Uint8Array): CommentFormat | { readonly other: string | null } {
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 400))
    .replace(/^\ufeff/, "")
    .trimStart()
  if (/^<(!doctype|html|table|\?xml|meta)/i.test(head)) return { other: "HTML" }
  if (/\.json$/i.test(file)) return "json"
  if (/\.(csv|tsv|txt|tab)$/i.test(file)) return "csv"
  const other = OTHER_NAMES.find(([pattern]) => pattern.test(file))?.[1] ?? null
  if (other !== null && !isText(bytes)) return { other }
  return /^\s*\[\s*[{\]]/.test(head) ? "json" : isText(bytes) ? "csv" : { other }
}

/** One sentence about a format that is not read. */
export function notReadable(file: string, { other }: { readonly other: string | null }): UserError {
  return new UserError(
    {
      ja: `${file}: ${other === null ? "この形式" : `${other}形式`}の意見は読めません。`,
      en: `${file}: comments ${other === null ? "in this format" : `in ${other}`} cannot be read.`,
    },
    {
      ja: "元のソフトで開き、Excelブック（.xlsx）またはCSVとして保存してください。Wordの表（.docx）とJSONも読めます。",
      en: "Open it in its own program and save it as an Excel workbook (.xlsx) or as CSV; tables in Word (.docx) and JSON are read too.",
    },
  )
}
