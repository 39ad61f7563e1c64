import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseDate, periodText } from "../../src/text/dates.ts"

describe("dates as people write them", () => {
  test.each([
    ["2022-01-28", "2022-01-28"],
    ["2022/1/28", "2022-01-28"],
    ["２０２２年１月２８日", "2022-01-28"],
    ["令和4年1月28日", "2022-01-28"],
    ["令和元年5月1日", "2019-05-01"],
    ["R4.1.28", "2022-01-28"],
    ["平成31年4月30日", "2019-04-30"],
    ["平成31年5月1日", null],
    ["昭和64年1月7日", "1989-01-07"],
    ["2023-02-29", null],
    ["2024-02-29", "2024-02-29"],
    ["令和0年6月1日", null],
    ["来週", null],
    ["2022-13-01", null],
  ])("%s", (written, expected) => {
    expect(parseDate(written)).toBe(expected)
  })

  test("every day reads back from each way of writing it", () => {
    const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    fc.assert(
      fc.property(day, date => {
        const iso = date.toISOString().slice(0, 10)
        const [y, m, d] = iso.split("-").map(Number)
        expect(parseDate(iso)).toBe(iso)
        expect(parseDate(`${y}年${m}月${d}日`)).toBe(iso)
        const [, era, year] = /^(..)(元|\d+)\(/.exec(periodText(iso, iso, "ja")) ?? []
        expect(parseDate(`${era}${year}年${m}月${d}日`)).toBe(iso)
      }),
    )
  })
})

describe("the period of a consultation", () => {
  test.each([
    ["2022-01-28", "2022-02-28", "令和4(2022)年1月28日から2月28日まで", "28 January to 28 February 2022"],
    [
      "2022-12-28",
      "2023-01-28",
      "令和4(2022)年12月28日から令和5(2023)年1月28日まで",
      "28 December 2022 to 28 January 2023",
    ],
    ["2019-04-20", "2019-05-20", "平成31(2019)年4月20日から令和元(2019)年5月20日まで", "20 April to 20 May 2019"],
  ])("%s to %s", (from, to, ja, en) => {
    expect(periodText(from, to, "ja")).toBe(ja)
    expect(periodText(from, to, "en")).toBe(en)
  })
})
