import type { Language } from "../model/errors.ts"

const ja = {
  marked: (count: number) =>
    `印 ${count}件。o 区分、s 状態、d 担当、e 考え方、l 紐付け、x 解除はまとめて行います。Esc で印を外します。`,
  unmarked: "印を外しました。",
  nothingToMark: "印を付ける意見がありません。",
  title: (count: number) => `意見${count}件にまとめて行うこと`,
  effect: (changing: number, all: number) =>
    changing === all ? `${all}件が変わります。` : `${all}件のうち${changing}件が変わります。`,
  noEffect: "変わる意見はありません。",
  undoable: "u で、まとめて元に戻せます。",
  same: "そのまま",
  menu: (count: number) => `印を付けた${count}件`,
  none: "なし",
  newAnswer: "新しい考え方",
  oneAnswer: "印を付けた意見に、一つの考え方を書きます。前の考え方からは外れます。",
  linked: "紐付け",
  notLinked: "紐付けなし",
  writeAnswers: (count: number) => `意見${count}件への考え方（一つ）`,
  writePerson: "担当者の氏名",
  writeUnit: "担当課の名",
  writeNote: (id: string) => `意見 ${id} のメモ（公表しない）`,
  note: "メモ（公表しない）",
  chooseAssignee: (name: string) => `${name} の担当`,
  comment: (id: string) => `意見 ${id}`,
  person: (name: string) => `担当者 ${name}`,
  unit: (name: string) => `担当課 ${name}`,
  otherPerson: "担当者を入力する",
  otherUnit: "担当課を入力する",
  noPerson: "担当者を外す",
  noUnit: "担当課を外す",
}

const en: typeof ja = {
  marked: count =>
    `${count} marked: o outcome, s state, d assign, e response, l link, x unlink work on all of them. Esc takes the marks off.`,
  unmarked: "Took the marks off.",
  nothingToMark: "There is no comment to mark.",
  title: count => `To be done to ${count} comments`,
  effect: (changing, all) => (changing === all ? `${all} will change.` : `${changing} of ${all} will change.`),
  noEffect: "No comment would change.",
  undoable: "u takes it back as a whole.",
  same: "as it is",
  menu: count => `${count} marked comments`,
  none: "none",
  newAnswer: "a new response",
  oneAnswer: "One response is written for the marked comments; they leave the ones that they have.",
  linked: "linked",
  notLinked: "not linked",
  writeAnswers: count => `One response to ${count} comments`,
  writePerson: "Name of the person",
  writeUnit: "Name of the section",
  writeNote: id => `Note on comment ${id} (never published)`,
  note: "Note (never published)",
  chooseAssignee: name => `Who works on ${name}`,
  comment: id => `comment ${id}`,
  person: name => `Person ${name}`,
  unit: name => `Section ${name}`,
  otherPerson: "Type a person's name",
  otherUnit: "Type a section's name",
  noPerson: "No person",
  noUnit: "No section",
}

/** What the screens say of marks, of what is done to many comments, and of who works on them. */
export const manyWords = (language: Language): typeof ja => (language === "ja" ? ja : en)
