import { join } from "node:path"
import { expect, test } from "vitest"
import { DECISIONS, smallCase, write } from "../app/small-case.ts"
import { inside } from "./inside.ts"

interface CheckJson {
  readonly findings: readonly { readonly id: string; readonly rule: string }[]
}

test("akaire waive settles a finding: check ends with 0 and lists it apart", async () => {
  const { opened, directory, name } = await smallCase()
  await opened.close()
  const path = write(directory, { "decisions.json": JSON.stringify({ ...DECISIONS, explanations: [] }) })
  const run = (...args: string[]) => inside(args, directory)
  expect(await run("decide", name, path("decisions.json"))).toMatchObject({ code: 0, err: "" })
  const before = await run("check", name, "--json")
  expect(before.code).toBe(1)
  const [finding] = (JSON.parse(before.out) as CheckJson).findings
  const id = finding?.id ?? ""
  expect((await run("check", name)).out).toContain(id)

  expect(await run("waive", name, id, "--note", "協議済み", "--by", "山田")).toMatchObject({ code: 0, err: "" })
  const after = await run("check", name)
  expect(after.code).toBe(0)
  expect(after.out).toContain("要確認事項はありません。")
  expect(after.out).toContain("山田: 協議済み")
  expect((await run("log", name)).out).toContain(`要確認事項の了承 ${id}`)

  expect(await run("waive", name, id)).toMatchObject({ code: 2 })
  expect(await run("waive", name, "f-none", "--note", "x")).toMatchObject({ code: 2 })
  expect(await run("waive", join(directory, "none.akaire"), id, "--note", "x")).toMatchObject({ code: 2 })
})
