import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readZip } from "../../src/ooxml/zip.ts"
import { DRAFT, folder, REVISION, write } from "../app/small-case.ts"
import { del, docx, ins, p, r } from "../readers/docx-package.ts"
import { call, callJson } from "./inside.ts"
import { akaire, json, PROGRAM } from "./program.ts"

interface Compared {
  readonly draft: { readonly file: string; readonly sha256: string }
  readonly revision: { readonly file: string; readonly sha256: string }
  readonly changes: readonly {
    readonly id: string
    readonly edits: readonly { readonly removed: string; readonly added: string }[]
  }[]
}

const edits = ({ changes }: Compared) =>
  changes.flatMap(change => change.edits.map(({ removed, added }) => `${removed}→${added}`))

/** A folder with the two versions of the small case's plan. */
function versions(): string {
  const cwd = folder()
  write(cwd, { "a.md": DRAFT, "b.md": REVISION })
  return cwd
}

describe("two files", () => {
  test("that say the same end with 0, others with 1", async () => {
    const cwd = versions()
    expect(await akaire(["compare", "a.md", "a.md"], { cwd })).toMatchObject({ code: 0, err: "" })
    const run = await akaire(["compare", "a.md", "b.md"], { cwd })
    expect(run).toMatchObject({ code: 1, err: "" })
    expect(run.out).toContain("ＩＴ")
    expect(run.out, "no colours into a pipe").not.toContain("\u001b")
  })

  test("give JSON, HTML and Markdown, on the screen or into a file", async () => {
    const cwd = versions()
    const data = await callJson<Compared>(["compare", "a.md", "b.md"], { cwd })
    expect(edits(data)).toEqual(["ＩＴ→IT", "1→2", "個人→利用者"])
    expect([data.draft.file, data.revision.file]).toEqual(["a.md", "b.md"])
    const html = await call(["compare", "a.md", "b.md", "--format", "html", "-o", "out.html"], { cwd })
    expect(html).toEqual({ code: 1, out: "", err: "" })
    expect(readFileSync(join(cwd, "out.html"), "utf8")).toMatch(/^<!doctype html>/i)
    expect((await call(["compare", "a.md", "b.md", "--format", "markdown"], { cwd })).out).toContain("IT")
  })

  test("that can't be read end with 2 and a sentence", async () => {
    const cwd = versions()
    write(cwd, { "x.pdf": "%PDF-1.7", "no.docx": "no zip" })
    for (const file of ["x.pdf", "no.docx", "absent.md", "."]) {
      const run = await call(["compare", "a.md", file], { cwd })
      expect([run.code, run.out]).toEqual([2, ""])
      expect(run.err).toMatch(/^エラー: .*。\n/)
    }
  })

  test("escape sequences in a plan are shown, not sent", async () => {
    const cwd = folder()
    write(cwd, { "a.txt": "一\u001b[2J\u0007二\n", "b.txt": "一\u001b]0;x\u0007三\u202e\n" })
    for (const format of ["text", "markdown"]) {
      const { out } = await akaire(["compare", "a.txt", "b.txt", "--format", format], {
        cwd,
        env: { GIT_PAGER_IN_USE: "false" },
      })
      expect(out).toContain("␛")
      expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    }
    const colored = await akaire(["compare", "a.txt", "b.txt"], { cwd, env: { GIT_PAGER_IN_USE: "true" } })
    expect(colored.out.replace(/\u001b\[[\d;]*m/g, "")).not.toContain("\u001b")
    expect(colored.out).toContain("\u001b[")
  })
})

/** A Word file in which somebody changed 年1回 to 年2回 and dropped a sentence, with tracked changes. */
const TRACKED = docx(
  `${p(r("自転車計画（案）"))}${p(r("点検は年") + del("1") + ins(r("2")) + r("回とする。") + del("以上。"))}`,
)

describe("tracked changes in one file", () => {
  test("are the difference between the file with them rejected and accepted", async () => {
    const cwd = folder()
    writeFileSync(join(cwd, "plan.docx"), TRACKED)
    expect(edits(await callJson<Compared>(["compare", "--tracked", "plan.docx"], { cwd }))).toEqual(["1→2", "以上。→"])
    expect((await call(["compare", "--tracked", "plan.docx"], { cwd })).code).toBe(1)
    writeFileSync(join(cwd, "clean.docx"), docx(p(r("変更なし"))))
    expect((await call(["compare", "--tracked", "clean.docx"], { cwd })).code).toBe(0)
    write(cwd, { "plan.md": DRAFT })
    expect((await call(["compare", "--tracked", "plan.md"], { cwd })).err).toMatch(
      /変更履歴を持てる Word 文書ではありません。/,
    )
  })

  test("make a case's draft and revision, and a later revision carries on from there", async () => {
    const cwd = folder()
    writeFileSync(join(cwd, "plan.docx"), TRACKED)
    const made = await callJson<{ parts: { versions: Compared[] }[] }>(["new", "c.akaire", "--tracked", "plan.docx"], {
      cwd,
    })
    expect(made.parts[0]?.versions).toMatchObject([
      { role: "draft", tracked: "rejected" },
      { role: "revision", tracked: "accepted" },
    ])
    const changes = () => callJson<Compared["changes"]>(["show", "c.akaire", "changes"], { cwd })
    const [change] = await changes()
    expect(edits({ changes: await changes() } as Compared)).toEqual(["1→2", "以上。→"])
    await call(["explain", "c.akaire", change?.id ?? "", "--reason", "other", "--note", "所要"], { cwd })
    writeFileSync(join(cwd, "last.docx"), docx(`${p(r("自転車計画（案）"))}${p(r("点検は年4回とする。以上。"))}`))
    expect(await callJson(["revise", "c.akaire", "last.docx"], { cwd })).toMatchObject({ lost: 0, tracked: "accepted" })
    expect(edits({ changes: await changes() } as Compared)).toEqual(["1→4"])
    await call(["undo", "c.akaire"], { cwd })
    expect(edits({ changes: await changes() } as Compared)).toEqual(["1→2", "以上。→"])
  })
})

describe("tracked changes that the draft came with", () => {
  const both = () => {
    const cwd = folder()
    writeFileSync(join(cwd, "a.docx"), TRACKED)
    writeFileSync(join(cwd, "b.docx"), docx(p(r("自転車計画（案）")) + p(r("点検は年4回とする。"))))
    return cwd
  }

  test("are accepted, rejected, or kept with their author beside the new ones", async () => {
    const cwd = both()
    const compared = async (...more: string[]) =>
      edits(await callJson<Compared>(["compare", "a.docx", "b.docx", ...more], { cwd }))
    expect(await compared()).toEqual(["2→4"])
    expect(await compared("--revisions", "reject")).toEqual(["1→4", "以上。→"])
    const args = [
      "compare",
      "a.docx",
      "b.docx",
      "--format",
      "docx",
      "--revisions",
      "keep",
      "--author",
      "審議会",
      "-o",
      "k.docx",
    ]
    expect(await call(args, { cwd })).toEqual({ code: 1, out: "", err: "" })
    const kept = new TextDecoder().decode(
      readZip("k", new Uint8Array(readFileSync(join(cwd, "k.docx")))).get("word/main.xml"),
    )
    expect(kept).toMatch(/<w:ins [^>]*w:author="a"><w:del [^>]*w:author="審議会"[^>]*><w:r><w:delText[^>]*>2</)
    expect(kept).toMatch(/<w:ins [^>]*w:author="審議会"[^>]*><w:r><w:t[^>]*>4</)
  })

  test("of a format that is changed again go into the new record, which is said", async () => {
    const cwd = folder()
    const aligned = (to: string, record = "") =>
      docx(`<w:p><w:pPr><w:jc w:val="${to}"/>${record}</w:pPr>${r("自転車計画（案）")}</w:p>`)
    const record = '<w:pPrChange w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"><w:pPr/></w:pPrChange>'
    writeFileSync(join(cwd, "a.docx"), aligned("center", record))
    writeFileSync(join(cwd, "b.docx"), aligned("right"))
    const args = ["compare", "a.docx", "b.docx", "--format", "docx", "--revisions", "keep", "-o", "k.docx"]
    expect(await call(args, { cwd })).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(/^案の書式の変更履歴 1 件は、.*今回の変更履歴にまとめました/),
    })
  })

  test("are kept in a Word file with tracked changes only", async () => {
    const cwd = both()
    for (const args of [
      ["a.docx", "b.docx", "--revisions", "keep"],
      ["--tracked", "a.docx", "--revisions", "reject"],
      ["a.docx", "b.docx", "--revisions", "drop"],
    ])
      expect(await call(["compare", ...args], { cwd })).toMatchObject({
        code: 2,
        out: "",
        err: expect.stringMatching(/^エラー: /),
      })
  })
})

describe("as git's external diff", () => {
  const hex = "0".repeat(40)
  const args = (path: string, old: string, fresh: string, ...renamed: string[]) => [
    "compare",
    path,
    old,
    hex,
    "100644",
    fresh,
    hex,
    "100644",
    ...renamed,
  ]

  test("compares by what the files hold, takes /dev/null as empty, and ends with 0", async () => {
    const cwd = versions()
    write(cwd, { blob1: DRAFT, blob2: REVISION })
    const run = await akaire(args("docs/plan.md", "blob1", "blob2"), { cwd })
    expect(run).toMatchObject({ code: 0, err: "" })
    expect(run.out).toContain("ＩＴ")
    const renamed = await json<Compared>(args("old.md", "blob1", "blob2", "new.md", "similarity index 90%"), { cwd })
    expect([renamed.draft.file, renamed.revision.file]).toEqual(["old.md", "new.md"])
    expect(edits(await json<Compared>(args("README", "/dev/null", "blob1"), { cwd })).join()).toContain(
      "みどり市自転車計画",
    )
    expect((await json<Compared>(args("gone.md", "blob1", "/dev/null"), { cwd })).changes.length).toBeGreaterThan(0)
  })

  test("a file that can't be read gets a line, so that git goes on", async () => {
    const cwd = folder()
    writeFileSync(join(cwd, "blob"), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))
    const run = await akaire(args("picture.png", "/dev/null", "blob"), { cwd })
    expect(run.code).toBe(0)
    expect(run.out).toMatch(/picture\.png.*読めません/)
  })

  test("works from git itself", () => {
    const cwd = versions()
    const git = (...line: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.pager=", ...line], {
        cwd,
        encoding: "utf8",
        env: {
          PATH: process.env.PATH,
          LANG: "ja_JP.UTF-8",
          GIT_EXTERNAL_DIFF: `"${process.execPath}" "${PROGRAM}" compare`,
        },
      })
    git("init", "-q")
    git("add", "a.md")
    git("commit", "-q", "-m", "draft")
    write(cwd, { "a.md": REVISION })
    expect(git("diff")).toMatch(/\[-ＩＴ-\].*\{\+IT\+\}/s)
  })
})
