import type { About, DeedList } from "../app/deed-list.ts"
import type { PlanText } from "../app/plan-text.ts"
import type { PublicationPlan } from "../app/publication-plan.ts"
import type { PublishOutcome } from "../app/session.ts"
import type { View } from "./state.ts"

/** The plan as it is read: fetched when it is first shown, and again when another version is at hand. */
export interface PlanReading {
  /** Null while it is being fetched. */
  readonly text: PlanText | null
  /** Lines of the first row shown that stand above the pane. */
  readonly skip: number
  /** The item whose place is gone to as soon as the text is there; null: none. */
  readonly goal: { readonly view: View; readonly key: string } | null
}

/** What was done, as far back as it was asked for. */
export interface HistoryReading {
  /** Null while it is being fetched. */
  readonly list: DeedList | null
  /** The comment or change that it is about; null: everything. */
  readonly about: About | null
  /** How many events are asked for. */
  readonly limit: number
}

/** What would be published, what was chosen for it, and what was published in this session. */
export interface PapersReading {
  readonly offer: PublicationPlan | null
  /** Name of the form of the results table; null: the usual one. */
  readonly profile: string | null
  /** Path of the office's own Word file; null: none. */
  readonly template: string | null
  readonly last: PublishOutcome | null
}

/** Events of the journal that are read at first; when the last of them comes near four times as many, up to the most. */
export const EVENTS = { first: 300, times: 4, most: 19_200 } as const
