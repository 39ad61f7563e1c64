import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import axe from "axe-core"
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core"
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

const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id)

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

  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe.source)
    return page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as { axe: typeof axe }
      const { violations } = await checker.run({ rules: { "target-size": { enabled: true } } })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(" ")}`)
    })
  }

  async function open(name: string, options: Parameters<Browser["newPage"]>[0], within: BrowserContext | null = null) {
    const file = join(folder, `${name}.html`)
    writeFileSync(file, PAGES[name] ?? "")
    const page = await (within ? within.newPage() : browser.newPage(options))
    const asked: string[] = []
    const said: string[] = []
    page.on("request", request => asked.push(request.url()))
    page.on("console", message => said.push(message.text()))
    const url = pathToFileURL(file).href
    await page.goto(url)
    return { page, asked, said, url }
  }

  /** Every page in both lights and widths in the long run; the report itself, and each other page once, in `npm test`. */
  const views = process.env.AKAIRE_LONG
    ? Object.keys(PAGES).flatMap(name => [[name, "light", 1280] as const, [name, "dark", 400] as const])
    : ([
        ["report", "light", 1280],
        ["report", "dark", 400],
        ["report-internal", "dark", 400],
        ["compare", "light", 1280],
      ] as const)

  test.each(views)(
    "%s, %s, %d pixels wide: no accessibility violation, no request, nothing too wide",
    async (name, colorScheme, width) => {
      const { page, asked, said, url } = await open(name, { colorScheme, viewport: { width, height: 4000 } })
      expect(await violations(page)).toEqual([])
      expect(asked).toEqual([url])
      expect(said).toEqual([])
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width)
      await page.close()
    },
  )

  test("filters, compares side by side, steps by keys, and keeps all that in its address", async () => {
    const { page, said, url } = await open("report", { viewport: { width: 1280, height: 900 } })
    const shown = () => page.locator("#changes article:visible, #comments .opinion:visible").evaluateAll(ids)
    const counted = () => page.locator(".shown").textContent()
    expect(await counted()).toBe("修正 4/4か所、御意見 6/6件を表示しています。")

    await page.locator("[name=outcome]").selectOption("o:adopted")
    expect(await shown()).toEqual(["change-3", "comment-6"])
    expect(await counted()).toBe("修正 1/4か所、御意見 1/6件を表示しています。")
    expect(await page.locator("#list tbody tr:visible").count()).toBe(1)
    expect(await page.locator(".map a:not(.off)").count()).toBe(1)
    expect(page.url()).toBe(`${url}#outcome=o%3Aadopted`)

    // Each version by itself is found, whatever the width of its letters.
    await page.locator("[name=text]").fill("ステムのｉｔに")
    expect(await shown()).toEqual(["change-3"])
    await page.locator("[name=text]").fill("どこにもない")
    expect(await counted()).toBe("当てはまるものはありません。")
    await page.locator("[data-does=clear]").click()
    expect(await shown()).toHaveLength(11)
    expect(page.url()).toBe(url)

    await page.locator("[name=sides]").click()
    const sides = page.locator("#change-3 > .versions .diff")
    expect(await sides.allTextContents()).toEqual(["情報システムのＩＴに係る対策", "情報システムのITに係る対策"])
    expect(await page.locator("#change-4 .absent").textContent()).toBe("(新設)")
    await page.locator("h1").click()
    await page.keyboard.press("j")
    await page.keyboard.press("n")
    await page.keyboard.press("k")
    expect(await page.evaluate("document.activeElement.textContent")).toBe("修正2")
    expect(page.url()).toBe(`${url}#change-2&sides=true`)
    await page.keyboard.press("?")
    await page.locator("[name=letters]").uncheck()
    await page.keyboard.press("Escape")
    await page.keyboard.press("j")
    expect(page.url()).toBe(`${url}#change-2&sides=true&letters=false`)

    // A link to what the filters hide lifts them; an address opened anew shows what its sender saw.
    await page.goto(`${url}#nature=n%3Anumber&sides=true`)
    expect(await shown()).toEqual(["change-2"])
    await page.evaluate("location.hash = 'change-5'")
    await page.waitForFunction("document.querySelector('#change-5.current') !== null")
    expect(await shown()).toHaveLength(11)
    expect(page.url()).toBe(`${url}#change-5&sides=true`)
    expect(said).toEqual([])
    await page.close()
  })

  test("is switched to dark or light by keys, stays so when opened again, and prints light", async () => {
    const context = await browser.newContext({ colorScheme: "light" })
    const { page, url } = await open("report", {}, context)
    const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor")
    expect(await ground()).toBe("rgb(251, 250, 247)")
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowLeft")
    expect(await page.locator("#light input:checked").getAttribute("value")).toBe("dark")
    expect(await ground()).toBe("rgb(25, 24, 22)")
    await page.goto(`${url}#change-2`)
    await page.reload()
    expect(await ground()).toBe("rgb(25, 24, 22)")
    await page.emulateMedia({ media: "print" })
    expect(await ground()).toBe("rgb(255, 255, 255)")
    expect(await page.locator("#light").isVisible()).toBe(false)
    await context.close()
  })

  test("filters while the page is still being read, with counts that are right from the start", async () => {
    const [start = "", ...rest] = (PAGES.report ?? "").split(/(?=<section id="changes">)/)
    let finish = () => {}
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).write(start)
      finish = () => response.end(rest.join(""))
    })
    await new Promise<void>(done => server.listen(0, "127.0.0.1", done))
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: "commit" })
    await page.locator("[name=outcome]").selectOption("o:adopted")
    expect(await page.evaluate("document.readyState")).toBe("loading")
    expect(await page.locator(".shown").textContent()).toBe("修正 1/4か所、御意見 1/6件を表示しています。")
    expect(await page.locator("#list tbody tr:visible").count()).toBe(1)
    await page.locator("[name=text]").fill("どこにもない")
    expect(await page.locator(".shown").textContent()).toContain("(残りを読み込んでいます)")
    await page.locator("[name=text]").fill("")
    finish()
    await page.waitForLoadState()
    expect(await page.locator("#changes article:visible, #comments .opinion:visible").evaluateAll(ids)).toEqual([
      "change-3",
      "comment-6",
    ])
    await page.close()
    server.close()
  })

  test("shows everything inline without its scripts", async () => {
    const { page } = await open("report", { javaScriptEnabled: false })
    expect(await page.locator("#filters").isVisible()).toBe(false)
    expect(await page.locator("#light").isVisible()).toBe(false)
    expect(await page.locator("article.change, .opinion").count()).toBe(11)
    await page.close()
  })

  test("prints on A4, with folded texts open, whatever is filtered", async () => {
    const { page } = await open("report", {})
    await page.locator("[name=comment]").fill("6")
    expect(await page.locator("article:visible").count()).toBe(1)
    await page.emulateMedia({ media: "print" })
    const heights = await page.evaluate(
      "[...document.querySelectorAll('.whole .diff')].map(found => found.getBoundingClientRect().height)",
    )
    expect(await page.locator("article:visible").count()).toBe(4)
    expect(Math.min(...(heights as number[]))).toBeGreaterThan(500)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
    await page.close()
  })
})
