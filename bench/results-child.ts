/**
 * Writes a results table of 10,000 rows: "akaire" as the product does, "library" with the objects of the `docx` library
 * alone. A process of its own, so that its memory is its own. Prints what it cost as JSON.
 */
import { Document, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from "docx"
import { publicText } from "../src/model/case.ts"
import type { PublishedResults } from "../src/model/published.ts"
import { publishResults } from "../src/publishers/results-docx.ts"

const ROWS = 10_000
const COMMENT = "重要インフラ事業者に対し、対策の実施状況を確認する仕組みを設けることを提案する。".repeat(3)
const RESPONSE = "いただいた御意見については、今後の参考とさせていただきます。".repeat(2)

const results: PublishedResults = {
  language: "ja",
  title: "「計画(案)」に対する意見募集の結果について",
  period: null,
  totals: `${ROWS}件`,
  closing: null,
  stamp: false,
  ownChanges: [],
  sections: [
    {
      title: "総論について",
      subsections: [
        {
          title: null,
          answers: Array.from({ length: ROWS }, (_, index) => ({
            rows: [[{ number: index + 1, text: publicText(`${index}: ${COMMENT}`), outcome: "noted" as const }]],
            text: publicText(RESPONSE),
            revised: false,
            repeat: false,
          })),
        },
      ],
    },
  ],
}

async function byLibrary(): Promise<Uint8Array> {
  const cell = (text: string, size: number) =>
    new TableCell({ width: { size, type: WidthType.DXA }, children: [new Paragraph(text)] })
  const rows = results.sections.flatMap(({ subsections }) =>
    subsections.flatMap(({ answers }) =>
      answers.map(({ rows: [comments = []], text }) => {
        const cells = [cell(comments[0]?.text ?? "", 4434), cell(text, 4435), cell("無", 771)]
        return new TableRow({ children: cells })
      }),
    ),
  )
  return Packer.toBuffer(
    new Document({ sections: [{ children: [new Table({ rows, columnWidths: [4434, 4435, 771] })] }] }),
  )
}

const started = performance.now()
const bytes = await (process.argv[2] === "library" ? byLibrary() : publishResults(results))
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
process.stdout.write(
  JSON.stringify({
    bytes: bytes.length,
    wall: performance.now() - started,
    cpu: (userCPUTime + systemCPUTime) / 1000,
    megabytes: maxRSS / 1024,
  }),
)
