import type { PlanVersion } from "../model/case.ts"
import type { Change } from "../model/change.ts"
import type { Message } from "../model/errors.ts"
import type { TracedComment } from "../trace/suggest.ts"
import type { NamedFile } from "./files.ts"
import type { Asked, SuggestedLink } from "./session.ts"

/** What the thread that works out suggestions is told. */
export type ToWorker =
  /** Starts anew: the versions at hand, their comparison, and every comment. */
  | {
      readonly kind: "case"
      readonly draft: PlanFile
      readonly revision: PlanFile
      readonly changes: readonly Change[]
    }
  /** Comments that are new or that say something else; `whole`: no more of them follow. */
  | { readonly kind: "comments"; readonly comments: readonly TracedComment[]; readonly whole: boolean }
  | { readonly kind: "ask"; readonly number: number; readonly asked: Asked }

/** A version of the plan as it is stored. */
export interface PlanFile {
  readonly file: NamedFile
  readonly tracked: PlanVersion["tracked"]
}

/** What it tells. */
export type FromWorker =
  | { readonly kind: "answer"; readonly number: number; readonly links: readonly SuggestedLink[] }
  | { readonly kind: "waiting"; readonly comments: readonly string[]; readonly changes: readonly string[] }
  | { readonly kind: "failed"; readonly message: Message }
