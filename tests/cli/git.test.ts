import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readDocxPlan } from "../../src/readers/plan-docx.ts"
import { folder } from "../app/small-case.ts"
import { docx, p, r } from "../readers/docx-package.ts"
import { PROGRAM } from "./program.ts"

const plan = (...lines: readonly string[]) => docx(lines.map(line => p(r(line))).join(""))
const DRAFT = plan("自転車計画（案）", "駐輪場を年1回点検する。", "ＩＴを活用する。")
const REVISION = plan("自転車計画（案）", "駐輪場を年2回点検する。", "ITを活用する。")

/** The commands of docs/git.md, so that what it promises is what is tested. */
const RECIPE = readFileSync(join(import.meta.dirname, "../../docs/git.md"), "utf8")
const line = (start: string): string => {
  const found = RECIPE.split("\n").find(each => each.startsWith(start))
  if (found === undefined) throw new Error(`docs/git.md has no line "${start}…"`)
  return found
}

/** A repository set up as the recipe says, with `akaire` on the path, and a way to run commands in it. */
function repository() {
  const cwd = folder()
  const bin = folder()
  writeFileSync(join(bin, "akaire"), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`, { mode: 0o755 })
  const sh = (command: string) =>
    execFileSync("sh", ["-c", command], {
      cwd,
      encoding: "utf8",
      env: {
        PATH: `${bin}:${process.env.PATH}`,
        LANG: "ja_JP.UTF-8",
        HOME: bin,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_AUTHOR_NAME: "a",
        GIT_AUTHOR_EMAIL: "a@b",
        GIT_COMMITTER_NAME: "a",
        GIT_COMMITTER_EMAIL: "a@b",
        GIT_PAGER: "cat",
      },
    })
  const put = (name: string, bytes: Uint8Array) => writeFileSync(join(cwd, name), bytes)
  sh("git init -q -b main")
  sh(line("echo '*.docx"))
  sh(line("git config diff.akaire.command"))
  put("案.docx", DRAFT)
  sh("git add -A && git commit -q -m draft")
  return { cwd, sh, put }
}

const CHANGES = /年\[-1-\]回.*年\{\+2\+\}回.*\[-ＩＴ-\].*\{\+IT\+\}/s

describe("git with akaire as its diff of Word files", () => {
  test("git diff, git diff --staged, and git log -p --ext-diff say what changed in the words", () => {
    const { sh, put } = repository()
    expect(sh("git diff")).toBe("")
    put("案.docx", REVISION)
    expect(sh("git diff")).toMatch(CHANGES)
    sh("git add -A")
    expect(sh("git diff --staged")).toMatch(CHANGES)
    sh("git commit -q -m revision")
    const log = sh(line("git log -p --ext-diff").replace("PLAN", "案"))
    expect(log).toMatch(/revision\n.*年\[-1-\]回.*draft\n.*自転車計画/s)
    expect(sh("git show --ext-diff")).toMatch(CHANGES)
    expect(sh("git show"), "git's own words without --ext-diff").toMatch(/Binary files/)
  })

  test("new, deleted, renamed and unreadable files, and names like options", () => {
    const { sh, put, cwd } = repository()
    mkdirSync(join(cwd, "別冊"))
    put("別冊/-x.docx", DRAFT)
    put("broken.docx", new TextEncoder().encode("PK\u0003\u0004broken"))
    sh("git add -A")
    const added = sh("git diff --staged")
    expect(added).toMatch(/^── 別冊\/-x\.docx$[\s\S]*\{\+駐輪場を年1回点検する。\+\}/m)
    expect(added).toMatch(/broken\.docx/)
    sh("git commit -q -m more && git mv 案.docx 計画.docx")
    put("計画.docx", plan("自転車計画（案）", "駐輪場を年1回点検する。", "ITを活用する。"))
    sh("git add -A")
    expect(sh("git diff --staged -M5%")).toMatch(/^── 案\.docx → 計画\.docx\n.*\[-ＩＴ-\].*\{\+IT\+\}/s)
    sh("git commit -q -m moved && git rm -q 別冊/-x.docx")
    expect(sh("git diff --staged")).toMatch(/\[-駐輪場を年1回点検する。-\]/)
    put("-x.docx", DRAFT)
    sh("git add -A && git commit -q -m last")
    put("-x.docx", REVISION)
    expect(sh("git diff")).toMatch(CHANGES)
  })

  test("an unmerged file gets a line, and git goes on with the others", () => {
    const { sh, put } = repository()
    put("別紙.docx", DRAFT)
    sh("git add -A && git commit -q -m second && git checkout -q -b other")
    put("案.docx", REVISION)
    sh("git commit -q -am theirs && git checkout -q main")
    put("案.docx", plan("自転車計画"))
    sh("git commit -q -am ours; git merge other >/dev/null 2>&1 || true")
    put("別紙.docx", REVISION)
    sh("git add 別紙.docx")
    const diff = sh("git diff --staged")
    expect(diff).toMatch(/案\.docx はマージが済んでいません。/)
    expect(diff).toMatch(CHANGES)
  })

  test("a command of another form makes a Word file with tracked changes", () => {
    const { sh, put, cwd } = repository()
    put("案.docx", REVISION)
    sh("git commit -q -am revision")
    expect(sh(line("git -c diff.akaire.command").replace("PLAN", "案"))).toBe("")
    const redline = readFileSync(join(cwd, "changes.docx"))
    expect(
      readDocxPlan("changes.docx", redline, "", { tracked: "rejected" }).value.blocks.map(({ text }) => text),
    ).toEqual(["自転車計画（案）", "駐輪場を年1回点検する。", "ＩＴを活用する。"])
  })
})
