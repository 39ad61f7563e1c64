import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { type Case, openCase } from "../../src/app/case.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { undo } from "../../src/app/history.ts"
import { newCase } from "../../src/app/new-case.ts"
import { publish } from "../../src/app/publish.ts"
import { release } from "../../src/app/releasing.ts"
import { PLAIN, takeIn } from "../../src/app/take-in.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { contents } from "./contents.ts"
import { DRAFT, folder, REVISION, write } from "./small-case.ts"

const TEMPLATES = join(import.meta.dirname, "..", "..", "templates")
/** A name that stands nowhere but with one submitter; `said`: what its column of consent holds. */
const name = (said: string): string => `希望${said.codePointAt(0)?.toString(16)}${[...said].length}会`

/** What submitters answered to 団体名の公表の可否, and whether that releases their name. */
const ANSWERS = {
  可: true,
  公表に同意します: true,
  "○": true,
  否: false,
  "": false,
  団体名のみ可: false,
  "可（要事前連絡）": false,
  匿名希望: false,
} as const
const answers = Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]

const TABLE = [
  "受付番号,提出者区分,団体名,メールアドレス,団体名の公表の可否,原文の公表,意見番号,意見の要旨,意見の内容",
  ...answers.map((said, i) =>
    [
      `B${i}`,
      "団体",
      name(said),
      `${name(said)}@x.invalid`,
      said,
      "可",
      `B${i}-1`,
      "要旨です。",
      `${name(said)}です。夜の灯りを増やす。`,
    ].join(),
  ),
  // Two rows of one submission: a no anywhere counts.
  "C1,個人,希望二面,,可,否,C1-1,要旨一。,秘した原文一。",
  "C1,個人,希望二面,,不可,,C1-2,要旨二。,秘した原文二。",
].join("\n")

async function opened(): Promise<{ readonly opened: Case; readonly directory: string }> {
  const directory = folder()
  const path = write(directory, { "draft.md": DRAFT, "revision.md": REVISION, "c.csv": TABLE, "d.json": decisions })
  const case_ = join(directory, "c.akaire")
  const plans = { draft: path("draft.md"), revision: path("revision.md"), tracked: null, pages: null }
  await newCase(case_, { ...plans, comments: [path("c.csv")], title: null, from: null, to: null, by: "x" })
  const opened = await openCase(case_, "x")
  onTestFinished(() => opened.close())
  await decideFile(opened, path("d.json"))
  return { opened, directory }
}

const rows = [...answers.map((_, i) => [`B${i}-1`]), ["C1-1", "C1-2"]]
const decisions = JSON.stringify({
  responses: [
    { text: "今後の参考とします。", rows, outcomes: Object.fromEntries(rows.flat().map(id => [id, "noted"])) },
  ],
  explanations: ["ＩＴ→IT", "年1回→年2回", "個人情報→利用者情報"].map(said => {
    const [removed, added] = said.split("→")
    return { change: { removed, added }, reason: "editorial", note: "整えました。" }
  }),
})

const textOf = (path: string): string =>
  new TextDecoder().decode(readZip(path, readFileSync(path)).get("word/document.xml")).replace(/<[^>]*>/g, "|")

const releasedNames = answers.filter(said => ANSWERS[said]).map(name)

describe("what submitters agreed to have published", () => {
  test("is all that a publication holds of them, in every file and form", async () => {
    const { opened: made, directory } = await opened()
    const held = (out: string, files: readonly string[]) =>
      files.map(
        file =>
          [
            file,
            [...contents(join(out, file)).matchAll(/希望[0-9a-f]+会(?!@)|希望二面|x\.invalid/g)].map(([one]) => one),
          ] as const,
      )
    const all = await publish(made, join(directory, "all"), { draft: false, only: null, all: true })
    expect(all.files).toContain("organizations.docx")
    for (const [file, found] of held(join(directory, "all"), all.files))
      expect([...new Set(found)].sort(), file).toEqual(file === "organizations.docx" ? releasedNames.toSorted() : [])
    expect(textOf(join(directory, "all", "organizations.docx"))).toContain("団体 8件（うち公表 3件）")

    for (const profile of ["narrative", "iso", "original"]) {
      const out = join(directory, profile)
      const options = { draft: false, only: ["results" as const], profile: { named: profile, templates: TEMPLATES } }
      const { files } = await publish(made, out, options)
      for (const [file, found] of held(out, files)) {
        const isNamed = file === "results.docx" && profile !== "original"
        expect([...new Set(found)].sort(), `${profile} ${file}`).toEqual(isNamed ? releasedNames.toSorted() : [])
      }
      const text = textOf(join(out, "results.docx"))
      // Original words are masked, whether or not the name was released; those of C1 were not released.
      if (profile === "original") expect(text).toMatch(/●●●です。夜の灯りを増やす。.*（非公表）.*要旨一。.*（非公表）/s)
      else expect(text).not.toContain("夜の灯り")
      expect(text).not.toContain("秘した原文")
    }
  })

  test("what is neither yes nor no is told, and releases nothing", async () => {
    const { opened: made, directory } = await opened()
    const path = write(directory, { "more.csv": "受付番号,氏名,公表可,意見\nM1,希望甲,要相談,意見です。\n" })(
      "more.csv",
    )
    const { warnings } = await takeIn(made, [path], { ...PLAIN, dryRun: true })
    expect(warnings.map(({ message }) => message.en)).toEqual([expect.stringMatching(/"要相談".*nothing is released/)])
  })

  test("is recorded by hand, with who and when, taken back and undone", async () => {
    const { opened: made } = await opened()
    const named = async () => (await made.store.state()).state.submission.get("B3")?.release
    expect(await named()).toEqual({ publicName: null, original: true })
    await release(made, ["B3"], { name: { as: "みどり会" }, original: false })
    expect(await named()).toEqual({ publicName: "みどり会", original: false })
    await release(made, ["B3"], { name: null, original: false })
    expect(await named()).toEqual({ publicName: null, original: false })
    await undo(made, null)
    expect(await named()).toEqual({ publicName: "みどり会", original: false })
    const [, , last] = (await made.store.log({ limit: 3, before: null })).map(({ by, event }) => [by, event.type])
    expect(last).toEqual(["x", "submission-released"])
    // The table that it came with cannot be undone under it.
    await expect(undo(made, 4)).rejects.toMatchObject({ name: "UserError" })
    await expect(release(made, ["B9"], { name: "own", original: false })).rejects.toThrow(/no submission/)
  })
})
