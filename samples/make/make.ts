/**
 * Writes the samples again from their sources: `node samples/make/make.ts`. With `--measure` the pages are measured anew
 * (needs LibreOffice, poppler and the Noto CJK fonts) and kept in pages.json. Same sources, same bytes.
 */
import { createHash } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { paragraphsOf } from "./body.ts"
import { writeComments } from "./comments.ts"
import { writeDecisions } from "./decisions.ts"
import { writeDocument } from "./document.ts"
import { type Node, parseMarkup, type Version, versionOf } from "./markup.ts"
import { measurePages } from "./measure.ts"
import type { PageStart } from "./pages.ts"
import { CASES, type SampleCase } from "./samples.ts"

interface Measured {
  /** Of the text that was measured. */
  readonly sha256: string
  readonly pages: number
  readonly starts: readonly (readonly [paragraph: number, offset: number])[]
}

const VERSIONS: readonly Version[] = ["draft", "revision"]

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8")

function nodesOf(sample: SampleCase, version: Version): readonly Node[] {
  return parseMarkup(versionOf(sample.sources.map(read).join("\n"), version))
}

const digest = (nodes: readonly Node[]): string =>
  createHash("sha256")
    .update(nodes.flatMap(node => paragraphsOf(node).map(each => `${each.kind}${each.level}${each.raw}`)).join("\n"))
    .digest("hex")

/** Writes all samples below `into` (a URL that ends in "/"). */
export async function makeSamples(into: URL, options: { readonly measure: boolean }): Promise<void> {
  const known: Record<string, Measured> = JSON.parse(read("pages.json"))
  for (const sample of CASES) {
    const file = (name: string): URL => new URL(`${sample.folder}/${name}`, into)
    mkdirSync(file("."), { recursive: true })
    for (const version of VERSIONS) {
      const nodes = nodesOf(sample, version)
      const key = `${sample.folder}/${version}`
      const sha256 = digest(nodes)
      const profile = sample.profile(version)
      if (options.measure && known[key]?.sha256 !== sha256) {
        const starts = measurePages(writeDocument(nodes, profile, null))
        known[key] = { sha256, pages: starts.length + 1, starts: starts.map(each => [each.paragraph, each.offset]) }
        console.log(`${key}: ${starts.length + 1} pages`)
      }
      const measured = known[key]
      if (measured?.sha256 !== sha256) throw new Error(`${key} was changed: run node samples/make/make.ts --measure`)
      const layout: readonly PageStart[] = measured.starts.map(([paragraph, offset]) => ({ paragraph, offset }))
      writeFileSync(file(`${version}.docx`), writeDocument(nodes, profile, layout))
    }
    await writeComments(sample, file)
    writeDecisions(sample, file)
  }
  if (options.measure) writeFileSync(new URL("pages.json", import.meta.url), pagesJson(known))
}

/** One line a document. */
const pagesJson = (known: Readonly<Record<string, Measured>>): string =>
  `{\n${Object.entries(known)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(",\n")}\n}\n`

if (process.argv[1]?.endsWith("make.ts"))
  await makeSamples(new URL("../", import.meta.url), { measure: process.argv.includes("--measure") })
