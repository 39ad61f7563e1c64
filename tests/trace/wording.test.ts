import { expect, test } from "vitest"
import { declinesChange, promisesChange } from "../../src/trace/wording.ts"

test.each([
  "御意見のとおり修正します。",
  "「IT」の記載については、御意見のとおり修正します。",
  "御意見を踏まえ、以下のとおり追記いたします。",
  "御指摘を踏まえ、「信用情報」に改めます。",
  "…の項を追加しました。",
  "他の御意見と合わせ、修文いたします。",
  "所要の修正を行いました。",
  "The text will be revised accordingly.",
  "We have added a sentence to Section 3.2.",
])("promises: %s", text => {
  expect(promisesChange(text)).toBe(true)
})

test.each([
  "「修正します」との記載を求める御意見ですが、原案のとおりとします。",
  "現行記載で十分と考えます。",
  "今後の参考とさせていただきます。",
  "記載の修正は行いません。",
  "本計画は取組方針を記載するものであり、具体のリストは記載していません。",
  "既に本文3.1に記載しています。",
  "いただいた御意見は、今後の施策の検討に反映します。",
  "The text will not be revised.",
  "The draft remains unchanged; no change has been made.",
])("does not promise: %s", text => {
  expect(promisesChange(text)).toBe(false)
})

test.each(["原案のとおりとします。", "現行記載で十分と考えます。", "No change is needed: the text is sufficient."])(
  "declines: %s",
  text => {
    expect(declinesChange(text)).toBe(true)
  },
)
