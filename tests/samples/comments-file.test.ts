import { describe, expect, test } from "vitest"
import type { CommentRow } from "../../src/model/intake.ts"
import { readComments } from "../../src/readers/comments.ts"
import { sampleBytes } from "./sample-files.ts"

const read = async (name: string) => readComments(name, sampleBytes(name), {})
const content = (rows: readonly CommentRow[]) => rows.map(({ part: _part, line: _line, ...row }) => row)

describe("the comments of the sample plan", () => {
  test("the workbook and the CP932 file hold the same rows", async () => {
    const [xlsx, csv] = [await read("plan/comments.xlsx"), await read("plan/comments.csv")]
    expect(content(csv.value)).toEqual(content(xlsx.value))
    expect(xlsx.warnings).toEqual([])
    expect(csv.warnings).toEqual([])
  })

  test("24 submissions, 8 of organisations and 16 of individuals, with 31 comments", async () => {
    const { value: rows } = await read("plan/comments.xlsx")
    const kinds = new Map(rows.map(row => [row.submissionId, row.kind]))
    expect(rows).toHaveLength(31)
    expect(kinds.size).toBe(24)
    expect([...kinds.values()].filter(kind => kind === "organization")).toHaveLength(8)
    expect([...kinds.values()].filter(kind => kind === "individual")).toHaveLength(16)
  })

  test("every column finds its field", async () => {
    const { value: rows } = await read("plan/comments.csv")
    expect(rows.find(row => row.commentId === "22-2")).toMatchObject({
      submissionId: "22",
      kind: "individual",
      received: "2026-02-25",
      channel: "電子申請",
      target: "Ｐ４７、p.58",
      original:
        "・p.58の「情報システム」の項の「ＩＴ」は、ほかの箇所と同様に半角で「IT」と書いたほうがよいと思います。",
    })
    expect(rows.find(row => row.commentId === "13-1")?.original).toContain("\n\n")
    expect(rows.find(row => row.commentId === "24-1")?.original.startsWith("=1+1")).toBe(true)
  })
})
