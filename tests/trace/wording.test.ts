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
  "御指摘のとおり修正させていただきます。",
  "御意見を踏まえ、表現を改めました。",
  "御意見を踏まえ、注釈を加えました。",
  "対象となる事業者を明確化しました。",
  "ご意見を踏まえ、本文に追記することにしました。",
  "ご意見のとおり修正。",
  "御意見を踏まえ、下記のとおり修正しております。",
  "図表を差し替えました。",
  "Agreed. Text updated.",
  "ご意見の趣旨を踏まえ、第3章の記述を修正する。",
  "The paragraph has been clarified.",
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
  "次回の改定時に追記します。",
  "修正する必要はないと考えます。",
  "本計画では、前計画の記載を修正しております。",
  "御意見も踏まえつつ、今後の施策の参考にさせていただきます。",
  "御意見として承ります。",
  "賛同の御意見として承りました。",
  "御意見を踏まえ、修正の要否を検討してまいります。",
  "用語の統一を図ることは重要と考えます。",
  "Thank you for your comment, which is noted.",
  "This is out of the scope of the plan.",
  "The text will not be revised.",
  "The draft remains unchanged; no change has been made.",
])("does not promise: %s", text => {
  expect(promisesChange(text)).toBe(false)
})

test.each([
  "原案のとおりとします。",
  "原案どおりとします。",
  "現行の表現のままとさせていただきます。",
  "変更は行いません。",
  "現行記載で十分と考えます。",
  "No change is needed: the text is sufficient.",
])("declines: %s", text => {
  expect(declinesChange(text)).toBe(true)
})
