import type { Change, Comparison } from "../model/change.ts"
import { type Language, never } from "../model/errors.ts"
import { KIND_LABELS, NATURE_LABELS } from "../text/labels.ts"
import { visible, visibleEdit } from "../text/visible.ts"
import { countChanges } from "./compare-json.ts"
import { caveats, countsLine, placeText } from "./compare-words.ts"
import { type Piece, pieceLines, piecesOf } from "./pieces.ts"

/** The comparison as Markdown (CommonMark with GitHub's strikethrough): a heading and a quotation per change. */
export function compareMarkdown(comparison: Comparison, language: Language): string {
  const { draft, revision, changes, precise, coverage } = comparison
  const title = language === "ja" ? "新旧の違い" : "Differences"
  const blocks = [
    `# ${title}`,
    asLine(`${escaped(draft.file)} → ${escaped(revision.file)}`),
    escaped(countsLine(countChanges(changes), language)),
    ...changes.flatMap((change, index) => changeBlocks(change, index + 1, language)),
    ...caveats({ precise, notCompared: coverage.notCompared }, language).map(note => asLine(escaped(note))),
  ]
  return `${blocks.join("\n\n")}\n`
}

function changeBlocks(change: Change, number: number, language: Language): readonly string[] {
  const labels = [NATURE_LABELS[change.nature], KIND_LABELS[change.kind]].map(label => label[language])
  const derived = { ja: "他の修正に伴う", en: "follows from another change" }[language]
  const said = change.derivedFrom === null ? labels : [...labels, derived]
  // A backslash at the end of a line is a hard line break.
  const quoted = pieceLines(piecesOf(change)).map(line => asLine(line.map(piece).join("")))
  return [
    `## ${number}. ${escaped(placeText(change, language))}`,
    said.join(language === "ja" ? "・" : ", "),
    quoted
      .map((line, index) => `> ${line}${index < quoted.length - 1 && line !== "" ? "\\" : ""}`.trimEnd())
      .join("\n"),
  ]
}

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
function escaped(text: string): string {
  return visible(text)
    .replace(/[\n\t]+/g, " ")
    .replace(/[\\`*_[\]~|$]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
}

/** What would begin a list, a heading or a code block at the start of a line begins none. */
const asLine = (markdown: string): string =>
  markdown
    .replace(/^ +/, spaces => "&#32;".repeat(spaces.length))
    .replace(/^[#+=-]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2")
