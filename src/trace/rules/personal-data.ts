import type { Comment, Response, Submission } from "../../model/consultation.ts"
import type { Message } from "../../model/errors.ts"
import type { Finding } from "../../model/finding.ts"
import type { Ledger } from "../ledger.ts"
import { commentsIn } from "../ledger.ts"
import { cut, named } from "../naming.ts"
import { type Personal, type PersonalKind, personalDataIn } from "../personal-data.ts"

const KINDS: Readonly<Record<PersonalKind, Message>> = {
  "e-mail": { ja: "メールアドレス", en: "an e-mail address" },
  phone: { ja: "電話番号", en: "a phone number" },
  address: { ja: "住所", en: "a postal address" },
  contact: { ja: "連絡先", en: "contact data of the submitter" },
  name: { ja: "提出者の氏名", en: "the submitter's name" },
}

/** Not a name: 匿名希望, 無記名, (なし). 希望の会 is one. */
const NO_NAME =
  /匿名|無記名|記名なし|希望し(?:ない|ません)|非公開|anonymous|withheld|^[\s()（）]*(?:無名|記名|希望|なし|不明|unknown|n\/a)[\s()（）]*$/i
/** Names of organisations, where the source does not say what a submitter is. */
const OF_OFFICE =
  /会|社|法人|大学|学校|組合|連合|連盟|連絡|機構|研究|団体|局|庁|省|センター|グループ|有志|\b(?:inc|ltd|llc|corp|co|association|society|university|network|group|council|institute|foundation)\b/i
/** Titles of columns that hold personal data. */
const CONTACT = /住所|所在地|メール|電話|連絡先|mail|phone|tel|fax|address/i
/** Shorter names (森 明) are parts of other words. */
const LEAST_NAME = 3
/** A name in Latin letters counts with both its parts, as words: Ann is in planning. */
const LATIN_NAME = /^[\p{Script=Latin}.'’-]+(?: [\p{Script=Latin}.'’-]+)+$/u
const LEAST_CONTACT = 6

const compact = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase()

/** True where a person's name stands in a text, spaces and widths aside. */
function isNamed(text: string, { kind, name }: Submission): boolean {
  if (kind === "organization" || name === null || NO_NAME.test(name)) return false
  if (kind === "unknown" && OF_OFFICE.test(name)) return false
  const plain = name.normalize("NFKC").trim().replace(/\s+/g, " ")
  if (!/\p{Script=Latin}/u.test(plain)) {
    return compact(plain).length >= LEAST_NAME && compact(text).includes(compact(plain))
  }
  const words = ` ${text.normalize("NFKC").replace(/[\s,;:()]+/g, " ")} `
  return LATIN_NAME.test(plain) && new RegExp(`(?<!\\p{L})${plain.replace(/[.]/g, "\\.")}(?!\\p{L})`, "iu").test(words)
}

/** What is known of the submitter and stands in a text that is published. Organisations may be named. */
function known(text: string, sender: Submission): readonly Personal[] {
  const { name, contact } = sender
  const plain = compact(text)
  const contacts = Object.entries(contact)
    .filter(([title, value]) => CONTACT.test(title) && compact(value).length >= LEAST_CONTACT)
    .filter(([, value]) => plain.includes(compact(value)))
    .map(([, value]): Personal => ({ kind: "contact", text: value }))
  return name !== null && isNamed(text, sender) ? [...contacts, { kind: "name", text: name }] : contacts
}

/** What one text holds, each kind once; contact data that can be told by its form is not told twice. */
function held(text: string, byForm: readonly Personal[], senders: readonly Submission[]): readonly Personal[] {
  const bySender = senders
    .flatMap(sender => known(text, sender))
    .filter(one => one.kind === "name" || byForm.length === 0)
  return [...new Map([...byForm, ...bySender].map(one => [one.kind, one])).values()]
}

/** True for what stands in the column of names and tells who somebody is. */
export const tellsWho = (name: string): boolean => !NO_NAME.test(name)

/** Personal data in a text of a submitter's own: what its form tells, and what is known of the sender. */
export const personalDataOf = (text: string, sender: Submission): readonly Personal[] =>
  held(text, personalDataIn(text), [sender])

const list = (found: readonly Personal[]): Message => ({
  ja: found.map(({ kind, text }) => `${KINDS[kind].ja}「${cut(text)}」`).join("、"),
  en: found.map(({ kind, text }) => `${KINDS[kind].en} ("${cut(text)}")`).join(", "),
})

const published = ({ summary, original }: Comment): string => summary ?? original
const inComment = (comment: Comment): readonly Personal[] => personalDataIn(published(comment))
const inAnswer = ({ text }: Response): readonly Personal[] => personalDataIn(text)

function ofComment(comment: Comment, { state, memory }: Ledger): readonly Finding[] {
  const sender = state.submission.get(comment.submission)
  const found = held(published(comment), memory.of(inComment, comment), sender ? [sender] : [])
  if (found.length === 0) return []
  const [what, id] = [list(found), comment.id]
  return [
    {
      rule: "personal-data",
      severity: "error",
      message:
        comment.summary === null
          ? {
              ja: `意見 ${id} は原文のまま公表されますが、${what.ja}が含まれています。除いた要旨を書いてください。`,
              en: `Comment ${id} is published in its own words, which hold ${what.en}: write a summary without it.`,
            }
          : {
              ja: `意見 ${id} の要旨に${what.ja}が含まれています。要旨から除いてください。`,
              en: `The summary of ${id} holds ${what.en}: take it out.`,
            },
      comments: [id],
      changes: [],
      words: "comment",
    },
  ]
}

/** Nothing that is published tells who sent an opinion, or how to reach them. In an answer it may be the office's own: a warning. */
export function personalData(ledger: Ledger): readonly Finding[] {
  const { state, comments, responses, memory } = ledger
  const answers = responses.flatMap((response): readonly Finding[] => {
    const ids = [...new Set(commentsIn(response))]
    const senders = new Set(ids.flatMap(id => state.comment.get(id)?.submission ?? []))
    const found = held(
      response.text,
      memory.of(inAnswer, response),
      [...senders].flatMap(id => state.submission.get(id) ?? []),
    )
    if (found.length === 0) return []
    const [what, who] = [list(found), named(ids)]
    return [
      {
        rule: "personal-data",
        severity: "warning",
        message: {
          ja: `意見 ${who.ja} への考え方に${what.ja}が含まれています。提出者のものであれば除いてください。`,
          en: `The answer to ${who.en} holds ${what.en}: take it out if it is the submitter's.`,
        },
        comments: ids,
        changes: [],
        words: "answer",
      },
    ]
  })
  return [...comments.flatMap(comment => ofComment(comment, ledger)), ...answers]
}
