import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { publicText } from "../../src/model/case.ts"
import type { PublicReport } from "../../src/model/published.ts"
import { publishReport } from "../../src/publishers/report-html.ts"
import { publishInternalReport } from "../../src/publishers/report-internal-html.ts"
import { CHANGES, INTERNAL, REPORT } from "./example.ts"

/** An element by its id, up to the end of its own tag's nesting: enough for pages without nested elements of the same name. */
const element = (page: string, id: string, tag: string): string =>
  new RegExp(`<${tag}[^>]* id="${id}".*?</${tag}>`, "s").exec(page)?.[0] ?? ""

const page = publishReport(REPORT)

describe("the public report", () => {
  test("shows each change once, with its number, place, kind and marked text", () => {
    for (const { number } of CHANGES) expect(page.split(`id="change-${number}"`), `change ${number}`).toHaveLength(2)
    const article = element(page, "change-3", "article")
    expect(article).toContain('別紙1 &gt; 表1 &gt; 3行<span class="page">(58ページ)</span>')
    expect(article).toContain("表記")
    expect(article).toContain("情報システムの<del>ＩＴ</del><ins>IT</ins>に係る対策")
  })

  test("gives the comments behind a change with their answer, and each comment its changes", () => {
    const article = element(page, "change-3", "article")
    expect(article).toContain('href="#comment-6"')
    expect(article).toContain("半角で「IT」と記載したほうがよい。")
    expect(article).toContain("御意見のとおり修正します。")
    const comment = /<div class="opinion" id="comment-6">.*?<div class="opinion|$/s.exec(page)?.[0]
    expect(page.split('id="comment-6"')[1]).toContain('href="#change-3"')
    expect(comment).toBeDefined()
  })

  test("gives the public reason of other changes, and lists what follows by itself under its cause", () => {
    expect(element(page, "change-2", "article")).toContain("サイバーセキュリティ戦略の改定に合わせたものです。")
    expect(element(page, "change-3", "article")).toContain('id="change-1"')
    expect(element(page, "adrift", "section")).toContain('id="change-6"')
  })

  test("shows every comment with its outcome; one shown again keeps a single anchor", () => {
    for (const number of [1, 2, 3, 4, 5, 6]) expect(page.split(`id="comment-${number}"`)).toHaveLength(2)
    expect(page).toContain("原案どおり")
    expect(page).toContain("再掲")
  })

  test("folds a long text, which stays whole underneath", () => {
    const article = element(page, "change-2", "article")
    expect(article).toContain("<details")
    expect(article).toContain(`<div class="diff">${"計画を定める。".repeat(300)}期間は<del>３年</del><ins>4年</ins>`)
  })

  test("every link leads somewhere on the page", () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(match => match[1]))
    const targets = [...page.matchAll(/href="([^"]*)"/g)].map(match => match[1] ?? "")
    expect(targets.filter(target => !target.startsWith("#") || !ids.has(target.slice(1)))).toEqual([])
  })

  test("tells its script, in the order of the page, what can be filtered", () => {
    const { changes, adrift, comments, again } = JSON.parse(
      /<script type="application\/json" id="items">(.*?)<\/script>/.exec(page)?.[1] ?? "",
    )
    const ids = [changes, adrift, comments].flatMap(Object.keys)
    const found = [...page.matchAll(/<(?:article|div) class="(?:change|follower|opinion)" id="([^"]+)"/g)]
    const isUnderItsCause = (id: string) => id === "change-1"
    expect(found.flatMap(([, id = ""]) => (isUnderItsCause(id) ? [] : [id]))).toEqual(ids)
    expect(ids).toContain("comment-3-2")
    expect(again).toEqual(["comment-3-2"])
  })

  test("allows nothing but its own style sheet and scripts, which ask for nothing and evaluate nothing", () => {
    const digests = (tag: RegExp) =>
      [...page.matchAll(tag)].map(([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`)
    const scripts = digests(/<script>(.*?)<\/script>/gs)
    const [style] = digests(/<style>(.*?)<\/style>/gs)
    expect(scripts).toHaveLength(2)
    expect(page).toContain(
      `content="default-src 'none'; script-src ${scripts.join(" ")}; style-src ${style}; base-uri 'none'; form-action 'none'"`,
    )
    expect(page.split("<script")).toHaveLength(4)
    expect(page).not.toMatch(/<link|<img|<iframe| style=| on\w+="|https?:|\b(eval|Function|fetch|import|innerHTML)\b/)
  })

  test("says when the comparison is coarse or leaves something out", () => {
    const coarse = publishReport({ ...REPORT, precise: false, notCompared: [{ what: "図形", count: 3 }] })
    expect(coarse).toContain("まとまりで示しています。")
    expect(coarse).toContain("次のものは比較していません: 図形(3)")
  })

  test("a draft is stamped, on paper too; without changes or comments it says so", () => {
    const empty = publishReport({ ...REPORT, changes: [], results: { ...REPORT.results, sections: [], stamp: true } })
    expect(empty).toContain('<aside class="stamp draft">案</aside>')
    expect(empty).toContain('@page{@top-right{content:"案"')
    expect(empty).toContain("案からの修正はありません。")
    expect(empty).toContain("御意見の提出はありませんでした。")
  })

  test("speaks English where the case does", () => {
    const english = publishReport({ ...REPORT, results: { ...REPORT.results, language: "en" } })
    expect(english).toContain('<html lang="en">')
    expect(english).toContain("Changes and reasons")
    expect(english).not.toMatch(/修正箇所|御意見を踏まえた/)
  })
})

describe("the internal report", () => {
  const internal = publishInternalReport(INTERNAL)

  test("warns against publication and begins with what is unexplained", () => {
    expect(internal).toContain("内部用・公表しないこと")
    expect(internal).toContain('@page{@top-right{content:"内部用・公表しないこと"')
    const first = /<section id="([^"]+)"/.exec(internal)?.[1]
    expect(first).toBe("unexplained")
    expect(element(internal, "unexplained", "section")).toContain('href="#change-4"')
  })

  test("adds memos, ids and findings with links; the public report has none of them", () => {
    const findings = element(internal, "findings", "section")
    expect(findings).toContain("別紙2の追加に理由がありません。")
    expect(findings).toContain('href="#change-4"')
    expect(findings).toContain('href="#comment-2"')
    for (const secret of ["課長了解済み", "12-2", "change-without-reason"]) {
      expect(internal).toContain(secret)
      expect(page).not.toContain(secret)
    }
  })
})

describe("hostile text", () => {
  const PROBE = "<img src=x onerror=alert(1)>\"'&\u001b[2J\u202e\u0000\ud800"

  function poisoned(text: string): PublicReport {
    const secret = publicText(text)
    const { results } = REPORT
    return {
      ...REPORT,
      draftFile: text,
      revisionFile: text,
      notCompared: [{ what: text, count: 1 }],
      results: {
        ...results,
        title: text,
        period: text,
        totals: text,
        closing: text,
        sections: results.sections.map(({ subsections }) => ({
          title: text,
          subsections: subsections.map(({ answers }) => ({
            title: text,
            answers: answers.map(answer => ({
              ...answer,
              text: secret,
              rows: answer.rows.map(row => row.map(comment => ({ ...comment, text: secret }))),
            })),
          })),
        })),
      },
      changes: CHANGES.map(change => ({
        ...change,
        draft: change.draft && { place: text, page: 1, pageApproximate: false, text },
        revision: change.revision && { place: text, page: 1, pageApproximate: false, text },
        edits: [],
        reason: { kind: "other" as const, text: secret },
      })),
    }
  }

  /** The page's own tags: with the texts replaced by letters, nothing else may be markup. */
  const tags = (markup: string) => markup.replace(/<(style|script)\b.*?<\/\1>/gs, "").match(/<[^>]*>/g) ?? []
  const withoutMarks = (found: readonly string[]) =>
    found.filter(tag => !/^<\/?span( class="hidden-character")?>$/.test(tag))

  test("adds no tag and no control character to the page, whatever it is", () => {
    const plain = withoutMarks(tags(publishReport(poisoned("あ"))))
    const nasty = fc.oneof(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.constant(PROBE),
      fc.constantFrom("</title>", "-->", "<!--", "]]>", "&lt;"),
    )
    fc.assert(
      fc.property(nasty, text => {
        const made = publishReport(poisoned(text))
        expect(withoutMarks(tags(made))).toEqual(plain)
        expect(made).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u)
      }),
      { numRuns: 60 },
    )
  })

  test("shows what was hidden", () => {
    const made = publishReport(poisoned(PROBE))
    expect(made).toContain('<span class="hidden-character">␛</span>[2J<span class="hidden-character">⟦U+202E⟧</span>')
  })
})

test("the same report gives the same page", () => {
  expect(publishReport(REPORT)).toBe(page)
  expect(publishInternalReport(INTERNAL)).toBe(publishInternalReport(INTERNAL))
})
