import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { SaxesParser } from "saxes"
import { describe, expect, test } from "vitest"
import { UserError } from "../../src/model/errors.ts"
import type { Plan } from "../../src/model/plan.ts"
import { mainPart, openPackage } from "../../src/ooxml/package.ts"
import { readZip, writeZip } from "../../src/ooxml/zip.ts"
import { readDocxPlan } from "../../src/readers/plan-docx.ts"

/** Real Word files that are not part of the repository; set AKAIRE_CORPUS to where they are. */
const CORPUS = process.env.AKAIRE_CORPUS ?? join(import.meta.dirname, "../../../shared/corpus")
const isHere = existsSync(CORPUS)
const list = (folder: string): readonly string[] =>
  isHere
    ? readdirSync(join(CORPUS, folder), { recursive: true, encoding: "utf8" })
        .filter(name => /\.(doc|dot)[xm]?$/i.test(name))
        .map(name => join(CORPUS, folder, name))
        .sort()
    : []

const load = (file: string) => new Uint8Array(readFileSync(file))
const good = [...list("wild"), ...list("pairs")]

/** Text of a body worked out another way: all w:t outside of deletions, furigana and alternate forms, field codes left out. */
function plainText(source: string): string {
  const out: string[] = []
  const stack: string[] = []
  const fields: string[] = []
  const skipped = new Set(["del", "moveFrom", "Fallback", "rt"])
  const parser = new SaxesParser()
  const local = (name: string) => name.slice(name.indexOf(":") + 1)
  parser.on("opentag", tag => {
    const name = local(tag.name)
    stack.push(name)
    if (name !== "fldChar" || stack.some(each => skipped.has(each))) return
    const type = tag.attributes["w:fldCharType"]
    if (type === "begin") fields.push("code")
    else if (type === "separate") fields[fields.length - 1] = "result"
    else fields.pop()
  })
  parser.on("closetag", () => stack.pop())
  parser.on("text", text => {
    const isText = stack.at(-1) === "t" && stack.at(-2) === "r" && stack.lastIndexOf("oMath") < 0
    if (isText && !fields.includes("code") && !stack.some(each => skipped.has(each))) out.push(text)
  })
  parser.write(source).close()
  return out.join("")
}

/** Signs without order: text boxes stand elsewhere in the two readings. */
const signs = (text: string) => Array.from(text.replace(/\s/g, "")).sort().join("")

const bodyText = (plan: Plan): string =>
  plan.blocks
    .filter(block => block.story.kind === "body" || /^textbox/.test(block.story.part))
    .map(block => block.text.replace(/[\t\n\u2011\u00AD\uFFFC]/g, ""))
    .join("")

describe.skipIf(!isHere)("real files", () => {
  test.each(good)("%s is read whole", file => {
    const bytes = load(file)
    const { value } = readDocxPlan(file, bytes, "")
    const { source } = mainPart(openPackage(file, bytes))
    expect(value.coverage.notCompared.map(each => each.what)).not.toContain("other text")
    const isPlain =
      !/<w:(sym|cellDel|altChunk)\b|<w:trPr>(?:(?!<\/w:trPr>).)*<w:del\b|instrText[^<]*>\s*EQ|\u2011|\u00AD/s.test(
        source,
      )
    if (isPlain) expect(signs(bodyText(value))).toBe(signs(plainText(source)))
  })

  test.each(list("wild"))("%s unpacks and packs without loss", file => {
    const parts = readZip(file, load(file))
    const again = readZip(file, writeZip(parts))
    expect([...again].every(([name, bytes]) => Buffer.compare(bytes, parts.get(name) ?? new Uint8Array()) === 0)).toBe(
      true,
    )
    expect(again.size).toBe(parts.size)
  })

  test.each(list("bad"))("%s is read or refused in a sentence", file => {
    try {
      readDocxPlan(file, load(file), "")
    } catch (error) {
      expect(error).toBeInstanceOf(UserError)
    }
  })
})
