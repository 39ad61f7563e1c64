import { UserError } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"
import type { OoxmlPackage } from "../ooxml/package.ts"
import { writeZip } from "../ooxml/zip.ts"
import { warn } from "./comments-table.ts"

/** Parts that hold what a table of comments needs; pictures, charts, pivot tables and macros never reach the library. */
const NEEDED =
  /^(\[content_types\]\.xml|_rels\/\.rels|.*workbook\d*\.xml(\.rels)?|.*\/sharedstrings\d*\.xml|.*\/styles\d*\.xml|.*\/worksheets\/[^/]+\.xml)$/i

/** What is left out and may hold words of the public, by the names of its parts. */
const LEFT_OUT: readonly (readonly [RegExp, string, string])[] = [
  [/\/(threaded)?comments\d*\.xml$/i, "セルのコメント", "comments on cells"],
  [/\/drawings\/drawing\d*\.xml$/i, "図形やテキストボックス", "shapes and text boxes"],
  [/\/media\//i, "画像", "pictures"],
]

/**
 * A package with only the parts that are needed, all checked: zip directories that read two ways, entities and bombs end here.
 * Whole numbers beyond 15 digits become text, so that they stay as written; empty cells that only have a format go.
 */
export function leanPackage(pkg: OoxmlPackage): { readonly bytes: Uint8Array; readonly warnings: readonly Warning[] } {
  const parts = new Map<string, Uint8Array>()
  for (const [name, bytes] of pkg.parts) {
    if (!NEEDED.test(name)) continue
    const isSheet = /\/worksheets\/[^/]+\.xml$/i.test(name)
    const text = decode(pkg.file, name, bytes)
    parts.set(name, new TextEncoder().encode(isSheet ? keepLongNumbers(dropEmptyCells(text)) : text))
  }
  if (![...parts.keys()].some(name => /workbook\d*\.xml$/i.test(name))) throw noWorkbook(pkg.file)
  return { bytes: writeZip(parts), warnings: leftOut(pkg) }
}

function decode(file: string, part: string, bytes: Uint8Array): string {
  const [a, b] = bytes
  const isLittle = (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)
  const isBig = (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)
  const text = new TextDecoder(isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8").decode(bytes)
  if (/<!DOCTYPE/i.test(text.slice(0, 4096)) || text.includes("<!ENTITY"))
    throw new UserError(
      {
        ja: `${file}: 部品 ${part} にDOCTYPEがあり、安全のため読みません。`,
        en: `${file}: its part ${part} has a DOCTYPE and is not read, for safety.`,
      },
      {
        ja: "Excelで開き、もう一度保存したファイルを指定してください。",
        en: "Open the file in Excel and save it again.",
      },
    )
  return text
}

/** `<c r="B2" s="1"/>`: formats reach far below and right of the table and would blow it up. */
const EMPTY_CELL = /<(?:\w+:)?c\s[^<>]{0,200}\br="[A-Z]+\d+"[^<>]{0,200}\/>/g
const dropEmptyCells = (text: string): string => text.replace(EMPTY_CELL, "")

/** A plain number with 16 digits or more: floating point would round it. */
const LONG_NUMBER = /<((?:\w+:)?c)(\s[^<>]{0,400})?>(\s{0,100}<((?:\w+:)?v)>\d{16,}<\/\4>)/g
const keepLongNumbers = (text: string): string =>
  text.replace(LONG_NUMBER, (whole, cell: string, attributes: string | undefined, value: string) => {
    const type = /\st="([^"]*)"/.exec(attributes ?? "")?.[1] ?? "n"
    return type === "n" ? `<${cell}${(attributes ?? "").replace(/\st="n"/, "")} t="str">${value}` : whole
  })

function leftOut(pkg: OoxmlPackage): readonly Warning[] {
  return LEFT_OUT.flatMap(([pattern, ja, en]) => {
    const count = [...pkg.parts.keys()].filter(name => pattern.test(name)).length
    return count === 0
      ? []
      : [warn(pkg.file, {}, { ja: `${ja}は読んでいません。`, en: `Its ${en} were not read.` }, count)]
  })
}

const noWorkbook = (file: string): UserError =>
  new UserError(
    { ja: `${file}: Excelのブックではありません。`, en: `${file}: it is not an Excel workbook.` },
    {
      ja: "Excelで開き、「Excelブック（*.xlsx）」として保存したファイルを指定してください。",
      en: 'Open it in Excel and save it as "Excel Workbook (*.xlsx)".',
    },
  )
