import type { CaseState } from "../model/case.ts"
import type { Change, ChangeId } from "../model/change.ts"
import type { Message } from "../model/errors.ts"
import { named } from "../trace/naming.ts"
import { type Rebase, rebaseOf, targetsOf } from "../trace/rebase.ts"
import { brief } from "../trace/rules/change-without-reason.ts"

/** How many changes a report lists of each sort; the data has all. */
const LISTED = 10

/** What a new revision did to the changes that there were. */
export interface RebaseReport {
  /** How many there are of each sort, in a line. */
  readonly summary: Message
  /** The summary, and below it the changes themselves. */
  readonly message: Message
  readonly data: RebaseData
}

/** `revise --json`, field `rebase`. */
export interface RebaseData {
  readonly kept: readonly { readonly from: ChangeId; readonly to: ChangeId; readonly rewritten: boolean }[]
  readonly split: Rebase["split"]
  readonly joined: Rebase["joined"]
  readonly regrouped: Rebase["regrouped"]
  /** What nothing holds any more, with the comments that were linked to it. */
  readonly gone: readonly {
    readonly id: ChangeId
    readonly place: string
    readonly comments: readonly string[]
    readonly explained: boolean
  }[]
  readonly new: readonly ChangeId[]
}

const isOwn = ({ derivedFrom }: Change): boolean => derivedFrom === null
const placeOf = (change: Change): string => (change.revision ?? change.draft)?.place ?? ""

/** Tells which changes of the comparison before are kept, split, joined or gone, and which are new. What follows by itself is left out. */
export function rebaseReport(
  before: readonly Change[],
  now: readonly Change[],
  { state, isSameDraft }: { readonly state: CaseState; readonly isSameDraft: boolean },
): RebaseReport {
  const [old, fresh] = [before.filter(isOwn), now.filter(isOwn)]
  const rebase = rebaseOf(old, fresh, targetsOf(old, fresh, isSameDraft))
  const commentsOf = Map.groupBy([...state.link.values()], link => link.change)
  const byId = new Map([...old, ...fresh].map(change => [change.id, change]))
  const oldById = new Map(old.map(change => [change.id, change]))
  const gone = rebase.gone.flatMap(id => {
    const change = oldById.get(id)
    if (!change) return []
    const comments = (commentsOf.get(id) ?? []).map(link => link.comment)
    return [{ id, place: placeOf(change), comments, explained: state.explanation.has(id) }]
  })
  const shown = (id: ChangeId) => {
    const change = oldById.get(id) ?? byId.get(id)
    return change ? `${placeOf(change)} ${brief(change)}` : id
  }
  const kept = rebase.kept.map(({ from, to, isRewritten }) => ({ from, to, rewritten: isRewritten }))
  const { split, joined, regrouped } = rebase
  const [summary, ...lines] = told(rebase, gone, shown)
  const message = inLines([summary, ...lines])
  return { summary, message, data: { kept, split, joined, regrouped, gone, new: rebase.fresh } }
}

function told(
  rebase: Rebase,
  gone: RebaseData["gone"],
  shown: (id: ChangeId) => string,
): readonly [Message, ...Message[]] {
  const { kept, split, joined, regrouped, fresh } = rebase
  const rewritten = kept.filter(({ isRewritten }) => isRewritten)
  const counts: readonly (readonly [ja: string, en: string, count: number])[] = [
    ["そのまま", "as before", kept.length - rewritten.length],
    ["文言が変わった", "reworded", rewritten.length],
    ["分かれた", "split", split.length],
    ["まとまった", "joined", joined.length],
    ["組み替わった", "regrouped", regrouped.length],
    ["なくなった", "gone", gone.length],
    ["新しい", "new", fresh.length],
  ]
  const some = counts.filter(([, , count]) => count > 0)
  return [
    {
      ja: `前の修正案の修正箇所から: ${some.map(([ja, , count]) => `${ja} ${count}`).join("、")}。`,
      en: `Of the changes before: ${some.map(([, en, count]) => `${count} ${en}`).join(", ")}.`,
    },
    ...listed({ ja: "文言が変わった", en: "reworded" }, rewritten, ({ from }) => plain(shown(from))),
    ...listed({ ja: "分かれた", en: "split" }, split, ({ from, to }) => ({
      ja: `${shown(from)} → ${to.length}か所`,
      en: `${shown(from)} → ${to.length} changes`,
    })),
    ...listed({ ja: "まとまった", en: "joined" }, joined, ({ from }) => plain(from.map(shown).join(" + "))),
    ...listed({ ja: "組み替わった", en: "regrouped" }, regrouped, ({ from }) => plain(from.map(shown).join(" + "))),
    ...listed({ ja: "なくなった", en: "gone" }, gone, ({ id, comments }) => {
      const who = named(comments)
      const linked = comments.length > 0
      return {
        ja: shown(id) + (linked ? `(意見 ${who.ja})` : ""),
        en: shown(id) + (linked ? ` (comment ${who.en})` : ""),
      }
    }),
  ]
}

const inLines = (lines: readonly Message[]): Message => ({
  ja: lines.map(({ ja }) => ja).join("\n"),
  en: lines.map(({ en }) => en).join("\n"),
})

const plain = (text: string): Message => ({ ja: text, en: text })

function listed<T>(title: Message, items: readonly T[], line: (item: T) => Message): readonly Message[] {
  const left = items.length - LISTED
  const shown = items.slice(0, LISTED).map(item => {
    const { ja, en } = line(item)
    return { ja: `  ${title.ja}: ${ja}`, en: `  ${title.en}: ${en}` }
  })
  return left > 0 ? [...shown, { ja: `  ${title.ja}: ほか${left}か所`, en: `  ${title.en}: ${left} more` }] : shown
}
