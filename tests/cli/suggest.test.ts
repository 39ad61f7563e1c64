import { expect, test } from "vitest"
import { madeCase } from "./case.ts"
import { inside } from "./inside.ts"

test("suggest prints a row for each change, as JSON too, and accepts the sure ones", async () => {
  const { cwd } = await madeCase()
  const json = await inside(["suggest", "small.akaire", "--json"], cwd)
  expect(json).toMatchObject({ code: 0, err: "" })
  const rows: unknown = JSON.parse(json.out)
  expect(rows).toContainEqual({
    comment: "A1-1",
    change: expect.stringMatching(/^c-/),
    score: expect.any(Number),
    auto: true,
    reason: expect.stringContaining("「ＩＴ」→「IT」の提案と一致"),
  })
  const english = await inside(["suggest", "small.akaire", "--lang", "en"], cwd)
  expect(english.out).toContain('proposed "ＩＴ" → "IT"')
  const accepted = await inside(["suggest", "small.akaire", "--accept"], cwd)
  expect(accepted).toMatchObject({ code: 0, out: expect.stringContaining("確実な候補1件を紐付けました") })
  expect((await inside(["suggest", "small.akaire"], cwd)).out).not.toContain("A1-1")
})
