import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Submission } from "../../src/model/consultation.ts"
import { originalsTable } from "../../src/publishers/originals.ts"
import { MASK, masked } from "../../src/trace/masked.ts"

const sender: Submission = {
  id: "1",
  order: 0,
  kind: "individual",
  name: "山田 太郎",
  received: null,
  channel: null,
  contact: { 備考: "みどり市ひばり町3の14" },
  source: { file: "a.csv", sha256: "", part: null, line: null },
}
const table = (text: string) =>
  originalsTable({ language: "ja", title: "", stamp: false, originals: [{ number: "1", index: "3-1", text }] })

describe("masked originals", () => {
  test("what tells who sent it is gone wherever it stands, the rest is left alone", () => {
    const told = fc.constantFrom(
      "山田太郎",
      "山田　太郎",
      "taro@example.jp",
      "03-1234-5678",
      "みどり市ひばり町3の14",
      "〒100-0001",
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(told, fc.constantFrom("点検を", "増やして", "。\n"))), parts => {
        const text = parts.join(" ")
        const said = masked(text, sender) ?? ""
        for (const one of ["山田", "@", "1234", "ひばり", "100-"]) expect(said).not.toContain(one)
        expect(said.split(MASK).join("").includes("点検を")).toBe(text.includes("点検を"))
      }),
      { numRuns: 60 },
    )
    expect(masked("森林を守る。", { ...sender, name: "森", contact: {} })).toBe("森林を守る。")
    expect(masked("匿名希望の声もある。", { ...sender, name: "匿名希望", contact: {} })).toBe("匿名希望の声もある。")
  })

  test("no cell begins like a formula or a date", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("=", "+", "-", "@", "＝", "\t=", " =", "|"), (rest, sign) => {
        expect(table(`${sign}${rest}`)).toContain(`"'`)
        expect(table(`${sign}1"x"`)).toContain('""x""')
      }),
      { numRuns: 60 },
    )
    expect(table("あ")).toBe('\ufeff"番号","原文番号","御意見の原文"\r\n"1","\'3-1","あ"\r\n')
  })
})
