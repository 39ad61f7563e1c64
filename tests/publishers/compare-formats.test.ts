import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Change, Comparison } from "../../src/model/change.ts"
import { compareHtml } from "../../src/publishers/compare-html.ts"
import { compareJson } from "../../src/publishers/compare-json.ts"
import { compareMarkdown } from "../../src/publishers/compare-markdown.ts"
import { compareText } from "../../src/publishers/compare-text.ts"

const IT: Change = {
  id: "it",
  kind: "edited",
  nature: "notation",
  derivedFrom: null,
  draft: {
    place: "別紙1 > 表1 > 3行",
    page: 58,
    pageApproximate: false,
    text: "情報システムのＩＴに係る対策",
    blocks: ["b7"],
  },
  revision: {
    place: "別紙1 > 表1 > 3行",
    page: 58,
    pageApproximate: false,
    text: "情報システムのITに係る対策",
    blocks: ["b7"],
  },
  edits: [{ draft: [7, 9], revision: [7, 9], removed: "ＩＴ", added: "IT", nature: "notation" }],
}
const INSERTED: Change = {
  id: "in",
  kind: "inserted",
  nature: "structure",
  derivedFrom: null,
  draft: null,
  revision: {
    place: "5 評価",
    page: null,
    pageApproximate: false,
    text: "# 一つ目*\n二つ目 <b>",
    blocks: ["b8", "b9"],
  },
  edits: [{ draft: [0, 0], revision: [0, 13], removed: "", added: "# 一つ目*\n二つ目 <b>", nature: "structure" }],
}
const MOVED: Change = {
  id: "mv",
  kind: "moved",
  nature: "structure",
  derivedFrom: null,
  draft: { place: "2 対象", page: null, pageApproximate: false, text: "1. 別に定める。", blocks: ["b2"] },
  revision: { place: "6 対象", page: null, pageApproximate: false, text: "1. 別に定める。", blocks: ["b10"] },
  edits: [],
}
const CONTENTS: Change = {
  id: "toc",
  kind: "edited",
  nature: "number",
  derivedFrom: "it",
  draft: { place: "目次", page: null, pageApproximate: false, text: "別紙1……58", blocks: ["b0"] },
  revision: { place: "目次", page: null, pageApproximate: false, text: "別紙1……59", blocks: ["b0"] },
  edits: [{ draft: [5, 7], revision: [5, 7], removed: "58", added: "59", nature: "number" }],
}

const comparison = (changes: readonly Change[]): Comparison => ({
  engine: "akaire/1",
  draft: { file: "案.docx", sha256: "aa" },
  revision: { file: "修正案.docx", sha256: "bb" },
  precise: true,
  coverage: { compared: 12, notCompared: [] },
  changes,
  unchanged: [],
})
const ALL = comparison([CONTENTS, IT, INSERTED, MOVED])

describe("text", () => {
  test("marks edits with signs where there is no colour", () => {
    expect(compareText(ALL, "ja", { color: false })).toBe(`1  目次  数値・修正  2に伴う
－ 別紙1……[-58-]
＋ 別紙1……{+59+}

2  別紙1 > 表1 > 3行(58ページ)  表記・修正
－ 情報システムの[-ＩＴ-]に係る対策
＋ 情報システムの{+IT+}に係る対策

3  5 評価  構成・追加
＋ {+# 一つ目*+}
　 {+二つ目 <b>+}

4  2 対象 → 6 対象  構成・移動
　 1. 別に定める。

修正箇所3(修正1、追加1、移動1)、他の修正に伴い自動的に変わった箇所1
`)
  })

  test("strikes through and underlines where there is", () => {
    const text = compareText(comparison([IT]), "en", { color: true })
    expect(text).toContain("情報システムの\u001b[9;31mＩＴ\u001b[0mに係る対策")
    expect(text).toContain("情報システムの\u001b[4;32mIT\u001b[0mに係る対策")
    expect(text).toContain("1 change (Edited 1)")
  })

  test("says when nothing differs, and what was not compared", () => {
    expect(compareText(comparison([]), "ja", { color: false })).toBe("違いはありません\n")
    const coarse = { ...ALL, precise: false, coverage: { compared: 1, notCompared: [{ what: "図形", count: 2 }] } }
    expect(compareText(coarse, "ja", { color: false })).toMatch(
      /まとまりで示しています。\n次のものは比較していません: 図形\(2\)\n$/,
    )
  })

  test("lets no control character of a document through", () => {
    const unit = fc.string({ unit: "binary" })
    fc.assert(
      fc.property(unit, unit, (text, place) => {
        const change: Change = { ...INSERTED, revision: { place, page: 1, pageApproximate: false, text, blocks: [] } }
        expect(compareText(comparison([change]), "ja", { color: false })).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
        )
      }),
    )
  })
})

test("says of a page that no PDF tells that it is about that page, in every format", () => {
  const about = (change: Change): Change => ({
    ...change,
    draft: change.draft && { ...change.draft, pageApproximate: true },
    revision: change.revision && { ...change.revision, pageApproximate: true },
  })
  const all = comparison([about(IT)])
  for (const [language, said, bare] of [
    ["ja", "別紙1 > 表1 > 3行(約58ページ)", /[^約]58ページ/],
    ["en", "別紙1 > 表1 > 3行 (about page 58)", /(?<!about )page 58/],
  ] as const) {
    const written = [
      compareText(all, language, { color: false }),
      compareMarkdown(all, language).replaceAll("&gt;", ">"),
      compareHtml(all, language).replaceAll("&gt;", ">"),
    ]
    for (const text of written) {
      expect(text).toContain(said)
      expect(text).not.toMatch(bare)
    }
  }
  expect(compareJson(all).changes).toMatchObject([{ draft: { page: 58, pageApproximate: true } }])
})

test("JSON has the keys of docs/file-formats.md, counts that add up, and no more", () => {
  const json = compareJson(ALL)
  expect(json.counts).toEqual({ inserted: 1, deleted: 0, edited: 1, moved: 1, split: 0, joined: 0, derived: 1 })
  expect(json.coverage).toEqual({ compared: 12, "not-compared": [] })
  expect(json.changes).toEqual(ALL.changes)
  expect(Object.keys(json)).toEqual(["draft", "revision", "precise", "coverage", "counts", "changes"])
})

describe("Markdown", () => {
  const markdown = compareMarkdown(ALL, "ja")

  test("has a heading and a quotation per change", () => {
    expect(markdown).toContain(
      "## 2. 別紙1 &gt; 表1 &gt; 3行(58ページ)\n\n表記・修正\n\n> 情報システムの~~ＩＴ~~**IT**に係る対策\n",
    )
  })

  test("uses tags where CommonMark's signs would not close, and escapes what would be markup", () => {
    expect(markdown).toContain("> <ins># 一つ目\\*</ins>\\\n> <ins>二つ目 &lt;b&gt;</ins>")
    expect(markdown).toContain("> 1\\. 別に定める。")
  })
})

test("HTML shows the changes without reasons", () => {
  const page = compareHtml(ALL, "ja")
  expect(page).toContain("情報システムの<del>ＩＴ</del><ins>IT</ins>に係る対策")
  expect(page).not.toContain("理由")
  expect(page.match(/id="change-\d+"/g)?.sort()).toEqual([
    'id="change-1"',
    'id="change-2"',
    'id="change-3"',
    'id="change-4"',
  ])
  expect(compareHtml(comparison([]), "ja")).toContain("案からの修正はありません。")
})
