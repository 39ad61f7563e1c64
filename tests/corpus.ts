import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"

/** Real files that are not part of the repository; set AKAIRE_CORPUS to where they are. */
export const CORPUS = process.env.AKAIRE_CORPUS ?? join(import.meta.dirname, "../../shared/corpus")
export const hasCorpus = existsSync(join(CORPUS, "wild"))

export const load = (file: string) => new Uint8Array(readFileSync(file))

/** In `npm test` every so manieth file is read, and none above this size: each of those takes seconds. */
const ONE_IN = 4
const MOST_BYTES = 100_000

const share = <T>(all: readonly T[]): readonly T[] =>
  process.env.AKAIRE_LONG ? all : all.filter((_, i) => i % ONE_IN === 0)

/** Word files below folders of the corpus, by path: all in the long run (AKAIRE_LONG), a share otherwise; none without it. */
export function wordFiles(...folders: readonly string[]): readonly string[] {
  if (!hasCorpus) return []
  return folders.flatMap(folder => {
    const files = readdirSync(join(CORPUS, folder), { recursive: true, encoding: "utf8" })
      .filter(name => /\.(doc|dot)[xm]?$/i.test(name))
      .map(name => join(CORPUS, folder, name))
      .sort()
    return share(files.filter(file => process.env.AKAIRE_LONG || statSync(file).size < MOST_BYTES))
  })
}

/** Draft and revision of each pair, or of a share of them. */
export function pairs(): readonly { readonly name: string; readonly draft: string; readonly revision: string }[] {
  if (!hasCorpus) return []
  const names = readdirSync(join(CORPUS, "pairs")).filter(name => !name.endsWith(".json"))
  const file = (name: string, side: string) => join(CORPUS, "pairs", name, `${side}.docx`)
  return share(names.map(name => ({ name, draft: file(name, "before"), revision: file(name, "after") })))
}
