import { spawn } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import type { RebaseData } from "../../src/app/rebase-report.ts"
import { write } from "../app/small-case.ts"
import { madeCase } from "./case.ts"
import { call, callJson, inside } from "./inside.ts"
import { akaire, json, PROGRAM } from "./program.ts"

interface Comment {
  readonly id: string
  readonly outcome: string | null
  readonly response: string | null
  readonly changes: readonly string[]
  readonly summary: string | null
  readonly state: string
  readonly assignee: string | null
  readonly unit: string | null
}
interface Change {
  readonly id: string
  readonly edits: readonly { readonly removed: string; readonly added: string }[]
  readonly comments: readonly string[]
  readonly explanation: {
    readonly reason: string
    readonly publicReason: string | null
    readonly memo: string | null
  } | null
}
interface Revised {
  readonly message: string
  readonly rebase: RebaseData
}
interface Check {
  readonly findings: readonly { readonly rule: string; readonly severity: string }[]
  readonly counts: Readonly<Record<string, number>>
}

describe("a case from the command line", () => {
  test("is worked through to its publication, command by command", async () => {
    const { cwd } = await madeCase()
    const at = { cwd }
    const run = async (line: string, ...more: string[]) => {
      const done = await akaire([...line.split(" "), ...more], at)
      expect(done, line).toMatchObject({ code: 0, err: "" })
      return done.out
    }
    const decide = async (line: string, ...more: string[]) =>
      expect(await call([...line.split(" "), ...more], at), line).toMatchObject({ code: 0, err: "" })
    const comments = () => callJson<Comment[]>(["show", "small.akaire", "comments"], at)
    const changes = () => callJson<Change[]>(["show", "small.akaire", "changes"], at)
    const check = () => json<Check>(["check", "small.akaire"], at)

    expect((await akaire(["check", "small.akaire"], at)).code).toBe(1)
    expect((await check()).counts).toMatchObject({ submissions: 2, comments: 3, changes: 3, unexplained: 3 })
    const refused = await akaire(["publish", "small.akaire", "--out", "out"], at)
    expect([refused.code, existsSync(join(cwd, "out"))]).toEqual([1, false])
    expect(refused.out).toMatch(/公表資料を作りませんでした/)

    const [it, twice, term] = (await changes()).map(change => change.id)
    await decide(`link small.akaire A1-1 ${it}#1`)
    await decide(`link small.akaire A2-2 ${twice}`)
    await decide(`unlink small.akaire A2-2 ${twice}`)
    await decide(`link small.akaire A2-1 ${twice}`)
    await decide(`explain small.akaire ${term} --reason editorial --note 用語を統一しました。 --memo MEMO`)
    await decide(
      "respond small.akaire A1-1 --outcome adopted --section",
      "○ 表記",
      "--text",
      "御意見のとおり修正します。",
    )
    await decide("respond small.akaire A2-1 A2-2 --text 御意見のとおり修正しました。")
    await decide("summarize small.akaire A2-2 --text 賛成。")
    await decide("state small.akaire A1-1 A2-1 --to final")
    await decide("assign small.akaire A1-1 A2-1 --to 山田 --unit 資金決済課")
    await decide("assign small.akaire A2-1 --to", "")
    await decide("note small.akaire A1-1 --text 要確認")
    await decide("set small.akaire closing", "その他の御意見もありました。")

    expect(
      (await comments()).map(({ id, outcome, response, changes: of, summary, state }) => [
        id,
        outcome,
        response,
        of,
        summary,
        state,
      ]),
    ).toEqual([
      ["A1-1", "adopted", "R1", [it], null, "final"],
      ["A2-1", null, "R2", [twice], null, "final"],
      ["A2-2", null, "R2", [], "賛成。", "open"],
    ])
    expect((await comments()).map(({ assignee, unit }) => [assignee, unit])).toEqual([
      ["山田", "資金決済課"],
      [null, "資金決済課"],
      [null, null],
    ])
    expect((await changes()).map(change => [change.comments, change.explanation?.publicReason ?? null])).toEqual([
      [["A1-1"], null],
      [["A2-1"], null],
      [[], "用語を統一しました。"],
    ])
    expect(await check()).toMatchObject({ findings: [], counts: { linked: 2, explained: 1, unexplained: 0, rows: 2 } })
    expect(await run("check small.akaire")).toMatch(/^要確認事項はありません。/)
    expect(await run("publish small.akaire --out out")).toContain("results.docx")
    expect(readdirSync(join(cwd, "out")).sort()).toEqual([
      "comparison.docx",
      "data.json",
      "manifest.json",
      "report-internal.html",
      "report.html",
      "results.docx",
    ])
    expect(await json(["publish", "small.akaire", "--out", "only", "--only", "results"], at)).toEqual({
      directory: "only",
      files: ["results.docx", "manifest.json"],
      blockers: [],
    })
    expect(JSON.parse(await run("export small.akaire")).consultation[0].closing).toBe("その他の御意見もありました。")
    await run("copy small.akaire copy.akaire")
    expect((await akaire(["copy", "small.akaire", "copy.akaire"], at)).code).toBe(2)
    expect(JSON.parse(await run("export copy.akaire"))).toEqual(JSON.parse(await run("export small.akaire")))
  })

  test("is decided from a file as one deed, undone and redone whole", async () => {
    const { cwd } = await madeCase()
    const at = { cwd }
    const state = async () => {
      const { journal: _, seq: __, ...rest } = await callJson<Record<string, unknown>>(["export", "small.akaire"], at)
      return rest
    }
    const before = await state()
    expect(await callJson(["decide", "small.akaire", "decisions.json"], at)).toMatchObject({
      events: expect.any(Number),
    })
    const decided = await state()
    expect((await call(["decide", "small.akaire", "decisions.json"], at)).out).toMatch(/記録済みです/)
    expect((await call(["check", "small.akaire"], at)).code).toBe(0)
    const undone = await call(["undo", "small.akaire"], at)
    expect(undone.out).toMatch(/^取り消しました: 考え方 R1\(意見 A1-1\) ほか\d+件\n$/)
    expect(await state()).toEqual(before)
    expect((await call(["redo", "small.akaire"], at)).code).toBe(0)
    expect(await state()).toEqual(decided)
    expect((await call(["redo", "small.akaire"], at)).code).toBe(2)
  })

  test("an older deed is undone by number, unless a later one is on the same subject", async () => {
    const { cwd } = await madeCase()
    const at = { cwd }
    for (const [comment, outcome] of [
      ["A1-1", "adopted"],
      ["A2-1", "noted"],
      ["A1-1", "noted"],
    ] as const) {
      await call(["respond", "small.akaire", comment, "--text", `${outcome}。`, "--outcome", outcome], at)
    }
    const log = await callJson<{ seq: number; deed: number; by: string; event: { type: string } }[]>(
      ["log", "small.akaire"],
      at,
    )
    expect(log[0]).toMatchObject({ by: "編集者" })
    const [third = 0, second = 0, first = 0] = [...new Set(log.map(each => each.deed))]
    const refused = await call(["undo", "small.akaire", String(first)], at)
    expect(refused.code).toBe(2)
    expect(refused.err).toMatch(new RegExp(`先に記録 ${third + 1} を取り消してください。`))
    expect((await callJson<{ undone: number[] }>(["undo", "small.akaire", String(second)], at)).undone).toEqual([
      second,
      second + 1,
    ])
    await call(["undo", "small.akaire"], at)
    expect((await call(["undo", "small.akaire", String(first + 1)], at)).code).toBe(0)
    expect((await call(["undo", "small.akaire", "1"], at)).code).toBe(2)
    expect((await call(["undo", "small.akaire", "999"], at)).err).toMatch(/記録 999 はありません。/)
  })

  test("a new revision carries links over, and is undone with what it carried", async () => {
    const { cwd } = await madeCase()
    const at = { cwd }
    await call(["decide", "small.akaire", "decisions.json"], at)
    const draft = readFileSync(join(cwd, "draft.md"), "utf8")
    write(cwd, { "revision-2.md": draft.replace("ＩＴ", "IT").replace("年1回", "年4回") })
    const { rebase, message, ...revised } = await callJson<Revised>(["revise", "small.akaire", "revision-2.md"], at)
    expect(revised).toMatchObject({ changes: 2, lost: 1 })
    expect([rebase.kept.map(each => each.rewritten), rebase.gone, rebase.split, rebase.joined, rebase.new]).toEqual([
      [false, true],
      [{ id: expect.stringMatching(/^c-/), place: expect.any(String), comments: [], explained: true }],
      [],
      [],
      [],
    ])
    expect(message).toMatch(
      /前の修正案の修正箇所から: そのまま 1、文言が変わった 1、なくなった 1。\n +文言が変わった: /,
    )
    expect((await callJson<Check>(["check", "small.akaire"], at)).findings.map(finding => finding.rule)).toContain(
      "change-reverted",
    )
    expect((await call(["revise", "small.akaire", "revision-2.md"], at)).out).toMatch(/読み込み済み/)
    await call(["undo", "small.akaire"], at)
    expect(await callJson<Check>(["check", "small.akaire"], at)).toMatchObject({ findings: [], counts: { changes: 3 } })
  })

  test("without a terminal says where it stands: by its name, by review, alone in the folder", async () => {
    const { cwd } = await madeCase()
    const named = await call(["small.akaire"], { cwd })
    expect(named).toMatchObject({ code: 0, err: "" })
    expect(named.out).toMatch(/計画 +みどり市自転車計画/)
    expect((await call(["review", "small.akaire"], { cwd })).out).toBe(named.out)
    expect((await call([], { cwd })).out).toContain("みどり市自転車計画")
    expect(await callJson(["small.akaire"], { cwd })).toMatchObject({
      draft: "draft.md",
      answered: 0,
      counts: { comments: 3 },
    })
    copyFileSync(join(cwd, "small.akaire"), join(cwd, "other.akaire"))
    const two = await call([], { cwd })
    expect(two.code).toBe(2)
    expect(two.err).toContain("other.akaire、small.akaire")
  })

  test("lists are paged and searched, width and case aside", async () => {
    const { cwd } = await madeCase()
    const ids = async (...more: string[]) =>
      (await callJson<Comment[]>(["show", "small.akaire", "comments", ...more], { cwd })).map(comment => comment.id)
    expect(await ids("--limit", "1", "--offset", "1")).toEqual(["A2-1"])
    expect(await ids("--offset", "0")).toEqual(["A1-1", "A2-1", "A2-2"])
    expect(await ids("--find", "「ｉｔ")).toEqual(["A1-1"])
    expect(await ids("--find", "original")).toEqual([])
    const part = await call(["show", "small.akaire", "comments", "--limit", "1", "--offset", "1"], { cwd })
    expect(part.out).toMatch(/\n\n\(全3件のうち 2〜2件目\)\n$/)
    for (const kind of ["consultation", "comments", "changes", "responses", "submissions", "findings"]) {
      expect(await inside(["show", "small.akaire", kind], cwd), kind).toMatchObject({ code: 0, err: "" })
    }
  })

  test("what is not there is refused, and nothing is recorded", async () => {
    const { cwd } = await madeCase()
    const [change] = await callJson<Change[]>(["show", "small.akaire", "changes"], { cwd })
    const before = (await callJson<{ seq: number }>(["export", "small.akaire"], { cwd })).seq
    for (const [line, said] of [
      ["link small.akaire A1-9 x", /意見「A1-9」はありません。/],
      [`link small.akaire A1-1 ${change?.id}#2`, /「#2」はありません。/],
      ["link small.akaire A1-1 c-none", /修正箇所「c-none」はありません。/],
      ["respond small.akaire A1-1 A1-1 --text a", /重複/],
      ["set small.akaire from tomorrow", /日付ではありません。/],
      ["set small.akaire colour red", /「colour」という事項はありません。/],
      ["add small.akaire absent.csv", /見つかりません。/],
      ["decide small.akaire draft.md", /JSON として読めません/],
      ["new small.akaire", /既にあります。/],
      ["new bad.akaire --draft absent.docx", /見つかりません。/],
      ["new deep/er/bad.akaire", /作れません/],
      ["publish small.akaire --out out --only letter", /「letter」という公表資料はありません。/],
    ] as const) {
      const run = await inside(line.split(" "), cwd)
      expect(run.code, line).toBe(2)
      expect(run.err).toMatch(said)
    }
    expect((await callJson<{ seq: number }>(["export", "small.akaire"], { cwd })).seq).toBe(before)
    expect(existsSync(join(cwd, "bad.akaire"))).toBe(false)
  })

  test("--by names who decides, the environment does otherwise", async () => {
    const { cwd } = await madeCase()
    await call(["state", "small.akaire", "A1-1", "--to", "final", "--by", "課長"], { cwd })
    await akaire(["state", "small.akaire", "A2-1", "--to", "final"], { cwd, env: { AKAIRE_BY: "係長" } })
    const log = await callJson<{ by: string }[]>(["log", "small.akaire", "--limit", "2"], { cwd })
    expect(log.map(({ by }) => by)).toEqual(["係長", "課長"])
  })

  test("taking in the same table again changes nothing; a dry run takes nothing", async () => {
    const { cwd } = await madeCase()
    write(cwd, { "more.csv": "意見\n一つ目\n" })
    expect(await callJson(["add", "small.akaire", "more.csv", "--dry-run"], { cwd })).toMatchObject({
      comments: 1,
      dryRun: true,
    })
    expect(await callJson(["add", "small.akaire", "more.csv"], { cwd })).toMatchObject({ comments: 1 })
    expect(await callJson(["add", "small.akaire", "more.csv", "comments.csv"], { cwd })).toMatchObject({ comments: 0 })
  })
})

test("a reader that stops early is no error, and the case is closed", async () => {
  const { cwd } = await madeCase()
  write(cwd, { "long.csv": `意見\n${"長い意見です。".repeat(100_000)}\n` })
  await akaire(["add", "small.akaire", "long.csv"], { cwd })
  const line = `"$0" "$1" show small.akaire comments --json | head -c 3; exit "\${PIPESTATUS[0]}"`
  const shell = spawn("bash", ["-c", line, process.execPath, PROGRAM], { cwd })
  let [out, err] = ["", ""]
  shell.stdout.on("data", chunk => {
    out += chunk
  })
  shell.stderr.on("data", chunk => {
    err += chunk
  })
  const code = await new Promise(resolve => shell.on("close", resolve))
  expect([code, out, err]).toEqual([0, "[\n ", ""])
  expect(existsSync(join(cwd, "small.akaire-wal"))).toBe(false)
})

const samples = join(import.meta.dirname, "../../samples/plan")

describe.skipIf(!existsSync(join(samples, "draft.docx")))("the sample case", () => {
  test("is written once, with open problems, and complete without", async () => {
    const { cwd } = await madeCase()
    mkdirSync(join(cwd, "d"))
    const first = await akaire(["demo", "--no-tui", "d"], { cwd })
    expect(first).toMatchObject({ code: 0, err: "" })
    expect((await akaire(["check", "d/demo.akaire"], { cwd })).code).toBe(1)
    expect((await akaire(["demo", "--no-tui", "d"], { cwd })).out).toMatch(/既にあります/)
    expect((await akaire(["demo", "--no-tui", "--complete", "d"], { cwd })).code).toBe(0)
    expect(await akaire(["check", "d/complete.akaire"], { cwd })).toMatchObject({ code: 0, err: "" })
    expect((await akaire(["publish", "d/complete.akaire", "--out", "out"], { cwd })).code).toBe(0)
    expect(readdirSync(join(cwd, "d")).sort()).toEqual(["complete.akaire", "demo.akaire"])
  })
})
