import { expect, test } from "vitest"
import { natureOf } from "../../src/compare/nature.ts"

test.each([
  ["ＩＴ", "IT", "notation"],
  ["つ", "っ", "notation"],
  ["、", "，", "notation"],
  ["", "ー", "notation"],
  ["", " ", "notation"],
  ["ﾃﾞｰﾀ", "データ", "notation"],
  ["１０", "10", "notation"],
  ["①", "1", "notation"],
  ["72", "48", "number"],
  ["三", "四", "number"],
  ["1.5", "15", "number"],
  ["1,200", "1,350", "number"],
  ["個人", "信用", "term"],
  ["サーバ", "クラウド", "term"],
  ["operator", "provider", "term"],
  ["shall", "should", "wording"],
  ["推進を図", "着実な実施に努め", "wording"],
  ["", "信用", "wording"],
  ["しなければ", "するよう努めなければ", "wording"],
  ["\uFFFC", "\uFFFC", "wording"],
] as const)("「%s」→「%s」 is %s", (removed, added, nature) => {
  expect(natureOf(removed, added)).toBe(nature)
})
