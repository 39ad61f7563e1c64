import type { Change } from "../model/change.ts"
import type { CommentId } from "../model/consultation.ts"
import type { Message } from "../model/errors.ts"
import type { Finding, Rule, Severity } from "../model/finding.ts"
import { snippetOf } from "../text/change-snippet.ts"
import { check } from "./check.ts"
import type { Ledger } from "./ledger.ts"
import { cut, named } from "./naming.ts"
import type { StatedLinks } from "./stated-links.ts"
import { stanceOf } from "./wording.ts"

/** What an audit says of a finding: nothing can be linked or recorded there, only the papers can be put right. */
type Say = (finding: Finding, about: About) => Message & { readonly severity?: Severity }

interface About {
  readonly ledger: Ledger
  readonly links: StatedLinks
  /** Name of the row that a comment stands in. */
  readonly rowOf: (comment: CommentId) => Message
}

/** Characters around an edit that make it readable on its own: 「34類型」→「35類型」. */
const CONTEXT = 6

/** What a change does, in a few words. */
function brief(change: Change): Message {
  const { before, after } = snippetOf(change, CONTEXT)
  const [a, b] = [cut(before), cut(after)]
  if (before === after) return { ja: `「${a}」`, en: `“${a}”` }
  if (before === "") return { ja: `「${b}」の追加`, en: `(added) “${b}”` }
  if (after === "") return { ja: `「${a}」の削除`, en: `(deleted) “${a}”` }
  return { ja: `「${a}」→「${b}」`, en: `“${a}” → “${b}”` }
}

/** The strongest evidence alone: the others stand in `--json`. */
const first = ({ ja, en }: Message): Message => ({ ja: ja.split(" / ")[0] ?? "", en: en.split("; ")[0] ?? "" })

const NO_CHANGE: Message = { ja: "", en: "" }

const ANSWER_IS_EMPTY: Message = {
  ja: "考え方が空です。考え方を書いてください。",
  en: "The answer is empty: write one.",
}

/** The change that a finding speaks of, with its place and why it is taken for this row's. */
function changeOf({ comments, changes }: Finding, { ledger, links }: About): Message {
  const link = links.links.find(one => comments.includes(one.comment) && changes.includes(one.change))
  const change = ledger.changeById.get(link?.change ?? changes[0] ?? "")
  if (!change) return NO_CHANGE
  const place = (change.revision ?? change.draft)?.place ?? ""
  const reason = link && first(link.reason)
  const why = reason ? { ja: `(${reason.ja})`, en: ` (${reason.en})` } : NO_CHANGE
  const { ja, en } = brief(change)
  return { ja: `${place} の修正 ${ja}${why.ja}`, en: `the change ${en} at ${place}${why.en}` }
}

/** A change that no row accounts for, with the row that comes nearest. */
const withoutReason: Say = ({ changes }, { ledger, links, rowOf }) => {
  const change = ledger.changeById.get(changes[0] ?? "")
  const place = (change?.revision ?? change?.draft)?.place ?? ""
  const near = links.nearest.get(changes[0] ?? "")
  const row = near && rowOf(near.comment)
  const nearest = row
    ? {
        ja: `いちばん近いのは${row.ja}です(${first(near.reason).ja})。`,
        en: ` The nearest is ${row.en} (${first(near.reason).en}).`,
      }
    : { ja: "近い行もありません。", en: " No row comes near it." }
  const what = change ? brief(change) : NO_CHANGE
  return {
    severity: "warning",
    ja: `${place} の修正 ${what.ja} は、どの行にも理由が見当たりません。${nearest.ja}意見によるものなら考え方に書き加え、そうでなければ修正の理由を別に示してください。`,
    en: `No row gives a reason for the change ${what.en} at ${place}.${nearest.en} If a comment led to it, say so in the answer; else give its reason apart.`,
  }
}

const isStated = ({ comments }: Finding, { ledger }: About, revised: boolean): boolean =>
  comments.some(id => (ledger.responsesOf.get(id) ?? []).some(response => response.stated === revised))

/** The change that may be meant by an answer that says the plan is changed. */
function likelyOf({ comments }: Finding, { ledger, links }: About): Message | null {
  const response = comments.flatMap(id => ledger.responsesOf.get(id) ?? []).find(({ id }) => links.likely.has(id))
  const likely = response && links.likely.get(response.id)
  const change = likely && ledger.changeById.get(likely.change)
  if (!change) return null
  const place = (change.revision ?? change.draft)?.place ?? ""
  const { ja, en } = brief(change)
  return {
    ja: `${place} の修正 ${ja} のことかもしれませんが(${first(likely.reason).ja})、確かではありません。`,
    en: `It may be the change ${en} at ${place} (${first(likely.reason).en}), but that is not sure.`,
  }
}

/** A row says that the plan is changed. `said`: in which words. */
const withoutChange =
  (said: (finding: Finding, about: About) => Message): Say =>
  (finding, about) => {
    const { ja, en } = said(finding, about)
    const likely = likelyOf(finding, about)
    return likely
      ? {
          severity: "warning",
          ja: `${ja}が、どの修正のことか分かりません。${likely.ja}考え方に修正後の字句を引用すると確かになります。`,
          en: `${en}, but not which change is meant. ${likely.en} Quoting the new words in the answer would settle it.`,
        }
      : {
          ja: `${ja}が、当たる修正が成案に見当たりません。成案に反映したか確かめ、していなければ表を改めてください。`,
          en: `${en}, but no such change is in the revision: see whether it was made, and correct the table if it was not.`,
        }
  }

const promisesNothing = withoutChange((finding, about) =>
  isStated(finding, about, false)
    ? {
        ja: "考え方は修正すると述べています(修正の欄は「無」です)",
        en: "The answer says that the plan is changed (the row says 無)",
      }
    : { ja: "考え方は修正すると述べています", en: "The answer says that the plan is changed" },
)

const saysNothing: Say = (finding, about) => {
  const { ja, en } = changeOf(finding, about)
  const contrary = finding.severity === "error"
  const marked = isStated(finding, about, true)
  const said = contrary
    ? { ja: "考え方は原案のままと読めます", en: "the answer says that the plan stays as it is" }
    : { ja: "考え方は修正すると述べていません", en: "the answer does not say that the plan is changed" }
  return marked
    ? {
        ja: `修正の欄は「有」ですが、${said.ja}。当たると見られるのは ${ja} です。考え方か修正の欄を改めてください。`,
        en: `The row says 有, but ${said.en}. What it seems to mean is ${en}: correct the answer or the mark.`,
      }
    : {
        ja: `${ja} が当たると見られますが、${said.ja}。考え方を改めるか、その修正の理由を別に示してください。`,
        en: `It seems to account for ${en}, but ${said.en}: correct the answer, or give the reason of that change elsewhere.`,
      }
}

const markedNot: Say = (finding, about) => {
  const { ja, en } = changeOf(finding, about)
  const promises = finding.comments.some(id =>
    (about.ledger.responsesOf.get(id) ?? []).some(response => about.ledger.memory.of(stanceOf, response).promises),
  )
  const too = promises ? { ja: "考え方も修正すると述べています。", en: " The answer says so too." } : { ja: "", en: "" }
  return {
    ja: `修正の欄は「無」ですが、${ja} が当たると見られます。${too.ja}「有」の誤りでないか確かめてください。`,
    en: `The row says 無, but ${en} seems to come from it.${too.en} See whether it should say 有.`,
  }
}

const SAY: Partial<Record<Rule, Say>> = {
  "change-without-reason": withoutReason,
  "promise-without-change": promisesNothing,
  "change-without-promise": saysNothing,
  "revised-without-change": withoutChange(() => ({ ja: "修正の欄は「有」です", en: "The row says 有" })),
  "unrevised-with-change": markedNot,
  "comment-unanswered": () => ANSWER_IS_EMPTY,
}

/** A rule's own sentence without the row, which stands beside it; and the revision is what was published as 成案. */
function besideRow({ message, comments }: Finding): Message {
  const who = named([...new Set(comments)])
  return {
    ja: message.ja.replace(`意見 ${who.ja} への考え方`, "考え方").replaceAll("修正案", "成案"),
    en: message.en.replace(`The answer to ${who.en} `, "The answer "),
  }
}

/**
 * What of a published table does not agree with the draft and the revision, errors first. A change without a reason is a
 * warning: its reason may stand in another paper.
 */
export function statedFindings(ledger: Ledger, about: Omit<About, "ledger">): readonly Finding[] {
  const found = check(ledger).map((finding): Finding => {
    const said = SAY[finding.rule]?.(finding, { ledger, ...about })
    if (!said) return { ...finding, message: besideRow(finding) }
    return { ...finding, severity: said.severity ?? finding.severity, message: { ja: said.ja, en: said.en } }
  })
  return (["error", "warning", "note"] as const).flatMap(severity => found.filter(each => each.severity === severity))
}
