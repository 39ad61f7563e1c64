import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { respond } from "../../src/app/answering.ts"
import { checkCase } from "../../src/app/check-case.ts"
import { checkData } from "../../src/app/data.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { undo } from "../../src/app/history.ts"
import { publish } from "../../src/app/publish.ts"
import { loadVersion } from "../../src/app/versions.ts"
import { waive } from "../../src/app/waive.ts"
import { UserError } from "../../src/model/errors.ts"
import { findingId } from "../../src/trace/finding-id.ts"
import { DECISIONS, REVISION, smallCase, write } from "./small-case.ts"

/** The small case, settled but for the change that nobody explained. */
async function withOneError() {
  const made = await smallCase("山田")
  const path = write(made.directory, { "decisions.json": JSON.stringify({ ...DECISIONS, explanations: [] }) })
  await decideFile(made.opened, path("decisions.json"))
  const { findings } = await checkCase(made.opened)
  expect(findings.map(({ rule }) => rule)).toEqual(["change-without-reason"])
  return { ...made, id: findings[0] ? findingId(findings[0]) : "" }
}

describe("a waived finding", () => {
  test("no longer blocks publication, and stands apart in check and in the internal report only", async () => {
    const { opened, directory, id } = await withOneError()
    const out = join(directory, "out")
    expect((await publish(opened, out, { draft: false, only: null })).blockers).toHaveLength(1)
    await waive(opened, id, "各省協議による")
    const { findings, waived } = await checkCase(opened)
    expect(findings).toEqual([])
    expect(waived.map(({ finding, note, by }) => [finding.rule, note, by])).toEqual([
      ["change-without-reason", "各省協議による", "山田"],
    ])
    expect((await publish(opened, out, { draft: false, only: null })).blockers).toEqual([])
    expect(readFileSync(join(out, "report-internal.html"), "utf8")).toContain("山田: 各省協議による")
    expect(readFileSync(join(out, "report.html"), "utf8")).not.toContain("各省協議による")
  })

  test("is open again when it is undone, and waiving it twice changes nothing", async () => {
    const { opened, id } = await withOneError()
    expect((await waive(opened, id, "支障なし")).data.changed).toBe(true)
    expect((await waive(opened, id, "支障なし")).data.changed).toBe(false)
    await undo(opened, null)
    expect((await checkCase(opened)).findings).toHaveLength(1)
  })

  test("is open again when what it speaks of changes", async () => {
    const { opened, id, directory } = await withOneError()
    await waive(opened, id, "支障なし")
    const again = write(directory, { "again.md": REVISION.replace("利用者情報", "利用者データ") })
    await loadVersion(opened, "revision", again("again.md"))
    expect((await checkCase(opened)).findings.map(({ rule }) => rule)).toContain("change-without-reason")
  })

  test("needs a note and an id that is there", async () => {
    const { opened, id } = await withOneError()
    await expect(waive(opened, id, "  ")).rejects.toThrow(UserError)
    await expect(waive(opened, "f-none", "x")).rejects.toThrow('There is no finding "f-none".')
  })
})

test("check --json has ids, what is waived, and what each count counts", async () => {
  const { opened, id } = await withOneError()
  await waive(opened, id, "支障なし")
  const data = checkData(await checkCase(opened), "ja")
  expect(Object.keys(data)).toEqual(["findings", "counts", "waived", "breakdown"])
  expect(data.waived).toMatchObject([{ id, rule: "change-without-reason", note: "支障なし", by: "山田" }])
  expect(data.breakdown.submitters.map(({ value, ids }) => [value, ids])).toEqual([
    ["organization", ["A2"]],
    ["individual", ["A1"]],
    ["unknown", []],
  ])
  expect(data.breakdown.channels).toEqual([{ value: "秘密の受付経路", count: 2, ids: ["A1", "A2"] }])
})

describe("a later revision", () => {
  test("that takes a linked change back to the draft is an error of its own", async () => {
    const { opened, directory } = await smallCase()
    const path = write(directory, { "decisions.json": JSON.stringify(DECISIONS) })
    await decideFile(opened, path("decisions.json"))
    expect((await checkCase(opened)).findings).toEqual([])
    writeFileSync(join(directory, "back.md"), REVISION.replace("年2回", "年1回"))
    await loadVersion(opened, "revision", join(directory, "back.md"))
    const { findings } = await checkCase(opened)
    expect(findings.map(({ rule }) => rule)).toEqual(["change-reverted", "promise-without-change"])
    expect(findings[0]?.message.ja).toContain("「1」→「2」")
    writeFileSync(join(directory, "forth.md"), REVISION)
    await loadVersion(opened, "revision", join(directory, "forth.md"))
    expect((await checkCase(opened)).findings.map(({ rule }) => rule)).not.toContain("change-reverted")
  })

  test("that words a linked change otherwise makes its answer stale until somebody writes it anew", async () => {
    const { opened, directory } = await smallCase()
    const path = write(directory, { "decisions.json": JSON.stringify(DECISIONS) })
    await decideFile(opened, path("decisions.json"))
    writeFileSync(join(directory, "more.md"), REVISION.replace("年2回", "年3回"))
    await loadVersion(opened, "revision", join(directory, "more.md"))
    const { findings } = await checkCase(opened)
    expect(findings.map(({ rule, comments }) => [rule, comments])).toEqual([["answer-stale", ["A2-1"]]])
    const text = "御意見を踏まえ、点検の回数を年3回に修正しました。"
    await respond(opened, ["A2-1", "A2-2"], { text, outcome: null, section: undefined, subsection: undefined })
    expect((await checkCase(opened)).findings).toEqual([])
    await undo(opened, null)
    expect((await checkCase(opened)).findings.map(({ rule }) => rule)).toEqual(["answer-stale"])
  })

  test("a summary that is reworded makes the answer stale; the first one, or another notation, does not", async () => {
    const { opened, directory } = await smallCase()
    await decideFile(opened, write(directory, { "decisions.json": JSON.stringify(DECISIONS) })("decisions.json"))
    const said = async (summary: string) => {
      await opened.run([{ type: "summarize", comment: "A2-2", summary }])
      return (await checkCase(opened)).findings.filter(({ rule }) => rule === "answer-stale").map(one => one.comments)
    }
    expect(await said("点検をＩＴで行うべき。")).toEqual([])
    expect(await said("点検をITで行うべき。")).toEqual([])
    expect(await said("点検をやめるべき。")).toEqual([["A2-2"]])
    await undo(opened, null)
    expect((await checkCase(opened)).findings.map(({ rule }) => rule)).not.toContain("answer-stale")
  })

  test("is what quotations are compared with", async () => {
    const { opened, directory } = await smallCase()
    const path = write(directory, { "decisions.json": JSON.stringify(DECISIONS) })
    await decideFile(opened, path("decisions.json"))
    const text = "御意見を踏まえ、「駐輪場を年2回点検します。」に修正します。"
    const answer = { text, outcome: null, section: undefined, subsection: undefined }
    await respond(opened, ["A2-1", "A2-2"], answer)
    expect((await checkCase(opened)).findings).toEqual([])
    writeFileSync(join(directory, "next.md"), REVISION.replace("年2回", "年3回"))
    await loadVersion(opened, "revision", join(directory, "next.md"))
    expect((await checkCase(opened)).findings.map(({ rule }) => rule)).toContain("quote-not-in-revision")
  })
})
