import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { compare } from "../../src/compare/compare.ts"
import { notation, plan, sides, words } from "./plans.ts"

/** Each line of edits.txt is a case: both texts and the answer in one. A line that starts with # names what follows. */
const cases = readFileSync(join(import.meta.dirname, "edits.txt"), "utf8")
  .split("\n")
  .filter(line => line !== "" && !line.startsWith("#"))

describe("edits are cut where a reader would cut", () => {
  test.each(cases)("%s", written => {
    const { draft, revision } = sides(written)
    const { changes } = compare(plan([draft]), plan([revision]), { words })
    expect(changes.map(change => notation(draft, change.edits))).toEqual([written])
  })
})
