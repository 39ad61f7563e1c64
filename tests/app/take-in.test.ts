import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { writeXlsx } from "hucre/xlsx"
import { describe, expect, test } from "vitest"
import { dataOf } from "../../src/app/data.ts"
import { PLAIN, takeIn } from "../../src/app/take-in.ts"
import { COMMENTS, smallCase, write } from "./small-case.ts"

const ALL = { limit: null, offset: 0, find: null }

describe("taking in comments", () => {
  test("the same file again changes nothing, under any name", async () => {
    const { opened, directory } = await smallCase()
    const path = write(directory, { "again.csv": COMMENTS })("again.csv")
    const { seq } = await opened.store.state()
    expect((await takeIn(opened, [path], PLAIN)).data).toMatchObject({ comments: 0 })
    expect((await opened.store.state()).seq).toBe(seq)
  })

  test("a corrected file adds what is new, keeps what is there and says so", async () => {
    const { opened, directory } = await smallCase()
    const corrected = `${COMMENTS.replace("賛成します。", "反対します。")}A3,個人,秘密山田,,,,A3-1,,新しい意見です。\n`
    const done = await takeIn(opened, [write(directory, { "c.csv": corrected })("c.csv")], PLAIN)
    expect(done.data).toMatchObject({ submissions: 1, comments: 1 })
    expect(done.warnings.map(warning => warning.source.line)).toEqual([4])
    const comments = (await dataOf(opened, "comments", ALL, "ja")) as readonly { id: string; original: string }[]
    expect(comments.find(comment => comment.id === "A2-2")?.original).toBe("賛成します。")
  })

  test("rows without ids are numbered by file and row", async () => {
    const { opened, directory } = await smallCase()
    const path = write(directory, { "plain.csv": "意見\n一つ目\n二つ目\n" })("plain.csv")
    await takeIn(opened, [path], PLAIN)
    const comments = (await dataOf(opened, "comments", ALL, "ja")) as readonly { id: string; submission: string }[]
    expect(comments.slice(3).map(({ id, submission }) => [id, submission])).toEqual([
      ["2.2-1", "2.2"],
      ["2.3-1", "2.3"],
    ])
  })

  test("rows of two sheets in the same place are two submissions", async () => {
    const { opened, directory } = await smallCase()
    const sheet = (name: string, text: string) => ({ name, rows: [["意見"], [text]] })
    const path = join(directory, "two.xlsx")
    writeFileSync(path, await writeXlsx({ sheets: [sheet("メール", "一つ目"), sheet("郵送", "二つ目")] }))
    await takeIn(opened, [path], PLAIN)
    const comments = (await dataOf(opened, "comments", ALL, "ja")) as readonly { id: string; submission: string }[]
    expect(comments.slice(3).map(({ submission }) => submission)).toEqual(["2.2", "2.2.2"])
  })

  test("a dry run takes nothing in", async () => {
    const { opened, directory } = await smallCase()
    const path = write(directory, { "plain.csv": "意見\n一つ目\n" })("plain.csv")
    const { seq } = await opened.store.state()
    expect((await takeIn(opened, [path], { ...PLAIN, dryRun: true })).data).toMatchObject({ comments: 1, dryRun: true })
    expect((await opened.store.state()).seq).toBe(seq)
  })

  test("answers that stand in the table are taken over, shared ones once", async () => {
    const { opened, directory } = await smallCase()
    const table = "意見,考え方\n一つ目,共通の考え方です。\n二つ目,共通の考え方です。\n三つ目,\n"
    await takeIn(opened, [write(directory, { "answered.csv": table })("answered.csv")], PLAIN)
    const responses = (await dataOf(opened, "responses", ALL, "ja")) as readonly { rows: string[][]; text: string }[]
    expect(responses.map(({ rows, text }) => [rows, text])).toEqual([[[["2.2-1"], ["2.3-1"]], "共通の考え方です。"]])
  })
})
