import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const root = join(import.meta.dirname, "../..")
const page = readFileSync(join(root, "docs/tricky-cases.md"), "utf8")
const cases = ["edits.txt", "blocks.txt"].map(file => readFileSync(join(import.meta.dirname, file), "utf8")).join("\n")

/** What the page says that Akaire does, line by line. */
const claims = [...page.matchAll(/^akaire {5}(.*(?:\n {11}.*)*)/gm)].flatMap(([, lines = ""]) =>
  lines.split("\n").map(line => line.trim()),
)

test("the page shows many cases", () => expect(claims.length).toBeGreaterThan(30))

test.each(claims)("what the page says is a case of the tests: %s", claim => {
  expect(cases.split("\n")).toContain(claim)
})
