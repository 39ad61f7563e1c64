import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { UserError } from "../../src/model/errors.ts"
import { readComments } from "../../src/readers/comments.ts"
import { CORPUS, hasCorpus, load, wordFiles } from "../corpus.ts"

describe.skipIf(!hasCorpus)("real tables of comments", () => {
  test.each([
    ["election2024", 24, "#32", "教育・子育て"],
    ["quic-applicability", 146, "#85", null],
  ])("%s is read whole, without a mapping", async (set, count, first, section) => {
    const { value, warnings } = await readComments("comments.csv", load(join(CORPUS, "trace", set, "comments.csv")), {})
    expect(value.length).toBe(count)
    expect(new Set(value.map(row => row.commentId)).size).toBe(count)
    expect(value[0]).toMatchObject({ commentId: first, section })
    expect(warnings).toEqual([])
  })
})

describe.skipIf(!hasCorpus)("real Word files that hold no comments", () => {
  test.each(wordFiles("wild", "bad"))("%s gives rows or one sentence", async file => {
    const outcome = await readComments(file, load(file), {}).catch((error: unknown) => error)
    if (outcome instanceof UserError) {
      expect(outcome.text.ja).toMatch(/^[^\n]+。$/)
      expect(outcome.hint).not.toBeNull()
    } else
      expect(outcome).toMatchObject({ value: expect.arrayContaining([expect.objectContaining({ commentId: null })]) })
  })
})
