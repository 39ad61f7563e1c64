import type { Language } from "../model/errors.ts"

const ja = {
  saved: "保存済み",
  saving: "保存しています",
  unsaved: "未保存の入力",
  smallish: "60桁×15行以上に広げると見やすくなります。",
  copied: (count: number) => `選択中の項目をコピーしました（${count}字）。`,
  copiedPart: (count: number) => `長いので、初めの${count}字だけをコピーしました。`,
  nothingToCopy: "コピーするものがありません。",
  welcomeTitle: "赤入れへようこそ（どのキーでも始まります）",
  welcome: [
    "意見を一件ずつ読み、考え方を書き、どの修正につながったかを紐付けて、公表資料を作ります。",
    "矢印で選び、Enter で開き、Esc で戻ります。0～6 で表示を切り替えます。",
    "Space は、できる操作の一覧です。番号か矢印で選べます。",
    "意見では、e で考え方を書き（Ctrl+S で保存）、o で対応区分を選び、l で修正箇所を紐付けます。",
    "次にすることは概要（0）の「つぎにすること」に出ます。u で元に戻せます。",
    "保存は自動です。いつ閉じても失われません。? でキーの一覧、q で終了。",
  ],
}

type WindowWords = typeof ja

const en: WindowWords = {
  saved: "saved",
  saving: "saving",
  unsaved: "unsaved text",
  smallish: "60 by 15 or more is easier to read.",
  copied: count => `Copied what is selected (${count === 1 ? "1 character" : `${count} characters`}).`,
  copiedPart: count => `It is long: only the first ${count} characters were copied.`,
  nothingToCopy: "There is nothing to copy.",
  welcomeTitle: "Welcome to Akaire (any key begins)",
  welcome: [
    "Answer each comment, link the change it led to, publish.",
    "Arrows choose, Enter opens, Esc goes back; 0 to 6: views.",
    "Space lists all that can be done here.",
    "On a comment, e writes the response (Ctrl+S saves), o chooses the outcome, l links a change.",
    'What comes next stands in the overview (0) under "Next". u takes a step back.',
    "Everything is saved by itself: close it whenever you like. ? lists the keys, q quits.",
  ],
}

/** What the window says about itself: saved or not, its size, the welcome, the clipboard. */
export const windowWords = (language: Language): WindowWords => (language === "ja" ? ja : en)
