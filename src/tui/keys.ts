import type { Message } from "../model/errors.ts"

/**
 * Every key of the terminal screens. The footer, the help (`?`) and `docs/keys.md` are made from this table.
 * Every command can also be reached while an input method is on: by arrows, Enter, Tab, Ctrl+letter, or because
 * `press.ts` reads full-width letters and kana vowels as the plain keys.
 */

/** Where a key works, from the innermost to the outermost place. */
export type Place =
  | "comments"
  | "changes"
  | "findings"
  | "detail"
  | "browse"
  | "search"
  | "pick"
  | "menu"
  | "write"
  | "discard"
  | "publish"
  | "refused"
  | "published"
  | "restore"
  | "help"
  | "everywhere"

export interface KeyRow {
  readonly command: string
  /** Names as in `press.ts`; a single character is typed. */
  readonly keys: readonly string[]
  readonly places: readonly Place[]
  readonly label: Message
  /** Place in the footer, 1 first; 0: only in the help. */
  readonly footer: number
}

const row = <const C extends string>(
  command: C,
  keys: string,
  places: string,
  ja: string,
  en: string,
  footer = 0,
): KeyRow & { readonly command: C } => ({
  command,
  keys: keys.split(" "),
  places: places.split(" ") as Place[],
  label: { ja, en },
  footer,
})

export const KEYS = [
  row("write-answer", "a e", "comments", "考え方を書く", "Write the response", 2),
  row("link", "l", "comments changes", "紐付け", "Link", 3),
  row("unlink", "x", "comments changes", "紐付けを外す", "Unlink", 6),
  row("outcome", "o", "comments", "対応区分", "Outcome", 4),
  row("state", "s", "comments", "状態", "State", 5),
  row("summary", "m", "comments", "要旨を書く", "Write the summary", 7),
  row("write-outside", "E", "comments", "考え方を外部エディタで書く", "Write the response in your editor"),
  row("explain", "r", "changes", "修正理由", "Reason", 2),
  row("open", "enter", "findings", "該当箇所へ", "Go there", 1),
  row("open", "enter", "comments changes", "開く", "Open", 1),
  row("back", "escape", "browse", "戻る", "Back"),
  row("up", "up k", "browse pick menu help refused", "上へ", "Up"),
  row("down", "down j", "browse menu help refused", "下へ", "Down"),
  row("down", "down", "pick", "下へ", "Down"),
  row("page-up", "pageup ctrl+b", "browse help", "前のページ", "Page up"),
  row("page-down", "pagedown ctrl+f", "browse help", "次のページ", "Page down"),
  row("first", "home g", "browse", "先頭へ", "First"),
  row("last", "end G", "browse", "末尾へ", "Last"),
  row("next-open", "]", "browse", "次の手つかずへ", "Next open one"),
  row("previous-open", "[", "browse", "前の手つかずへ", "Previous open one"),
  row("next-pane", "tab", "browse", "一覧と詳細を移る", "List or detail", 8),
  row("next-pane", "shift+tab", "browse", "一覧と詳細を移る", "List or detail"),
  row("view-comments", "1", "browse", "意見の一覧", "Comments"),
  row("view-changes", "2", "browse", "修正箇所の一覧", "Changes"),
  row("view-findings", "3", "browse", "要確認事項の一覧", "Findings"),
  row("search", "/", "browse", "検索", "Search", 9),
  row("next-hit", "n", "browse", "次の検索結果", "Next hit"),
  row("previous-hit", "N", "browse", "前の検索結果", "Previous hit"),
  row("undo", "u", "browse", "元に戻す", "Undo", 10),
  row("redo", "ctrl+r", "browse", "やり直す", "Redo"),
  row("publish", "p", "browse", "公表資料を作る", "Publish", 11),
  row("help", "?", "browse", "ヘルプ", "Help", 12),
  row("quit", "q ctrl+c", "browse", "終了", "Quit", 13),
  row("confirm", "enter", "search", "決定", "Go", 1),
  row("cancel", "escape ctrl+c", "search", "やめる", "Cancel", 2),
  row("confirm", "enter", "pick menu", "決定", "Choose", 1),
  row("cancel", "escape ctrl+c", "pick menu", "やめる", "Cancel", 2),
  row("save", "ctrl+s", "write", "保存", "Save", 1),
  row("cancel", "escape ctrl+c", "write", "やめる", "Cancel", 2),
  row("outside", "ctrl+e", "write", "外部エディタ", "Your editor", 3),
  row("save", "ctrl+s s", "discard", "保存する", "Save", 1),
  row("discard", "d", "discard", "破棄する", "Discard", 2),
  row("cancel", "escape ctrl+c", "discard", "書き続ける", "Keep writing", 3),
  row("confirm", "enter y", "publish", "作成する", "Publish", 1),
  row("cancel", "escape n ctrl+c", "publish", "やめる", "Cancel", 2),
  row("confirm", "enter", "refused", "要確認事項を見る", "See the findings", 1),
  row("publish-draft", "d", "refused", "「案」と記して作る", "Publish, stamped DRAFT", 2),
  row("cancel", "escape ctrl+c", "refused", "やめる", "Cancel", 3),
  row("confirm", "enter escape ctrl+c q", "published", "閉じる", "Close", 1),
  row("confirm", "enter y", "restore", "続きを書く", "Go on writing", 1),
  row("discard", "d", "restore", "破棄する", "Discard", 2),
  row("cancel", "escape ctrl+c", "help", "閉じる", "Close", 1),
  row("cancel", "? q enter", "help", "閉じる", "Close"),
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
  "shift+tab": "Shift+Tab",
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
