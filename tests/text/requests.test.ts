import { describe, expect, test } from "vitest"
import { proposalsIn, requestsIn } from "../../src/text/proposals.ts"

const found = (text: string) => requestsIn(text).map(({ kind, words }) => `${kind} ${words}`)

describe("words to add or delete", () => {
  test.each([
    ["「休日及び夜間」を追加していただきたい。", "addition 休日及び夜間"],
    ["「休日及び夜間」という文言を第3章に追記すべき。", "addition 休日及び夜間"],
    ["別紙1に「コンテナターミナル運営事業者」を加えてください。", "addition コンテナターミナル運営事業者"],
    ["「必要に応じて」を削除すべきではないか。", "removal 必要に応じて"],
    ["「必要に応じて」の文言は削ってほしい。", "removal 必要に応じて"],
    ['Please add the words "at night" here.', "addition at night"],
    ["Please delete “where possible”.", "removal where possible"],
  ])("%s", (text, request) => {
    expect(found(text)).toEqual([request])
  })

  test.each([
    "「必要に応じて」を削除しないでください。",
    "「必要に応じて」を削除した理由を教えてください。",
    "「休日」が追加されています。",
    'Do not delete "where possible".',
    "「必要に応じて」とあります。",
  ])("nothing: %s", text => {
    expect(found(text)).toEqual([])
  })
})

test.each([
  ["「ＩＴ」は半角に統一すべき。", ["ＩＴ", "IT"]],
  ["「ＩＴ」を半角の英字に修正してください。", ["ＩＴ", "IT"]],
  ["「IT」は全角に統一してはどうか。", ["IT", "ＩＴ"]],
])("%s", (text, [replace = "", added = ""]) => {
  expect(proposalsIn(text)).toEqual([{ replace, with: added }])
})

test("a width that the words have already proposes nothing", () => {
  expect(proposalsIn("「IT」は半角に統一すべき。")).toEqual([])
})
