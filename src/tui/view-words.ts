import type { Language } from "../model/errors.ts"
import { wordsIn } from "./messages.ts"
import type { View } from "./state.ts"

const ja = {
  plan: "案文",
  history: "履歴",
  publish: "公表",
  switching: "表示を切り替える",
  detail: "選んだものの詳細",
  unchanged: "修正なし",
  unchangedRow: "この段落に修正はありません。n で次の修正箇所へ移ります。",
  reading: "案文を読み込んでいます。",
  noPlan: "案文がまだありません。「akaire new 案件 --draft ファイル」で案件を作るときに取り込みます。",
  noPlace: "案文のどこの話か分かりません。修正箇所に l で紐付けると、そこへ移れます。",
  changeAt: (at: number, all: number) => `修正のある段落 ${at}/${all}`,
  noChange: "修正のある段落はありません。",
  noGoal: "ここから開ける意見や修正箇所はありません。",
  choosing: "隣に並べるもの",
  tooNarrow: "横160桁以上の画面で、二つの表示を並べられます。",
  beside: (view: string) => `隣に「${view}」を並べています。Tab で入れ替わり、Enter で詳細、v で選び直せます。`,
  noHistory: "まだ何も記録されていません。",
  noHistoryOf: (what: string) => `${what} について、まだ何も記録されていません。Esc で戻ります。`,
  readingHistory: "履歴を読み込んでいます。",
  about: (what: string) => `${what} の履歴だけを表示しています。Esc で戻ります。`,
  olderInLog: "これより古い記録は「akaire log 案件 --limit 件数」で表示します。",
  undone: "取消済",
  record: (seq: number) => `記録 ${seq}`,
  doneBy: (by: string, at: string) => `${by}  ${at}`,
  isUndone: "取り消し済みです。Ctrl+R は最後の取り消しを元に戻します。",
  canUndo: "u でこの操作だけを取り消せます。",
  cannotUndo: "この記録は取り消せません。",
  start: "公表資料を作る",
  startHelp: "Enter で作ります。作る前に、資料どうしが同じことを述べているかを確かめます。",
  startBlocked: "下の「解決が必要なこと」を Enter で開き、解決すると公表できます。",
  stamped: "確認用に「案」と記して作る",
  stampedHelp: "エラーが残っていても、各ページに「案」と記した確認用の資料を作れます。案文そのものの資料は作りません。",
  profile: "結果の表の様式",
  profileHelp: "Enter で様式を選びます。",
  template: "自分の Word 文書",
  noTemplate: "使わない",
  templateHelp:
    "{{title}} や {{table}} を書いた Word 文書に、結果の表を入れます。案件と同じフォルダにあるものから Enter で選びます。",
  noTemplates: "案件と同じフォルダに Word 文書（.docx）がありません。置いてから選んでください。",
  chooseProfile: "結果の表の様式を選びます",
  chooseTemplate: "結果の表を入れる Word 文書を選びます",
  internal: "内部用",
  internalHelp: "内部用の資料です。公表しません。",
  publicHelp: "公表する資料です。提出者の情報は入りません。",
  notMade: (why: string) => `作りません: ${why}`,
  folder: "書き出したフォルダ",
  folderHelp: "Enter でフォルダを開きます。",
  fileHelp: "Enter で資料を、d でフォルダを開きます。",
  proved: (places: number) => `一致 ${places}か所`,
  proofHelp: (places: number) =>
    `書き出す前に ${places}か所を確かめ、すべて一致しました。manifest.json に、資料のハッシュ値とともに記録しています。`,
  nothingPublished: "このセッションではまだ公表資料を作っていません。",
  opened: (path: string) => `${path} を開きます。`,
  notOpened: (path: string) => `開くためのプログラムが見つかりません。ファイルはここにあります: ${path}`,
  publishedHelp: "Enter で選んだ資料を、d でフォルダを開きます。",
  agreed: (count: number) => `資料どうしの一致を${count}項目で確かめました（6 公表 の画面に一覧）。`,
}

export type ViewWords = typeof ja

const en: ViewWords = {
  plan: "Plan",
  history: "History",
  publish: "Publish",
  switching: "Choose the view",
  detail: "What is selected",
  unchanged: "not changed",
  unchangedRow: "Nothing is changed in this paragraph. Press n for the next change.",
  reading: "Reading the plan.",
  noPlan: 'No plan yet. It is taken in when the case is made: "akaire new CASE --draft FILE".',
  noPlace: "Nothing tells which place of the plan this is about. Link a change with l to go there.",
  changeAt: (at, all) => `changed paragraph ${at}/${all}`,
  noChange: "No paragraph is changed.",
  noGoal: "There is no comment or change to go to from here.",
  choosing: "What stands beside",
  tooNarrow: "Two views fit side by side from 160 columns on.",
  beside: view => `"${view}" stands beside. Tab changes places, Enter shows the detail, v chooses again.`,
  noHistory: "Nothing is recorded yet.",
  noHistoryOf: what => `Nothing is recorded about ${what} yet. Esc goes back.`,
  readingHistory: "Reading the history.",
  about: what => `Only what was done about ${what}. Esc goes back.`,
  olderInLog: 'Older records: "akaire log CASE --limit N".',
  undone: "undone",
  record: seq => `Record ${seq}`,
  doneBy: (by, at) => `${by}  ${at}`,
  isUndone: "This was undone. Ctrl+R takes the last undo back.",
  canUndo: "Press u to undo this alone.",
  cannotUndo: "This record cannot be undone.",
  start: "Publish",
  startHelp: "Enter writes the papers. Before that they are checked to say the same.",
  startBlocked: "Open what has to be settled below with Enter; after that you can publish.",
  stamped: "Write it stamped DRAFT, to look at",
  stampedHelp: "In spite of errors, papers with DRAFT on every page. Those of the plan itself are left out.",
  profile: "Form of the results",
  profileHelp: "Enter chooses the form.",
  template: "Your own Word file",
  noTemplate: "none",
  templateHelp:
    "Puts the results table into a Word file that holds {{title}} and {{table}}. Enter chooses from the case's folder.",
  noTemplates: "There is no Word file (.docx) in the case's folder. Put one there first.",
  chooseProfile: "Form of the results table",
  chooseTemplate: "Word file for the results table",
  internal: "office",
  internalHelp: "For the office, not for publication.",
  publicHelp: "For publication: nothing of the submitters is in it.",
  notMade: why => `not made: ${why}`,
  folder: "Folder",
  folderHelp: "Enter opens the folder.",
  fileHelp: "Enter opens the paper, d its folder.",
  proved: places => (places === 1 ? "agrees in 1 place" : `agrees in ${places} places`),
  proofHelp: places =>
    `Checked in ${places === 1 ? "1 place" : `${places} places`} before anything was written; all agreed. manifest.json records it with the hashes of the papers.`,
  nothingPublished: "Nothing was published in this session yet.",
  opened: path => `Opening ${path}.`,
  notOpened: path => `No program was found to open it. The file is here: ${path}`,
  publishedHelp: "Enter opens the paper, d its folder.",
  agreed: count =>
    `The papers were held to each other in ${count === 1 ? "1 way" : `${count} ways`} (listed in 6 Publish).`,
}

/** What a view is called. */
export function viewName(view: View, language: Language): string {
  const { overview, comments, changes, findings } = wordsIn(language)
  const { plan, history, publish } = viewWords(language)
  return { overview, comments, changes, findings, plan, history, publish }[view]
}

/** What the views of the plan, the history and the publication say. */
export const viewWords = (language: Language): ViewWords => (language === "ja" ? ja : en)
