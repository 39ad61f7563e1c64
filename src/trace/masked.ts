import type { Submission } from "../model/consultation.ts"
import { personalDataOf, tellsWho } from "./rules/personal-data.ts"

/** What stands for words that are not shown. */
export const MASK = "●●●"

/** Shorter ones are parts of other words (森 in 森林; 男性 in a column of its own). */
const LEAST_NAME = 2
const LEAST_CONTACT = 6

/**
 * A submitter's own words with everything masked that tells who sent them: e-mail addresses, phone numbers, postal addresses, the
 * name (an organisation's too) and what the columns of the source say of the sender. Null where something is told in a way that
 * cannot be cut out (a name in another width): a person must look at it.
 *
 *   山田太郎です。連絡は taro@example.jp へ   →   ●●●です。連絡は ●●● へ
 */
export function masked(text: string, sender: Submission): string | null {
  const { name, contact } = sender
  const known = [
    ...(name !== null && tellsWho(name) && long(name, LEAST_NAME) ? [name] : []),
    ...Object.values(contact).filter(value => long(value, LEAST_CONTACT)),
  ]
  let rest = known
    .toSorted((a, b) => b.length - a.length)
    .reduce((said, value) => said.replace(spaced(value), MASK), text)
  for (let found = personalDataOf(rest, sender); found.length > 0; found = personalDataOf(rest, sender)) {
    const cut = found.reduce((said, { text: personal }) => said.replaceAll(personal, MASK), rest)
    if (cut === rest) return null
    rest = cut
  }
  return rest
}

const long = (value: string, least: number): boolean => [...value.replace(/\s/g, "")].length >= least

/** A value with any spaces between its characters. */
const spaced = (value: string): RegExp =>
  new RegExp([...value.replace(/\s/g, "")].map(sign => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("\\s*"), "g")
