import { needComment } from "../journal/decide.ts"
import type { CaseState } from "../model/case.ts"
import type { CommentId } from "../model/consultation.ts"
import { type Language, type Message, UserError } from "../model/errors.ts"
import { type Proposal, proposalsIn } from "../text/proposals.ts"

/** An edit as asked for. Without `replace` and `with` the comment `for` proposes both. */
export interface EditRequest {
  readonly replace: string | null
  /** "" takes the text out. */
  readonly with: string | null
  /** A place as `show changes` names it, or a page. */
  readonly in: string | null
  /** The comment that led to it: it is linked to the change. */
  readonly for: CommentId | null
  /** Every occurrence, not the only one. */
  readonly all: boolean
  /** The occurrence of that number, from 0 in reading order; null: as `in` and `all` say. */
  readonly at: number | null
}

/** What is to be replaced by what: as asked for, else as the comment proposes. */
export function proposalOf(state: CaseState, request: EditRequest): Proposal {
  const comment = request.for === null ? null : needComment(state, request.for)
  if (request.replace !== null && request.with !== null)
    return checked({ replace: lines(request.replace), with: lines(request.with) })
  if (!comment || request.replace !== null || request.with !== null)
    throw new UserError(
      { ja: "--replace と --with の両方が必要です。", en: "Both --replace and --with are needed." },
      {
        ja: "意見が「A」を「B」にと提案していれば、--for 意見の番号 だけで足ります。",
        en: 'Where a comment proposes "A" to "B", --for with its id is enough.',
      },
    )
  const proposals = proposalsIn(comment.original)
  const [only] = proposals
  if (only && proposals.length === 1) return checked(only)
  const list = (language: Language) =>
    proposals
      .map(each => (language === "ja" ? `「${each.replace}」→「${each.with}」` : `"${each.replace}" → "${each.with}"`))
      .join(language === "ja" ? "、" : ", ")
  throw new UserError(
    only
      ? {
          ja: `意見 ${comment.id} には提案が${proposals.length}件あります: ${list("ja")}`,
          en: `Comment ${comment.id} makes ${proposals.length} proposals: ${list("en")}`,
        }
      : {
          ja: `意見 ${comment.id} に、字句をそのまま示した提案(「A」を「B」に…)は見つかりません。`,
          en: `Comment ${comment.id} proposes no replacement word for word ("A" to "B").`,
        },
    { ja: "--replace と --with で指定してください。", en: "Name both with --replace and --with." },
  )
}

/** Line breaks as the plan has them. */
const lines = (text: string): string => text.replace(/\r\n?/g, "\n")

/** What a Word file cannot hold (XML 1.0, 2.2), and the sign of what is not text. */
const FORBIDDEN = /[^\P{Cc}\t\n]|\p{Cs}|[\ufffc\ufffe\uffff]/u

export function checked(replacement: Proposal): Proposal {
  const refuse = (ja: string, en: string) => {
    throw new UserError({ ja, en })
  }
  if (replacement.replace === "")
    refuse("--replace に直す字句を指定してください。", "Give --replace the text to be replaced.")
  if (replacement.replace === replacement.with)
    refuse("直す前と後の字句が同じです。", "The text and what replaces it are the same.")
  if (FORBIDDEN.test(replacement.with) || replacement.replace.includes("\ufffc"))
    refuse(
      "図や制御文字は字句として指定できません。",
      "Pictures and control characters are no text that can be replaced.",
    )
  return replacement
}

/** The place that the comment itself names, for when the words stand in several. */
export function placeHint(state: CaseState, request: EditRequest): Message | null {
  const target = request.for === null || request.in !== null ? null : state.comment.get(request.for)?.target
  return target
    ? {
        ja: `意見 ${request.for} の該当箇所は「${target}」です。--in で場所を指定してください。すべてなら --all を付けます。`,
        en: `Comment ${request.for} speaks of "${target}": name the place with --in; --all takes every one.`,
      }
    : null
}
