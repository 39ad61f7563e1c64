import type { Message } from "../model/errors.ts"
import type { Finding, WaivedFinding } from "../model/finding.ts"
import type { PlanRow } from "./plan-text.ts"
import type { Asked, SuggestedLink } from "./session.ts"

/** What the thread beside the screens is told. It reads the case itself. */
export type ToWorker =
  /** Begins, with the case's name on the command line. */
  | { readonly kind: "case"; readonly name: string; readonly by: string }
  | { readonly kind: "check" | "plan"; readonly number: number }
  | { readonly kind: "ask"; readonly number: number; readonly asked: Asked }

/**
 * A list as it is made of the one before it: stretches of that (half-open), and what is new. After a decision nearly
 * everything is as it was, and handing over a list of findings would hold up a key.
 */
export type Revised<T> = readonly (readonly [from: number, to: number] | T)[]

/** What it tells. */
export type FromWorker =
  /** Part of what a check found; `last`: no more of it follows. */
  | {
      readonly kind: "checked"
      readonly number: number
      /** Number of the newest event of the case that was checked. */
      readonly seq: number
      readonly open: Revised<Finding>
      readonly waived: Revised<WaivedFinding>
      readonly last: boolean
    }
  /** Part of the plan's text; `last`: no more of it follows. `version`: null without a plan. */
  | {
      readonly kind: "plan"
      readonly number: number
      readonly version: string | null
      readonly rows: readonly PlanRow[]
      readonly last: boolean
    }
  /** All comments are being gone through, again. */
  | { readonly kind: "going" }
  | { readonly kind: "answer"; readonly number: number; readonly links: readonly SuggestedLink[] }
  | { readonly kind: "waiting"; readonly comments: readonly string[]; readonly changes: readonly string[] }
  | { readonly kind: "failed"; readonly message: Message }
