/**
 * Names of the paragraph styles in a published results table, as people see them in Word. They say what a paragraph is:
 * the publisher writes them, and the reader of published tables goes by them where it finds them.
 */
export const RESULTS_STYLES = {
  title: "結果 表題",
  period: "結果 期間",
  totals: "結果 総数",
  none: "結果 意見なし",
  columnTitle: "結果 列見出し",
  section: "結果 区分",
  subsection: "結果 小区分",
  comment: "結果 御意見",
  commentLine: "結果 御意見(続き)",
  response: "結果 考え方",
  responseLine: "結果 考え方(続き)",
  ownTitle: "結果 御意見によらない修正",
  own: "結果 修正前後",
  repeat: "結果 再掲",
  revised: "結果 修正の有無",
  closing: "結果 末尾",
  record: "結果 記録",
  page: "結果 ページ番号",
  stamp: "結果 案の表示",
} as const
