import { comparePlans, digest } from "../../src/app/versions.ts"
import { publishRedline } from "../../src/publishers/redline.ts"
import { readDocx } from "../../src/readers/plan-docx.ts"

/** Makes a redline without proving it. */
export function redlineOf(draft: Uint8Array, revision: Uint8Array): Uint8Array {
  const [before, after] = [readDocx("draft", draft, digest(draft)), readDocx("revision", revision, digest(revision))]
  const comparison = comparePlans(before.reading.value, after.reading.value)
  return publishRedline(comparison, before.source, after.source, { author: "Akaire", date: "2025-04-01T00:00:00Z" })
}
