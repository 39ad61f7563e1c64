import type { PlanVersion, VersionPages } from "../model/case.ts"
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
      /** The stored comparison, as its bytes: taken apart there, not here. */
      readonly comparison: Uint8Array
    }
  /** Comments that are new or that say something else; `whole`: no more of them follow. */
  | { readonly kind: "comments"; readonly comments: readonly TracedComment[]; readonly whole: boolean }
  | { readonly kind: "ask"; readonly number: number; readonly asked: Asked }

/** A version of the plan as it is stored. */
export interface PlanFile {
  readonly file: NamedFile
  readonly tracked: PlanVersion["tracked"]
  /** The paper that tells its pages, what it says as stored bytes; null where none was read. */
  readonly paper: (Pick<VersionPages, "source" | "file"> & { readonly reading: Uint8Array }) | null
}

/** What it tells. */
export type FromWorker =
  | { readonly kind: "answer"; readonly number: number; readonly links: readonly SuggestedLink[] }
  | { readonly kind: "waiting"; readonly comments: readonly string[]; readonly changes: readonly string[] }
  | { readonly kind: "failed"; readonly message: Message }
