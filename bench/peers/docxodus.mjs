// Compares two Word files with Docxodus and prints what it cost: started by bench/redline.ts in a process of its own.
import { readFileSync, writeFileSync } from "node:fs"
import { docxDiffCompare, initialize } from "docxodus/core"

const [draft, revision, out] = process.argv.slice(2)
await initialize()
const started = performance.now()
const redline = await docxDiffCompare(new Uint8Array(readFileSync(draft)), new Uint8Array(readFileSync(revision)))
const wall = performance.now() - started
writeFileSync(out, redline)
process.stdout.write(`${JSON.stringify({ wall, peak: process.resourceUsage().maxRSS * 1024 })}\n`)
// Its runtime keeps the process alive.
process.exit(0)
