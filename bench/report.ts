/**
 * How long a reader of a very large report waits in Chromium: 1,500 changes (a plan of 500 pages) and 5,000 comments.
 *
 *   node bench/report.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { chromium } from "playwright-core"
import { publicText } from "../src/model/case.ts"
import { NATURES } from "../src/model/change.ts"
import { OUTCOMES } from "../src/model/consultation.ts"
import type { PublicReport, PublishedChange } from "../src/model/published.ts"
import { publishReport } from "../src/publishers/report-html.ts"

const CHANGES = 1500
const COMMENTS = 5000
const MOST_MS = 1000
const LINE = "重要インフラ事業者は、サイバーセキュリティの確保に係る取組を、関係主体と連携して進めることとする。"

const change = (index: number): PublishedChange => {
  const before = `${LINE.repeat(3)}期間は${index}年とする。${LINE.repeat(2)}`
  const from = before.indexOf("年とする")
  const after = `${before.slice(0, from)}箇年とする${before.slice(from + 4)}`
  const place = `第${Math.floor(index / 100) + 1}章 > 第${(index % 100) + 1}節`
  const nature = NATURES[index % NATURES.length] ?? "wording"
  return {
    number: index + 1,
    kind: "edited",
    nature,
    at: index / CHANGES,
    draft: { place, page: Math.floor(index / 3) + 1, pageApproximate: true, text: before },
    revision: { place, page: null, pageApproximate: false, text: after },
    edits: [{ draft: [from, from + 4], revision: [from, from + 5], removed: "年とする", added: "箇年とする", nature }],
    comments: [index * 3 + 1, index * 3 + 2],
    reason: null,
    derived: [],
    isDerived: false,
  }
}

const comment = (index: number) => ({
  number: index + 1,
  text: publicText(`意見の${index}番目です。${LINE.repeat(4)}`),
  outcome: OUTCOMES[index % OUTCOMES.length] ?? null,
})

function report(): PublicReport {
  const answers = Array.from({ length: COMMENTS }, (_, index) => ({
    rows: [[comment(index)]],
    text: publicText(`御意見を踏まえ、次のとおりとします。${LINE.repeat(3)}`),
    revised: index < CHANGES * 3,
    repeat: false,
  }))
  const sections = Map.groupBy(answers.entries(), ([index]) => Math.floor(index / 500))
  return {
    audience: "public",
    draftFile: "案.docx",
    revisionFile: "成案.docx",
    precise: true,
    notCompared: [],
    changes: Array.from({ length: CHANGES }, (_, index) => change(index)),
    results: {
      language: "ja",
      title: "計画(案)に対する意見募集の結果について",
      period: null,
      totals: `${COMMENTS}件`,
      closing: null,
      stamp: false,
      ownChanges: [],
      sections: [...sections].map(([index, list]) => ({
        title: `第${index + 1}章について`,
        subsections: [{ title: null, answers: list.map(([, answer]) => answer) }],
      })),
    },
  }
}

/** From an action to the second frame after it: what was asked for is on the screen. */
const timed = (action: string) =>
  `(async () => { const from = performance.now(); ${action}; await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); return performance.now() - from })()`
const typed = (name: string, value: string) =>
  timed(
    `const field = document.querySelector('[name=${name}]'); field.value = ${JSON.stringify(value)}; field.dispatchEvent(new InputEvent("input", { bubbles: true }))`,
  )

/** What a reader does who clicks the first filter as soon as it can be seen: answers how long after opening the page the answer stood on the screen. */
const AT_ONCE = `new PerformanceObserver(async (list, observer) => {
  observer.disconnect()
  const menu = () => document.querySelector("#filters:not([hidden]) [name=outcome]")
  while (!menu()) await new Promise(done => setTimeout(done, 5))
  menu().value = "o:adopted"
  menu().dispatchEvent(new InputEvent("input", { bubbles: true }))
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  window.answered = [performance.now(), document.readyState, document.querySelector(".shown").textContent]
}).observe({ type: "paint", buffered: true })`

const folder = mkdtempSync(join(tmpdir(), "akaire-report-"))
const started = performance.now()
const markup = publishReport(report())
const written = performance.now() - started
writeFileSync(join(folder, "report.html"), markup)
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const say = (name: string, value: number, most: number | null = MOST_MS) => {
    const verdict = most === null ? "" : value <= most ? "ok" : "OVER"
    process.stdout.write(`  ${name.padEnd(34)} ${value.toFixed(0).padStart(6)} ms  ${verdict}\n`)
  }
  await page.goto(pathToFileURL(join(folder, "report.html")).href)
  const hasty = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await hasty.addInitScript(AT_ONCE)
  await hasty.goto(pathToFileURL(join(folder, "report.html")).href)
  const [answered, state, said] = await hasty.evaluate<[number, string, string]>("window.answered")
  await hasty.close()
  process.stdout.write(`${(markup.length / 1e6).toFixed(1)} million characters, written in ${written.toFixed(0)} ms\n`)
  say("first paint", await page.evaluate(`performance.getEntriesByName("first-contentful-paint")[0].startTime`))
  say("filter at first paint, from opening", answered)
  process.stdout.write(`  (${state}: ${said})\n`)
  say("read to its end", await page.evaluate(`performance.getEntriesByType("navigation")[0].loadEventEnd`), null)
  say("filter by outcome", await page.evaluate(typed("outcome", "o:adopted")))
  say("filter by text, first letter", await page.evaluate(typed("text", "意")))
  say("filter by text, again", await page.evaluate(typed("text", "意見の77")))
  say("clear", await page.evaluate(timed(`document.querySelector("[data-does=clear]").click()`)))
  say("side by side", await page.evaluate(timed(`document.querySelector("[name=sides]").click()`)))
  say("inline", await page.evaluate(timed(`document.querySelector("[name=sides]").click()`)))
  say("next change", await page.evaluate(timed(`document.dispatchEvent(new KeyboardEvent("keydown", { key: "j" }))`)))
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}
