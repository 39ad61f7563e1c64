import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { editedFile } from "../../src/app/edited-file.ts"
import { comparePlans, digest } from "../../src/app/versions.ts"
import { makeWordPapers } from "../../src/app/word-papers.ts"
import type { Block, Plan } from "../../src/model/plan.ts"
import { openPackage } from "../../src/ooxml/package.ts"
import type { TrackedView } from "../../src/readers/docx-context.ts"
import { readDocxPlan } from "../../src/readers/plan-docx.ts"
import { del, docx, ins, p, r } from "../readers/docx-package.ts"
import { runs } from "../runs.ts"

const NAME = "plan.docx"
const read = (bytes: Uint8Array, tracked: TrackedView = "accepted"): Plan =>
  readDocxPlan(NAME, bytes, digest(bytes), { tracked }).value

const word = fc.stringMatching(/^[あ-ん亜-熙a-zＡ-Ｚ０-９𠮷<&" ]{1,6}$/u)
const format = fc.constantFrom("", "<w:b/>", '<w:sz w:val="28"/>', "<w:i/><w:u/>")
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const field = (result: string) =>
  `${mark("begin")}<w:r><w:instrText>REF a &amp; b</w:instrText></w:r>${mark("separate")}${result}${mark("end")}`
const run = fc.tuple(word, format).map(([text, form]) => r(text, form))
const plain = fc.oneof(
  { weight: 4, arbitrary: run },
  run.map(inner => `<w:hyperlink w:anchor="a">${inner}</w:hyperlink>`),
  run.map(inner => `<w:bookmarkStart w:id="7" w:name="n"/>${inner}<w:bookmarkEnd w:id="7"/>`),
  fc.constant("<w:r><w:tab/></w:r>"),
  fc.constant("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"),
)
const tracked = fc.oneof(
  plain,
  run.map(ins),
  word.map(text => del(text.replace(/[<&]/g, ""))),
  run.map(field),
  fc.constant("<w:r><w:drawing/></w:r>"),
  word.map(text => `<w:r><w:ruby><w:rt>${r("よみ")}</w:rt><w:rubyBase>${r(text)}</w:rubyBase></w:ruby></w:r>`),
)
const bodyOf = (stretch: fc.Arbitrary<string>) =>
  fc
    .array(fc.array(stretch, { maxLength: 5 }), { minLength: 1, maxLength: 4 })
    .map(paragraphs => paragraphs.map(inner => p(inner.join(""))).join(""))
const fresh = fc.oneof(word, fc.constant(""), fc.constantFrom("第二\t号", "行\n行", " 空白 ", "a<b&c"))
const where = fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 8 }))

interface Edited {
  readonly plan: Plan
  readonly bytes: Uint8Array
  readonly block: Block
  readonly from: number
  readonly to: number
  readonly text: string
  readonly edited: Uint8Array
}

const isHalf = (text: string, at: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))

/** Replaces a stretch of some block; discards what has none, or touches what is not plain text. */
function edit(body: string, [which, start, length]: readonly [number, number, number], text: string): Edited {
  const bytes = docx(body, { header: p(r("ヘッダー")) })
  const plan = read(bytes)
  const blocks = plan.blocks.filter(block => block.text !== "")
  const block = blocks[which % Math.max(1, blocks.length)]
  fc.pre(block !== undefined)
  if (!block) throw new Error("no block")
  const from = start % block.text.length
  const to = Math.min(block.text.length, from + 1 + length)
  fc.pre(!isHalf(block.text, from) && !isHalf(block.text, to))
  fc.pre(!block.text.slice(from, to).includes("\uFFFC") && block.text.slice(from, to) !== text)
  fc.pre(block.ruby.every(ruby => ruby.to <= from || ruby.from >= to))
  const edited = editedFile(
    { name: NAME, bytes },
    plan,
    [{ block, from, to, place: "", page: null, pageApproximate: false }],
    text,
  )
  return { plan, bytes, block, from, to, text, edited }
}

const formatAt = (block: Block | undefined, at: number): string =>
  block?.format.find(span => span.from <= at && at < span.to)?.key ?? ""
const partsOf = (bytes: Uint8Array) => openPackage(NAME, bytes).parts
const mainOf = (bytes: Uint8Array) => new TextDecoder().decode(partsOf(bytes).get("word/main.xml"))
const count = (xml: string, pattern: RegExp) => xml.match(pattern) ?? []

describe("for any document, place and text", () => {
  test("the file says exactly that, and everything else as before", () => {
    fc.assert(
      fc.property(bodyOf(tracked), where, fresh, (body, place, text) => {
        const { plan, block, from, to, edited, bytes } = edit(body, place, text)
        const after = read(edited)
        const index = plan.blocks.indexOf(block)
        const now = after.blocks[index]
        expect(now?.text).toBe(block.text.slice(0, from) + text + block.text.slice(to))
        expect(after.blocks.toSpliced(index, 1)).toEqual(plan.blocks.toSpliced(index, 1))
        // Formatting, pictures, readings of what stays.
        const shift = text.length - (to - from)
        for (let at = 0; at < from; at++) expect(formatAt(now, at)).toBe(formatAt(block, at))
        for (let at = to; at < block.text.length; at++) expect(formatAt(now, at + shift)).toBe(formatAt(block, at))
        expect(now?.objects.map(({ digest: of }) => of)).toEqual(block.objects.map(({ digest: of }) => of))
        expect(now?.ruby.map(({ reading }) => reading)).toEqual(block.ruby.map(({ reading }) => reading))
        expect({ ...now, text: "", format: [], fields: [], objects: [], ruby: [] }).toEqual({
          ...block,
          text: "",
          format: [],
          fields: [],
          objects: [],
          ruby: [],
        })
        // Other parts, codes of fields, bookmarks, what is struck out.
        for (const [name, part] of partsOf(bytes))
          if (name !== "word/main.xml") expect(Buffer.from(partsOf(edited).get(name) ?? "").equals(part)).toBe(true)
        for (const kept of [
          /<w:delText>.*?<\/w:delText>/g,
          /<w:instrText>.*?<\/w:instrText>/g,
          /<w:(bookmark|fldChar)[^>]*>/g,
        ])
          expect(count(mainOf(edited), kept)).toEqual(count(mainOf(bytes), kept))
        // Paragraphs beside it.
        const paragraphs = (xml: string) => xml.match(/<w:p>.*?<\/w:p>(?!<\/w:rt|<\/w:rubyBase)/g) ?? []
        const different = paragraphs(mainOf(edited)).filter((each, i) => each !== paragraphs(mainOf(bytes))[i])
        expect(different.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: runs(400) },
    )
  })

  test("new text is formatted like what it replaces", () => {
    fc.assert(
      fc.property(bodyOf(run), where, word, (body, place, text) => {
        const { plan, block, from, to, edited } = edit(body, place, text)
        const now = read(edited).blocks[plan.blocks.indexOf(block)]
        const replaced = new Set(Array.from({ length: to - from }, (_, i) => formatAt(block, from + i)))
        for (let at = from; at < from + text.length; at++) expect([...replaced]).toContain(formatAt(now, at))
      }),
    )
  })

  test("the redline of draft and edited file proves, and marks that and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(bodyOf(plain), where, fresh, async (body, place, text) => {
        const { plan, bytes, block, edited } = edit(body, place, text)
        const { changes } = comparePlans(plan, read(edited))
        expect(changes.flatMap(change => change.draft?.blocks ?? [])).toEqual([block.id])
        const edits = changes[0]?.edits ?? []
        expect(edits.length).toBeGreaterThan(0)
        for (const { removed, added } of edits) expect(removed, "text, not formatting").not.toBe(added)
        const { redline } = await makeWordPapers(
          { file: { name: NAME, bytes }, tracked: "accepted" },
          { file: { name: NAME, bytes: edited }, tracked: "accepted" },
        )
        expect(mainOf(redline)).not.toMatch(/PrChange|w:move/)
        const [rejected, accepted] = [read(redline, "rejected"), read(redline)]
        expect(rejected.blocks.map(each => each.text)).toEqual(plan.blocks.map(each => each.text))
        expect(accepted.blocks.map(each => each.text)).toEqual(read(edited).blocks.map(each => each.text))
      }),
      { numRuns: runs(60) },
    )
  })
})
