import type { ChangeKind } from "../model/change.ts"
import type { Language, Message } from "../model/errors.ts"
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

/** "p. 12" as written in each language. */
const pageText = (page: number, language: Language): string =>
  say(language, { ja: `${page}ページ`, en: `page ${page}` })

/** The place of a change; both places when the text went elsewhere. Pages are approximate and stand in brackets. */
export function placeText(
  change: { readonly draft: PlaceOf | null; readonly revision: PlaceOf | null },
  language: Language,
): string {
  const { draft, revision } = change
  const known = [draft, revision].flatMap(value => (value ? [withPage(value, language)] : []))
  return [...new Set(known)].join(" → ")
}

interface PlaceOf {
  readonly place: string
  readonly page: number | null
}

function withPage({ place, page }: PlaceOf, language: Language): string {
  if (page === null) return place
  return say(language, { ja: `${place}(${pageText(page, "ja")})`, en: `${place} (${pageText(page, "en")})` })
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
