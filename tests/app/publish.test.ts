import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import type { Case } from "../../src/app/case.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { parseNames, publish } from "../../src/app/publish.ts"
import { UserError } from "../../src/model/errors.ts"
import { CONTENTS, FIGURES } from "../../src/model/results-profile.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { DECISIONS, folder, PRIVATE, smallCase, write } from "./small-case.ts"

const settle = async (opened: Case, directory: string) =>
  decideFile(opened, write(directory, { "decisions.json": JSON.stringify(DECISIONS) })("decisions.json"))

/** Everything readable in a published file: the text itself, or every part of a package. */
function contents(path: string): string {
  const bytes = readFileSync(path)
  if (!path.endsWith(".docx")) return bytes.toString("utf8")
  return [...readZip("results.docx", bytes)]
    .map(([name, part]) => `${name}\n${new TextDecoder().decode(part)}`)
    .join("\n")
}

describe("publishing", () => {
  test("is refused, saying why and writing nothing, while something is open", async () => {
    const { opened, directory } = await smallCase()
    const out = join(directory, "out")
    const outcome = await publish(opened, out, { draft: false, only: null })
    expect(outcome.files).toEqual([])
    expect(outcome.blockers.length).toBeGreaterThan(0)
    expect(existsSync(out)).toBe(false)
  })

  test("writes every document and a manifest whose hashes are those of the files", async () => {
    const { opened, directory } = await smallCase()
    await settle(opened, directory)
    const out = join(directory, "out")
    const { files, blockers } = await publish(opened, out, { draft: false, only: null })
    expect(blockers).toEqual([])
    expect(readdirSync(out).sort()).toEqual([...files].sort())
    const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"))
    for (const { file, sha256 } of manifest.files) {
      expect(
        createHash("sha256")
          .update(readFileSync(join(out, file)))
          .digest("hex"),
        file,
      ).toBe(sha256)
    }
    expect(manifest.files.map((entry: { file: string }) => entry.file)).toEqual([
      "results.docx",
      "comparison.docx",
      "report.html",
      "report-internal.html",
      "data.json",
    ])
    expect(manifest.checked.map((one: { places: number }) => one.places)).toEqual([1, 3, 2, 3, 3, 3, 3])
  })

  test("the same case gives the same bytes", async () => {
    const { opened, directory } = await smallCase()
    await settle(opened, directory)
    const [a, b] = [join(directory, "a"), join(directory, "b")]
    const { files } = await publish(opened, a, { draft: false, only: null })
    await publish(opened, b, { draft: false, only: null })
    for (const file of files) expect(readFileSync(join(a, file)).equals(readFileSync(join(b, file))), file).toBe(true)
  })

  test("nothing private reaches a public document; memos stay in the internal one", async () => {
    const { opened, directory } = await smallCase()
    await settle(opened, directory)
    const out = folder()
    const { files } = await publish(opened, out, { draft: false, only: null })
    for (const file of files) {
      const text = contents(join(out, file))
      for (const secret of PRIVATE) {
        if (file === "report-internal.html" && secret === "MEMO-NAIBU") expect(text).toContain(secret)
        else expect(text, `${secret} in ${file}`).not.toContain(secret)
      }
    }
  })

  test("no profile can show what is private, whatever it asks for", async () => {
    const { opened, directory } = await smallCase()
    await settle(opened, directory)
    const everything = {
      format: "akaire-profile/1",
      columns: [{ show: CONTENTS, title: "x" }],
      types: { general: "ge", technical: "te", editorial: "ed" },
      head: FIGURES.map(figure => `${figure} {${figure}}`),
    }
    writeFileSync(join(directory, "everything.jsonc"), JSON.stringify(everything))
    const profile = { named: join(directory, "everything.jsonc"), templates: directory }
    const out = folder()
    await publish(opened, out, { draft: false, only: ["results"], profile })
    const text = contents(join(out, "results.docx"))
    for (const secret of PRIVATE) expect(text, secret).not.toContain(secret)
    for (const public_ of ["1ページ", "年2回", "団体", "commentsOfOrganizations 2", "その他2"])
      expect(text).toContain(public_)
    const unknown = { named: "everything", templates: directory }
    await expect(publish(opened, out, { draft: false, only: ["results"], profile: unknown })).resolves.toBeDefined()
    const absent = { named: "nothing", templates: directory }
    await expect(publish(opened, out, { draft: false, only: ["results"], profile: absent })).rejects.toThrow(UserError)
  })

  test("a draft is written in spite of errors, and says on every page that it is one", async () => {
    const { opened, directory } = await smallCase()
    const out = join(directory, "out")
    const { files } = await publish(opened, out, { draft: true, only: ["results"] })
    expect(files).toEqual(["results.docx", "manifest.json"])
    const header = [...readZip("results.docx", readFileSync(join(out, "results.docx")))].find(([name]) =>
      /word\/header\d*\.xml/.test(name),
    )
    expect(new TextDecoder().decode(header?.[1])).toContain("案")
  })

  test("an unknown document is refused with the names there are", () => {
    expect(() => parseNames("results,letter")).toThrow(UserError)
    expect(parseNames("results, report")).toEqual(["results", "report"])
  })
})
