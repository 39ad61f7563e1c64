import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Plan } from "../../src/model/plan.ts"
import { readNumbering } from "../../src/ooxml/numbering.ts"
import { mainPart, openPackage } from "../../src/ooxml/package.ts"
import { readStyles } from "../../src/ooxml/styles.ts"
import { childOf } from "../../src/ooxml/xml.ts"
import { DocxContext } from "../../src/readers/docx-context.ts"
import { FieldStack } from "../../src/readers/docx-fields.ts"
import { readStory } from "../../src/readers/docx-story.ts"
import { del, docx, ins, p, r, read } from "./docx-package.ts"

/** A stretch of a paragraph: its XML, and its text on both sides of the tracked changes. */
interface Stretch {
  readonly xml: string
  readonly accepted: string
  readonly rejected: string
}

const word = fc.stringMatching(/^[あ-ん亜-熙a-zＡ-Ｚ０-９𠮷 ]{1,5}$/u)
const format = fc.constantFrom("", "<w:b/>", '<w:sz w:val="28"/>', "<w:i/><w:u/>")
const stretch: fc.Arbitrary<Stretch> = fc.oneof(
  fc.tuple(word, format).map(([text, form]) => ({ xml: r(text, form), accepted: text, rejected: text })),
  word.map(text => ({ xml: ins(r(text)), accepted: text, rejected: "" })),
  word.map(text => ({ xml: del(text), accepted: "", rejected: text })),
  word.map(text => ({ xml: `<w:hyperlink>${r(text)}</w:hyperlink>`, accepted: text, rejected: text })),
  fc.constant({ xml: "<w:r><w:tab/></w:r>", accepted: "\t", rejected: "\t" }),
  fc.constant({ xml: "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", accepted: "\uFFFC", rejected: "\uFFFC" }),
)
const paragraph = fc.array(stretch, { maxLength: 5 })
const xmlOf = (stretches: readonly Stretch[]) => p(stretches.map(each => each.xml).join(""))
const table = (rows: readonly (readonly Stretch[])[]) =>
  `<w:tbl>${rows.map(row => `<w:tr><w:tc>${xmlOf(row)}</w:tc><w:tc>${p("")}</w:tc></w:tr>`).join("")}</w:tbl>`

/** The body as the redline sees it: paragraphs with their places in the part. */
function readBody(body: string) {
  const pkg = openPackage("a.docx", docx(body))
  const { source, root } = mainPart(pkg)
  const styles = readStyles(null)
  const context = new DocxContext(pkg, styles, readNumbering(null, styles), "accepted")
  const story = { kind: "body", part: "" } as const
  const place = {
    context,
    source,
    relationships: new Map(),
    part: "word/document.xml",
    fields: new FieldStack(),
    pages: null,
    story,
    sections: [],
  }
  return { source, blocks: readStory(childOf(root, "w:body") ?? root, place) }
}

const checkInvariants = (plan: Plan): void => {
  const ids = new Set(plan.blocks.map(block => block.id))
  expect(ids.size).toBe(plan.blocks.length)
  for (const block of plan.blocks) {
    const within = (from: number, to: number) => from >= 0 && from <= to && to <= block.text.length
    for (const span of [...block.format, ...block.fields, ...block.ruby]) expect(within(span.from, span.to)).toBe(true)
    expect(block.format.every((span, i) => span.key !== "" && span.from >= (block.format[i - 1]?.to ?? 0))).toBe(true)
    for (const object of block.objects) expect(block.text[object.at]).toBe("\uFFFC")
    expect(block.path.every(id => ids.has(id) && id !== block.id)).toBe(true)
    expect(block.page === null || block.page >= 1).toBe(true)
  }
}

describe("for any document", () => {
  test("both sides of its tracked changes are read exactly", () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), paragraphs => {
        const body = paragraphs.map(xmlOf).join("")
        for (const side of ["accepted", "rejected"] as const) {
          const { value } = read(body, {}, side)
          expect(value.blocks.map(block => block.text)).toEqual(
            paragraphs.map(stretches => stretches.map(each => each[side]).join("")),
          )
          checkInvariants(value)
        }
      }),
      { numRuns: 80 },
    )
  })

  test("every element with text is compared or counted as not compared", () => {
    fc.assert(
      fc.property(paragraph, fc.array(paragraph, { maxLength: 3 }), fc.boolean(), (text, rows, accepted) => {
        const body = xmlOf(text) + table(rows)
        const sides = { comments: `<w:comment w:id="1">${p(r("c"))}</w:comment>`, header: p(r("unused")) }
        const { value } = read(body, sides, accepted ? "accepted" : "rejected")
        const total = body.match(/<(w:t|w:delText|m:t)[ >]/g)?.length ?? 0
        const { compared, notCompared } = value.coverage
        expect(notCompared.reduce((sum, each) => sum + each.count, compared)).toBe(total + 2)
        expect(notCompared.map(each => each.what)).not.toContain("other text")
      }),
      { numRuns: 60 },
    )
  })

  test("every stretch of text knows the place in the part that it comes from", () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), paragraphs => {
        const { source, blocks } = readBody(paragraphs.map(xmlOf).join(""))
        for (const { paragraph: read } of blocks) {
          expect(read.pieces.map(piece => read.text.slice(piece.from, piece.to)).join("")).toBe(read.text)
          for (const { from, to, node } of read.pieces)
            if (node.name === null) expect(source.slice(node.from, node.to)).toBe(read.text.slice(from, to))
        }
      }),
      { numRuns: 40 },
    )
  })

  test("reading it twice gives the same", () => {
    fc.assert(
      fc.property(paragraph, stretches => {
        expect(docx(xmlOf(stretches))).toEqual(docx(xmlOf(stretches)))
        expect(read(xmlOf(stretches))).toEqual(read(xmlOf(stretches)))
      }),
      { numRuns: 20 },
    )
  })
})
