import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { UserError } from "../../src/model/errors.ts"
import { readComments } from "../../src/readers/comments.ts"

/** Real files that are not part of the repository; set AKAIRE_CORPUS to where they are. */
const CORPUS = process.env.AKAIRE_CORPUS ?? join(import.meta.dirname, "../../../shared/corpus")
const isHere = existsSync(CORPUS)
const load = (...path: readonly string[]) => new Uint8Array(readFileSync(join(CORPUS, ...path)))
const files = isHere
  ? ["wild", "bad"].flatMap(folder => readdirSync(join(CORPUS, folder)).map(name => [folder, name] as const))
  : []

describe.skipIf(!isHere)("real tables of comments", () => {
  test.each([
    ["election2024", 24, "#32", "教育・子育て"],
    ["quic-applicability", 146, "#85", null],
  ])("%s is read whole, without a mapping", async (set, count, first, section) => {
    const { value, warnings } = await readComments("comments.csv", load("trace", set, "comments.csv"), {})
    expect(value.length).toBe(count)
    expect(new Set(value.map(row => row.commentId)).size).toBe(count)
    expect(value[0]).toMatchObject({ commentId: first, section })
    expect(warnings).toEqual([])
  })
})

describe.skipIf(!isHere)("real Word files that hold no comments", () => {
  test.each(files.filter(([, name]) => !name.endsWith(".json")))(
    "%s/%s gives rows or one sentence",
    async (folder, name) => {
      const bytes = load(folder, name)
      const outcome = await readComments(name, bytes, {}).catch((error: unknown) => error)
      if (outcome instanceof UserError) {
        expect(outcome.text.ja).toMatch(/^[^\n]+。$/)
        expect(outcome.hint).not.toBeNull()
      } else
        expect(outcome).toMatchObject({ value: expect.arrayContaining([expect.objectContaining({ commentId: null })]) })
    },
  )
})
