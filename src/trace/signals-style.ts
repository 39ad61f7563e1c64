import type { Change, Edit } from "../model/change.ts"

/** A way of writing that a comment may ask for throughout, and what an edit that keeps to it does. */
interface Style {
  readonly asked: RegExp
  readonly isDone: (edit: Edit) => boolean
}

const isSign =
  (sign: RegExp) =>
  ({ removed, added }: Edit): boolean =>
    sign.test(removed + added)

const POLITE = /(?:です|ます|でした|ました|ません)[。．]?$/
const isWidth = ({ removed, added }: Edit): boolean =>
  removed !== "" && removed !== added && removed.normalize("NFKC") === added.normalize("NFKC")

const STYLES: readonly Style[] = [
  { asked: /句点|句読点/, isDone: isSign(/^[。．]+$/) },
  { asked: /読点/, isDone: isSign(/^[、，]+$/) },
  {
    asked: /(?:です|ます|である|だ)[・･、]?(?:ます|である)?調|文末|語尾|文体|常体|敬体|体言止め/,
    isDone: ({ removed, added }) => POLITE.test(removed) !== POLITE.test(added),
  },
  { asked: /半角|全角/, isDone: isWidth },
]

/** What makes a request of it: not one that only tells what is written. */
const ASKED = /統一|揃え|そろえ|削除|改め|直し|修正|不統一|混在|ばらつき|表記ゆれ|表記揺れ/
/** A way of writing is kept to in several places. */
const FEWEST = 2

/** A change that keeps to a way of writing. */
export interface Styled {
  /** The words that ask for it. */
  readonly written: string
  /** It does nothing else. */
  readonly isAll: boolean
}

/** Which changes keep to a way of writing that is asked for throughout: 句点を削除, です・ます調に統一, 半角に統一. */
export class StyleSignal {
  /** For each way of writing, the changes by their numbers. */
  readonly #changes: readonly (readonly (readonly [change: number, isAll: boolean])[])[]

  constructor(changes: readonly Change[]) {
    this.#changes = STYLES.map(({ isDone }) => {
      const done = changes.flatMap(({ kind, edits }, n) =>
        kind === "edited" && edits.some(isDone) ? [[n, edits.every(isDone)] as const] : [],
      )
      return done.length < FEWEST ? [] : done
    })
  }

  /** Changes by their numbers. */
  askedIn(text: string): ReadonlyMap<number, Styled> {
    const found = new Map<number, Styled>()
    if (!ASKED.test(text)) return found
    for (const [i, { asked }] of STYLES.entries()) {
      const written = asked.exec(text)?.[0]
      if (written === undefined) continue
      for (const [n, isAll] of this.#changes[i] ?? []) {
        found.set(n, { written, isAll: isAll || found.get(n)?.isAll === true })
      }
    }
    return found
  }
}
