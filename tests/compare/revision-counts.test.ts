import { describe, expect, test } from "vitest"
import { revisionsIn, type Sign, type Status } from "../../bench/corpus-flow.ts"
import { explain } from "../../bench/corpus-stated.ts"

const KEPT: Omit<Sign, "status" | "text"> = {
  part: "word/document.xml",
  margin: false,
  whole: false,
  note: null,
  refersTo: null,
}
const signs = (text: string, status: Status = null, more: Partial<Sign> = {}): readonly Sign[] =>
  [...text].map(sign => ({ ...KEPT, ...more, status, text: sign }))

describe("revisions are counted as the corpus states them", () => {
  test("what follows each other under one status is one, in each part", () => {
    const footer = { part: "word/footer1.xml", margin: true }
    const flow = [...signs("ab", "w:ins"), ...signs("c", "w:del"), ...signs("d"), ...signs("e", "w:ins")]
    expect(revisionsIn(flow)).toBe(3)
    expect(revisionsIn([...flow, ...signs("f", "w:ins", footer)])).toBe(4)
    expect(explain([...flow, ...signs("f", "w:ins", footer)], 3, null)).toEqual([
      "headers and footers are not compared",
    ])
  })

  test("a note's mark inside a word takes the word and the note with it", () => {
    const mark = { ...KEPT, status: "w:del" as const, text: "", refersTo: "footnote 1" }
    const flow = [...signs("V"), mark, ...signs("ideo is"), ...signs(" Foo", null, { note: "footnote 1", part: "n" })]
    expect(explain(flow, 1, null)).toEqual([])
    expect(explain(flow, 2, null)).toEqual(["the text of a note that comes or goes counts beside its mark"])
    expect(explain(flow, 3, null)).toHaveLength(2)
  })

  test("a space for another space is none where they are one", () => {
    const flow = [...signs("a"), ...signs("\u00A0", "w:ins"), ...signs(" ", "w:del"), ...signs("b")]
    expect(explain(flow, 0, null)).toEqual(["spaces of all kinds are one"])
  })

  test("what no way of counting leads to stays unexplained", () => {
    const flow = [...signs("One two", "w:ins"), ...signs(" three")]
    expect(explain(flow, 7, null)).toBeNull()
    expect(explain(flow, 7, 6)).toEqual(["rewritten rows of a table are paired in order"])
  })
})
