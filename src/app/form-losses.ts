import type { Message } from "../model/errors.ts"
import { type Content, FIGURES, type Figure, type ResultsProfile, showsContent } from "../model/results-profile.ts"

/** Figures that come from who sent the comments, which no row tells. */
const OF_SUBMITTERS: ReadonlySet<Figure> = new Set<Figure>([
  "submissions",
  "organizations",
  "individuals",
  "unknown",
  "commentsOfOrganizations",
  "commentsOfIndividuals",
  "channels",
])

/** What a table printed in this form does not tell, so that publishing what was read of it says something else there; null: nothing. */
export function formLosses(profile: ResultsProfile): Message | null {
  const shows = (content: Content) => showsContent(profile, content)
  const figures = new Set((profile.head ?? []).flatMap(figuresIn))
  const losses: readonly (readonly [isLost: boolean, ja: string, en: string])[] = [
    [
      !shows("index") && (shows("people") || [...figures].some(one => OF_SUBMITTERS.has(one))),
      "提出者の数",
      "the number of submitters",
    ],
    [shows("index") && figures.has("channels"), "提出方法", "the channels"],
    [shows("submitter"), "提出者の別", "kinds of submitters"],
    [!shows("outcome") && (figures.has("adopted") || profile.group === "outcome"), "対応区分", "outcomes"],
    [
      !shows("changes") && (shows("type") || profile.group === "plan"),
      "一部の修正箇所との紐付け(種別、並び順)",
      "some links to changes (types, order)",
    ],
  ]
  const lost = losses.filter(([isLost]) => isLost)
  if (lost.length === 0) return null
  return {
    ja: `この様式の表は${lost.map(([, ja]) => ja).join("、")}を行ごとに示さないため、公表し直すとそこが変わることがあります。`,
    en: `Rows of this form do not tell ${lost.map(([, , en]) => en).join(", ")}: published again, it may differ there.`,
  }
}

const figuresIn = (line: ResultsProfile["above"][number]): readonly Figure[] =>
  FIGURES.filter(figure =>
    [line]
      .flatMap(one => (typeof one === "string" ? [one] : Object.values(one)))
      .some(one => one.includes(`{${figure}}`)),
  )

/** A form may leave out why changes were made that no comment led to: they must be explained again before anything is published. */
export const withoutReasons = ({ ownChanges }: ResultsProfile): Message | null =>
  ownChanges
    ? null
    : {
        ja: "この様式は御意見によらない修正の理由を示さないため、理由は記録し直してください(akaire explain)。",
        en: "This form does not print the reasons of changes without a comment: record them again (akaire explain).",
      }
