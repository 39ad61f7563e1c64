import { readFileSync, writeFileSync } from "node:fs"
import { unzipSync } from "fflate"
import { writeXlsx } from "hucre/xlsx"
import { encodeCp932 } from "./cp932.ts"
import { pack } from "./document.ts"
import type { SampleCase } from "./samples.ts"

interface Opinion {
  readonly id: string
  readonly target: string
  readonly text: string
}

interface Letter {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly received: string
  readonly channel: string
  readonly opinions: readonly Opinion[]
}

/** "@12 団体 | 名称 | 2026-02-18 | 電子メール", then "12-1 | 該当箇所" and the lines of each opinion. */
function parseLetters(source: string): readonly Letter[] {
  return source
    .split(/^@/m)
    .slice(1)
    .map(part => {
      const [head = "", ...lines] = part.trimEnd().split("\n")
      const [who = "", name = "", received = "", channel = ""] = head.split(" | ")
      const [id = "", kind = ""] = who.split(" ")
      const opinions: { id: string; target: string; lines: string[] }[] = []
      for (const line of lines) {
        const start = /^(\d+-\d+) \| (.*)$/.exec(line)
        if (start) opinions.push({ id: start[1] ?? "", target: start[2] ?? "", lines: [] })
        else opinions.at(-1)?.lines.push(line)
      }
      return {
        id,
        kind,
        name,
        received,
        channel,
        opinions: opinions.map(each => ({ ...each, text: each.lines.join("\n").trim() })),
      }
    })
}

const ownCells = (letter: Letter, opinion: Opinion): readonly string[] => [
  letter.id,
  opinion.id,
  letter.kind,
  letter.name,
  letter.received,
  letter.channel,
  opinion.target,
  opinion.text,
  letter.opinions.length > 1 ? `${letter.opinions.indexOf(opinion) + 1}/${letter.opinions.length}` : "",
]

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Writes the comments as the files that the case has: comments.xlsx (plan only) and comments.csv. */
export async function writeComments(sample: SampleCase, file: (name: string) => URL): Promise<void> {
  const letters = parseLetters(readFileSync(new URL(sample.comments, import.meta.url), "utf8"))
  const rows = letters.flatMap(letter => letter.opinions.map(opinion => ownCells(letter, opinion)))
  const table = [sample.columns, ...rows]
  const csv = [...(sample.caption === null ? [] : [[sample.caption]]), ...table]
    .map(row => `${row.map(quoted).join(",")}\r\n`)
    .join("")
  writeFileSync(file("comments.csv"), sample.caption === null ? csv : encodeCp932(csv))
  if (sample.caption !== null)
    writeFileSync(file("comments.xlsx"), await workbook(sample, sample.caption, letters, table))
}

/** Columns that one letter fills once for all its opinions. */
const SHARED = [0, 2, 3, 4, 5] as const
const WIDTHS = [10, 10, 14, 28, 14, 14, 24, 80, 14] as const
const CREATED = new Date(Date.UTC(2026, 1, 27))

async function workbook(
  sample: SampleCase,
  caption: string,
  letters: readonly Letter[],
  table: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const first = 2
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = []
  const covered = new Set<number>()
  let row = first
  for (const letter of letters) {
    const last = row + letter.opinions.length - 1
    if (last > row)
      for (const column of SHARED) merges.push({ startRow: row, startCol: column, endRow: last, endCol: column })
    for (let each = row + 1; each <= last; each++) covered.add(each)
    row = last + 1
  }
  const rows = [[caption], ...table].map((cells, r) =>
    cells.map((cell, c) => (cell === "" || (covered.has(r) && SHARED.some(column => column === c)) ? null : cell)),
  )
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "提出意見",
        rows,
        columns: WIDTHS.map(width => ({ width, style: { alignment: { wrapText: true, vertical: "top" as const } } })),
        merges,
        cells: styled(table[0]?.length ?? 0),
        freezePane: { rows: 2 },
      },
    ],
    properties: { title: caption, creator: sample.office, created: CREATED, modified: CREATED },
  })
  return pack(unzipSync(bytes))
}

/** The caption is bold; the titles of the columns are bold on a coloured ground. */
function styled(columns: number): Map<string, { style: object }> {
  const title = {
    font: { bold: true },
    fill: { type: "pattern" as const, pattern: "solid" as const, fgColor: { rgb: "D9E2F3" } },
    alignment: { wrapText: true, horizontal: "center" as const, vertical: "center" as const },
  }
  const caption = { font: { bold: true, size: 14 }, alignment: { wrapText: false } }
  const titles = Array.from({ length: columns }, (_, c) => [`1,${c}`, { style: title }] as const)
  return new Map<string, { style: object }>([["0,0", { style: caption }], ...titles])
}
