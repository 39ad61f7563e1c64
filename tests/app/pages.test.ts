import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { type Case, openCase } from "../../src/app/case.ts"
import { link } from "../../src/app/deciding.ts"
import { redo, undo } from "../../src/app/history.ts"
import { newCase } from "../../src/app/new-case.ts"
import { loadVersionOnPaper, pagesReport, placeReport, takePages } from "../../src/app/pages.ts"
import type { Paper } from "../../src/app/paper.ts"
import { onPaper, otherText } from "../../src/app/version-pages.ts"
import { planOf } from "../../src/app/versions.ts"
import { UserError } from "../../src/model/errors.ts"
import { pdfFile } from "../readers/pdf-file.ts"
import { smallCase } from "./small-case.ts"

/** A PDF with the paragraphs of a file, three a page, the pages numbered from 11. */
function printed(directory: string, file: string, pdf: string): string {
  const { blocks } = planOf({ name: file, bytes: readFileSync(join(directory, file)) }).value
  const texts = blocks.filter(({ text }) => text !== "").map(({ label, text }) => `${label ?? ""}${text}`)
  const pages = Array.from({ length: Math.ceil(texts.length / 3) }, (_, page) => ({
    texts: [
      ...texts.slice(page * 3, page * 3 + 3).map((text, i) => ({ x: 60, y: 700 - 20 * i, text })),
      { x: 290, y: 30, text: `${page + 11}`, size: 9 },
    ],
  }))
  writeFileSync(join(directory, pdf), pdfFile(pages))
  return join(directory, pdf)
}

/** The pages of all changes, draft and revision. */
const pagesOf = async (opened: Case) =>
  (await opened.ledger()).ledger.changes.map(({ draft, revision }) => [draft?.page ?? null, revision?.page ?? null])

/** A case that was made with the pages of its draft. */
async function pagedCase() {
  const { directory } = await smallCase()
  const path = (file: string) => join(directory, file)
  const parts = {
    ...{ draft: path("draft.md"), revision: path("revision.md"), tracked: null, comments: [] },
    ...{ title: null, from: null, to: null, by: "甲" },
  }
  const [name, pdf] = [path("paged.akaire"), printed(directory, "draft.md", "draft.pdf")]
  await newCase(name, { ...parts, pages: pdf })
  return { name, pdf }
}

describe("pages of a version", () => {
  test("come from its PDF, are taken back and brought back, and hold for that version alone", async () => {
    const { opened, directory } = await smallCase()
    const nothing = await pagesOf(opened)
    expect(nothing.flat().every(page => page === null)).toBe(true)
    const pdf = printed(directory, "draft.md", "draft.pdf")
    const taken = await takePages(opened, "draft", pdf)
    expect(taken.data).toMatchObject({ role: "draft", source: "pdf", file: "draft.pdf", differing: 0 })
    expect(taken.warnings).toEqual([])
    const paged = await pagesOf(opened)
    expect(paged.every(([draft, revision]) => (draft ?? 0) >= 11 && revision === null)).toBe(true)

    const change = (await opened.ledger()).ledger.changes[0]?.id ?? ""
    await link(opened, "A1-1", change)
    // A later link is no reason to keep the pages.
    const pages = (await opened.store.since(0)).find(({ event }) => event.type === "pages-read")
    await undo(opened, pages?.seq ?? 0)
    expect(await pagesOf(opened)).toEqual(nothing)
    await redo(opened)
    expect(await pagesOf(opened)).toEqual(paged)

    expect((await placeReport(opened, "draft", "11ページ2行目")).data.lines).toHaveLength(1)
    await expect(placeReport(opened, "draft", "99ページ")).rejects.toThrow(UserError)
    expect((await pagesReport(opened)).data.pages).toEqual({
      draft: { source: "pdf", approximate: false, file: "draft.pdf" },
      revision: null,
    })

    // Another draft has other pages: those of the old one say nothing of it.
    writeFileSync(
      join(directory, "next.md"),
      readFileSync(join(directory, "draft.md"), "utf8").replace("年1回", "年5回"),
    )
    await loadVersionOnPaper(opened, "draft", join(directory, "next.md"), null)
    expect((await pagesOf(opened)).flat().every(page => page === null)).toBe(true)
    await undo(opened, null)
    expect(await pagesOf(opened)).toEqual(paged)
  })

  test("come in with the version, in one deed", async () => {
    const { name } = await pagedCase()
    const opened = await openCase(name, "甲")

    expect((await pagesOf(opened)).every(([draft]) => draft !== null)).toBe(true)
    const [loaded, read] = (await opened.store.since(0)).filter(({ event }) => /^(version|pages)/.test(event.type))
    expect([loaded?.event.type, read?.event.type, read?.deed]).toEqual(["version-loaded", "pages-read", loaded?.deed])
    await opened.close()
  })

  // Each read starts a thread, which is slow.
  test.runIf(process.env.AKAIRE_LONG)("that were read are not read again", async () => {
    const { name, pdf } = await pagedCase()
    const again = await openCase(name, "甲")
    expect((await takePages(again, "draft", pdf)).message.en).toBe("These pages are read already.")
    await again.close()
  })

  test("are told to be another version's where the PDF says something else", () => {
    const said = (of: string) => {
      const { value } = planOf({ name: "案.md", bytes: new TextEncoder().encode(of) })
      const text = "庁舎の清掃は、毎朝八時から行う。ごみは、分けて出す。"
      const page = { number: 1, label: null, numbered: false, lines: [{ number: 1, text }], runs: [[0, text] as const] }
      const file = { name: "案.pdf", bytes: new Uint8Array() }
      return otherText(onPaper(value, { source: "pdf", file, reading: { pages: [page] } }), "draft")
    }
    expect(said("庁舎の清掃は、毎朝八時から行う。\n\nごみは、分けて出す。")).toEqual([])
    const [warning, ...more] = said("庁舎の清掃は、毎朝九時から行う。\n\nごみは、分けて出す。")
    expect([warning?.source.file, more]).toEqual(["案.pdf", []])
    expect(warning?.message.ja).toMatch(
      /^この PDF の文は、案 案\.md と1か所で違います\(「庁舎の清掃は、毎朝九時から行う。」\)。/,
    )
    expect(warning?.message.en).toMatch(/in 1 place \("庁舎の清掃は、毎朝九時から行う。"\): make sure/)
  })

  test("are refused where the PDF is of something else", () => {
    const plan = (text: string) => planOf({ name: "案.md", bytes: new TextEncoder().encode(text) }).value
    const text = "庁舎の清掃は毎朝行う。"
    const page = { number: 1, label: null, numbered: false, lines: [{ number: 1, text }], runs: [[0, text] as const] }
    const paper: Paper = {
      source: "pdf",
      file: { name: "案.pdf", bytes: new Uint8Array() },
      reading: { pages: [page] },
    }
    expect(onPaper(plan(text), paper).blocks[0]?.page).toBe(1)
    expect(() => onPaper(plan("計画の目的を定める。\n\n鍵は守衛が預かる。"), paper)).toThrow(
      /案.pdf does not hold 案.md/,
    )
  })
})
