import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { compare } from "../../src/compare/compare.ts"
import { readPlan } from "../../src/readers/plan.ts"
import { words } from "./plans.ts"

const corpus = join(import.meta.dirname, "../../../shared/corpus")
const absent = !existsSync(corpus)
const read = (path: string) => readPlan(path, readFileSync(path), "0".repeat(64)).value
const list = (folder: string) => (absent ? [] : readdirSync(join(corpus, folder)).filter(name => name !== "index.json"))

describe.skipIf(absent)("real Word files", () => {
  test("pairs are covered exactly and precisely; nothing differs from itself", () => {
    for (const name of list("pairs")) {
      const [before, after] = ["before.docx", "after.docx"].map(file => read(join(corpus, "pairs", name, file)))
      if (!before || !after) continue
      expect(compare(before, after, { words }).precise, name).toBe(true)
      expect(compare(after, after, { words }).changes, name).toEqual([])
    }
  })

  test("files from the wild do not differ from themselves", () => {
    for (const name of list("wild")) {
      const plan = read(join(corpus, "wild", name))
      expect(compare(plan, plan, { words }).changes, name).toEqual([])
    }
  })
})
