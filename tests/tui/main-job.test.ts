import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { Programs } from "./program.ts"
import type { Terminal, TerminalSize } from "./terminal.ts"

/** The whole program on the sample case: what an editor does on a working day, from opening to publishing. */

const programs = new Programs()
beforeAll(() => programs.buildAkaire())
afterEach(() => programs.endAll())
afterAll(() => programs.remove())

const ENTER = "\r"
const ESCAPE = "\u001b"
const SAVE = "\u0013"

const environment = { AKAIRE_BY: "試験", LANG: "ja_JP.UTF-8" }

async function open(args: readonly string[], size: TerminalSize = {}): Promise<Terminal> {
  const terminal = programs.start(process.execPath, [programs.path("akaire.mjs"), ...args], {
    env: environment,
    ...size,
  })
  await terminal.until(/q 終了/, 30_000)
  return terminal
}

function command(...args: readonly string[]): { readonly status: number | null; readonly stdout: string } {
  return spawnSync(process.execPath, [programs.path("akaire.mjs"), ...args], {
    cwd: programs.folder,
    encoding: "utf8",
    env: { ...process.env, ...environment },
  })
}

/** Finds a comment by its number and selects it. */
async function goTo(tui: Terminal, comment: string, words: string): Promise<void> {
  tui.write(`1/${words}${ENTER}`)
  await tui.until(new RegExp(`意見 ${comment} `))
}

/** Writes an answer in place of the one that is there. */
async function answer(tui: Terminal, comment: string, text: string): Promise<void> {
  tui.write("e")
  await tui.until(`意見 ${comment} への考え方`)
  // To the end, then everything before it away, row by row.
  for (let i = 0; i < 8; i++) tui.write("\u0015\u007f")
  await tui.until(/への考え方 +0字/)
  tui.write(text)
  const { length } = [...text.replace(/\u001b\[20[01]~|\s/g, "")]
  await tui.until(new RegExp(`への考え方 +${length}字`))
  tui.write(SAVE)
  await tui.until(`意見 ${comment} に考え方を記録しました。`)
}

test("open, link, answer in Japanese, explain, undo, publish, quit, open again", async () => {
  const tui = await open(["demo", "case"])
  await tui.until(/要確認 4[\s\S]*30\/31/)

  await goTo(tui, "10-1", "浸透状況の調査")
  tui.write("x")
  await tui.until(/意見 10-1 と修正箇所\d+ の紐付けを外しました/)
  tui.write("l")
  await tui.until("意見 10-1 に紐付ける修正箇所")
  tui.write("毎年度")
  await tui.until(/▸ .*文言/)
  tui.write(ENTER)
  await tui.until(/10-1 .* 修正1/)
  await answer(tui, "10-1", "御意見を踏まえ、調査の結果を「毎年度、その概要を公表する」と修正します。")

  await goTo(tui, "18-1", "各区分に当たる情報の例")
  await answer(tui, "18-1", "例を掲げることで判断が固定されるおそれがあることから、原案のとおりとします。")
  tui.write("o")
  await tui.until("意見 18-1 の対応区分")
  tui.write(`jjjj${ENTER}`)
  await tui.until(/18-1 +原案どおり/)

  tui.write("3")
  await tui.until(/▸ エラー .*72/)
  tui.write(`r`)
  await tui.until("この修正の理由")
  tui.write(`jj${ENTER}`)
  await tui.until("修正理由（1/2）")
  tui.write("所管省庁との協議の結果、続報の期限を改めました。")
  await tui.until("続報の期限を改めました。")
  tui.write(SAVE)
  await tui.until("修正理由（2/2）内部メモ")
  tui.write(`5月10日の協議${SAVE}`)
  await tui.until(/数値 +説明済 .*72￫48/)
  await tui.until(/要確認 1/)

  tui.write("1f")
  await tui.until("意見 1/31")
  await answer(tui, "14-1", "ＳＢＯＭの活用は、\u001b[200~「Ⅳ.4. 4.3」に\u001b[201~記載しています。")
  tui.write(ESCAPE)
  await tui.until(/意見 31 [\s\S]*要確認 0/)

  tui.write("u")
  await tui.until(/取り消しました: 考え方 .*14-1/)
  await tui.until(/要確認 1/)
  tui.write("\u0012")
  await tui.until(/要確認 0/)

  tui.write("P")
  await tui.until("書き出し先: case/demo-publications")
  tui.write(ENTER)
  await tui.until("公表資料を作成しました", 30_000)
  await tui.until(/results\.docx[\s\S]*report\.html[\s\S]*redline\.docx/)
  tui.write(ESCAPE)
  await tui.until(/6 公表[\s\S]*q 終了/)
  tui.write("q")
  expect((await tui.exited).exitCode).toBe(0)
  expect(tui.cursor()).toMatchObject({ alternate: false, hidden: false })

  for (const file of ["results.docx", "report.html", "manifest.json"])
    expect(existsSync(join(programs.folder, "case/demo-publications", file)), file).toBe(true)
  const report = readFileSync(join(programs.folder, "case/demo-publications/report.html"), "utf8")
  expect(report).toContain("続報の期限を改めました。")
  expect(report).not.toContain("5月10日の協議")

  expect(command("check", "case/demo.akaire").status).toBe(0)
  const again = await open(["case/demo.akaire"], { cols: 200, rows: 50 })
  await again.until(/要確認 0/)
  again.write("/4.3\r")
  await again.until("ＳＢＯＭの活用は、「Ⅳ.4. 4.3」に記載しています。")
})

test("two editors: one sees what the other does, and nobody is overwritten", async () => {
  expect(command("demo", "team", "--no-tui").status).toBe(0)
  const one = await open(["team/demo.akaire"])
  const two = await open(["team/demo.akaire", "--by", "もう一人"])
  await goTo(one, "14-1", "SBOM")
  await goTo(two, "14-1", "SBOM")
  one.write("e")
  await one.until("意見 14-1 への考え方")
  one.write("わたしの考え方")
  await one.until("わたしの考え方")
  two.write("e")
  await two.until("意見 14-1 への考え方")
  two.write(`先に保存した考え方${SAVE}`)
  await two.until("意見 14-1 に考え方を記録しました。")
  one.write(SAVE)
  await one.until("もう一人 により先に変更されています")
  expect(one.screen()).toMatch(/ほかの人が保存した文\n 先に保存した考え方/)
  expect(one.screen()).toContain("わたしの考え方")
  one.write(SAVE)
  await one.until("意見 14-1 に考え方を記録しました。")
  await two.until("ほかの人の作業を読み込みました。")
  await two.until("わたしの考え方")
})

test("a refused publication says why, writes nothing, and can be made as a stamped draft", async () => {
  const tui = await open(["demo", "refused"])
  tui.write("P")
  await tui.until("書き出し先")
  tui.write(ENTER)
  await tui.until("公表できません")
  expect(tui.screen()).toContain("次の3件が解決していません。")
  expect(existsSync(join(programs.folder, "refused/demo-publications"))).toBe(false)
  tui.write("d")
  await tui.until("公表資料を作成しました", 30_000)
  expect(
    JSON.parse(readFileSync(join(programs.folder, "refused/demo-publications/manifest.json"), "utf8")).stamped,
  ).toBe(true)
})
