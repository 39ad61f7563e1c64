import { SaxesParser } from "saxes"
import { describe, expect, test } from "vitest"
import { UserError } from "../../src/model/errors.ts"
import type { Plan } from "../../src/model/plan.ts"
import { mainPart, openPackage } from "../../src/ooxml/package.ts"
import { readZip, writeZip } from "../../src/ooxml/zip.ts"
import { readDocxPlan } from "../../src/readers/plan-docx.ts"
import { hasCorpus, load, wordFiles } from "../corpus.ts"

const good = wordFiles("wild", "pairs")

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

describe.skipIf(!hasCorpus)("real files", () => {
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

  test.each(wordFiles("wild"))("%s unpacks and packs without loss", file => {
    const parts = readZip(file, load(file))
    const again = readZip(file, writeZip(parts))
    expect([...again].every(([name, bytes]) => Buffer.compare(bytes, parts.get(name) ?? new Uint8Array()) === 0)).toBe(
      true,
    )
    expect(again.size).toBe(parts.size)
  })

  test.each(wordFiles("bad"))("%s is read or refused in a sentence", file => {
    try {
      readDocxPlan(file, load(file), "")
    } catch (error) {
      expect(error).toBeInstanceOf(UserError)
    }
  })
})
