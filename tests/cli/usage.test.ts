import { execFileSync } from "node:child_process"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { near } from "../../src/cli/near.ts"
import { reportError } from "../../src/cli/report-error.ts"
import { Bug } from "../../src/model/errors.ts"
import { folder } from "../app/small-case.ts"
import { inside } from "./inside.ts"
import { akaire, commandNames } from "./program.ts"

/** The commands of the contract that this version has (design.md §4). */
const CONTRACT =
  "demo new review add revise edit show set link unlink explain suggest respond summarize state assign note arrange decide check waive pages release publish compare log undo redo export copy"

describe("help", () => {
  test("lists the commands of the contract", async () => {
    expect([...(await commandNames())].sort()).toEqual(CONTRACT.split(" ").sort())
  })

  test.each(CONTRACT.split(" "))("%s explains itself in both languages", async name => {
    const ja = await inside([name, "--help"], "/")
    expect(ja).toMatchObject({ code: 0, err: "" })
    expect(ja.out).toContain(`使い方: akaire ${name}`)
    const en = await inside([name, "--help", "--lang", "en"], "/")
    expect(en).toMatchObject({ code: 0, err: "" })
    expect(en.out).toContain(`Usage: akaire ${name}`)
    expect(en.out, "nothing left in Japanese").not.toMatch(/[ぁ-んァ-ヶ]|[一-龠]{2}/)
    for (const option of ["--lang", "--by"]) expect(en.out).toContain(option)
  })

  test("the version is that of the package", async () => {
    expect((await akaire(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe("wrong use ends with 2 and one sentence in the person's language", () => {
  test.each<[string, RegExp, RegExp]>([
    ["frobnicate", /「frobnicate」というコマンドも案件もありません。/, /no command or case "frobnicate"/],
    ["shwo x.akaire comments --limit 3", /もしかして: show/, /Perhaps show is meant/],
    ["show", /<case> を指定してください。/, /<case> is missing/],
    ["show x.akaire everything", /「everything」は指定できません。/, /"everything" is no value of <kind>/],
    ["show x.akaire comments --nope", /「--nope」という指定はありません。/, /no option "--nope"/],
    ["show x.akaire comments --limt 2", /もしかして: --limit/, /Perhaps --limit is meant/],
    ["--nope", /「--nope」という指定はありません。/, /no option "--nope"/],
    ["link a b c d", /link への指定が多すぎます。/, /too many arguments for link/],
    ["respond x.akaire 1", /--text <text> を指定してください。/, /--text <text> is missing/],
    ["respond x.akaire 1 --text a --outcome maybe", /「maybe」は指定できません。/, /"maybe" is no value/],
    ["publish x.akaire --out", /--out <dir> の値がありません。/, /value of --out <dir> is missing/],
    ["new x.akaire --draft a --tracked b", /同時に指定できません。/, /cannot go together/],
    ["help nope", /そのコマンドはありません。/, /no such command/],
    ["show x.akaire comments --lang fr", /「fr」は指定できません。/, /"fr" is no value/],
    ["compare one", /二つを指定してください。/, /Name two files/],
    ["compare a b c", /二つを指定してください。/, /Name two files/],
    ["compare --tracked a b", /一つ指定してください。/, /takes one file/],
    ["review a.akaire b.akaire", /一つだけ指定してください。/, /Name one case/],
    ["show absent.akaire comments", /absent\.akaire がありません。/, /absent\.akaire does not exist/],
    ["absent.akaire", /absent\.akaire がありません。/, /absent\.akaire does not exist/],
    ["show postgres://h/db?case=A comments", /PostgreSQL/, /PostgreSQL/],
    ["", /案件\(\.akaire\)がありません。/, /no case/],
  ])("akaire %s", async (line, ja, en) => {
    const args = line.split(" ").filter(Boolean)
    const cwd = folder()
    const said = await inside(args, cwd)
    const english = await inside([...args, "--lang", "en"], cwd)
    expect(said).toMatchObject({ code: 2, out: "" })
    expect(said.err).toMatch(ja)
    expect(said.err).toMatch(/^エラー: [^\n]+。?\n(ヒント: [^\n]+\n)?$/)
    if (line.includes("--lang")) return
    expect(english).toMatchObject({ code: 2, out: "" })
    expect(english.err).toMatch(en)
    expect(english.err).toMatch(/^Error: [^\n]+\n(Hint: [^\n]+\n)?$/)
  })

  test("the program as installed does the same", async () => {
    const run = await akaire(["shwo", "x.akaire"], { cwd: folder() })
    expect(run).toEqual({
      code: 2,
      out: "",
      err: "エラー: 「shwo」というコマンドも案件もありません。\nヒント: もしかして: show\n",
    })
    expect((await akaire(["show", "--help"])).out).toMatch(/^使い方: akaire show/)
  })

  test("the language follows the locale, and Japanese where it says nothing", async () => {
    const cwd = folder()
    const err = async (env: Record<string, string>) => (await akaire([], { cwd, env })).err
    expect(await err({ LANG: "en_US.UTF-8" })).toMatch(/^Error/)
    expect(await err({ LANG: "C.UTF-8" })).toMatch(/^エラー/)
    expect(await err({ LANG: "en_US.UTF-8", LC_ALL: "ja_JP.UTF-8" })).toMatch(/^エラー/)
  })
})

test("a bug of ours ends with 70, says so and where", () => {
  const lines: unknown[] = []
  const { error } = console
  console.error = (...words: unknown[]) => lines.push(...words)
  try {
    expect(reportError(new Bug("an invariant\u001b[2J"), message => message.en)).toBe(70)
  } finally {
    console.error = error
  }
  expect(lines.join("\n")).toMatch(/^This is a bug in Akaire\. .*\n(.*\n)*.*an invariant␛\[2J/)
})

test("a bug of ours outside of a command ends with 70, too", async () => {
  const breaker = join(folder(), "breaker.mjs")
  writeFileSync(breaker, `setImmediate(() => { throw new TypeError("outside") })\n`)
  const run = await akaire(["demo", "--no-tui", join(folder(), "d")], { nodeOptions: ["--import", breaker] })
  expect(run.code).toBe(70)
  expect(run.err).toMatch(/Akaire の不具合です/)
})

describe("a word that is nearly a command", () => {
  test.each([
    ["shwo", "show"],
    ["pub", "publish"],
    ["chek", "check"],
    ["foo", ""],
  ])("%s → %s", (typed, meant) => {
    expect(near(typed, CONTRACT.split(" "))[0] ?? "").toBe(meant)
  })
})

const nodes = execFileSync("bash", ["-c", "which -a node || true"], { encoding: "utf8" }).split("\n").filter(Boolean)
const old = nodes.find(node => {
  if (!existsSync(node)) return false
  const [major = 0, minor = 0] = execFileSync(node, ["-p", "process.versions.node"], { encoding: "utf8" })
    .split(".")
    .map(Number)
  return major < 22 || (major === 22 && minor < 13)
})

test.skipIf(old === undefined)("a Node that is too old is told what it takes, with 2", async () => {
  const ja = await akaire(["--help"], { node: old ?? "" })
  expect(ja).toMatchObject({ code: 2, out: "" })
  expect(ja.err).toMatch(/^Akaire には Node\.js 22\.13 以上が必要です\(いまは [\d.]+\)。[^\n]*\n$/)
  const en = await akaire(["--help", "--lang", "en"], { node: old ?? "" })
  expect(en.err).toMatch(/^Akaire needs Node\.js 22\.13 or newer[^\n]*\n$/)
})
