import { readFileSync } from "node:fs"
import type { Block, Plan } from "../../src/model/plan.ts"
import { readDocxPlan } from "../../src/readers/plan-docx.ts"

export const SAMPLES = new URL("../../samples/", import.meta.url)

export const sample = (name: string): URL => new URL(name, SAMPLES)

export const sampleBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(sample(name)))

/** A sample plan as the reader understands it. */
export const samplePlan = (name: string): Plan => readDocxPlan(name, sampleBytes(name), "0".repeat(64)).value

/** The only block whose text contains `part`. */
export function blockWith(plan: Plan, part: string): Block {
  const found = plan.blocks.filter(block => block.text.includes(part))
  const [only] = found
  if (!only || found.length > 1) throw new Error(`${found.length} blocks contain ${part}`)
  return only
}
