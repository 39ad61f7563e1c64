import { writeFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { auditOf, auditResults } from "../../src/app/audit-results.ts"
import { statedCase } from "../../src/app/stated-case.ts"
import { comparePlans, planOf } from "../../src/app/versions.ts"
import type { Rule } from "../../src/model/finding.ts"
import { readPublishedResults } from "../../src/readers/published-results.ts"
import { del, docx, ins, p, r } from "../readers/docx-package.ts"
import { folder, write } from "./small-case.ts"

/** A sentence of the plan, the words that a comment wants to be others, and what else it is about. */
interface Point {
  readonly subject: string
  readonly old: string
  readonly fresh: string
}

const POINTS: readonly Point[] = [
  { subject: "駐輪場の点検", old: "年一回", fresh: "年二回" },
  { subject: "通学路の見守り", old: "必要に応じて", fresh: "毎月" },
  { subject: "避難所の備蓄", old: "三日分", fresh: "七日分" },
  { subject: "図書館の開館時間", old: "午後五時", fresh: "午後八時" },
  { subject: "公園の樹木", old: "剪定", fresh: "植替え" },
  { subject: "窓口の案内", old: "紙の掲示", fresh: "電光表示" },
]

/** What a row of the table says, and what the revision does. */
interface Row extends Point {
  readonly isChanged: boolean
}

interface Papers {
  readonly rows: readonly Row[]
  readonly answers: readonly string[]
  readonly marks: readonly boolean[]
  readonly totals: string
  /** Sentences of the revision that are as in the draft in spite of the table. */
  readonly reverted: ReadonlySet<number>
  /** A sentence that the revision changes and no row speaks of. */
  readonly silent: boolean
}

const sentence = ({ subject }: Point, words: string): string => `${subject}は、${words}行うものとする。`
const SILENT = { subject: "広報の回数", old: "四半期ごとに", fresh: "月ごとに" }

const plan = (name: string, lines: readonly string[]) =>
  planOf({ name, bytes: new TextEncoder().encode(["みどり市計画", ...lines].join("\n")) }).value

function plansOf({ rows, reverted, silent }: Papers) {
  const draft = [...rows.map(row => sentence(row, row.old)), sentence(SILENT, SILENT.old)]
  const revision = rows.map((row, i) => sentence(row, row.isChanged && !reverted.has(i) ? row.fresh : row.old))
  return {
    draft: plan("案.txt", draft),
    revision: plan("成案.txt", [...revision, sentence(SILENT, silent ? SILENT.fresh : SILENT.old)]),
  }
}

/** The table as a page; `tests/samples` has it in Word. */
const pageOf = ({ rows, answers, marks, totals }: Papers): string => {
  const cells = (...texts: readonly string[]) => `<tr>${texts.map(text => `<td>${text}</td>`).join("")}</tr>`
  const body = rows.map(({ subject, old, fresh }, i) =>
    cells(`${subject}の「${old}」を「${fresh}」に修正すべき。`, answers[i] ?? "", marks[i] ? "有" : "無"),
  )
  return `<p>意見募集の結果について</p><p>意見総数: ${totals}</p><table>${cells("御意見の要旨", "御意見に対する考え方", "修正")}${body.join("")}</table>`
}

const rowsArbitrary = fc
  .tuple(fc.shuffledSubarray([...POINTS], { minLength: 3 }), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }))
  // One is changed and one is not, so that every defect has its row.
  .map(([points, flags]) =>
    points.map((point, i) => ({ ...point, isChanged: i === 0 || (i > 1 && flags[i] === true) })),
  )

const RUNS = process.env.AKAIRE_LONG ? 200 : 4

/** A table and a plan that agree. */
function agreeing(rows: readonly Row[]): Papers {
  const answer = ({ old, fresh, isChanged }: Row) =>
    isChanged
      ? `御意見を踏まえ、「${old}」を「${fresh}」に修正します。`
      : "いただいた御意見は、今後の参考とさせていただきます。"
  const totals = `${rows.length}件(団体1件、個人${rows.length - 1}件)`
  const marks = rows.map(({ isChanged }) => isChanged)
  return { rows, answers: rows.map(answer), marks, totals, reverted: new Set(), silent: false }
}

const put = <T>(list: readonly T[], at: number, value: T): readonly T[] =>
  list.map((each, i) => (i === at ? value : each))

/** Each breaks one thing. `at`: a row that is changed and one that is not. */
const DEFECTS: Readonly<
  Record<
    string,
    {
      readonly rule: Rule
      readonly on: "changed" | "unchanged" | "paper"
      readonly seed: (papers: Papers, at: number) => Papers
    }
  >
> = {
  "有 becomes 無": {
    rule: "unrevised-with-change",
    on: "changed",
    seed: (papers, at) => ({ ...papers, marks: put(papers.marks, at, false) }),
  },
  "無 becomes 有": {
    rule: "revised-without-change",
    on: "unchanged",
    seed: (papers, at) => ({ ...papers, marks: put(papers.marks, at, true) }),
  },
  "a letter of a quotation": {
    rule: "quote-not-in-revision",
    on: "changed",
    seed: (papers, at) => ({
      ...papers,
      answers: put(papers.answers, at, (papers.answers[at] ?? "").replace("」に修正", "々」に修正")),
    }),
  },
  "an answer dropped": {
    rule: "comment-unanswered",
    on: "unchanged",
    seed: (papers, at) => ({ ...papers, answers: put(papers.answers, at, "") }),
  },
  "a wrong total": {
    rule: "totals-disagree",
    on: "paper",
    seed: papers => ({ ...papers, totals: `${papers.rows.length + 1}${papers.totals.replace(/^\d+/, "")}` }),
  },
  "a change taken back": {
    rule: "promise-without-change",
    on: "changed",
    seed: (papers, at) => ({ ...papers, reverted: new Set([at]) }),
  },
  "a change that no row speaks of": {
    rule: "change-without-reason",
    on: "paper",
    seed: papers => ({ ...papers, silent: true }),
  },
}

async function audited(papers: Papers) {
  const { value } = await readPublishedResults("結果.html", new TextEncoder().encode(pageOf(papers)))
  const made = statedCase(value, { file: "結果.html", sha256: "" }, (_, order) => String(order))
  const { findings } = auditOf(made, value, plansOf(papers))
  return findings.filter(({ severity }) => severity !== "note")
}

describe("an audit", () => {
  test("has nothing to say of a table that agrees with the plan", async () => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, async rows => {
        expect(await audited(agreeing(rows))).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  test.each(Object.entries(DEFECTS))("finds %s, and nothing on other rows", async (_, { rule, on, seed }) => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, async rows => {
        const at = rows.findIndex(({ isChanged }) => isChanged === (on === "changed"))
        const found = await audited(seed(agreeing(rows), at))
        expect(found.map(finding => finding.rule)).toContain(rule)
        for (const { comments } of found) expect(comments).toEqual(on === "paper" ? [] : [String(at)])
      }),
      { numRuns: RUNS },
    )
  })

  test("names rows by their numbers, else by where they stand, and says what to do", async () => {
    const directory = folder()
    const path = write(directory, {
      "案.txt": "みどり市計画\n駐輪場を年1回点検する。\n窓口は五時まで開く。\n",
      "成案.txt": "みどり市計画\n駐輪場を年2回点検する。\n窓口は八時まで開く。\n",
      "結果.csv":
        "意見の概要,考え方,修正の有無\n点検を増やすべき。,「年1回」を「年2回」に修正します。,無\n夜も開けてほしい。,参考とします。,有\n",
      "番号.csv": "No.,意見の概要,考え方\n7,点検を増やすべき。,「年1回」を「年3回」に修正します。\n",
    })
    const plans = { draft: path("案.txt"), revision: path("成案.txt") }
    const marked = await auditResults({ results: path("結果.csv"), plans }, "ja")
    expect(marked.findings.map(({ rule, comments }) => [rule, comments])).toEqual([
      ["revised-without-change", ["3行目"]],
      ["unrevised-with-change", ["2行目"]],
      ["change-without-reason", []],
    ])
    const said = marked.findings.map(({ message }) => message.ja)
    expect(said[1]).toContain("修正の欄は「無」ですが")
    expect(said[1]).toContain("「駐輪場を年1回点検する」→「駐輪場を年2回点検する」")
    const numbered = await auditResults({ results: path("番号.csv"), plans }, "en")
    expect(numbered.findings.map(({ rule, comments }) => [rule, comments])).toContainEqual([
      "quote-not-in-revision",
      ["No. 7"],
    ])
  })

  test("takes both versions from one file with tracked changes", async () => {
    const directory = folder()
    const tracked = join(directory, "見え消し.docx")
    const body = p(r("駐輪場を年") + del(r("一")) + ins(r("二")) + r("回点検する。"))
    writeFileSync(tracked, docx(body))
    const path = write(directory, {
      "r.csv": "意見,考え方,修正\n増やしてほしい。,「年一回」を「年二回」に修正します。,有\n",
    })
    const { counts, findings } = await auditResults({ results: path("r.csv"), plans: { tracked } }, "ja")
    expect([counts.changes, counts.linked, findings]).toEqual([1, 1, []])
  })
})

test("plans of the law differ in exactly the sentences that rows speak of", () => {
  const rows = POINTS.map((point, i) => ({ ...point, isChanged: i % 2 === 0 }))
  const { draft, revision } = plansOf(agreeing(rows))
  expect(comparePlans(draft, revision).changes).toHaveLength(3)
})
