import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { unzipSync } from "fflate"
import { expect, onTestFinished, test } from "vitest"
import { encodeCp932 } from "../../samples/make/cp932.ts"
import { makeSamples } from "../../samples/make/make.ts"
import { sample, sampleBytes } from "./sample-files.ts"

test("the samples are what their sources make, byte for byte", async () => {
  const folder = mkdtempSync(join(tmpdir(), "akaire-samples-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await makeSamples(pathToFileURL(`${folder}/`), { measure: false })
  for (const name of ["plan", "english"]) {
    const files = readdirSync(join(folder, name)).sort()
    expect(readdirSync(sample(`${name}/`)).sort()).toEqual(files)
    for (const file of files)
      expect(
        readFileSync(join(folder, name, file)).equals(readFileSync(sample(`${name}/${file}`))),
        `${name}/${file}`,
      ).toBe(true)
  }
})

test("CP932 is written so that it reads back", () => {
  const text = "ＩＴ→IT、「あつせん」～①Ⅳ髙﨑ｱ－"
  expect(new TextDecoder("shift_jis").decode(encodeCp932(text))).toBe(text)
  expect(() => encodeCp932("😀")).toThrow("U+1f600")
})

test("no person stands in the properties of the files", () => {
  for (const name of ["plan/draft.docx", "plan/revision.docx", "plan/comments.xlsx"]) {
    const core = new TextDecoder().decode(unzipSync(sampleBytes(name))["docProps/core.xml"])
    const names = [...core.matchAll(/<(?:dc:creator|cp:lastModifiedBy)>([^<]*)</g)].map(match => match[1])
    expect(names.length).toBeGreaterThan(0)
    expect(new Set(names)).toEqual(new Set(["国民生活基盤安全推進室"]))
  }
})
