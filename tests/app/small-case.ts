import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { type Case, openCase } from "../../src/app/case.ts"
import { newCase } from "../../src/app/new-case.ts"

/** Values that stand only in private fields of the small case: none may reach a publication. */
export const PRIVATE = [
  "秘密山田",
  "himitsu@example.invalid",
  "電話03-0000-0000",
  "秘密の受付経路",
  "MEMO-NAIBU",
  "OPERATOR-X",
]

export const DRAFT = `# みどり市自転車計画（案）

## 1 目的

この計画は、ＩＴを活用した安全な自転車の利用を進めるものです。

## 2 取組

駐輪場を年1回点検します。

個人情報の管理を徹底します。
`

export const REVISION = DRAFT.replace("ＩＴ", "IT").replace("年1回", "年2回").replace("個人情報", "利用者情報")

export const COMMENTS = `受付番号,提出者区分,氏名,メールアドレス,電話番号,提出方法,意見番号,該当箇所,意見の内容
A1,個人,秘密山田,himitsu@example.invalid,電話03-0000-0000,秘密の受付経路,A1-1,1ページ,「ＩＴ」は半角の「IT」としてください。
A2,団体,秘密山田,himitsu@example.invalid,電話03-0000-0000,秘密の受付経路,A2-1,2ページ,点検の回数を増やしてほしい。
A2,団体,秘密山田,himitsu@example.invalid,電話03-0000-0000,秘密の受付経路,A2-2,2ページ,賛成します。
`

/** A folder of its own for a test, gone when the test ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "akaire-test-"))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Writes text files into a folder; returns their paths by name. */
export function write<const T extends Readonly<Record<string, string>>>(into: string, files: T) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(into, name), text)
  return (name: keyof T & string): string => join(into, name)
}

/** Creates the small case (three changes, three comments) and opens it; closed when the test ends. */
export async function smallCase(by = "OPERATOR-X"): Promise<{ opened: Case; name: string; directory: string }> {
  const directory = folder()
  const path = write(directory, { "draft.md": DRAFT, "revision.md": REVISION, "comments.csv": COMMENTS })
  const name = join(directory, "small.akaire")
  await newCase(name, {
    draft: path("draft.md"),
    revision: path("revision.md"),
    tracked: null,
    pages: null,
    comments: [path("comments.csv")],
    title: null,
    from: "2026-01-28",
    to: "2026-02-28",
    by,
  })
  const opened = await openCase(name, by)
  onTestFinished(() => opened.close())
  return { opened, name, directory }
}

/** Decisions that settle everything in the small case. */
export const DECISIONS = {
  responses: [
    {
      section: "○ 表記について",
      text: "御意見のとおり修正します。",
      rows: [["A1-1"]],
      outcomes: { "A1-1": "adopted" },
      changes: [{ removed: "ＩＴ", added: "IT" }],
    },
    {
      section: "○ 取組について",
      text: "御意見を踏まえ、点検の回数を修正しました。",
      rows: [["A2-1"], ["A2-2"]],
      outcomes: { "A2-1": "adopted", "A2-2": "support" },
      changes: [{ removed: "年1回", added: "年2回" }],
    },
  ],
  explanations: [
    {
      change: { removed: "個人情報", added: "利用者情報" },
      reason: "editorial",
      note: "用語を統一しました。",
      memo: "MEMO-NAIBU",
    },
  ],
}
