import { describe, expect, test } from "vitest"
import { UserError } from "../../src/model/errors.ts"
import { readPlan } from "../../src/readers/plan.ts"
import { docx, p, r } from "./docx-package.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
const refusal = (file: string, content: Uint8Array): string => {
  try {
    readPlan(file, content, "")
  } catch (error) {
    if (error instanceof UserError) return `${error.text.ja}${error.hint?.ja ?? ""}`
    throw error
  }
  return "read"
}

describe("a plan", () => {
  test("is read as Word by what it holds, whatever its name", () => {
    for (const name of ["案.docx", "案", "案.txt"])
      expect(readPlan(name, docx(p(r("案"))), "").value.blocks.map(block => block.text)).toEqual(["案"])
  })

  test("is read as text by its name", () => {
    expect(readPlan("案.txt", bytes("第一\n第二\n"), "").value.blocks.map(block => block.text)).toContain("第二")
  })

  test.each([
    ["案.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /^案\.doc: .*旧形式.*\.docx/],
    ["案.pdf", bytes("%PDF-1.7"), /^案\.pdf: PDF形式の案文は読めません。.*\.docx/],
    ["案.docx", bytes("%PDF-1.7"), /PDF形式/],
    ["案.jtd", bytes("x"), /一太郎/],
    ["案.rtf", bytes("{\\rtf1 x}"), /RTF形式/],
    ["案.xyz", bytes("x"), /この形式の案文は読めません/],
    ["案.docx", bytes("<html>"), /ではありません/],
    ["案.docx", bytes(""), /空です/],
  ])("%s is refused with what to try", (file, content, says) => {
    expect(refusal(file, content)).toMatch(says)
  })
})
