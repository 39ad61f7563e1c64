import { mkdirSync, writeFileSync } from "node:fs"
import { hostname, userInfo } from "node:os"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { summarize } from "../../src/app/answering.ts"
import { assign, noteOn } from "../../src/app/assigning.ts"
import { type Case, openCase } from "../../src/app/case.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { exportCase } from "../../src/app/export.ts"
import { newCase } from "../../src/app/new-case.ts"
import { publish } from "../../src/app/publish.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { docx, p, r } from "../readers/docx-package.ts"
import { contents } from "./contents.ts"
import { folder, write } from "./small-case.ts"

/** A value that stands nowhere but in one private field. */
const mark = (field: string): string => `HIMITSU7${field}`

/** Private fields of a case, and whether the office's own report may show them. */
const FIELDS = {
  name: "never",
  email: "never",
  address: "never",
  received: "never",
  channel: "never",
  submission: "internal",
  comment: "internal",
  target: "never",
  summarized: "never",
  memo: "internal",
  editor: "never",
  folder: "never",
  table: "never",
  author: "never",
  remark: "never",
  assignee: "never",
  unit: "never",
  note: "never",
  property: "never",
} as const
type Field = keyof typeof FIELDS
const names = Object.keys(FIELDS) as Field[]

const tracked = (text: string) =>
  `<w:ins w:id="1" w:author="${mark("author")}" w:date="2026-01-01T00:00:00Z">${r(text)}</w:ins>`
const remark = `<w:comment w:id="1" w:author="${mark("author")}"><w:p><w:r><w:t>${mark("remark")}</w:t></w:r></w:p></w:comment>`
const plan = (heading: string, text: string, inside = "") =>
  docx(`${p(r(heading))}${p(r(text) + inside)}<w:sectPr/>`, {
    comments: remark,
    settings: `<w:docVars><w:docVar w:name="a" w:val="${mark("property")}"/></w:docVars>`,
  })

const TABLE = `受付番号,意見番号,提出者区分,氏名,メールアドレス,住所,受付日,提出方法,該当箇所,意見の内容
${mark("submission")},${mark("comment")},個人,${mark("name")},${mark("email")},${mark("address")},${mark("received")},${mark("channel")},${mark("target")},${mark("summarized")}点検を増やしてほしい。
`

const DECISIONS = {
  responses: [
    {
      text: "御意見のとおり修正します。",
      rows: [[mark("comment")]],
      outcomes: { [mark("comment")]: "adopted" },
      changes: [{ removed: "年1回", added: "年2回" }],
    },
  ],
  explanations: [
    { change: { removed: "", added: "別に定める。" }, reason: "other", note: "所要の修正です。", memo: mark("memo") },
  ],
}

async function markedCase(): Promise<{ readonly opened: Case; readonly out: string }> {
  const outside = folder()
  const directory = join(outside, mark("folder"))
  mkdirSync(directory)
  const path = write(directory, { [`${mark("table")}.csv`]: TABLE, "decisions.json": JSON.stringify(DECISIONS) })
  writeFileSync(join(directory, "draft.docx"), plan("自転車計画（案）", "点検は年1回とする。"))
  writeFileSync(
    join(directory, "revision.docx"),
    plan("自転車計画（案）", "点検は年2回とする。", tracked("別に定める。")),
  )
  const name = join(directory, "case.akaire")
  const by = mark("editor")
  const parts = {
    draft: join(directory, "draft.docx"),
    revision: join(directory, "revision.docx"),
    tracked: null,
    pages: null,
  }
  const comments = [path(`${mark("table")}.csv`)]
  await newCase(name, { ...parts, comments, title: null, from: "2026-01-28", to: "2026-02-28", by })
  const opened = await openCase(name, by)
  onTestFinished(() => opened.close())
  await decideFile(opened, path("decisions.json"))
  await summarize(opened, mark("comment"), "点検を増やすべき。")
  await assign(opened, [mark("comment")], { assignee: mark("assignee"), unit: mark("unit") })
  await noteOn(opened, mark("comment"), mark("note"))
  return { opened, out: join(outside, "out") }
}

describe("private by construction", () => {
  test.each([false, true])("no publication holds a private field (draft: %s)", async draft => {
    const { opened, out } = await markedCase()
    const kept = JSON.stringify(await exportCase(opened))
    const inDocuments = await Promise.all(
      (await opened.store.documents()).map(({ sha256 }) => opened.store.document(sha256)),
    )
    const readable = inDocuments.flatMap(bytes => [...(bytes?.[0] === 0x50 ? readZip("x.docx", bytes).values() : [])])
    const everywhere = kept + readable.map(bytes => new TextDecoder().decode(bytes)).join()
    // The folder is the only one that must not even enter the case.
    expect(names.filter(field => !everywhere.includes(mark(field)))).toEqual(["folder"])

    const { files } = await publish(opened, out, { draft, only: null, all: true })
    expect(files).toEqual(
      expect.arrayContaining(["results.docx", "report.html", "report-internal.html", "manifest.json"]),
    )
    for (const file of files) {
      const text = contents(join(out, file))
      const found = names.filter(field => text.includes(mark(field)))
      expect(found, file).toEqual(
        file === "report-internal.html"
          ? names.filter(field => FIELDS[field] === "internal" && text.includes(mark(field)))
          : [],
      )
      const machine = [userInfo().username, hostname()].map(
        name => new RegExp(`(?<![:\\w-])${name.replace(/[^\w]/g, "\\$&")}(?![\\w-])`),
      )
      for (const pattern of machine) expect(text, `${file} ${pattern}`).not.toMatch(pattern)
    }
    expect(contents(join(out, "report-internal.html")), "the office sees its memo").toContain(mark("memo"))
    expect(contents(join(out, "results.docx"))).toContain("点検を増やすべき。")
  })

  test("originals are made only by name, stay in the office, and mask what tells who sent them", async () => {
    const { opened, out } = await markedCase()
    const { files } = await publish(opened, out, { draft: false, only: ["originals"] })
    expect(files).toEqual(["originals.docx", "originals.csv", "manifest.json"])
    for (const file of files) {
      const text = contents(join(out, file))
      expect(
        names.filter(field => text.includes(mark(field))),
        file,
      ).toEqual(file === "manifest.json" ? [] : ["summarized"])
    }
    expect(contents(join(out, "manifest.json"))).toContain('"internal"')
  })
})
