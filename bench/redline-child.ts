/** Makes and proves one redline and prints what it cost: started by `redline.ts` in a process of its own. */
import { readFileSync, writeFileSync } from "node:fs"
import { keepNurserySmall } from "../src/app/small-heap.ts"
import { makeWordPapers } from "../src/app/word-papers.ts"

const [draft = "", revision = "", out = ""] = process.argv.slice(2)
const version = (name: string) => ({
  file: { name, bytes: new Uint8Array(readFileSync(name)) },
  tracked: "accepted" as const,
})
// As `akaire compare` does.
keepNurserySmall()
const started = performance.now()
const { redline } = await makeWordPapers(version(draft), version(revision))
const wall = performance.now() - started
writeFileSync(out, redline)
process.stdout.write(`${JSON.stringify({ wall, peak: process.resourceUsage().maxRSS * 1024 })}\n`)
