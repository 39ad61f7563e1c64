import { describe, expect, test } from "vitest"
import { compare } from "../../src/compare/compare.ts"
import { readPlan } from "../../src/readers/plan.ts"
import { hasCorpus, load, pairs, wordFiles } from "../corpus.ts"
import { words } from "./plans.ts"

const read = (path: string) => readPlan(path, load(path), "0".repeat(64)).value

describe.skipIf(!hasCorpus)("real Word files", () => {
  test("pairs are covered exactly and precisely; nothing differs from itself", () => {
    for (const { name, draft, revision } of pairs()) {
      const [before, after] = [read(draft), read(revision)]
      expect(compare(before, after, { words }).precise, name).toBe(true)
      expect(compare(after, after, { words }).changes, name).toEqual([])
    }
  })

  test("files from the wild do not differ from themselves", () => {
    for (const file of wordFiles("wild")) {
      const plan = read(file)
      expect(compare(plan, plan, { words }).changes, file).toEqual([])
    }
  })
})
