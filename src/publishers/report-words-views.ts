import type { Language } from "../model/errors.ts"

/** What the controls, the map and the pictures of a report say. */
export interface ViewWords {
  readonly filters: string
  readonly all: string
  readonly nature: string
  readonly part: string
  readonly outcome: string
  readonly section: string
  readonly comment: string
  readonly text: string
  readonly clear: string
  readonly sides: string
  /** Stands on the side where there is no text. */
  readonly inserted: string
  readonly deleted: string
  readonly help: string
  readonly close: string
  readonly keys: readonly (readonly [keys: readonly string[], does: string])[]
  /** The switch that single-letter keys must have (WCAG 2.2, 2.1.4). */
  readonly letterKeys: string
  /** `{changes}`, `{ofChanges}`, `{comments}` and `{ofComments}` are put in by the page. */
  readonly shown: string
  readonly shownChanges: string
  readonly none: string
  /** Added to `shown` while the page is still being read. */
  readonly reading: string
  readonly map: string
  readonly mapEnds: readonly [start: string, end: string]
  readonly andMore: (count: number) => string
  readonly flow: string
  readonly flowNote: string
  readonly flowList: string
  readonly unchanged: string
  readonly otherSections: string
  readonly bySection: string
  readonly sum: string
  readonly items: (count: number) => string
}

const JA: ViewWords = {
  filters: "絞り込み",
  all: "すべて",
  nature: "修正の種別",
  part: "案の部分",
  outcome: "対応区分",
  section: "御意見の項目",
  comment: "御意見の番号",
  text: "字句",
  clear: "絞り込みを解除",
  sides: "修正前と修正後を左右に並べる",
  inserted: "(新設)",
  deleted: "(削る)",
  help: "キー操作",
  close: "閉じる",
  keys: [
    [["j", "n"], "次の修正へ"],
    [["k", "p"], "前の修正へ"],
    [["/"], "字句で絞り込む"],
    [["?"], "この一覧を開く"],
  ],
  letterKeys: "1文字のキーを使う",
  shown: "修正 {changes}/{ofChanges}か所、御意見 {comments}/{ofComments}件を表示しています。",
  shownChanges: "修正 {changes}/{ofChanges}か所を表示しています。",
  none: "当てはまるものはありません。",
  reading: "(残りを読み込んでいます)",
  map: "修正箇所の分布",
  mapEnds: ["冒頭", "末尾"],
  andMore: count => `ほか${count}か所`,
  flow: "御意見から修正まで",
  flowNote: "左から、御意見の項目、考え方の対応区分、御意見が導いた修正の種別です。太さは御意見の件数です。",
  flowList: "図の数値",
  unchanged: "修正なし",
  otherSections: "他の項目",
  bySection: "項目別の対応区分",
  sum: "計",
  items: count => `${count}件`,
}

const EN: ViewWords = {
  filters: "Filter",
  all: "All",
  nature: "Kind of change",
  part: "Part of the plan",
  outcome: "Outcome",
  section: "Section of the comments",
  comment: "Comment number",
  text: "Text",
  clear: "Clear the filters",
  sides: "Before and after side by side",
  inserted: "(new)",
  deleted: "(deleted)",
  help: "Keys",
  close: "Close",
  keys: [
    [["j", "n"], "Next change"],
    [["k", "p"], "Previous change"],
    [["/"], "Filter by text"],
    [["?"], "Open this list"],
  ],
  letterKeys: "Use single-letter keys",
  shown: "Showing {changes} of {ofChanges} changes and {comments} of {ofComments} comments.",
  shownChanges: "Showing {changes} of {ofChanges} changes.",
  none: "Nothing matches.",
  reading: " (reading the rest)",
  map: "Where the changes are",
  mapEnds: ["start", "end"],
  andMore: count => `and ${count} more`,
  flow: "From comments to changes",
  flowNote:
    "From the left: sections of the comments, outcomes of the responses, kinds of the changes that the comments led to. The width is the number of comments.",
  flowList: "Figures of the picture",
  unchanged: "No change",
  otherSections: "Other sections",
  bySection: "Outcomes by section",
  sum: "Total",
  items: count => String(count),
}

export const VIEW_WORDS: Readonly<Record<Language, ViewWords>> = { ja: JA, en: EN }
