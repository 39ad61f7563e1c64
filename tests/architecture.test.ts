import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { describe, expect, test } from "vitest"

const root = join(import.meta.dirname, "..")

/** Who may import whom, and which packages a layer may use beside Node's own: design.md, "The house". */
const HOUSE: Record<string, { layers: string[]; packages: string[]; pure?: true }> = {
  model: { layers: [], packages: [], pure: true },
  text: { layers: ["model"], packages: [], pure: true },
  compare: { layers: ["model", "text"], packages: ["diff"], pure: true },
  trace: { layers: ["model", "text"], packages: [], pure: true },
  journal: { layers: ["model", "text"], packages: ["valibot"] },
  ooxml: { layers: ["model"], packages: ["fflate"] },
  readers: {
    layers: ["model", "text", "ooxml"],
    packages: ["mammoth", "hucre", "csv-parse", "valibot", "parse5", "marked", "pdfjs-dist"],
  },
  publishers: { layers: ["model", "text", "ooxml"], packages: ["docx", "fflate", "d3-sankey"] },
  app: {
    layers: ["model", "text", "compare", "trace", "journal", "ooxml", "readers", "publishers"],
    packages: ["valibot"],
  },
  tui: { layers: ["model", "text", "app"], packages: ["ink", "react"] },
  cli: { layers: ["model", "app", "tui"], packages: ["commander"] },
}

/** Only `app` opens files; a store opens its own; the terminal hands a text to the person's editor. */
const MAY_OPEN_FILES = /^src\/(app|cli)\/|^src\/journal\/.*store.*\.ts$|^src\/tui\/(editor|drafts?)[^/]*\.ts$/

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^"']*?from\s+["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)\s*import\s+["']([^"']+)["']/g

const files = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map(entry => relative(root, join(entry.parentPath, entry.name)))
  .sort()

const source = (file: string) => readFileSync(join(root, file), "utf8")
const layerOf = (file: string) => file.split("/")[1] ?? ""
const importsOf = (file: string) => [...source(file).matchAll(IMPORT)].map(m => m[1] ?? m[2] ?? m[3] ?? "")

describe.each(files)("%s", file => {
  const house = HOUSE[layerOf(file)]

  test("stands in a layer and imports only what the layer may", () => {
    expect(house, "unknown layer").toBeDefined()
    for (const name of importsOf(file)) {
      if (name.startsWith(".")) {
        const target = relative(root, join(root, file, "..", name))
        const layer = layerOf(target)
        expect([layerOf(file), ...(house?.layers ?? [])], `${file} imports ${name}`).toContain(layer)
      } else if (name.startsWith("node:")) {
        expect(house?.pure, `${file} imports ${name}`).toBeUndefined()
        if (/^node:fs/.test(name)) expect(file).toMatch(MAY_OPEN_FILES)
      } else {
        const [scope, second] = name.split("/")
        const pkg = scope?.startsWith("@") ? `${scope}/${second}` : scope
        expect(house?.packages, `${file} imports ${name}`).toContain(pkg)
      }
    }
  })

  test("is a concept of at most 300 lines, in a file with a noun", () => {
    expect(source(file).split("\n").length).toBeLessThanOrEqual(301)
    expect(file).not.toMatch(/\/(utils?|common|helpers?|types|misc|index)(\.|\/)/)
  })

  test("leaves no unfinished or unchecked places", () => {
    expect(source(file)).not.toMatch(/\b(TODO|FIXME|XXX)\b|@ts-ignore|@ts-expect-error|\bas any\b/)
  })

  test("is pure where its layer is", () => {
    if (!house?.pure) return
    expect(source(file)).not.toMatch(
      /\bDate\.now\b|new Date\(\)|Math\.random|\bprocess\.|toLocale\w+\(\)|performance\.now/,
    )
    expect(source(file), "module state").not.toMatch(/^(export )?let /m)
  })
})

test("only cli/main.ts ends the process, only cli/report-error.ts prints errors", () => {
  for (const file of files) {
    if (/process\.exit(Code)?\b/.test(source(file))) expect(file).toBe("src/cli/main.ts")
    if (/console\.error/.test(source(file))) expect(file).toBe("src/cli/report-error.ts")
  }
})

test("publishers cannot see a submitter: only what was released reaches them, as public text", () => {
  const PRIVATE = /\b(?:Submission|Release|Comment|CaseState|Entities|CommentRow|Ledger|Memo|Consultation)\b/
  for (const file of files.filter(one => layerOf(one) === "publishers")) {
    for (const [, names = "", from = ""] of source(file).matchAll(/import\s([^"']*?)\sfrom\s+["']([^"']+)["']/g))
      if (/\/model\//.test(from)) expect(names, `${file} imports from ${from}`).not.toMatch(PRIVATE)
  }
})
