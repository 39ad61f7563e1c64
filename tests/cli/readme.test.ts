import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { commandNames } from "./program.ts"

test.each(["README.md", "README.ja.md"])("%s has a line for every command", async file => {
  const readme = readFileSync(join(import.meta.dirname, "../..", file), "utf8")
  const missing = (await commandNames()).filter(name => !new RegExp(`\\bakaire ${name}\\b`).test(readme))
  expect(missing).toEqual([])
})
