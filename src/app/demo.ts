import { existsSync, mkdirSync, renameSync } from "node:fs"
import { join } from "node:path"
import { withCase } from "./case.ts"
import { decideFile } from "./decide-file.ts"
import { discardCase, newCase } from "./new-case.ts"

interface DemoOptions {
  /** Folder of the samples that come with the program. */
  readonly samples: string
  /** With every planted problem resolved. */
  readonly complete: boolean
  readonly by: string | undefined
  /** Called before the work, which takes a second or two, begins. */
  readonly onStart: () => void
}

/** The sample case of a folder: written whole or not at all; one that is there already is left as it is. */
export async function writeDemo(
  folder: string,
  { samples, complete, by, onStart }: DemoOptions,
): Promise<{ readonly name: string; readonly fresh: boolean }> {
  const name = join(folder, complete ? "complete.akaire" : "demo.akaire")
  if (existsSync(name)) return { name, fresh: false }
  onStart()
  const plan = join(samples, "plan")
  const making = `${name}.making`
  discardCase(making)
  mkdirSync(folder, { recursive: true })
  await newCase(making, {
    draft: join(plan, "draft.docx"),
    revision: join(plan, "revision.docx"),
    tracked: null,
    pages: null,
    comments: [join(plan, "comments.xlsx")],
    title: null,
    from: null,
    to: null,
    by,
  })
  await withCase(making, by, opened =>
    decideFile(opened, join(plan, complete ? "decisions-complete.json" : "decisions.json")),
  )
  renameSync(making, name)
  return { name, fresh: true }
}
