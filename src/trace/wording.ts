/**
 * What an answer says it does to the plan, read from its wording alone.
 *
 *   御意見のとおり修正します。                → promises
 *   現行記載で十分と考えます。                → declines
 *   「修正して欲しい」との御意見ですが、…      → neither: quoted words are not the office's own
 *
 * The phrases are those measured on published answers (環境基本計画, 482 pairs, and the results of ministries and cities).
 */

/** Verbs that say the plan is changed, in the forms answers use: 修正します・修正いたしました・追記することとします. */
const PROMISE_JA =
  /(?:修正|修文|追記|追加|加筆|訂正|変更|改訂|反映|明記|削除|記載)(?:を(?:行い|加え|し)|を行うこととし|することとし|することといたし|し|いたし|致し)(?:ます|ました)|(?:に|と|へ)改め(?:ます|ました|ることとします)/g

/** A verb above that speaks of something other than the plan's text. */
const NOT_THE_PLAN =
  /(?:現行|既に|すでに|原案に|案に)[^。]{0,40}記載し(?:ます|ました)$|(?:検討|取組|施策)[^。]{0,6}に反映し(?:ます|ました)$/

const DECLINE_JA =
  /(?:原案|素案|案)の(?:とおり|まま)と(?:します|し|いたします|させて)|現行(?:の)?記載で十分|修正(?:は)?(?:しません|いたしません|行いません|不要)|修正は行わ|(?:既に|すでに)[^。]{0,60}記載し(?:て|ています)|検討の対象外|今後の参考と(?:します|させて)/

const PROMISE_EN =
  /\b(?:(?:will|shall) (?:be )?(?:revised?|amend(?:ed)?|change[d]?|add(?:ed)?|correct(?:ed)?|delete[d]?|insert(?:ed)?|replace[d]?)|(?:has|have) (?:been )?(?:revised|amended|changed|added|corrected|deleted|inserted|replaced)|(?:is|are) (?:revised|amended|corrected|replaced|deleted) (?:as|to|accordingly))\b/i

const NEGATED_EN = /\b(?:will|shall|has|have|is|are|does|do) not\b|\bno change\b|\bwon't\b/i

const DECLINE_EN =
  /\bno change\b|\b(?:text|wording|draft) (?:is|remains) (?:sufficient|unchanged|as drafted)\b|\bwill not be (?:revised|changed|amended)\b|\bretain(?:s|ed)? the (?:text|wording)\b/i

/** Quotations speak in the plan's or the submitter's words, not in the office's. */
const QUOTED = /「[^「」]*」|『[^『』]*』|“[^“”]*”|"[^"]*"/g

const ownWords = (text: string): string => text.replace(QUOTED, "「」")

/** True when the answer says that the plan is, was or will be changed. */
export function promisesChange(text: string): boolean {
  const own = ownWords(text)
  for (const match of own.matchAll(PROMISE_JA)) {
    const upTo = own.slice(Math.max(0, match.index - 60), match.index + match[0].length)
    if (!NOT_THE_PLAN.test(upTo)) return true
  }
  return own.split(/(?<=[.!?])\s/).some(sentence => PROMISE_EN.test(sentence) && !NEGATED_EN.test(sentence))
}

/** True when the answer says that the plan stays as it is. */
export function declinesChange(text: string): boolean {
  const own = ownWords(text)
  return DECLINE_JA.test(own) || DECLINE_EN.test(own)
}

/** What an answer's wording does: read once for all rules. */
export interface Stance {
  readonly promises: boolean
  readonly declines: boolean
}

/** Reads an answer's wording. */
export const stanceOf = ({ text }: { readonly text: string }): Stance => ({
  promises: promisesChange(text),
  declines: declinesChange(text),
})
