import type { Message } from "../model/errors.ts"

/** Why a comment may have led to a change, and how surely: 0 to 1. */
export interface Evidence {
  readonly kind:
    | "answer-replaces"
    | "answer-quotes"
    | "answer-place"
    | "answer-terms"
    | "proposal"
    | "addition"
    | "removal"
    | "named"
    | "explained"
    | "style"
    | "passage"
    | "words"
    | "place"
    | "terms"
  readonly strength: number
  /** What agrees, as written: shown to people. */
  readonly words: readonly string[]
}

/** Longest words that a reason shows, in characters. */
const SHOWN = 30

const cut = (words: string): string => {
  const signs = [...words.replace(/\s+/g, " ").trim()]
  return signs.length <= SHOWN ? signs.join("") : `${signs.slice(0, SHOWN - 1).join("")}…`
}

function sentence({ kind, words }: Evidence): Message {
  const shown = words.map(cut)
  const [a = "", b = ""] = shown
  const [ja, en] = [`「${a}」`, `"${a}"`]
  switch (kind) {
    case "answer-replaces":
      return { ja: `考え方の${ja}→「${b}」と一致`, en: `the answer's ${en} → "${b}"` }
    case "answer-quotes":
      return { ja: `考え方が引用する${ja}の修正`, en: `the answer quotes ${en}` }
    case "answer-place":
      return { ja: `考え方が示す「${a}」の修正`, en: `the answer names ${en}` }
    case "answer-terms":
      return { ja: `考え方と共通: ${shown.join("、")}`, en: `shared with the answer: ${shown.join(", ")}` }
    case "proposal":
      return { ja: `${ja}→「${b}」の提案と一致`, en: `proposed ${en} → "${b}"` }
    case "addition":
      return { ja: `${ja}を追加する提案と一致`, en: `proposed to add ${en}` }
    case "removal":
      return { ja: `${ja}を削除する提案と一致`, en: `proposed to delete ${en}` }
    case "named":
      return a === ""
        ? { ja: `意見の「${b}」が加わった`, en: `the comment's "${b}" was added` }
        : { ja: `意見にある${ja}→「${b}」の修正`, en: `the comment has ${en} and "${b}"` }
    case "explained":
      return { ja: `${ja}の説明が加わった`, en: `an explanation of ${en} was added` }
    case "style":
      return { ja: `${ja}についての要望どおりの書き方`, en: `written as asked: ${en}` }
    case "passage":
      return { ja: "意見が引用する文の修正", en: "in the passage that the comment quotes" }
    case "words":
      return { ja: `意見が引用する${ja}`, en: `the comment quotes ${en}` }
    case "place":
      return { ja: `意見が示す「${a}」の修正`, en: `the comment names ${en}` }
    case "terms":
      return { ja: `共通の語: ${shown.join("、")}`, en: `shared words: ${shown.join(", ")}` }
  }
}

/** How many pieces of evidence a reason tells. */
const TOLD = 3

/** Terms may be shared without a whole word in common: that is nothing to show. */
const isTold = ({ kind, words }: Evidence): boolean => words.length > 0 || kind === "passage"

/** The strongest evidence in a line, in both languages: "「個人情報」→「信用情報」の提案と一致 / 意見が示す「別紙2」の修正". */
export function reasonOf(evidence: readonly Evidence[]): Message {
  const told = evidence
    .filter(isTold)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, TOLD)
    .map(sentence)
  if (told.length === 0) return { ja: "言葉づかいが似ている", en: "similar words" }
  return { ja: told.map(({ ja }) => ja).join(" / "), en: told.map(({ en }) => en).join("; ") }
}
