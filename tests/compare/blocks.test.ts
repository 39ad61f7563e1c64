import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { compare } from "../../src/compare/compare.ts"
import { blockCases, written } from "./block-notation.ts"
import { words } from "./plans.ts"

const cases = blockCases(readFileSync(join(import.meta.dirname, "blocks.txt"), "utf8"))

describe("blocks", () => {
  test.each(cases)("$name", ({ lines, draft, revision }) => {
    expect(written(compare(draft, revision, { words }), draft, revision)).toEqual(lines)
  })
})
