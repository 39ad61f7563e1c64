import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { folder, write } from "../app/small-case.ts"
import { madeCase } from "./case.ts"
import { inside } from "./inside.ts"
import { akaire } from "./program.ts"

const SAMPLES = join(import.meta.dirname, "../../samples")

interface Edited {
  readonly file: string
  readonly replaced: readonly { readonly place: string; readonly page: number | null; readonly change: string | null }[]
  readonly comment: string | null
  readonly changes: readonly { readonly id: string }[]
  readonly lost: number
}
interface Check {
  readonly findings: readonly { readonly rule: string }[]
}

/** Runs command lines on the sample case in a folder of its own. */
async function demo() {
  const cwd = folder()
  expect(await akaire(["demo", ".", "--no-tui"], { cwd })).toMatchObject({ code: 0, err: "" })
  const run = (...args: readonly string[]) => inside(args, cwd)
  const rules = async () =>
    (JSON.parse((await run("check", "demo.akaire", "--json")).out) as Check).findings.map(({ rule }) => rule).sort()
  return { cwd, run, rules }
}

describe("the sample consultation", () => {
  test("edit --for makes what an answer promises; the check is clean; one undo takes it back", async () => {
    const { run, rules, cwd } = await demo()
    await akaire(["decide", "demo.akaire", join(SAMPLES, "plan/decisions-complete.json")], { cwd })
    // The answer to 18-1 is taken back to what it promised: examples in 別紙3.
    await run("respond", "demo.akaire", "18-1", "--text", "御意見を踏まえ、例を追記します。", "--outcome", "adopted")
    expect(await rules()).toEqual(["promise-without-change"])

    const edit = (place: string, words: string) =>
      run("edit", "demo.akaire", "--replace", "共有できる情報", "--with", words, "--in", place, "--for", "18-1")
    const example = "共有できる情報（例えば、調査中のぜい弱性）"
    const asked = await edit("別紙３", example)
    expect(asked).toMatchObject({ code: 2, out: "" })
    expect(asked.err).toMatch(
      /^エラー: 「共有できる情報」は3か所にあります: 別紙3 [^\n]*表2 > 2行[^\n]*\nヒント: --in で[^\n]*\n$/,
    )
    const done = await edit("表2 > 2行", example)
    expect(done).toMatchObject({ code: 0, err: "" })
    expect(done.out).toMatch(
      /^別紙3 .* > 表2 > 2行\(約\d+ページ\): 「共有できる情報」→「共有できる情報（例えば、調査中のぜい弱性）」/,
    )
    expect(done.out).toMatch(/revision-修正\.docx を修正案としました。意見 18-1 を紐付けました。/)
    expect(done.out).toMatch(/＋ .*\{\+（例えば、調査中のぜい弱性）\+\}/)
    expect(await rules()).toEqual([])
    expect((await run("check", "demo.akaire")).code).toBe(0)
    // The redline proves itself before it is handed out.
    expect((await run("publish", "demo.akaire", "--out", "out", "--only", "redline,clean")).code).toBe(0)

    expect((await run("undo", "demo.akaire")).out).toMatch(/^取り消しました: 修正案の読み込み revision-修正\.docx ほか/)
    expect(await rules()).toEqual(["promise-without-change"])
  })

  test("from the draft alone, comment by comment, as they propose", async () => {
    const cwd = folder()
    const run = (...args: readonly string[]) => inside(args, cwd)
    const json = async (...args: readonly string[]) => JSON.parse((await run(...args, "--json")).out) as Edited
    const [draft, comments] = [join(SAMPLES, "plan/draft.docx"), join(SAMPLES, "plan/comments.xlsx")]
    await run("new", "c.akaire", "--draft", draft, "--comments", comments)
    const term = await json("edit", "c.akaire", "--for", "23-1")
    expect(term).toMatchObject({ file: "draft-修正.docx", comment: "23-1", lost: 0 })
    expect(term.replaced).toMatchObject([{ page: 47, place: expect.stringContaining("別紙2") }])
    const width = await json("edit", "c.akaire", "--for", "22-2")
    expect(width.replaced).toMatchObject([{ page: 58, pageApproximate: true, removed: "ＩＴ", added: "IT" }])
    expect((await run("edit", "c.akaire", "--for", "22-1")).err).toMatch(/2か所.*\n.*該当箇所は「Ｐ４７、p\.58」/)
    const both = await json("edit", "c.akaire", "--for", "22-1", "--in", "４７頁", "--all")
    expect(both.replaced.length).toBe(2)
    expect((await run("edit", "c.akaire", "--for", "10-1")).err).toMatch(/字句をそのまま示した提案/)
    const changes = JSON.parse((await run("show", "c.akaire", "changes", "--json")).out)
    expect(changes.map((change: { comments: string[] }) => change.comments)).toEqual([["22-1"], ["23-1"], ["22-2"]])
  })
})

test("English, and wrong use", async () => {
  const { cwd } = await madeCase()
  const run = (...args: readonly string[]) => inside(["edit", "small.akaire", "--lang", "en", ...args], cwd)
  expect((await run("--replace", "年2回", "--with", "年3回")).out).toMatch(
    / > 2 取組: "年2回" → "年3回" \(change c-\w+\)\nrevision-修正\.md is the revision\.\nc-\w+ /,
  )
  for (const [args, words] of [
    [[], /Both --replace and --with are needed/],
    [["--replace", "", "--with", "a"], /Give --replace the text/],
    [["--replace", "IT", "--with", "IT"], /are the same/],
    [["--replace", "ｉｔ", "--with", "ICT"], /There is "IT", written otherwise/],
    [["--replace", "管理", "--with", "運用", "--in", "1 目的"], /"管理" is not in "1 目的"/],
    [["--replace", "管理", "--with", "運用", "--for", "A9"], /There is no comment "A9"/],
  ] as const) {
    const done = await run(...args)
    expect(done).toMatchObject({ code: 2, out: "" })
    expect(done.err).toMatch(words)
    expect(done.err).toMatch(/^Error: [^\n]+\n(Hint: [^\n]+\n)?$/)
  }
  write(cwd, { "page.html": "<h1>計画</h1><p>管理する。</p>" })
  await inside(["revise", "small.akaire", "page.html"], cwd)
  expect((await run("--replace", "管理", "--with", "運用")).err).toMatch(
    /page\.html cannot be edited here: it is HTML\./,
  )
})
