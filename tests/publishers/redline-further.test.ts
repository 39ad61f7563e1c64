import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { docx, p, r } from "../readers/docx-package.ts"
import { failure } from "./redline-failure.ts"
import { furtherSides } from "./redline-further.ts"
import { redlineOf } from "./redline-made.ts"
import { doc } from "./redline-model.ts"
import { packageOf } from "./redline-package.ts"
import { revised, steps } from "./redline-revise.ts"

/** Many more documents: AKAIRE_LONG=1. */
const RUNS = process.env.AKAIRE_LONG ? 4000 : 30
const TIME = 600_000

const mainOf = (bytes: Uint8Array) => new TextDecoder().decode(readZip("f", bytes).get("word/main.xml"))
const inBoth = (draft: Uint8Array, revision: Uint8Array) => [failure(draft, revision), failure(revision, draft)]

describe("what changes its look, not its text", () => {
  const ruby = (reading: string) =>
    `<w:r><w:ruby><w:rubyPr/><w:rt>${r(reading)}</w:rt><w:rubyBase>${r("薔薇")}</w:rubyBase></w:ruby></w:r>`
  const tab = (where: string) => `<w:r><w:ptab w:relativeTo="margin" w:alignment="${where}" w:leader="none"/></w:r>`
  const equation = (properties: string) =>
    `<m:oMathPara>${properties}<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>`
  const link = (tip: string) => `<w:hyperlink w:anchor="a"${tip}>${r("別紙")}</w:hyperlink>`
  test.each([
    ["the reading of a ruby", ruby("ばら"), ruby("そうび")],
    ["where a tab leads", tab("center"), tab("right")],
    ["what a break clears", '<w:r><w:br w:clear="all"/></w:r>', "<w:r><w:br/></w:r>"],
    ["where an equation stands", equation(""), equation('<m:oMathParaPr><m:jc m:val="left"/></m:oMathParaPr>')],
    ["the tip of a link", link(""), link(' w:tooltip="別紙"')],
  ])("%s", (_, one, other) => {
    expect(inBoth(docx(p(r("国は、") + one)), docx(p(r("国は、") + other)))).toEqual([null, null])
  })
})

describe("a field over several paragraphs", () => {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const start = `${mark("begin")}<w:r><w:instrText> TOC </w:instrText></w:r>${mark("separate")}`
  const plan = (...lines: string[]) =>
    docx(
      [
        ...lines.slice(0, -1).map((line, i) => p((i === 0 ? start : "") + r(line))),
        p(r(lines.at(-1) ?? "") + mark("end")),
        p(r("以上")),
      ].join(""),
    )

  test("that stays is not touched where a line in it comes", () => {
    const [draft, revision] = [
      plan("一　目的", "二　対象", "三　期間"),
      plan("一　目的", "二　範囲", "二　対象", "三　期間"),
    ]
    expect(inBoth(draft, revision)).toEqual([null, null])
    expect(mainOf(redlineOf(draft, revision)).match(/fldCharType/g)).toHaveLength(3)
  })

  test("of which the end moves comes and goes whole", () => {
    const [draft, revision] = [plan("一　目的", "二　対象"), plan("一　目的", "二　対象", "三　期間")]
    expect(inBoth(draft, revision)).toEqual([null, null])
  })
})

describe("notes and sections that are not said", () => {
  const noted = (note: string) => docx(p(`${r("本文")}<w:r><w:footnoteReference w:id="2"/></w:r>`), { footnotes: note })
  test("a note without a paragraph becomes one with text", () => {
    const [empty, full] = [noted('<w:footnote w:id="2"/>'), noted(`<w:footnote w:id="2">${p(r("注"))}</w:footnote>`)]
    expect(inBoth(empty, full)).toEqual([null, null])
  })

  test("a body that does not say what its last section is like has one without properties", () => {
    const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    const [without, within] = [docx(p(r("本文"))), docx(p(r("本文")) + page)]
    expect(inBoth(without, within)).toEqual([null, null])
    expect(mainOf(redlineOf(without, within))).toContain("<w:sectPrChange ")
  })
})

describe("further documents", { timeout: TIME }, () => {
  test("notes move, fields go over paragraphs, pictures and equations change places, lists change, last sections come and go", () => {
    fc.assert(
      fc.property(furtherSides, ({ draft, revision }) => {
        expect(failure(packageOf(draft), packageOf(revision))).toBeNull()
      }),
      { numRuns: RUNS },
    )
  })

  test("a draft with tracked changes, accepted or rejected, is a draft like any other", () => {
    fc.assert(
      fc.property(doc, steps, steps, fc.constantFrom("accept" as const, "reject" as const), (plan, one, two, how) => {
        const [former, later] = [packageOf(plan), packageOf(revised(plan, one))]
        const draft = resolveRevisions("draft", redlineOf(former, later), how)
        expect(failure(draft, packageOf(revised(plan, two)))).toBeNull()
      }),
      { numRuns: RUNS / 2 },
    )
  })
})
