import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { compare } from "../../src/compare/compare.ts"
import type { Comparison } from "../../src/model/change.ts"
import type { Plan } from "../../src/model/plan.ts"
import { notation, plan, sides, words } from "./plans.ts"

/** A block per line: `=` same, `~` edited, `+` inserted, `-` deleted, `<` moved from here, `>` moved to here. */
const cases = readFileSync(join(import.meta.dirname, "blocks.txt"), "utf8")
  .trimEnd()
  .split("\n\n")
  .map(each => {
    const [name = "", ...lines] = each.split("\n")
    return [name.slice(2), lines] as const
  })

const textOf = (line: string, side: "draft" | "revision"): string => sides(line.slice(2))[side]

/** The same notation from a comparison, in the order of the steps through both plans. */
function written({ changes, unchanged }: Comparison, draft: Plan, revision: Plan): readonly string[] {
  const text = (of: Plan, id: string) => of.blocks.find(block => block.id === id)?.text ?? ""
  const atRevision = new Map<string, string>()
  const deleted: [number, string][] = []
  const index = (id: string) => Number(id.slice(1))
  for (const [a, b] of unchanged) atRevision.set(b, `= ${text(draft, a)}`)
  for (const change of changes) {
    if (change.kind === "deleted")
      for (const id of change.draft?.blocks ?? []) deleted.push([index(id), `- ${text(draft, id)}`])
    if (change.kind === "moved")
      for (const id of change.draft?.blocks ?? []) deleted.push([index(id), `< ${text(draft, id)}`])
    for (const id of change.revision?.blocks ?? []) {
      const sign = { inserted: "+", moved: ">", edited: "~" }[change.kind as "inserted"]
      const line = change.kind === "inserted" ? text(revision, id) : notation(change.draft?.text ?? "", change.edits)
      atRevision.set(id, `${sign} ${line}`)
    }
  }
  const lines = revision.blocks.map(block => atRevision.get(block.id) ?? "?")
  // A line that is gone stands where it stood: behind as many lines of the draft as were before it.
  for (const [at, line] of deleted.sort(([x], [y]) => x - y)) {
    let [seen, place] = [0, 0]
    while (place < lines.length && seen < at) if (!/^[+>]/.test(lines[place++] ?? "")) seen++
    lines.splice(place, 0, line)
  }
  return lines
}

describe("blocks", () => {
  test.each(cases)("%s", (_, lines) => {
    const draft = plan(lines.filter(line => /^[=~<-]/.test(line)).map(line => textOf(line, "draft")))
    const revision = plan(lines.filter(line => /^[=~>+]/.test(line)).map(line => textOf(line, "revision")))
    expect(written(compare(draft, revision, { words }), draft, revision)).toEqual(lines)
  })
})
