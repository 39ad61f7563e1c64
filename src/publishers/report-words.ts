import type { Language } from "../model/errors.ts"

/** What the pages of a diff report say, apart from the case itself. */
export interface ReportWords {
  readonly kind: string
  readonly contents: string
  readonly summary: string
  readonly list: string
  readonly changes: string
  readonly derivedAlone: string
  readonly comments: string
  readonly period: string
  readonly totals: string
  /** What is listed on the page, which counts otherwise than the total: comments, not submissions. */
  readonly listed: string
  readonly listedNote: (count: number) => string
  readonly draft: string
  readonly revision: string
  /** The two sides where there is no consultation. */
  readonly before: string
  readonly after: string
  /** Heading of the changes where there are no reasons. */
  readonly plainChanges: string
  readonly number: string
  readonly place: string
  readonly nature: string
  readonly text: string
  readonly reason: string
  readonly response: string
  readonly revised: string
  readonly yes: string
  readonly no: string
  readonly repeat: string
  readonly noChanges: string
  readonly noComments: string
  readonly noReason: string
  /** The same in a list or a figure. */
  readonly reasonMissing: string
  readonly noOutcome: string
  readonly noResponse: string
  readonly byComments: string
  readonly byNature: string
  readonly byOutcome: string
  readonly byReason: string
  readonly derived: string
  readonly derivedReason: string
  readonly movedOnly: string
  readonly formatOnly: string
  readonly legend: string
  readonly removed: string
  readonly added: string
  readonly reformatted: string
  readonly object: string
  readonly stamp: string
  readonly noSection: string
  readonly change: (number: number) => string
  readonly comment: (number: number) => string
  readonly items: (count: number) => string
  readonly places: (count: number) => string
  readonly whole: (characters: number) => string
}

const JA: ReportWords = {
  kind: "修正箇所と御意見の対応",
  contents: "目次",
  summary: "概要",
  list: "修正箇所一覧",
  changes: "修正箇所と理由",
  derivedAlone: "自動的に変わった箇所",
  comments: "御意見と考え方",
  period: "意見募集期間",
  totals: "意見総数",
  listed: "掲載した御意見",
  listedNote: count => `${count}件(一つの提出意見を内容ごとに分けて数えたもの)`,
  draft: "意見募集時の案",
  revision: "修正後",
  before: "修正前",
  after: "修正後",
  plainChanges: "修正箇所",
  number: "番号",
  place: "箇所",
  nature: "種別",
  text: "修正の内容",
  reason: "理由",
  response: "考え方",
  revised: "修正",
  yes: "有",
  no: "無",
  repeat: "再掲",
  noChanges: "案からの修正はありません。",
  noComments: "御意見の提出はありませんでした。",
  noReason: "理由は、まだ示されていません。",
  reasonMissing: "理由の記載なし",
  noOutcome: "区分なし",
  noResponse: "(作成中)",
  byComments: "御意見を踏まえた修正",
  byNature: "修正の種別",
  byOutcome: "御意見の対応区分",
  byReason: "修正の理由",
  derived: "この修正に伴い自動的に変わった箇所",
  derivedReason: "他の修正に伴い自動的に変わった箇所です。",
  movedOnly: "位置だけが変わりました。文言に変更はありません。",
  formatOnly: "文言に変更はありません。書式などが変わりました。",
  legend: "見方",
  removed: "削った字句",
  added: "加えた字句",
  reformatted: "書式やふりがなだけを改めた字句",
  object: "図、数式、注など、文字ではないもの",
  stamp: "案",
  noSection: "その他",
  change: number => `修正${number}`,
  comment: number => `御意見${number}`,
  items: count => `${count}件`,
  places: count => `${count}か所`,
  whole: characters => `全文を表示(${characters.toLocaleString("ja-JP")}字)`,
}

const EN: ReportWords = {
  kind: "Changes and the comments behind them",
  contents: "Contents",
  summary: "Summary",
  list: "List of changes",
  changes: "Changes and reasons",
  derivedAlone: "What changed by itself",
  comments: "Comments and responses",
  period: "Consultation period",
  totals: "Comments received",
  listed: "Comments listed",
  listedNote: count => `${count} (submissions are divided by subject)`,
  draft: "Draft",
  revision: "Revision",
  before: "Before",
  after: "After",
  plainChanges: "Changes",
  number: "No.",
  place: "Place",
  nature: "Kind",
  text: "What changed",
  reason: "Reason",
  response: "Response",
  revised: "Revised",
  yes: "Yes",
  no: "No",
  repeat: "repeated",
  noChanges: "The draft was not changed.",
  noComments: "No comments were submitted.",
  noReason: "No reason is given yet.",
  reasonMissing: "No reason given",
  noOutcome: "No outcome",
  noResponse: "(being drafted)",
  byComments: "Made because of comments",
  byNature: "Changes by kind",
  byOutcome: "Comments by outcome",
  byReason: "Changes by reason",
  derived: "What changed by itself with this change",
  derivedReason: "It follows from other changes by itself.",
  movedOnly: "Only its place changed. The wording is the same.",
  formatOnly: "The wording is the same; its formatting changed.",
  legend: "How to read the changes",
  removed: "removed",
  added: "added",
  reformatted: "only formatted or annotated anew",
  object: "a picture, formula, note or other thing that is not text",
  stamp: "DRAFT",
  noSection: "Other",
  change: number => `Change ${number}`,
  comment: number => `Comment ${number}`,
  items: count => String(count),
  places: count => String(count),
  whole: characters => `Show the whole text (${characters.toLocaleString("en-GB")} characters)`,
}

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = { ja: JA, en: EN }
