import type { PublicText } from "./case.ts"
import type { SubmitterKind } from "./consultation.ts"
import type { KnownPage } from "./pages.ts"
import type { Figure } from "./results-profile.ts"

/** A change as a row of the results table shows it. One side is "" for what is new or gone. */
export interface RowChange extends KnownPage {
  /** From 1, as in the diff report. */
  readonly number: number
  readonly place: string
  readonly before: string
  readonly after: string
}

/** What a results table may say of a comment beside its text: nothing that names who sent it, but what they released. */
export interface CommentFacts {
  /** The places of the plan that it names, by number or page only; else those of its changes; "" for none. */
  readonly place: string
  /** For finding the original: number of the submission in order of arrival, and of the comment in it: "12-2". */
  readonly index: string
  /** Order of arrival of its submission: equal for comments of one submission. */
  readonly submission: number
  readonly submitter: SubmitterKind
  /** The name that the submitter released; null: none. */
  readonly name: PublicText | null
  /** The original words, masked, where the submitter released them and the profile shows them; else null. */
  readonly original: PublicText | null
  readonly type: "general" | "technical" | "editorial"
  /** What it asks to be put in the place of what, word for word. */
  readonly proposals: readonly { readonly replace: string; readonly with: string }[]
  readonly changes: readonly RowChange[]
  /** Where in the plan it belongs: place in reading order, and the title of that part; null where not known. */
  readonly position: { readonly order: number; readonly title: string } | null
}

/** What a profile can show beside the results themselves. `comments` by their public numbers. */
export interface ResultsFacts {
  readonly comments: ReadonlyMap<number, CommentFacts>
  readonly figures: Readonly<Record<Exclude<Figure, "period" | "total" | "classes">, string>>
}
