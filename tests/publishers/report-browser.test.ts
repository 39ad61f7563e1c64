import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import axe from "axe-core"
import { type Browser, chromium, type Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Comparison } from "../../src/model/change.ts"
import { compareHtml } from "../../src/publishers/compare-html.ts"
import { publishReport } from "../../src/publishers/report-html.ts"
import { publishInternalReport } from "../../src/publishers/report-internal-html.ts"
import { CHANGES, INTERNAL, REPORT } from "./example.ts"

/** Debian's Chromium; without it these tests are skipped, and say so. */
const CHROMIUM = "/usr/bin/chromium"

const comparison: Comparison = {
  engine: "akaire/1",
  draft: { file: "案.docx", sha256: "aa" },
  revision: { file: "修正案.docx", sha256: "bb" },
  precise: false,
  coverage: { compared: 1, notCompared: [] },
  unchanged: [],
  changes: CHANGES.map(({ number, draft, revision, ...change }) => ({
    ...change,
    id: `c${number}`,
    derivedFrom: change.isDerived ? "" : null,
    draft: draft && { ...draft, blocks: [] },
    revision: revision && { ...revision, blocks: [] },
  })),
}

const PAGES: Readonly<Record<string, string>> = {
  report: publishReport(REPORT),
  "report-draft": publishReport({ ...REPORT, precise: false, results: { ...REPORT.results, stamp: true } }),
  "report-internal": publishInternalReport(INTERNAL),
  compare: compareHtml(comparison, "en"),
}

describe.skipIf(!existsSync(CHROMIUM))("in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "akaire-"))
  let browser: Browser

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  async function open(name: string, options: Parameters<Browser["newPage"]>[0]) {
    const file = join(folder, `${name}.html`)
    writeFileSync(file, PAGES[name] ?? "")
    const page: Page = await browser.newPage(options)
    const asked: string[] = []
    const said: string[] = []
    page.on("request", request => asked.push(request.url()))
    page.on("console", message => said.push(message.text()))
    const url = pathToFileURL(file).href
    await page.goto(url)
    return { page, asked, said, url }
  }

  const views = Object.keys(PAGES).flatMap(name => [[name, "light", 1280] as const, [name, "dark", 400] as const])

  test.each(views)(
    "%s, %s, %d pixels wide: no accessibility violation, no request, nothing too wide",
    async (name, colorScheme, width) => {
      const { page, asked, said, url } = await open(name, { colorScheme, viewport: { width, height: 900 } })
      await page.evaluate(axe.source)
      const violations = await page.evaluate(async () => {
        const { axe: checker } = globalThis as unknown as { axe: typeof axe }
        const { violations } = await checker.run()
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(" ")}`)
      })
      expect(violations).toEqual([])
      expect(asked).toEqual([url])
      expect(said).toEqual([])
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width)
      await page.close()
    },
  )

  test("prints on A4, with folded texts open", async () => {
    const { page } = await open("report", {})
    await page.emulateMedia({ media: "print" })
    const heights = await page.evaluate(
      "[...document.querySelectorAll('.whole .diff')].map(found => found.getBoundingClientRect().height)",
    )
    expect(Math.min(...(heights as number[]))).toBeGreaterThan(500)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
    await page.close()
  })
})
