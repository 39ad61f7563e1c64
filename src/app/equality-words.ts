import type { Message } from "../model/errors.ts"

/** What the equalities of a manifest say in Japanese; `$1` stands for what the brackets of the pattern found. */
const JAPANESE: readonly (readonly [RegExp, string])[] = [
  [/^total in (.+) = total in the table$/, "$1 の総数は、結果の表の総数と同じです"],
  [/^total and numbers of comments in (.+) = those in the table$/, "$1 の総数と意見の番号は、結果の表と同じです"],
  [/^results\.docx read back = (.+) of the case$/, "書き出した results.docx を読み戻すと、案件の内容と同じです($1)"],
  [/^lines of comments and responses = lines of results\.docx$/, "意見と考え方の行は、results.docx の行と同じです"],
  [/^clean\.docx = redline\.docx with all accepted$/, "変更履歴をすべて承諾すると、溶け込み(clean.docx)になります"],
  [/^struck\.docx without what is struck = clean\.docx$/, "見え消しから消した字句を除くと、溶け込みになります"],
  [/^struck\.docx without what is added = draft$/, "見え消しから加えた字句を除くと、意見募集時の案になります"],
  [/^rows of comparison\.docx = changes$/, "新旧対照表の行は、修正箇所と同じです"],
  [
    /^redline with all rejected = draft, with all accepted = revision$/,
    "変更履歴をすべて元に戻すと案に、すべて承諾すると修正案になります",
  ],
  [/^kinds of submitters = submissions$/, "提出者の区分の合計は、提出意見の総数と同じです"],
  [
    /^printed total = submissions = kinds of submitters$/,
    "印刷する総数は、提出意見の数とも、提出者の区分の合計とも同じです",
  ],
  [
    /^comments in the table = comments of the case, numbered from 1$/,
    "表の意見は案件の意見と同じで、番号は1から続きます",
  ],
  [/^rows that say revised = rows with a linked change$/, "「有」の行は、修正箇所に紐付いた行と同じです"],
  [/^comments named by changes = comments in the table$/, "修正箇所に挙げた意見は、すべて表にあります"],
  [/^data\.json read back = comments in the table$/, "書き出した data.json を読み戻すと、表の意見と同じです"],
  [
    /^names in organizations\.docx = released names of organisations$/,
    "organizations.docx の名称は、公表に同意した団体の名称と同じです",
  ],
]

/** What of a table was read back: "comments, responses". */
const WHAT: Readonly<Record<string, string>> = { comments: "意見", responses: "考え方", revised: "修正の有無" }
const whatInJapanese = (what: string): string =>
  what
    .split(", ")
    .map(one => WHAT[one] ?? one)
    .join("・")

/** An equality of a manifest (`Agreed`) in both languages. Throws nothing: one that is new is said as the manifest says it. */
export function equalityWords(equality: string): Message {
  const [pattern, ja] = JAPANESE.find(([pattern]) => pattern.test(equality)) ?? []
  if (!pattern || !ja) return { ja: equality, en: equality }
  return {
    ja: equality.replace(pattern, ja).replace(/\((.+)\)$/, (_, what: string) => `（${whatInJapanese(what)}）`),
    en: equality,
  }
}
