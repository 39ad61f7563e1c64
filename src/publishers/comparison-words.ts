import type { SideEntry, SideRow } from "../model/comparison-table.ts"
import type { Language } from "../model/errors.ts"
import type { InlineObject } from "../model/plan.ts"
import { spaced } from "./results-words.ts"

/** What a 新旧対照表 says of itself, apart from what the plan says. */
export interface ComparisonWords {
  readonly titles: { readonly draft: string; readonly revision: string }
  /** Title of the column of places, and how a place is written. */
  readonly place: string
  readonly at: (place: string) => string
  readonly remark: string
  /** Above the table: what the underlines mean. */
  readonly legend: string
  readonly omitted: string
  readonly none: Readonly<Record<"new" | "gone" | "format", string>>
  readonly moved: Readonly<Record<"from" | "to", (place: string) => string>>
  /** For two versions without a difference. */
  readonly same: string
  readonly leftOut: Readonly<Record<"contents" | "empty", (count: number) => string>>
  readonly objects: Readonly<Record<InlineObject["kind"], string>>
}

export const COMPARISON_WORDS: Readonly<Record<Language, ComparisonWords>> = {
  ja: {
    titles: { draft: "修正前", revision: "修正後" },
    place: "箇所",
    at: spaced,
    remark: "備考",
    legend: "（下線の部分は修正部分）",
    omitted: "（略）",
    none: { new: "（新設）", gone: "（削る）", format: "（書式のみの修正）" },
    moved: { from: place => `（「${spaced(place)}」から移動）`, to: place => `（「${spaced(place)}」へ移動）` },
    same: "修正箇所はありません。",
    leftOut: {
      contents: count => `目次のうち、他の修正に伴って変わった${count}箇所は省略しています。`,
      empty: count => `空行の増減${count}箇所は省略しています。`,
    },
    objects: { image: "〔図〕", equation: "〔数式〕", note: "〔注〕", object: "〔図表〕", textbox: "〔囲み〕" },
  },
  en: {
    titles: { draft: "Before", revision: "After" },
    place: "Place",
    at: place => place,
    remark: "Remarks",
    legend: "Underlined: what was changed.",
    omitted: "(unchanged)",
    none: { new: "(new)", gone: "(deleted)", format: "(format only)" },
    moved: { from: place => `(moved from “${place}”)`, to: place => `(moved to “${place}”)` },
    same: "There are no differences.",
    leftOut: {
      contents: count => `Lines of the table of contents that follow from other changes are left out: ${count}.`,
      empty: count => `Empty lines that came or went are left out: ${count}.`,
    },
    objects: { image: "[figure]", equation: "[equation]", note: "[note]", object: "[object]", textbox: "[box]" },
  },
}

type Said = Exclude<SideEntry, { readonly kind: "passage" | "table" }>

/** What an entry without a passage of its own says. */
export function entryText(entry: Said, words: ComparisonWords): string {
  switch (entry.kind) {
    case "heading":
      return entry.label === null ? entry.text : `${entry.label}　${entry.text}`
    case "place":
      return words.at(entry.text)
    case "omitted":
      return entry.labels === "" ? words.omitted : `${entry.labels}　${words.omitted}`
    case "from":
    case "to":
      return words.moved[entry.kind](entry.place)
    default:
      return words.none[entry.kind]
  }
}

/** What a row of a table in the plan says where it shows no cells. */
export const rowText = ({ kind }: Exclude<SideRow, { readonly kind: "cells" }>, words: ComparisonWords): string =>
  kind === "omitted" ? words.omitted : words.none[kind]
