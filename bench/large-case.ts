import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createCase } from "../src/app/case.ts"
import { loadVersion } from "../src/app/versions.ts"
import type { CaseEvent } from "../src/journal/events.ts"
import type { Comment, Submission } from "../src/model/consultation.ts"
import { numbers, pick, sentence, vocabulary } from "./invented-text.ts"

/** A plan of 100 pages, and how many of its paragraphs the revision changes. */
const PARAGRAPHS = 2_000
const CHANGES = 300
const CHAPTERS = 20
/** Characters of a comment, about. */
const LENGTH = 200

const heading = (i: number): string =>
  i % (PARAGRAPHS / CHAPTERS) === 0 ? `# 第${i / (PARAGRAPHS / CHAPTERS) + 1}章\n\n` : ""
const planText = (paragraphs: readonly string[]): string =>
  paragraphs.map((text, i) => `${heading(i)}${text}\n`).join("\n")

/** Events that answer every second comment, and link every tenth to a change. */
function decisions(comments: readonly Comment[], changes: readonly string[]): readonly CaseEvent[] {
  const answers = comments.flatMap(({ id, order, section }): CaseEvent[] =>
    order % 2
      ? []
      : [
          {
            ...{ type: "response-written", id: `R${order + 1}`, order, section, subsection: null, repeat: false },
            ...{ rows: [[id]], text: "御意見の趣旨は、案に記載しており、今後の参考とさせていただきます。" },
          },
        ],
  )
  const links = comments.flatMap(({ id, order }): CaseEvent[] => {
    const change = changes[(order / 10) % changes.length]
    return order % 10 || !change ? [] : [{ type: "comment-linked", comment: id, change, edit: null }]
  })
  return [...answers, ...links]
}

/** Writes a case with so many comments on a plan of 100 pages with 300 changes, without reading tables of comments. */
export async function writeLargeCase(path: string, count: number): Promise<void> {
  const random = numbers(1)
  const word = vocabulary(random)
  const texts = Array.from({ length: PARAGRAPHS }, () => sentence(word, 14, random))
  const revised = texts.map((text, i) =>
    i % Math.floor(PARAGRAPHS / CHANGES) === 0 ? text.replace(/。$/, `、${word()}を含む。`) : text,
  )
  const opened = await createCase(path, "測定")
  const folder = mkdtempSync(join(tmpdir(), "akaire-large-"))
  try {
    for (const [role, paragraphs] of [
      ["draft", texts],
      ["revision", revised],
    ] as const) {
      const file = join(folder, `${role}.md`)
      writeFileSync(file, planText(paragraphs))
      await loadVersion(opened, role, file)
    }
    const submissions = Array.from(
      { length: count },
      (_, order): Submission => ({
        ...{ id: `${order + 1}`, order, kind: "individual", name: `提出者${order + 1}`, received: "2026-10-01" },
        ...{
          channel: "電子メール",
          contact: {},
          source: { file: "意見.csv", sha256: "", part: null, line: order + 2 },
        },
      }),
    )
    const comments = submissions.map(({ id, order }): Comment => {
      const quoted = `「${pick(texts, random).slice(0, 40)}」について、`
      return {
        ...{ id: `${id}-1`, submission: id, order, summary: null, target: null, subsection: null, outcome: null },
        ...{ section: `第${(order % CHAPTERS) + 1}章`, state: "open", assignee: null },
        original: `${quoted}${sentence(word, 40, random)}`.slice(0, LENGTH),
      }
    })
    const content = new TextEncoder().encode(JSON.stringify({ submissions, comments }))
    const reading = await opened.store.putDocument("意見.csv.json", content)
    const counts = { submissions: count, comments: count }
    const { seq } = await opened.store.state()
    await opened.record([{ type: "comments-taken-in", file: "意見.csv", sha256: "", reading, ...counts }], seq)
    const { ledger } = await opened.ledger()
    await opened.record(
      decisions(
        comments,
        ledger.changes.map(({ id }) => id),
      ),
      seq + 1,
    )
  } finally {
    await opened.close()
    rmSync(folder, { recursive: true })
  }
}
