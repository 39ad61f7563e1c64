import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { comparePlans, planOf } from "../../src/app/versions.ts"
import { suggest, type TracedComment } from "../../src/trace/suggest.ts"

const plan = (text: string) => planOf({ name: "plan.md", bytes: new TextEncoder().encode(text) }).value

const DRAFT = `# 自転車計画

## 1 目的

この計画は、ＩＴを活用した安全な自転車の利用を進めるものです。

## 2 取組

駐輪場を年1回点検します。

事業者は、個人情報の管理を徹底します。

必要に応じて、利用の状況を公表します。
`
const REVISION = DRAFT.replace("ＩＴ", "IT")
  .replace("年1回", "年2回")
  .replace("個人情報", "利用者情報")
  .replace("必要に応じて、", "")
  .concat("\nヘルメットの着用について、学校における教室を毎年開きます。\n")

const comment = (text: string, answer: string | null = null, comments = 1): TracedComment => ({
  id: "1",
  text,
  gist: null,
  target: null,
  answers: answer === null ? [] : [{ text: answer, comments }],
})

const draft = plan(DRAFT)
const revision = plan(REVISION)
const { changes } = comparePlans(draft, revision)

const first = (asked: TracedComment) => {
  const [best] = suggest({ comments: [asked], changes, draft, revision })
  const change = changes.find(({ id }) => id === best?.change)
  return best && change
    ? {
        what: change.edits.map(({ removed, added }) => `${removed}→${added}`).join(),
        auto: best.auto,
        reason: best.reason.ja,
      }
    : null
}

describe("the likeliest change, with its reason", () => {
  test.each([
    [
      "「個人情報」を「利用者情報」に修正してください。",
      "個人→利用者",
      true,
      "「個人情報」→「利用者情報」の提案と一致",
    ],
    ["「ＩＴ」は半角に統一すべきです。", "ＩＴ→IT", true, "「ＩＴ」→「IT」の提案と一致"],
    ["「必要に応じて、」を削除すべきです。", "必要に応じて、→", true, "「必要に応じて、」を削除する提案と一致"],
    ["ＩＴ→IT", "ＩＴ→IT", true, "「ＩＴ」→「IT」の提案と一致"],
    [
      "学校でヘルメットの教室を開いてほしい。",
      "→ヘルメットの着用について、学校における教室を毎年開きます。",
      false,
      "共通の語",
    ],
  ])("%s", (text, what, auto, reason) => {
    expect(first(comment(text))).toMatchObject({ what, auto, reason: expect.stringContaining(reason) })
  })

  test("what the answer says was done counts most", () => {
    const asked = comment("もっと頻繁に見てほしい。", "御意見を踏まえ、「駐輪場を年2回点検します」と修正します。")
    expect(first(asked)).toMatchObject({ what: "1→2", auto: true, reason: expect.stringContaining("考え方が引用する") })
  })

  test("an answer to several comments does not tell whose change it was", () => {
    const asked = comment("もっと頻繁に見てほしい。", "「駐輪場を年2回点検します」と修正します。", 3)
    expect(first(asked)).toMatchObject({ what: "1→2", auto: false })
  })

  test("an answer that keeps the draft makes no link sure", () => {
    const asked = comment("「個人情報」を「利用者情報」に修正してください。", "原案のとおりとします。")
    expect(first(asked)?.auto).not.toBe(true)
  })

  test("nothing in common, nothing suggested", () => {
    expect(first(comment("賛成します。"))).toBeNull()
  })
})

describe("comments that led to no change stand below those that did", () => {
  const score = (asked: TracedComment) => suggest({ comments: [asked], changes, draft, revision })[0]?.score ?? 0
  const asked = "ヘルメットの着用について、学校でも教室を開くべきです。"

  test.each([
    ["asks for wording that no change has", `「駐輪場」を「自転車置場」に修正すべきです。${asked}`],
    ["praises and asks for nothing", "ヘルメットの着用の教室を学校で開くことに賛同します。"],
    ["only wants to know", "ヘルメットの着用の教室は学校でも開きますか？"],
  ])("%s", (_, text) => {
    expect(score(comment(text))).toBeLessThan(score(comment(asked)))
  })

  test("by the answer: promised, none, silent, declined", () => {
    const answers = ["御意見を踏まえ修正します。", null, "自転車の利用は重要と考えます。", "原案のとおりとします。"]
    const scores = answers.map(answer => score(comment(asked, answer)))
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(scores).size).toBe(answers.length)
  })

  test("a promise that is faintly matched stands above a refusal that is closely matched", () => {
    const promised = comment("駐輪場の話です。", "御意見のとおり修正します。")
    const declined = comment("「個人情報」を「利用者情報」に修正してください。", "原案のとおりとします。")
    expect(score(promised)).toBeGreaterThan(score(declined))
  })
})

test("a word that is explained, and a way of writing that is asked for throughout", () => {
  const before = plan("# 計画\n\nCSIRT運用を強化します。\n\n体制を整備します。\n\n訓練を実施します。\n")
  const after = plan(
    "# 計画\n\nCSIRT運用（事故対応の組織の運用）を強化します。\n\n体制を整備する。\n\n訓練を実施する。\n",
  )
  const { changes } = comparePlans(before, after)
  const best = (text: string) => suggest({ comments: [comment(text)], changes, draft: before, revision: after })[0]
  expect(best("CSIRTの意味が分かりにくいです。")).toMatchObject({
    change: changes[0]?.id,
    reason: { ja: expect.stringContaining("「CSIRT」の説明が加わった") },
  })
  const style = best("文末を「である」調に統一してください。")
  expect(style).toMatchObject({ auto: false, reason: { ja: expect.stringContaining("要望どおりの書き方") } })
  expect(changes.slice(1).map(({ id }) => id)).toContain(style?.change)
  expect(best("CSIRTは重要です。")?.reason.ja).not.toContain("説明")
})

test("what follows by itself is never suggested", () => {
  const derived = changes.map(change => ({ ...change, derivedFrom: "" as const }))
  expect(suggest({ comments: [comment("「ＩＴ」→「IT」")], changes: derived, draft, revision })).toEqual([])
})

test("any comments: the same each time, scores from 0 to 1, best first, each change once, in the comments' order", () => {
  const piece = fc.constantFrom(
    "「ＩＴ」",
    "「IT」",
    "を",
    "に修正してください。",
    "個人情報",
    "駐輪場",
    "1ページ",
    "第2章",
    "→",
    "\n",
    "> ",
    "ヘルメット",
    "“",
  )
  const text = fc.array(piece, { maxLength: 20 }).map(pieces => pieces.join(""))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.option(text)), { maxLength: 4 }), texts => {
      const comments = texts.map(([said, answer], i) => ({ ...comment(said, answer), id: String(i) }))
      const input = { comments, changes, draft, revision }
      const made = suggest(input)
      expect(suggest(input)).toEqual(made)
      expect(made.map(({ comment: id }) => Number(id))).toEqual(made.map(({ comment: id }) => Number(id)).toSorted())
      for (const [, own] of Map.groupBy(made, ({ comment: id }) => id)) {
        const scores = own.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        expect(scores.every(score => score > 0 && score <= 1)).toBe(true)
        expect(new Set(own.map(({ change }) => change)).size).toBe(own.length)
        for (const { reason } of own) expect(reason.ja !== "" && reason.en !== "").toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})
