import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readZip } from "../../src/ooxml/zip.ts"
import { DRAFT, folder, REVISION, write } from "../app/small-case.ts"
import { akaire, json } from "./program.ts"

/** Tables as a small office has them: a column of words, or a few more. */
const TABLES: readonly (readonly [string, string])[] = [
  ["one comment, one column", "意見\n点検の回数を増やしてほしい。\n"],
  [
    "nine comments, one column",
    `意見\n${Array.from({ length: 9 }, (_, i) => `点検の回数を増やしてほしい(${i + 1})。`).join("\n")}\n`,
  ],
  ["three columns", "番号,氏名,ご意見\n1,山田,点検の回数を増やしてほしい。\n2,佐藤,賛成です。\n"],
  ["English", "comment\nPlease check twice a year.\n"],
]

interface Row {
  readonly id: string
}

const text = (path: string) =>
  new TextDecoder()
    .decode([...readZip(path, readFileSync(path))].find(([name]) => name === "word/document.xml")?.[1])
    .replace(/<[^>]+>/g, "")

describe("a small consultation", () => {
  test.each(TABLES)("%s: four commands to the results, without mapping, sections or groups", async (_, table) => {
    const cwd = folder()
    write(cwd, { "案.md": DRAFT, "修正案.md": REVISION, "意見.csv": table })
    const run = async (...args: string[]) =>
      expect(await akaire(args, { cwd }), args.join(" ")).toMatchObject({ code: 0, err: "" })
    await run("new", "案件.akaire", "--draft", "案.md", "--revision", "修正案.md", "--comments", "意見.csv")
    const comments = (await json<Row[]>(["show", "案件.akaire", "comments"], { cwd })).map(({ id }) => id)
    const changes = (await json<Row[]>(["show", "案件.akaire", "changes"], { cwd })).map(({ id }) => id)
    await run("respond", "案件.akaire", ...comments, "--text", "御意見のとおり修正します。", "--outcome", "adopted")
    for (const change of changes) await run("link", "案件.akaire", comments[0] ?? "", change)
    await run("check", "案件.akaire")
    await run("publish", "案件.akaire", "--out", "公表")
    const results = text(join(cwd, "公表/results.docx"))
    for (const line of table.trim().split("\n").slice(1)) expect(results).toContain(line.split(",").at(-1))
    expect(results).toContain("みどり市自転車計画")
    expect(results).toContain(`${table.trim().split("\n").length - 1}件`)
    expect(results).toContain("有")
    expect(results).not.toContain("山田")
  })
})
