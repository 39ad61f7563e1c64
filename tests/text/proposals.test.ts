import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { proposalsIn } from "../../src/text/proposals.ts"

const found = (text: string) => proposalsIn(text).map(proposal => `${proposal.replace} → ${proposal.with}`)

describe("proposed word for word", () => {
  test.each([
    ["「個人情報」を「信用情報」に修正していただきたい。", "個人情報 → 信用情報"],
    ["「大規模漏えい」を「漏えい」へ変更すべきである", "大規模漏えい → 漏えい"],
    ["「第三条」を「第四条」に改める。", "第三条 → 第四条"],
    ["「及び及び」を「及び」に改められたい。", "及び及び → 及び"],
    ["「及び及び」という記載は、「及び」に修正願います。", "及び及び → 及び"],
    ["『等』とあるのを『など』に統一することを提案します。", "等 → など"],
    ["「必要に応じて」については「毎年度」に変更してはいかがでしょうか。", "必要に応じて → 毎年度"],
    ["「１回」から「２回」に変更をお願いします。", "１回 → ２回"],
    ["「１回」は「２回」とすべきかと思います。", "１回 → ２回"],
    ["「１回」は「２回」に修正いただけないでしょうか。", "１回 → ２回"],
    ["「１回」は「２回」にした方がよい。", "１回 → ２回"],
    ["「子供」を「こども」に修正すべきではないか。", "子供 → こども"],
    ["「子供」を「こども」に修正。", "子供 → こども"],
    ["「ＩＴ」は半角の「IT」としてください。", "ＩＴ → IT"],
    [
      "・p.58の「情報システム」の項の「ＩＴ」は、ほかの箇所と同様に半角で「IT」と書いたほうがよいと思います。",
      "ＩＴ → IT",
    ],
    ["「あつせん」は「あっせん」の誤記ではないでしょうか。", "あつせん → あっせん"],
    ["「個人情報」ではなく「信用情報」とするのが適切です。", "個人情報 → 信用情報"],
    ["「甲「乙」丙」を「甲丙」に修正してほしい", "甲「乙」丙 → 甲丙"],
    ["「ＩＴ」→「IT」", "ＩＴ → IT"],
    ["ＩＴ→IT", "ＩＴ → IT"],
    [" ＰＤＣＡ ⇒ PDCA ", "ＰＤＣＡ → PDCA"],
    ["...ought to be a requirement: please replace “should” with “shall”.", "should → shall"],
    ['Change the word "may" to "must" in 3.2.', "may → must"],
    ["“fifteen minutes” should read “5 minutes”.", "fifteen minutes → 5 minutes"],
    ['"A" should be replaced by "B", please.', "A → B"],
    ['We would use the term "data" instead of "information".', "information → data"],
    ["Substitute ‘shall’ for ‘should’ here", "should → shall"],
    ['"A" -> "B"', "A → B"],
  ])("%s", (text, proposal) => {
    expect(found(text)).toEqual([proposal])
  })

  test("several, each once, in their order", () => {
    expect(
      found(
        "「Ａ」を「Ｂ」に、「Ｃ」を「Ｄ」に修正してください。「Ｅ」を「Ｆ」に改めるべき。また「Ｅ」は「Ｆ」とすべき。",
      ),
    ).toEqual(["Ａ → Ｂ", "Ｃ → Ｄ", "Ｅ → Ｆ"])
    expect(found("「Ａ」を「Ｂ」に、「Ｃ」を「Ｄ」に変更しないでください。")).toEqual([])
  })
})

describe("nothing is guessed", () => {
  test.each([
    "「個人情報」を「信用情報」に変更しないでください。",
    "「個人情報」を「信用情報」に修正すべきではない。",
    "「個人情報」を「信用情報」に修正することに反対です。",
    "「個人情報」を「信用情報」に修正する必要はない。",
    "「個人情報」を「信用情報」に修正した理由を教えてください。",
    "「個人情報」が「信用情報」に修正されています。",
    "「個人情報」を「信用情報」に変更すると意味が変わる。",
    "「個人情報」を「信用情報」に変更することは誤解を招く。",
    "「個人情報」を「信用情報」に修正すべきかどうか検討してほしい。",
    "「個人情報」と「信用情報」は異なる。",
    "「個人情報」を「信用情報」と定義してはならない。",
    "「個人情報」から「信用情報」までを読みました。",
    "「Ａ」は「Ｂ」の誤りではありません。",
    "「Ａ」を「Ａ」に修正してください。",
    "「」を「Ａ」に修正してください。",
    "個人情報を信用情報に修正してください。",
    "「個人情\n報」を「信用情報」に修正してください。",
    "点検→修正→公表",
    "課題があります。ＩＴ→ITのように。",
    'Do not change "A" to "B".',
    'Why was "A" changed to "B"?',
    'If you change "A" to "B", nobody understands it.',
    'Please change "should" to "shall."',
    'We read "A" and "B".',
    "",
  ])("%s", text => {
    expect(found(text)).toEqual([])
  })

  test("in any text only what is quoted in it, and soon also in hostile ones", () => {
    const part = fc.constantFrom(
      "「",
      "」",
      "を",
      "に修正してください。",
      "Ａ",
      "Ｂ",
      '"',
      " to ",
      "change ",
      "→",
      "\n",
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), parts => {
        const text = parts.join("")
        for (const proposal of proposalsIn(text)) {
          expect(text).toContain(proposal.replace)
          expect(text).toContain(proposal.with)
          expect(proposal.replace).not.toBe(proposal.with)
        }
      }),
    )
    expect(proposalsIn("「".repeat(32_767))).toEqual([])
    expect(proposalsIn("「Ａ」を".repeat(8000))).toEqual([])
    expect(proposalsIn('change "a" '.repeat(3000))).toEqual([])
  })
})
