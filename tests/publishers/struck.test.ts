import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { publishStruck } from "../../src/publishers/struck.ts"
import { docx, p, r } from "../readers/docx-package.ts"
import { redlineOf } from "./redline-made.ts"
import { doc } from "./redline-model.ts"
import { packageOf } from "./redline-package.ts"
import { revised, steps } from "./redline-revise.ts"

const TRACKED =
  /<w:(ins|del|moveFrom|moveTo|\w+Change|\w+Range(Start|End)|cell(Ins|Del|Merge)|delText|delInstrText)[\s>/]/

/** Stories of a package as XML, comments' ranges left aside. */
const stories = (bytes: Uint8Array) =>
  [...readZip("f", bytes)]
    .filter(([name]) => /^word\/(document|main|header\d|footer\d|footnotes\d?|endnotes\d?)\.xml$/.test(name))
    .map(([, part]) => new TextDecoder().decode(part).replace(/<w:commentRange(Start|End)[^>]*>/g, ""))

const RUN = /<w:r(?: [^>]*)?>(?:(?!<w:r[ >]|<\/w:r>)[\s\S])*<\/w:r>/g
const textIn = (xml: string) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("")
const isRed = (run: string) => run.includes('<w:color w:val="C00000"/>')
const isStruck = (run: string) => isRed(run) && run.includes("<w:strike/>")
const isAdded = (run: string) => isRed(run) && !isStruck(run)

/** All text of runs for which `keeps` holds. */
const textOf = (bytes: Uint8Array, keeps: (run: string) => boolean = () => true): string =>
  stories(bytes)
    .flatMap(xml => [...xml.replace(/<mc:Fallback>[\s\S]*?<\/mc:Fallback>/g, "").matchAll(RUN)].map(([run]) => run))
    .filter(keeps)
    .map(textIn)
    .join("")

const sorted = (text: string) => [...text].sort().join("")

describe("plain looks", () => {
  test("strike through what goes and underline what comes", () => {
    const redline = redlineOf(docx(p(r("甲は個人情報を守る。"))), docx(p(r("甲は営業秘密を守る。"))))
    const struck = publishStruck("f.docx", redline)
    const runs = [...(stories(struck)[0] ?? "").matchAll(RUN)].map(([run]) => [
      textIn(run),
      isAdded(run),
      isStruck(run),
    ])
    expect(runs).toEqual([
      ["甲は", false, false],
      ["営業秘密", true, false],
      ["個人情報", false, true],
      ["を守る。", false, false],
    ])
  })

  test("keep the order of run properties that the standard asks for", () => {
    const format = '<w:rFonts w:hint="eastAsia"/><w:b/><w:sz w:val="28"/><w:vertAlign w:val="superscript"/>'
    const redline = redlineOf(docx(p(r("残る文") + r("消える", format))), docx(p(r("残る文"))))
    expect(stories(publishStruck("f.docx", redline))[0]).toContain(
      '<w:rFonts w:hint="eastAsia"/><w:b/><w:strike/><w:color w:val="C00000"/><w:sz w:val="28"/><w:vertAlign w:val="superscript"/>',
    )
  })

  test("hold both texts: without what is struck the revision's, without what is added the draft's; nothing is tracked", () => {
    fc.assert(
      fc.property(doc, steps, (plan, list) => {
        const redline = redlineOf(packageOf(plan), packageOf(revised(plan, list)))
        const struck = publishStruck("f.docx", redline)
        for (const xml of stories(struck)) expect(xml).not.toMatch(TRACKED)
        // In what order a story's parts stand is no matter here.
        const [accepted, rejected] = (["accept", "reject"] as const).map(how =>
          textOf(resolveRevisions("r", redline, how)),
        )
        expect(sorted(textOf(struck, run => !isStruck(run)))).toBe(sorted(accepted ?? ""))
        expect(sorted(textOf(struck, run => !isAdded(run)))).toBe(sorted(rejected ?? ""))
      }),
      { numRuns: process.env.AKAIRE_LONG ? 2000 : 40 },
    )
  })
})
