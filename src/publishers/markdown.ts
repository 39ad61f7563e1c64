import { never } from "../model/errors.ts"
import { visible, visibleEdit } from "../text/visible.ts"
import { type Piece, pieceLines, piecesOf, type Texts } from "./pieces.ts"

/** A change as a quotation (CommonMark with GitHub's strikethrough), what was removed and added marked. */
export const quoted = (change: Texts): string =>
  quotation(pieceLines(piecesOf(change)).map(line => line.map(piece).join("")))

/** A text as it is, as a quotation. */
export const quotedText = (text: string): string => quotation(text.split("\n").map(escaped))

/** A backslash at the end of a line is a hard line break. */
const quotation = (lines: readonly string[]): string =>
  lines
    .map(asLine)
    .map((line, index) => `> ${line}${index < lines.length - 1 && line !== "" ? "\\" : ""}`.trimEnd())
    .join("\n")

function piece({ kind, text }: Piece): string {
  switch (kind) {
    case "same":
      return escaped(text)
    case "format":
      return `<u>${escaped(text)}</u>`
    case "removed":
      return emphasised(text, "~~", "del")
    case "added":
      return emphasised(text, "**", "ins")
    default:
      return never(kind)
  }
}

/** CommonMark's emphasis only opens and closes beside letters and digits, whatever stands outside; anything else gets a tag. */
function emphasised(text: string, sign: string, tag: string): string {
  const inner = escaped(visibleEdit(text))
  return /^[\p{L}\p{N}]$|^[\p{L}\p{N}].*[\p{L}\p{N}]$/su.test(text)
    ? `${sign}${inner}${sign}`
    : `<${tag}>${inner}</${tag}>`
}

/** Everything that Markdown or HTML could read as markup inside a line is written so that it is read as text. */
export function escaped(text: string): string {
  return visible(text)
    .replace(/[\n\t]+/g, " ")
    .replace(/[\\`*_[\]~|$]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
}

/** What would begin a list, a heading or a code block at the start of a line begins none. */
export const asLine = (markdown: string): string =>
  markdown
    .replace(/^ +/, spaces => "&#32;".repeat(spaces.length))
    .replace(/^[#+=-]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2")
