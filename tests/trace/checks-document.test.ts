import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const root = join(import.meta.dirname, "../..")

test("docs/checks.md has a line for every rule, and for no other", () => {
  const rules = readdirSync(join(root, "src/trace/rules")).map(file => file.replace(/\.ts$/, ""))
  const lines = readFileSync(join(root, "docs/checks.md"), "utf8").matchAll(/^\| `([a-z-]+)` \|/gm)
  expect(Array.from(lines, ([, rule]) => rule).sort()).toEqual(rules.sort())
})
