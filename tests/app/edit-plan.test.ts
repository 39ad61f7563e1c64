import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { type Case, openCase } from "../../src/app/case.ts"
import { editPlan } from "../../src/app/edit-plan.ts"
import { editText } from "../../src/app/edit-report.ts"
import type { EditRequest } from "../../src/app/edit-request.ts"
import { redo, undo } from "../../src/app/history.ts"
import { newCase } from "../../src/app/new-case.ts"
import { storedVersion } from "../../src/app/versions.ts"
import { UserError } from "../../src/model/errors.ts"
import { del, docx, ins, p, r } from "../readers/docx-package.ts"
import { DRAFT, folder, smallCase } from "./small-case.ts"

const request = (fields: Partial<EditRequest>): EditRequest => ({
  replace: null,
  with: null,
  in: null,
  for: null,
  all: false,
  at: null,
  ...fields,
})
const replacing = (replace: string, fresh: string, more: Partial<EditRequest> = {}) =>
  request({ replace, with: fresh, ...more })

const CSV = `意見番号,該当箇所,意見の内容
1,2ページ,「個人情報」を「信用情報」に修正してください。
2,別紙2,「等」を「など」に修正してください。「及び」を「と」に改めてください。
3,,賛成します。
`

/** A case made of a draft, with three comments. */
async function caseOf(draft: Uint8Array | string, name = "案.docx"): Promise<Case> {
  const directory = folder()
  const into = (file: string, content: Uint8Array | string) => {
    writeFileSync(join(directory, file), content)
    return join(directory, file)
  }
  const path = join(directory, "c.akaire")
  await newCase(path, {
    draft: into(name, draft),
    revision: null,
    tracked: null,
    pages: null,
    comments: [into("c.csv", CSV)],
    title: null,
    from: null,
    to: null,
    by: "編集者",
  })
  const opened = await openCase(path, "編集者")
  onTestFinished(() => opened.close())
  return opened
}

/** What the case stands at: texts of the revision, changes as removed→added with the comments behind. */
async function standing(opened: Case) {
  const { comparison } = await opened.ledger()
  const { state } = await opened.store.state()
  const revision = await storedVersion(opened, state, "revision")
  return {
    file: revision?.version.file ?? null,
    text: revision?.plan.blocks.map(block => block.text).join("\n") ?? null,
    changes: (comparison?.changes ?? []).map(({ id, edits }) => [
      edits.map(({ removed, added }) => `${removed}→${added}`).join(),
      [...state.link.values()].filter(link => link.change === id).map(link => link.comment),
    ]),
  }
}

const said = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof UserError)) throw error ?? new Error("nothing was refused")
  return [error.text.ja, error.hint?.ja].join("\n")
}

const heading = (text: string) => p(r(text), '<w:outlineLvl w:val="0"/>')
const WORD = docx(
  `${heading("計画（案）")}${p(r("個人", "<w:b/>") + r("情報を適切に管理する。"))}${heading("別紙1")}${p(r("個人情報等"))}${heading("別紙2")}${p(r("サービス等の個人情報"))}`,
)

describe("an edit", () => {
  test("makes a revision of the draft, linked to the comment, and one undo takes all of it back", async () => {
    const opened = await caseOf(WORD)
    const before = await standing(opened)
    const done = await editPlan(opened, replacing("情報を", "データを", { for: "1" }))
    expect(await standing(opened)).toMatchObject({ file: "案-修正.docx", changes: [["情報→データ", ["1"]]] })
    expect(done.message.ja).toMatch(
      /^計画（案）: 「情報を」→「データを」\(修正箇所 c-\w+\)\n案-修正\.docx を修正案としました。意見 1 を/,
    )
    expect(done.data).toMatchObject({ file: "案-修正.docx", comment: "1", lost: 0, replaced: [{ removed: "情報を" }] })
    expect(editText(done, "ja", { color: false })).toMatch(/－ 個人\[-情報-\]を適切.*\n＋ 個人\{\+データ\+\}を適切/)
    await undo(opened, null)
    expect(await standing(opened)).toEqual(before)
    await redo(opened)
    expect(await standing(opened)).toMatchObject({ changes: [["情報→データ", ["1"]]] })
  })

  test("goes on from the revision at hand, and carries the links over", async () => {
    const opened = await caseOf(WORD)
    await editPlan(opened, replacing("情報を", "データを", { for: "1" }))
    const done = await editPlan(opened, replacing("適切に", "", { for: "3" }))
    expect(await standing(opened)).toMatchObject({
      file: "案-修正.docx",
      changes: [["情報→データ,適切に→", ["1", "3"]]],
    })
    expect(done.message.ja).toContain("「適切に」→削除")
    await undo(opened, null)
    expect((await standing(opened)).changes).toEqual([["情報→データ", ["1"]]])
  })

  test("back to the words of the draft leaves no change, and nothing to link", async () => {
    const opened = await caseOf(WORD)
    await editPlan(opened, replacing("適切", "安全"))
    expect(await said(editPlan(opened, replacing("安全", "適切", { for: "1" })))).toMatch(
      /紐付ける修正箇所がありません/,
    )
    const done = await editPlan(opened, replacing("安全", "適切"))
    expect(done.message.ja).toContain("案と同じになりました")
    expect((await standing(opened)).changes).toEqual([])
  })

  test("of a file with tracked changes acts on the side that is the version, and keeps them", async () => {
    const tracked = docx(p(r("計画（案）")) + p(r("点検は年") + del("1") + ins(r("2")) + r("回とする。")))
    const opened = await caseOf(tracked)
    await editPlan(opened, replacing("年2回", "毎月"))
    expect((await standing(opened)).text).toContain("点検は毎月とする。")
  })
})

describe("a proposal in the comment", () => {
  test("is enough where it is made word for word and the place is plain", async () => {
    const opened = await caseOf(WORD)
    const done = await editPlan(opened, request({ for: "1", in: "別紙２" }))
    expect(done.message.ja).toContain("別紙2: 「個人情報」→「信用情報」")
    expect((await standing(opened)).changes).toEqual([["個人→信用", ["1"]]])
  })

  test("is asked back for where there are several, none, or half of it is given", async () => {
    const opened = await caseOf(WORD)
    expect(await said(editPlan(opened, request({ for: "2" })))).toMatch(
      /提案が2件あります: 「等」→「など」、「及び」→「と」/,
    )
    expect(await said(editPlan(opened, request({ for: "3" })))).toMatch(/見つかりません/)
    expect(await said(editPlan(opened, request({ for: "9" })))).toMatch(/意見「9」はありません/)
    expect(await said(editPlan(opened, request({ for: "1", replace: "個人情報" })))).toMatch(/両方が必要/)
    expect(await said(editPlan(opened, request({})))).toMatch(/両方が必要/)
  })
})

describe("the place", () => {
  test("must be told where the words stand in several", async () => {
    const opened = await caseOf(WORD)
    expect(await said(editPlan(opened, replacing("個人情報", "信用情報")))).toBe(
      "「個人情報」は3か所にあります: 計画（案）「個人情報を適切に管理する…」、別紙1「個人情報等」、別紙2「サービス等の個人情報」\n" +
        "--in で場所を指定するか、--replace を前後の語句まで長くしてください。すべてなら --all を付けます。",
    )
    expect(await said(editPlan(opened, request({ for: "1" })))).toMatch(/意見 1 の該当箇所は「2ページ」です。/)
    expect(await said(editPlan(opened, replacing("個人情報", "信用情報", { in: "別紙3" })))).toBe(
      "「個人情報」は「別紙3」にありません。\nある場所: 計画（案）「個人情報を適切に管理する…」、別紙1「個人情報等」、別紙2「サービス等の個人情報」",
    )
    expect(await said(editPlan(opened, replacing("個人情報", "信用情報", { in: "p.2" })))).toMatch(
      /ページが分かりません/,
    )
    await editPlan(opened, replacing("個人情報", "信用情報", { all: true, for: "1" }))
    expect((await standing(opened)).changes).toEqual(Array(3).fill(["個人→信用", ["1"]]))
  })

  test("may be a page where the file knows them; a number is never cut", async () => {
    const page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    const plan = docx(`${heading("第1")}${p(r("ＩＴ"))}${heading("第12")}${p(page + r("ＩＴ"))}`)
    const opened = await caseOf(plan)
    const at = async (place: string) => (await editPlan(opened, replacing("ＩＴ", "IT", { in: place }))).data.replaced
    expect(await at("２ページ")).toMatchObject([{ place: "第12", page: 2 }])
    await undo(opened, null)
    expect(await at("p.1")).toMatchObject([{ place: "第1", page: 1 }])
    await undo(opened, null)
    expect(await at("第１")).toMatchObject([{ place: "第1" }])
    await undo(opened, null)
    expect(await said(at("2"))).toMatch(/「2」にありません/)
  })

  test("does not count the contents, which repeat the headings", async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const contents = p(
      `${mark("begin")}<w:r><w:instrText>TOC \\o</w:instrText></w:r>${mark("separate")}${r("1 目的")}${mark("end")}`,
    )
    const opened = await caseOf(docx(contents + heading("1 目的") + p(r("本文"))))
    const done = await editPlan(opened, replacing("目的", "目標"))
    expect(done.warnings).toMatchObject([{ count: 1, message: { ja: expect.stringContaining("フィールドを更新") } }])
    expect((await standing(opened)).text).toBe("1 目的\n1 目標\n本文")
    const copy = await editPlan(opened, replacing("目的", "狙い"))
    expect(copy.warnings).toMatchObject([{ message: { ja: expect.stringContaining("元に戻ります") } }])
  })
})

describe("what is not there", () => {
  test("is said with the notation that is", async () => {
    const { opened } = await smallCase()
    expect(await said(editPlan(opened, replacing("ＩＴ", "ICT")))).toMatch(/案にだけあり、修正案では既に直されています/)
    expect(await said(editPlan(opened, replacing("ｉｔ", "ICT")))).toMatch(/表記の異なる「IT」があります/)
    expect(await said(editPlan(opened, replacing("自動車", "自転車")))).toMatch(/案文にあるとおりの字句/)
  })

  test.each([
    ["", "a", /直す字句を指定/],
    ["点検", "点検", /同じです/],
    ["点検", "\u0007", /制御文字/],
    ["点検", "\ud800", /制御文字/],
    ["点検", "\ufffc", /図や制御文字/],
  ])("and what makes no sense is refused: %j → %j", async (replace, fresh, words) => {
    const { opened } = await smallCase()
    expect(await said(editPlan(opened, replacing(replace, fresh)))).toMatch(words)
  })

  test("leaves the case as it was", async () => {
    const { opened } = await smallCase()
    const { seq } = await opened.store.state()
    await said(editPlan(opened, replacing("ない", "ある")))
    await said(editPlan(opened, replacing("点検", "検査", { for: "X" })))
    expect((await opened.store.state()).seq).toBe(seq)
  })
})

describe("a plan in text", () => {
  const bytesOf = async (opened: Case) => {
    const { state } = await opened.store.state()
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      (await storedVersion(opened, state, "revision"))?.file.bytes,
    )
  }

  test("in Markdown is edited where the words stand in the source", async () => {
    const draft = `---\nnote: 点検\n---\n\n${DRAFT}\n[点検](点検.html)の**結果**。\n`
    const opened = await caseOf(draft, "計画.md")
    await editPlan(opened, replacing("点検します", "検査します"))
    expect(await bytesOf(opened)).toBe(draft.replace("点検します", "検査します"))
    await editPlan(opened, replacing("結果", "成果"))
    expect(await bytesOf(opened)).toBe(draft.replace("点検します", "検査します").replace("結果", "成果"))
    expect((await standing(opened)).file).toBe("計画-修正.md")
  })

  test("and every one of many", async () => {
    const opened = await caseOf("# 計画\n\nＩＴとＩＴ。\n\n| ＩＴ | 他 |\n|---|---|\n| ＩＴ | ＩＴ |\n", "計画.md")
    await editPlan(opened, replacing("ＩＴ", "IT", { all: true }))
    expect(await bytesOf(opened)).toBe("# 計画\n\nITとIT。\n\n| IT | 他 |\n|---|---|\n| IT | IT |\n")
  })

  test("keeps line ends and the byte order mark", async () => {
    const opened = await caseOf("\ufeff計画\r\n点検は年1回。\r\n", "計画.txt")
    await editPlan(opened, replacing("年1回", "年2回"))
    expect(await bytesOf(opened)).toBe("\ufeff計画\r\n点検は年2回。\r\n")
  })

  test("that can't be edited as it is says so in one sentence", async () => {
    const markdown = await caseOf("# 計画\n\n個**人**情報を管理する。\n", "計画.md")
    expect(await said(editPlan(markdown, replacing("個人", "利用者")))).toMatch(
      /書式の記号で分かれている.*\n.*akaire revise/,
    )
    expect(await said(editPlan(markdown, replacing("情報", "*情報*")))).toMatch(/段落の形が変わる/)
    const html = await caseOf("<p>個人情報を管理する。</p>", "計画.html")
    expect(await said(editPlan(html, replacing("個人", "利用者")))).toMatch(/HTML のため.*\n.*akaire revise/)
  })
})

test("two editors at once: the second works on what the first left", async () => {
  const { opened, name } = await smallCase("甲")
  const other = await openCase(name, "乙")
  onTestFinished(() => other.close())
  await Promise.allSettled([
    editPlan(opened, replacing("徹底します", "強化します")),
    editPlan(other, replacing("点検します", "検査します")),
  ])
  const { text } = await standing(opened)
  const edits = [/強化します/, /検査します/].filter(words => words.test(text ?? ""))
  expect(edits.length, "nothing is overwritten in silence").toBeGreaterThan(0)
  const { seq } = await opened.store.state()
  const log = await opened.store.log({ limit: seq, before: null })
  expect(log.filter(({ event }) => event.type === "version-loaded" && event.role === "revision").length).toBe(
    1 + edits.length,
  )
})
