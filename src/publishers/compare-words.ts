import type { ChangeKind } from "../model/change.ts"
import type { Language, Message } from "../model/errors.ts"
import type { KnownPage } from "../model/pages.ts"
import { KIND_LABELS } from "../text/labels.ts"
import type { ChangeCounts } from "./compare-json.ts"

const KINDS: readonly ChangeKind[] = ["edited", "inserted", "deleted", "moved", "split", "joined"]

const say = (language: Language, message: Message): string => message[language]

/** "修正箇所3(修正2、追加1)、これに伴う修正1" / "3 changes (Edited 2, Inserted 1) and 1 that follows by itself", or that nothing differs. */
export function countsLine(counts: ChangeCounts, language: Language): string {
  const own = KINDS.reduce((sum, kind) => sum + counts[kind], 0)
  if (own + counts.derived === 0) return NO_DIFFERENCE[language]
  const kinds = KINDS.filter(kind => counts[kind] > 0).map(kind => ({
    label: KIND_LABELS[kind][language],
    count: counts[kind],
  }))
  const listed = kinds.map(({ label, count }) => say(language, { ja: `${label}${count}`, en: `${label} ${count}` }))
  const inside = listed.length ? `(${listed.join(say(language, { ja: "、", en: ", " }))})` : ""
  const whole = say(language, {
    ja: `修正箇所${own}${inside}`,
    en: `${own} ${own === 1 ? "change" : "changes"}${inside && ` ${inside}`}`,
  })
  if (counts.derived === 0) return whole
  const { derived } = counts
  return say(language, {
    ja: `${whole}、他の修正に伴い自動的に変わった箇所${derived}`,
    en: `${whole}, and ${derived} that ${derived === 1 ? "follows" : "follow"} by themselves`,
  })
}

const NO_DIFFERENCE: Message = { ja: "違いはありません", en: "No differences" }

/** "12ページ", "約12ページ" / "page 12", "about page 12"; "" where no page is known. */
export function pageText({ page, pageApproximate }: KnownPage, language: Language): string {
  if (page === null) return ""
  const about = pageApproximate ? { ja: "約", en: "about " } : { ja: "", en: "" }
  return say(language, { ja: `${about.ja}${page}ページ`, en: `${about.en}page ${page}` })
}

/** The place of a change, its page in brackets; both places when the text went elsewhere. */
export function placeText(
  change: { readonly draft: PlaceOf | null; readonly revision: PlaceOf | null },
  language: Language,
): string {
  const { draft, revision } = change
  const known = [draft, revision].flatMap(value => (value ? [pagedPlace(value, language)] : []))
  return [...new Set(known)].join(" → ")
}

/** A place in the plan with its page. */
export interface PlaceOf extends KnownPage {
  readonly place: string
}

/** "別紙2(約47ページ)" / "Annex 2 (about page 47)". */
export function pagedPlace(value: PlaceOf, language: Language): string {
  const page = pageText(value, language)
  if (page === "") return value.place
  return say(language, { ja: `${value.place}(${page})`, en: `${value.place} (${page})` })
}

/** What a comparison says about itself when it is not the whole truth; empty when there is nothing to say. */
export function caveats(
  {
    precise,
    notCompared,
  }: { readonly precise: boolean; readonly notCompared: readonly { readonly what: string; readonly count: number }[] },
  language: Language,
): readonly string[] {
  const coarse: Message = {
    ja: "文書が大きいため、一部の修正は字句ごとではなく、まとまりで示しています。",
    en: "The documents are large: some changes are shown in coarser parts than single words.",
  }
  const left = notCompared.map(({ what, count }) =>
    say(language, { ja: `${what}(${count})`, en: `${what} (${count})` }),
  )
  const omitted = say(language, {
    ja: `次のものは比較していません: ${left.join("、")}`,
    en: `Not compared: ${left.join(", ")}`,
  })
  return [...(precise ? [] : [say(language, coarse)]), ...(left.length ? [omitted] : [])]
}
