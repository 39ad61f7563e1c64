import { writeFileSync } from "node:fs"
import type { SampleCase } from "./samples.ts"

interface Replacement {
  readonly removed: string
  readonly added: string
  readonly comments?: readonly string[]
}

/** decisions.json as docs/file-formats.md describes it. */
export interface Decisions {
  readonly consultation: Readonly<Record<string, string | null | Readonly<Record<string, string>>>>
  readonly summaries: Readonly<Record<string, string>>
  readonly responses: readonly {
    readonly section: string | null
    readonly subsection: string | null
    readonly text: string
    readonly rows: readonly (readonly string[])[]
    readonly outcomes: Readonly<Record<string, string>>
    readonly changes?: readonly Replacement[]
  }[]
  readonly explanations: readonly {
    readonly change: Replacement
    readonly reason: "editorial" | "consequential" | "other"
    readonly note: string
  }[]
}

/** Writes each file of decisions that the case has. */
export function writeDecisions(sample: SampleCase, file: (name: string) => URL): void {
  for (const [name, decisions] of Object.entries(sample.decisions))
    writeFileSync(file(name), `${JSON.stringify(decisions, null, 2)}\n`)
}
