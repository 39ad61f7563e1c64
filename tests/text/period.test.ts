import fc from "fast-check"
import { expect, test } from "vitest"
import { periodText } from "../../src/text/dates.ts"
import { parsePeriod } from "../../src/text/period.ts"

const JANUARY = { from: "2022-01-28", to: "2022-02-28" }

test.each([
  ["意見募集期間: 令和4(2022)年1月28日から2月28日まで 意見総数: 24件", JANUARY],
  ["令和４年１月28日（金）～令和４年２月28日（月）", JANUARY],
  ["募集期間　2022年1月28日(金)〜2月28日(月)必着", JANUARY],
  ["2022/01/28 - 2022/02/28", JANUARY],
  ["28 January to 28 February 2022", JANUARY],
  ["平成31年4月1日～令和元年5月7日", { from: "2019-04-01", to: "2019-05-07" }],
  ["令和5年7月3日から31日まで", { from: "2023-07-03", to: "2023-07-31" }],
  ["令和4年1月28日公表", null],
  ["令和4年2月28日から令和4年1月28日まで", null],
  ["令和4年2月30日から3月31日まで", null],
])("the period of %s", (text, period) => {
  expect(parsePeriod(text)).toEqual(period)
})

test("a period that Akaire writes reads back", () => {
  const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2060-12-31"), noInvalidDate: true })
  fc.assert(
    fc.property(day, day, fc.constantFrom("ja" as const, "en" as const), (a, b, language) => {
      const [from = "", to = ""] = [a, b].map(date => date.toISOString().slice(0, 10)).sort()
      expect(parsePeriod(periodText(from, to, language))).toEqual({ from, to })
    }),
  )
})
