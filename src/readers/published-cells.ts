import { RESULTS_STYLES } from "../model/results-styles.ts"
import { isBlank } from "./comments-table.ts"
import { type FlowLine, trimmed } from "./published-flow.ts"

const NO = /^(?:修正)?(?:無し?|なし|しない|不要|原案(?:の)?とおり|[×✕✗xX]|[-－–—ー―]|no(?:ne)?|n\/?a|not revised)$/i
const YES = /^(?:一部)?(?:修正)?(?:有り?|あり|する|した|済み?|要|[○◯〇◎●△]|yes|revised)$|^(?:一部)?修正$/i

/** 有 or 無 as a cell of the column 修正 says it; null where it says neither in a word that is known. */
export function markOf(cell: string): boolean | null {
  const plain = cell
    .normalize("NFKC")
    .replace(/[\s【】[\]()「」。.]/g, "")
    .trim()
  if (NO.test(plain)) return false
  return YES.test(plain) ? true : null
}

/** "Ⅰ 修正するもの", "御意見を踏まえ修正したもの": 有 for the rows below; other headings say nothing. */
export const markOfSection = (section: string | null): boolean | null =>
  section !== null && /(?:修正|反映)(?:する|した|を行う|を行った)(?:もの|意見|御意見|箇所)\s*[】）)]?$/.test(section)
    ? true
    : null

/** A cell of 修正 may say what was changed instead: "P32④ 「A」を「B」に修正". Shorter words are marks that are not known. */
const LEAST_SAID = 6
export const tellsChange = (cell: string): boolean =>
  markOf(cell) === null && [...cell.replace(/\s/g, "")].length >= LEAST_SAID

const REPEAT = /^[(（【[]?\s*(?:再掲|repeated)\s*[)）】\]]?$/i
/** At the end of a text: "…すべき。（再掲）". */
const REPEAT_END = /[(（【[]\s*(?:再掲|repeated)\s*[)）】\]]\s*$/i

/** Signs that begin one comment of several in a cell. */
const BULLET = /^\s*([・•●○◯◆■▪‣])(?!\1)/u
/** Numbers that count comments in a cell: ① (1) １． 1) */
const NUMBERED = /^\s*(?:([①-⑳])|[(（]([0-9０-９]{1,2})[)）]|([0-9０-９]{1,2})[.．)）、])/u

const numberAt = (text: string): number | null => {
  const [, circled, inBrackets, plain] = NUMBERED.exec(text) ?? []
  if (circled !== undefined) return circled.charCodeAt(0) - 0x245f
  const digits = inBrackets ?? plain
  return digits === undefined ? null : Number(digits.normalize("NFKC"))
}

const textOf = (lines: readonly FlowLine[]): string => lines.map(({ text }) => text).join("\n")

/** Cuts before the lines that `starts` names, the first of all among them. */
function cut(lines: readonly FlowLine[], starts: (line: FlowLine, found: number) => boolean): readonly string[] {
  const texts: FlowLine[][] = []
  for (const line of lines) {
    if (texts.length === 0 || starts(line, texts.length)) texts.push([line])
    else texts.at(-1)?.push(line)
  }
  return texts.map(textOf)
}

/**
 * The comments that stand in one cell. Several where each begins with the same sign or with a number that counts up; a
 * list under a sentence belongs to the comment.
 *
 *   ・Ａの誤記か？⏎・Ｂは半角で         → two
 *   次のとおり義務を課す。⏎・Ａ⏎・Ｂ   → one
 */
export function commentsOf(cell: readonly FlowLine[]): {
  readonly comments: readonly string[]
  readonly repeat: boolean
} {
  if (cell.some(({ style }) => style === RESULTS_STYLES.comment)) {
    const own = cell.filter(({ style }) => style === RESULTS_STYLES.comment || style === RESULTS_STYLES.commentLine)
    const comments = cut(own, ({ style }) => style === RESULTS_STYLES.comment)
    return { comments, repeat: cell.some(({ style }) => style === RESULTS_STYLES.repeat) }
  }
  const said = cell.filter(({ text }) => !REPEAT.test(text.trim()))
  const isMarked = said.length < cell.length
  const lines = trimmed(said.flatMap(line => line.text.split("\n").map(text => ({ ...line, text }))))
  const isRepeated = isMarked || lines.some(({ text }) => REPEAT_END.test(text))
  const plain = lines.map(line => ({ ...line, text: line.text.replace(REPEAT_END, "") }))
  if (plain.every(({ text }) => isBlank(text))) return { comments: [], repeat: isRepeated }
  const [sign, number] = [BULLET.exec(plain[0]?.text ?? "")?.[1], numberAt(plain[0]?.text ?? "")]
  const starts = (line: FlowLine, found: number): boolean =>
    sign !== undefined ? BULLET.exec(line.text)?.[1] === sign : number === 1 && numberAt(line.text) === found + 1
  return { comments: cut(plain, starts), repeat: isRepeated }
}

/** The text of an answer's cell: as it stands, without blank lines around it. */
export const answerOf = (cell: readonly FlowLine[]): string =>
  cell.some(({ style }) => style === RESULTS_STYLES.response) ? textOf(cell) : textOf(trimmed(cell))
