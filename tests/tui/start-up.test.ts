import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Programs } from "./program.ts"

/** What a start loads, read off the bundle: time is measured by `npm run bench`. */

const programs = new Programs()
beforeAll(() => programs.buildAkaire())
afterAll(() => programs.remove())

const STATIC = /(?:^|[;}\n])\s*(?:import|export)\s*(?:[^"'()]*?from\s*)?"\.\/([^"]+)"/g
const DYNAMIC = /import\(\s*"\.\/([^"]+)"\s*\)/g

const source = (file: string) => readFileSync(join(programs.path("dist"), file), "utf8")
const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, file]) => file ?? [])

/** A file of the bundle with everything that is loaded along with it. */
function loadedWith(file: string): readonly string[] {
  const files = new Set([file])
  for (const next of files) for (const other of named(source(next), STATIC)) files.add(other)
  return [...files]
}

const bytes = (files: readonly string[]) => files.reduce((sum, file) => sum + source(file).length, 0)

/** Words that stand only in the code of one package. */
const REACT = /react\.transitional\.element/
const WORD_WRITER = /wordprocessingml\/2006\/main[\s\S]*w:document[\s\S]*w:p\b[\s\S]*contentTypes|new\s+\w+\.Packer/
const SQLITE = /DatabaseSync/

test("help and version load neither the screens nor a store nor the Word writer", () => {
  const files = loadedWith("main.js")
  for (const file of files) {
    expect(source(file), file).not.toMatch(REACT)
    expect(source(file), file).not.toMatch(SQLITE)
  }
  // Commander and the commands' descriptions.
  expect(bytes(files)).toBeLessThan(160_000)
})

test("the bundle has the screens, behind one dynamic import", () => {
  const withReact = readdirSync(programs.path("dist")).filter(file => file.endsWith(".js") && REACT.test(source(file)))
  expect(withReact).toHaveLength(1)
  const readers = readdirSync(programs.path("dist")).filter(
    file => file.endsWith(".js") && named(source(file), STATIC).includes(withReact[0] ?? ""),
  )
  expect(readers).toEqual([])
  expect(named(source("main.js"), DYNAMIC)).toContain(withReact[0])
})

test("opening a case for the screens loads no writer of Word files and no reader of them", () => {
  const session = named(source("main.js"), DYNAMIC).find(file => /openSession/.test(source(file)))
  expect(session).toBeDefined()
  const files = loadedWith(session ?? "")
  for (const file of files) expect(source(file), file).not.toMatch(WORD_WRITER)
  expect(bytes(files)).toBeLessThan(120_000)
})
