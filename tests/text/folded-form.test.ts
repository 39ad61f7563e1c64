import { expect, test } from "vitest"
import { foldedForm } from "../../src/text/folded-form.ts"

test.each([
  ["ＩＴを活用した利用", "IT", "ＩＴ"],
  ["不正アクセスのあつせん等", "あっせん", "あつせん"],
  ["第 3 条", "第３条", "第 3 条"],
  ["サーバを", "サーバー", "サーバ"],
  ["ｶﾞｲﾄﾞを", "ガイド", "ｶﾞｲﾄﾞ"],
  ["「甲」，「乙」", "、", "，"],
  ["𠮷野家のｉｔ", "IT", "ｉｔ"],
])("%s holds %s as %s", (text, wanted, form) => {
  expect(foldedForm(text, wanted)).toBe(form)
})

test.each([
  ["㍿の名称", "株", "half of one sign"],
  ["個人情報", "信用情報", "other words"],
  ["個人情報", " ", "nothing"],
  ["", "IT", "an empty text"],
])("%s does not hold %s: %s", (text, wanted) => {
  expect(foldedForm(text, wanted)).toBeNull()
})
