import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readZip } from "../../src/ooxml/zip.ts"
import { DRAFT, folder, REVISION, write } from "../app/small-case.ts"
import { inside } from "./inside.ts"
import { akaire } from "./program.ts"

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

const text = (path: string) =>
  new TextDecoder()
    .decode([...readZip(path, readFileSync(path))].find(([name]) => name === "word/document.xml")?.[1])
    .replace(/<[^>]+>/g, "")

describe("a small consultation", () => {
  test.each(TABLES)("%s: four commands to the results, without mapping, sections or groups", async (name, table) => {
    const cwd = folder()
    // The first as installed, the others in this process.
    const call = (args: readonly string[]) => (name === TABLES[0]?.[0] ? akaire(args, { cwd }) : inside(args, cwd))
    write(cwd, { "案.md": DRAFT, "修正案.md": REVISION, "意見.csv": table })
    const run = async (...args: string[]) =>
      expect(await call(args), args.join(" ")).toMatchObject({ code: 0, err: "" })
    await run("new", "案件.akaire", "--draft", "案.md", "--revision", "修正案.md", "--comments", "意見.csv")
    const ids = async (kind: string): Promise<readonly string[]> =>
      JSON.parse((await call(["show", "案件.akaire", kind, "--json"])).out).map(({ id }: { id: string }) => id)
    const comments = await ids("comments")
    const changes = await ids("changes")
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
