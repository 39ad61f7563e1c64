import { describe, expect, test } from "vitest"
import { DRAFT, folder, REVISION, write } from "../app/small-case.ts"
import { inside } from "./inside.ts"
import { akaire } from "./program.ts"

/** What no terminal may get: controls but line break and tab, escape sequences, direction overrides. */
const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** Clears the screen, sets the title, rings the bell, and turns the reading direction. */
const EVIL = "\u001b[2J\u001b]0;title\u0007\u009b31m\u202e\u007f"

/** A case whose every text that comes from outside is hostile. */
async function hostileCase(): Promise<string> {
  const cwd = folder()
  const draft = DRAFT.replace("駐輪場", `駐輪場${EVIL}`)
  const table = `受付番号,意見番号,氏名,提出方法,該当箇所,意見の内容\n"S${EVIL}","C1","山田${EVIL}","窓口${EVIL}","p1${EVIL}","意見${EVIL}です。"\n`
  write(cwd, { "draft.md": draft, "revision.md": draft.replace("年1回", "年2回"), "comments.csv": table })
  const made = await akaire(
    [
      "new",
      "c.akaire",
      "--draft",
      "draft.md",
      "--revision",
      "revision.md",
      "--comments",
      "comments.csv",
      "--title",
      `題${EVIL}`,
      "--by",
      `編集者${EVIL}`,
    ],
    { cwd },
  )
  expect([made.code, made.err]).toEqual([0, ""])
  expect(made.out).not.toMatch(RAW)
  await akaire(
    [
      "respond",
      "c.akaire",
      "C1",
      "--text",
      `御意見のとおり修正します。${EVIL}`,
      "--outcome",
      "adopted",
      "--section",
      `○${EVIL}`,
    ],
    { cwd },
  )
  return cwd
}

describe("text from outside", () => {
  test("reaches the terminal only as visible marks", async () => {
    const cwd = await hostileCase()
    const lines = [
      ...["consultation", "comments", "changes", "responses", "submissions", "findings"].map(
        kind => `show c.akaire ${kind}`,
      ),
      ...[
        "log c.akaire",
        "check c.akaire",
        "c.akaire",
        "compare draft.md revision.md",
        "undo c.akaire",
        "redo c.akaire",
      ],
    ]
    let marks = 0
    for (const line of lines) {
      for (const more of line.startsWith("undo") || line.startsWith("redo") || line.startsWith("c.")
        ? [[]]
        : [[], ["--json"]]) {
        const { out, err } = await inside([...line.split(" "), ...more], cwd)
        expect(out + err, line).not.toMatch(RAW)
        if (out.includes("␛")) marks++
      }
    }
    expect(marks, "the marks are there to be seen").toBeGreaterThan(5)
  })

  test("JSON gives it back exactly", async () => {
    const cwd = await hostileCase()
    const { out } = await akaire(["show", "c.akaire", "comments", "--json"], { cwd })
    expect(JSON.parse(out)[0].original).toBe(`意見${EVIL}です。`)
  })

  test("also in what is wrong with the command line", async () => {
    const run = await akaire([`x${EVIL}`], { cwd: folder() })
    expect(run.code).toBe(2)
    expect(run.err).toContain("␛")
    expect(run.err).not.toMatch(RAW)
  })
})

test("files that only look like tables or plans get one sentence, and no case is left behind", async () => {
  const cwd = folder()
  write(cwd, {
    "zip.xlsx": "PK\u0003\u0004broken",
    "page.docx": "<html></html>",
    "d.md": DRAFT,
    "r.md": REVISION,
    "empty.csv": "",
  })
  for (const [option, file] of [
    ["--comments", "zip.xlsx"],
    ["--comments", "page.docx"],
    ["--comments", "empty.csv"],
    ["--draft", "page.docx"],
  ] as const) {
    const run = await akaire(["new", "c.akaire", option, file], { cwd })
    expect([run.code, run.out], file).toEqual([2, ""])
    expect(run.err).toMatch(/^エラー: [^\n]+。\n(ヒント: [^\n]+\n)?$/)
    expect((await akaire(["c.akaire"], { cwd })).code).toBe(2)
  }
})
