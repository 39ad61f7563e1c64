/** What a field of an answer stands for: words of a change, or the page that it is on. */
export type FieldKind = "before" | "after" | "page" | "draft-page"

/** A field as it stands in an answer: half-open in UTF-16 units. */
export interface AnswerField {
  readonly kind: FieldKind
  /** Id of the change that is meant; null: the only one that the answer's comments are linked to. */
  readonly change: string | null
  readonly from: number
  readonly to: number
  /** As typed. */
  readonly written: string
}

const NAMES: Readonly<Record<string, FieldKind>> = {
  修正前: "before",
  修正後: "after",
  頁: "page",
  ページ: "page",
  案の頁: "draft-page",
  案のページ: "draft-page",
  before: "before",
  after: "after",
  page: "page",
  "draft-page": "draft-page",
}

/** Braces and colon in either width: an input method types the full ones. */
const FIELD = /[{｛]\s*([^{}｛｝:：\s]+)\s*(?:[:：]\s*([^{}｛｝\s]+)\s*)?[}｝]/g
/** The place that editors leave for a page until it is known: P.○. */
const BLANK_PAGE = /(?<=[PＰ][.．]\s?)[○〇]+/g
const MAY_HOLD = /[{｛○〇]/

/**
 * The fields of an answer, in order. Other words in braces are words.
 *
 *   「{修正前}」を「{修正後}」に修正します（P.○）。   →   before, after, page
 *   {修正後:c-1a2b}   →   after, of the change c-1a2b
 */
export function answerFields(text: string): readonly AnswerField[] {
  if (!MAY_HOLD.test(text)) return []
  const named = [...text.matchAll(FIELD)].flatMap((match): readonly AnswerField[] => {
    const [written, name = "", change = null] = match
    const kind = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined
    return kind ? [{ kind, change, from: match.index, to: match.index + written.length, written }] : []
  })
  const blanks = [...text.matchAll(BLANK_PAGE)].map(
    ({ 0: written, index }): AnswerField => ({
      kind: "page",
      change: null,
      from: index,
      to: index + written.length,
      written,
    }),
  )
  return [...named, ...blanks].sort((a, b) => a.from - b.from)
}
