import { expect, test } from "vitest"
import { DRAFT, folder, REVISION, write } from "../app/small-case.ts"
import { inside } from "./inside.ts"

const TABLE = `意見総数：3件（団体1件、個人1件）
No.,意見の概要,考え方,修正の有無
1,半角にしてほしい。,「ＩＴ」を「IT」に修正します。,有
2,点検を増やすべき。,「年1回」を「年2回」に修正します。,無
3,賛成です。,,無
`

/** A folder with a table that somebody made, and both versions of the plan. */
function papers(table = TABLE): string {
  const cwd = folder()
  write(cwd, { "結果.csv": table, "案.md": DRAFT, "成案.md": REVISION })
  return cwd
}

const AUDIT = ["check", "結果.csv", "--draft", "案.md", "--revision", "成案.md"]

test("check says of a table made by hand, row by row, what does not agree, and ends with 1", async () => {
  const { code, out, err } = await inside(AUDIT, papers())
  expect({ code, err }).toEqual({ code: 1, err: "" })
  expect(out).toBe(`結果.csv を 案.md と 成案.md に照らし合わせました。
表3行、意見3件、「有」1行(意見総数の記載: 3件（団体1件、個人1件）)
修正箇所3か所: 表に理由があるもの2、意見によらない理由があるもの0、理由が見当たらないもの1

エラー  意見総数「3件（団体1件、個人1件）」の内訳の計は2で、総数と一致しません。総数と内訳の数を確かめてください。 [totals-disagree]
エラー  No.2「点検を増やすべき。」
    修正の欄は「無」ですが、みどり市自転車計画（案） > 2 取組 の修正 「駐輪場を年1回点検します」→「駐輪場を年2回点検します」(考え方の「年1回」→「年2回」と一致) が当たると見られます。考え方も修正すると述べています。「有」の誤りでないか確かめてください。 [unrevised-with-change]
エラー  No.3「賛成です。」
    考え方が空です。考え方を書いてください。 [comment-unanswered]
警告  みどり市自転車計画（案） > 2 取組 の修正 「個人情報の管理を」→「利用者情報の管理を」 は、どの行にも理由が見当たりません。近い行もありません。意見によるものなら考え方に書き加え、そうでなければ修正の理由を別に示してください。 [change-without-reason]
`)
})

test("check of a table prints JSON of the contract, with the rows and changes that findings name", async () => {
  const { code, out } = await inside([...AUDIT, "--json", "--lang", "en"], papers())
  const data = JSON.parse(out)
  expect(code).toBe(1)
  expect(
    data.findings.map(({ rule, severity, comments }: Record<string, unknown>) => [rule, severity, comments]),
  ).toEqual([
    ["totals-disagree", "error", []],
    ["unrevised-with-change", "error", ["No. 2"]],
    ["comment-unanswered", "error", ["No. 3"]],
    ["change-without-reason", "warning", []],
  ])
  expect(data.counts).toEqual({ comments: 3, rows: 3, changes: 3, derived: 0, linked: 2, explained: 0, unexplained: 1 })
  expect(data.rows[1]).toMatchObject({
    id: "No. 2",
    line: 4,
    number: "2",
    comment: "点検を増やすべき。",
    revised: false,
  })
  expect(data.rows[1].changes).toEqual(data.findings[1].changes)
})

test("a table that agrees ends with 0", async () => {
  const good = TABLE.replace("個人1件", "個人2件")
    .replace("します。,無", "します。,有")
    .replace("賛成です。,,", "賛成です。,ありがとうございます。,")
  const cwd = papers(
    `${good}4,利用者も含めるべき。,「個人情報」を「利用者情報」に修正します。,有\n`.replace(
      "3件（団体1件",
      "3件（団体1件",
    ),
  )
  expect(await inside(AUDIT, cwd)).toMatchObject({ code: 0, out: expect.stringContaining("食い違いはありません。") })
})

test.each([
  [["check", "結果.csv"], "結果.csv を確かめるには、案と成案の両方が必要です。"],
  [["check", "結果.csv", "--draft", "案.md"], "案と成案の両方が必要です。"],
  [
    ["check", "案.md", "--draft", "案.md", "--revision", "成案.md"],
    "「意見の概要」と「考え方」の列がある結果の表が見つかりません(表が一つもありません)。",
  ],
  [["check", "ない.docx", "--draft", "案.md", "--revision", "成案.md"], "ない.docx が見つかりません。"],
  [["check", "案件.akaire", "--draft", "案.md", "--revision", "成案.md"], "は案と成案を持っているため"],
  [["check", "結果.csv", "--tracked", "案.md"], "変更履歴を持てる Word 文書ではありません。"],
])("%j is refused in a sentence, with what to try", async (args, sentence) => {
  const { code, out, err } = await inside(args, papers())
  expect({ code, out }).toEqual({ code: 2, out: "" })
  expect(err).toContain(sentence)
  expect(err).toContain("ヒント: ")
})

test("new --results takes a published table in", async () => {
  const cwd = papers()
  const args = ["new", "案件.akaire", "--results", "結果.csv", "--draft", "案.md", "--revision", "成案.md"]
  const { code, out } = await inside(args, cwd)
  expect(code).toBe(0)
  expect(out).toContain("結果.csv から意見3件、考え方3件(表3行)を取り込みました。")
  expect(out).toContain("修正箇所との紐付けは2件")
  expect(await inside([...args, "--comments", "結果.csv"], cwd)).toMatchObject({ code: 2 })
})
