import { expect, test } from "vitest"
import { personalDataIn } from "../../src/trace/personal-data.ts"

test.each([
  ["連絡は taro.yamada@example.co.jp へ", "e-mail", "taro.yamada@example.co.jp"],
  ["ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ です", "e-mail", "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ"],
  ["電話は03-1234-5678です", "phone", "03-1234-5678"],
  ["０９０－１２３４－５６７８", "phone", "０９０－１２３４－５６７８"],
  ["(03)1234-5678まで", "phone", "(03)1234-5678"],
  ["〒100-0001", "address", "〒100-0001"],
  ["東京都千代田区霞が関1-2-3に住む者です", "address", "東京都千代田区霞が関1-2-3"],
  ["みどり市中央町２丁目に住んでいます", "address", "みどり市中央町２丁目"],
])("%s", (text, kind, found) => {
  expect(personalDataIn(text)).toEqual([{ kind, text: found }])
})

test.each([
  "令和4年1月28日から2月28日まで",
  "2022-01-28 から 2022-02-28",
  "平成26年法律第104号",
  "P47、p.58 L22",
  "第4章(2)714-718行",
  "0-1-2 の区分",
  "東京都内の市区町村における取組",
  "千代田区は3か所に設けています",
  "ISBN 978-4-00-000000-0",
  "２０３０年度に１万台",
  "https://example.invalid/@user",
])("holds no personal data: %s", text => {
  expect(personalDataIn(text)).toEqual([])
})

test("hostile text takes no time", () => {
  const started = Date.now()
  for (const text of ["a@".repeat(50_000), "0-".repeat(50_000), "市".repeat(100_000), "東京都市".repeat(20_000)]) {
    personalDataIn(text)
  }
  expect(Date.now() - started).toBeLessThan(3000)
})
