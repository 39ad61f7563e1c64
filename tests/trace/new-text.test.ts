import { expect, test } from "vitest"
import { newTexts } from "../../src/trace/new-text.ts"

test.each([
  ["「Ａ」を「Ｂ」に修正します。", ["Ｂ"]],
  ["「A」を「B」に修正し、「C」を追加します。", ["B", "C"]],
  ["別紙1に、類型として「コンテナ」を追加します。", ["コンテナ"]],
  ["「なお、毎年度見直す。」の一文を追記いたします。", ["なお、毎年度見直す。"]],
  ["「B」という記載に改めることとします。", ["B"]],
  ["御意見を踏まえ、次のとおり追記します。\n「なお、X。」\n「また、Y。」", ["なお、X。", "また、Y。"]],
  ["以下の記述を追加しました。「X」", ["X"]],
  ["以下のとおり修正します。\n（修正前）「A」\n（修正後）「B」", ["B"]],
  ["以下のとおり修正します。\n「A」→「B」\nなお、「C」は変わりません。", ["B"]],
  ["The wording has been changed to “shall”.", ["shall"]],
  ["We have added “wind direction” to Table 2.", ["wind direction"]],
])("quotes new text: %s", (answer, texts) => {
  expect(newTexts(answer)).toEqual(texts)
})

test.each([
  "「Ⅳ.2. 2.3 浸透状況の調査」に追記します。",
  "「Ⅳ.2」に修正を加えます。",
  "「ＩＴ」の記載については、御意見のとおり修正します。",
  "「X」を追加すべきとの御意見ですが、原案のとおりとします。",
  "「X」と修正していただきたいとの御意見を踏まえ、修正します。",
  "「X」に修正するよう求める御意見を踏まえ、記載を修正します。",
  "「X」を削除します。",
  "既に「X」と記載しています。",
  "以下の記述を追加しました。【63ページ】政府全体の「ロードマップ」を踏まえて取り組む。",
  "The text has not been changed to “shall”.",
  "",
])("quotes no new text: %s", answer => {
  expect(newTexts(answer)).toEqual([])
})

test("an answer without a stop is read in time that grows with its length", () => {
  // Looking back to the start of the sentence from each quotation took half a minute.
  expect(newTexts("「い」に修正します ".repeat(8000)).length).toBe(8000)
})
