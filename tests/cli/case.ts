import { join } from "node:path"
import { expect } from "vitest"
import { COMMENTS, DECISIONS, DRAFT, folder, REVISION, write } from "../app/small-case.ts"
import { call } from "./inside.ts"

/** The small case of the use cases' tests, made by the program in a folder of its own. */
export async function madeCase(): Promise<{ readonly cwd: string; readonly name: string }> {
  const cwd = folder()
  write(cwd, {
    "draft.md": DRAFT,
    "revision.md": REVISION,
    "comments.csv": COMMENTS,
    "decisions.json": JSON.stringify(DECISIONS),
  })
  const made = await call(
    "new small.akaire --draft draft.md --revision revision.md --comments comments.csv --from 2026-01-28 --to 2026-02-28".split(
      " ",
    ),
    { cwd },
  )
  expect(made).toMatchObject({ code: 0, err: "" })
  return { cwd, name: join(cwd, "small.akaire") }
}
