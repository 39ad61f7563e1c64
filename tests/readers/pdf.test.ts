import { describe, expect, test } from "vitest"
import { UserError } from "../../src/model/errors.ts"
import { readPdf } from "../../src/readers/pdf.ts"
import { pagesIn } from "../../src/readers/pdf-pages.ts"
import { type DrawnPage, pdfFile } from "./pdf-file.ts"

const LONG = process.env.AKAIRE_LONG === "1"

/** Header, three lines with a reading over the second, and the page's number at the foot. */
const page = (number: number, words: string): DrawnPage => ({
  texts: [
    { x: 60, y: 800, text: "行動計画（案）", size: 9 },
    { x: 60, y: 700, text: `${words}の一行目` },
    { x: 84, y: 692, text: "にぎょうめ", size: 5 },
    { x: 60, y: 680, text: `${words}の` },
    { x: 200, y: 680, text: "二行目", shiftJis: true },
    // Digits are set apart from kanji, where nobody typed a space.
    { x: 60, y: 660, text: `${words}は令和` },
    { x: 111, y: 660, text: "5" },
    { x: 126, y: 660, text: "年" },
    { x: 290, y: 30, text: `- ${number} -`, size: 9 },
  ],
})

describe("a PDF whose fonts stand in no file", () => {
  const vertical: DrawnPage = {
    texts: [
      { x: 500, y: 700, text: "縦書きの一行目", vertical: true },
      { x: 470, y: 700, text: "縦書きの二行目", vertical: true },
    ],
  }
  const pages = [page(1, "甲"), page(2, "乙"), page(3, "丙"), { ...page(4, "丁"), rotate: 90 }, vertical]

  test("reads as pages with numbers and lines", async () => {
    const read = pagesIn(await readPdf("案.pdf", pdfFile(pages)))
    expect(read.pages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    expect(read.pages[1]?.lines).toEqual([
      { number: 1, text: "乙の一行目" },
      { number: 2, text: "乙の 二行目" },
      { number: 3, text: "乙は令和5年" },
    ])
    // Turned for the reader, the header stands at the side: its text still does not stand among the lines' text.
    expect(read.pages[3]?.lines.map(({ text }) => text)).toContain("丁は令和5年")
    expect(read.pages[4]?.lines.map(({ text }) => text)).toEqual(["縦書きの一行目", "縦書きの二行目"])
  })
})

const refusal = (bytes: Uint8Array): Promise<string> =>
  readPdf("案.pdf", bytes).then(
    () => "read",
    error => (error instanceof UserError ? error.text.en : String(error)),
  )

describe("refuses with one sentence", () => {
  test("what is no PDF", async () => {
    expect(await refusal(new TextEncoder().encode("%PDQ"))).toBe("案.pdf: it cannot be read as a PDF.")
  })

  test("what is encrypted", async () => {
    expect(await refusal(pdfFile([page(1, "甲")], { encrypted: true }))).toMatch(/protected by a password\.$/)
  })

  test("what has no text", async () => {
    expect(await refusal(pdfFile([{ texts: [] }]))).toMatch(/it is a scan\.$/)
  })

  test.runIf(LONG)("what was cut off anywhere: it is read whole, or refused", async () => {
    const whole = pdfFile([page(1, "甲"), page(2, "乙")])
    for (let length = 9; length < whole.length; length += 211) {
      expect(await refusal(whole.subarray(0, length))).toMatch(/^read$|\.$/)
    }
  })
})
