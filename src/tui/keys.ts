import type { Message } from "../model/errors.ts"

/**
 * Every key of the terminal screens. The footer, the help (`?`) and `docs/keys.md` are made from this table.
 * Every command can also be reached while an input method is on: by arrows, Enter, Tab, Ctrl+letter, or because
 * `press.ts` reads full-width letters and kana vowels as the plain keys.
 */

/** Where a key works, from the innermost to the outermost place. */
export type Place =
  | "overview"
  | "comments"
  | "changes"
  | "findings"
  | "plan"
  | "history"
  | "publish-view"
  | "browse"
  | "search"
  | "pick"
  | "menu"
  | "write"
  /** Writing the first of two texts. */
  | "write-first"
  | "discard"
  | "edit"
  | "many"
  | "publish"
  | "refused"
  | "published"
  | "restore"
  | "help"
  /** The first minute: any key goes on. */
  | "welcome"
  | "everywhere"

export interface KeyRow {
  readonly command: string
  /** Names as in `press.ts`; a single character is typed. */
  readonly keys: readonly string[]
  readonly places: readonly Place[]
  /** What the key does, for the help. */
  readonly label: Message
  /** The same in a word, for the footer. */
  readonly short: Message
  /** Place in the footer, 1 first; 0: only in the help. */
  readonly footer: number
}

/** A row of the table. Labels may hold a shorter form for the footer behind a bar: "考え方を書く|考え方". */
function row<const C extends string>(
  command: C,
  keys: string,
  places: string,
  ja: string,
  en: string,
  footer = 0,
): KeyRow & { readonly command: C } {
  const parts = (label: string): readonly [string, string] => {
    const [long = label, short = long] = label.split("|")
    return [long, short]
  }
  const [[ja1, ja2], [en1, en2]] = [parts(ja), parts(en)]
  return {
    command,
    keys: keys.split(" "),
    places: places.split(" ") as Place[],
    label: { ja: ja1, en: en1 },
    short: { ja: ja2, en: en2 },
    footer,
  }
}

export const KEYS = [
  row("open", "enter", "comments changes", "開く・紐付いた所へ|開く", "Open, go to linked|Open", 1),
  row("open", "enter", "findings", "該当箇所へ", "Go there", 1),
  row("open", "enter", "overview", "数えたものを見る|開く", "See what it counts|Open", 1),
  row("open", "enter", "plan", "修正箇所を開く|修正箇所", "Open the change|Change", 1),
  row("open", "enter", "history", "意見・修正箇所へ|開く", "Go to what it names|Go there", 1),
  row("open", "enter", "publish-view", "選ぶ・開く|決定", "Choose, open|Choose", 1),
  row("next-change", "n", "plan", "次の修正・検索結果|次の修正", "Next change or hit|Next change", 2),
  row("previous-change", "N", "plan", "前の修正・検索結果|前の修正", "Change or hit before|Previous", 3),
  row("undo-deed", "u", "history", "この操作を取り消す|取り消す", "Undo this alone|Undo this", 2),
  row("open-folder", "d", "publish-view published", "フォルダを開く|フォルダ", "Open the folder|Folder", 2),
  row("accept", "a", "comments changes", "候補を紐付ける|候補を紐付け", "Link the suggested|Accept", 2),
  row("next-suggestion", "c", "comments changes", "ほかの候補", "Other suggestion"),
  row("apply", "p", "comments findings", "提案を案文に反映|提案を反映", "Apply the proposal|Apply", 2),
  row("waive", "w", "findings", "了承・了承の取消|了承", "Waive, take it back|Waive", 2),
  row("write-answer", "e", "comments findings", "考え方を書く|考え方", "Write the response|Response", 2),
  row("explain", "r", "changes findings plan", "修正理由を書く|修正理由", "Give the reason|Reason", 2),
  row("link", "l", "comments changes findings plan", "紐付ける|紐付け", "Link", 3),
  row("outcome", "o", "comments findings", "対応区分を選ぶ|区分", "Choose the outcome|Outcome", 4),
  row("unlink", "x", "comments changes findings", "紐付けを外す|外す", "Unlink", 9),
  row("state", "s", "comments findings", "状態を選ぶ|状態", "Choose the state|State", 5),
  row("summary", "m", "comments findings", "要旨（公表文）を書く|要旨", "Write the summary|Summary", 10),
  row("write-outside", "E", "comments findings", "外部エディタで考え方", "Response in editor"),
  row("to-plan", "t", "comments changes findings history", "案文の該当箇所へ|案文", "Place in the plan|Plan", 7),
  row("to-history", "h", "comments changes", "この項目の履歴", "What was done to it"),
  row("mark", "i", "comments", "印を付ける・外す|印", "Mark, unmark|Mark", 9),
  row("mark-all", "I", "comments", "全部に印・全部外す", "Mark all, none"),
  row("assign", "d", "comments", "担当を決める|担当", "Assign|Assign", 6),
  row("note", "b", "comments", "メモを書く", "Write a note"),
  row("actions", "space", "browse", "操作をメニューで選ぶ|操作", "Menu of actions|Menu", 6),
  row("publish", "P", "browse", "公表資料を作る|公表", "Publish", 8),
  row("undo", "u", "browse", "元に戻す", "Undo", 7),
  row("redo", "ctrl+r", "browse", "やり直す", "Redo"),
  row("copy", "y", "browse", "選択中の項目をコピー|コピー", "Copy the selected|Copy"),
  row("search", "/", "browse", "検索", "Search", 8),
  row("next-hit", "n", "browse", "次の検索結果", "Next hit"),
  row("previous-hit", "N", "browse", "前の検索結果", "Previous hit"),
  row("next-open", "]", "browse", "次の手つかずへ", "Next open one", 12),
  row("previous-open", "[", "browse", "前の手つかずへ", "Previous open one"),
  row("open-only", "f", "browse", "手つかずだけ・すべて|絞る", "Open ones only, all|Filter", 11),
  row("next-pane", "tab shift+tab", "browse", "一覧と詳細を移る|移る", "List or detail|Pane", 13),
  row("view-overview", "0", "browse", "概要", "Overview"),
  row("view-comments", "1", "browse", "意見の一覧", "Comments"),
  row("view-changes", "2", "browse", "修正箇所の一覧", "Changes"),
  row("view-findings", "3", "browse", "要確認事項の一覧", "Findings"),
  row("view-plan", "4", "browse", "案文", "The plan"),
  row("view-history", "5", "browse", "履歴", "History"),
  row("view-publish", "6", "browse", "公表", "Publication"),
  row("beside", "v", "browse", "隣に並べる", "Another view beside"),
  row("back", "escape", "browse", "戻る・絞り込みの解除", "Back, end the filter"),
  row("up", "up k", "browse menu edit help refused published", "上へ", "Up"),
  row("down", "down j", "browse menu edit help refused published", "下へ", "Down"),
  row("up", "up", "pick", "上へ", "Up"),
  row("down", "down", "pick", "下へ", "Down"),
  row("page-up", "pageup", "pick", "前のページ", "Page up"),
  row("page-down", "pagedown", "pick", "次のページ", "Page down"),
  row("page-up", "pageup ctrl+b", "browse help refused", "前のページ", "Page up"),
  row("page-down", "pagedown ctrl+f", "browse help refused", "次のページ", "Page down"),
  row("first", "home g", "browse", "先頭へ", "First"),
  row("last", "end G", "browse", "末尾へ", "Last"),
  row("help", "?", "browse", "ヘルプ", "Help", 14),
  row("quit", "q ctrl+c", "browse", "終了", "Quit", 15),
  row("confirm", "enter", "search", "決定", "Go", 1),
  row("cancel", "escape ctrl+c", "search", "やめる", "Cancel", 2),
  row("confirm", "enter", "pick menu", "決定", "Choose", 1),
  row("by-number", "1 2 3 4 5 6 7 8 9", "menu edit", "番号で選ぶ", "Choose by number"),
  row("confirm", "enter y", "edit", "この内容で直す|決定", "Make this edit|Choose", 1),
  row("cancel", "escape n ctrl+c", "edit", "やめる", "Cancel", 2),
  row("cancel", "escape ctrl+c", "pick menu", "やめる", "Cancel", 2),
  row("next", "ctrl+s alt+enter", "write-first", "次へ（内部メモ）", "Next: memo", 1),
  row("save", "ctrl+s alt+enter", "write", "保存", "Save", 1),
  row("cancel", "escape ctrl+c", "write write-first", "やめる", "Cancel", 2),
  row("outside", "ctrl+e", "write write-first", "外部エディタ", "Your editor", 3),
  row("undo", "ctrl+z", "write write-first", "入力を戻す", "Undo typing", 4),
  row("redo", "ctrl+y", "write write-first", "やり直す", "Redo", 5),
  row("save", "ctrl+s s", "discard", "保存する", "Save", 1),
  row("discard", "d", "discard", "破棄する", "Discard", 2),
  row("cancel", "escape ctrl+c", "discard", "書き続ける", "Keep writing", 3),
  row("up", "up k", "many", "上へ", "Up"),
  row("down", "down j", "many", "下へ", "Down"),
  row("page-up", "pageup ctrl+b", "many", "前のページ", "Page up"),
  row("page-down", "pagedown ctrl+f", "many", "次のページ", "Page down"),
  row("confirm", "enter y", "many", "この内容で行う|行う", "Do it", 1),
  row("cancel", "escape n ctrl+c", "many", "やめる", "Cancel", 2),
  row("confirm", "enter y", "publish", "作成する", "Publish", 1),
  row("cancel", "escape n ctrl+c", "publish", "やめる", "Cancel", 2),
  row("confirm", "enter", "refused", "要確認事項を見る", "See the findings", 1),
  row("publish-draft", "d", "refused", "「案」と記して作る", "Publish, stamped DRAFT", 2),
  row("cancel", "escape ctrl+c", "refused", "やめる", "Cancel", 3),
  row("confirm", "enter", "published", "資料を開く", "Open the paper|Open", 1),
  row("cancel", "escape ctrl+c q", "published", "閉じる", "Close", 3),
  row("confirm", "enter y", "restore", "続きを書く", "Go on writing", 1),
  row("discard", "d", "restore", "破棄する", "Discard", 2),
  row("quit", "q ctrl+c", "restore", "残したまま終了", "Quit and keep it", 3),
  row("cancel", "escape ctrl+c", "help", "閉じる", "Close", 1),
  row("cancel", "? q enter", "help", "閉じる", "Close"),
  row("confirm", "enter", "welcome", "始める", "Begin", 1),
  row("repaint", "ctrl+l", "everywhere", "画面を描き直す", "Repaint"),
  row("suspend", "ctrl+z", "everywhere", "一時停止", "Suspend"),
] as const

export type Command = (typeof KEYS)[number]["command"]

const TYPED: Readonly<Record<string, string>> = {
  up: "↑",
  down: "↓",
  pageup: "PageUp",
  pagedown: "PageDown",
  home: "Home",
  end: "End",
  enter: "Enter",
  escape: "Esc",
  tab: "Tab",
  space: "Space",
  "shift+tab": "Shift+Tab",
  "alt+enter": "Alt+Enter",
}
/** Arrows that take one cell in every terminal. */
const NARROW: Readonly<Record<string, string>> = { up: "￪", down: "￬" }

/** How a key is written for people; `narrow` for the terminal, where ↑ may take two cells. */
export function keyName(key: string, narrow: boolean): string {
  if (narrow && NARROW[key]) return NARROW[key]
  return TYPED[key] ?? key.replace(/^ctrl\+(.)$/, (_, letter: string) => `Ctrl+${letter.toUpperCase()}`)
}

/** The command of a key at the first of `places` that knows it, or null. */
export function commandAt(places: readonly Place[], key: string): Command | null {
  for (const place of places) {
    const found = KEYS.find(({ keys, places }) => keys.includes(key) && places.includes(place))
    if (found) return found.command
  }
  return null
}

/** The rows that work at `places`, those of the footer first and in its order. */
export function rowsAt(places: readonly Place[]): readonly KeyRow[] {
  const rows: readonly KeyRow[] = KEYS.filter(({ places: of }) => of.some(place => places.includes(place)))
  const order = (of: KeyRow) => of.footer || Number.MAX_SAFE_INTEGER
  return [...rows].sort((a, b) => order(a) - order(b))
}
