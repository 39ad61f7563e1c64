/**
 * What an answer says it does to the plan, read from its wording alone.
 *
 *   御意見のとおり修正します。                → promises
 *   現行記載で十分と考えます。                → declines
 *   「修正して欲しい」との御意見ですが、…      → neither: quoted words are not the office's own
 *
 * The phrases are those measured on published answers (環境基本計画, 482 pairs, and the results of ministries and cities).
 */

const VERB =
  "(?:修正|修文|追記|追加|加筆|補記|付記|訂正|変更|改訂|反映|明記|明確化|統一|削除|記載|記述|差し?替え|置き換え)"
const DONE = "(?:ます|ました)"
/** し, いたし, させていただき, を行い, することとし, することといたし, することにし… */
const DOES =
  "(?:を(?:行い|加え|し|いたし|行うこととし|行うことといたし)|する(?:こと(?:と|に)(?:し|いたし|致し)|ようにし)|し|いたし|致し|(?:さ)?せて(?:いただき|頂き))"

/** Verbs that say the plan is changed, in the forms answers use: 修正します・修正いたしました・追記することとします・表現を改めました. */
const PROMISE_JA = new RegExp(
  [
    `${VERB}${DOES}${DONE}`,
    `(?:に|と|へ)改め(?:${DONE}|ることとし${DONE})`,
    `(?:記載|記述|表記|表現|文言|字句|文章|本文|説明|注釈|一文|項目)を(?:加え|補い|改め|見直し|整理し|差し替え|置き換え)(?:${DONE}|ることとし${DONE})`,
    `(?:差し?替え|置き換え|書き換え)${DONE}`,
    // What stands so in the revision at hand, where the opinion is named as the cause.
    `(?:御|ご)(?:意見|指摘)[^。\\n]{0,20}(?:踏まえ|とおり|通り)[^。\\n]{0,40}(?:修正|修文|追記|加筆|訂正)して(?:おり|い)ます`,
    // Answers in plain style: only at the end of a sentence, and only verbs that speak of text.
    `(?:修正|修文|追記|加筆|訂正)(?:する|した|することと(?:する|した))(?=[。．]|$)`,
    `(?:御|ご)(?:意見|指摘)[^。\\n]{0,20}(?:踏まえ|とおり|通り)[^。\\n]{0,40}(?:修正|修文|追記|加筆|訂正|反映)(?=[。．]|$)`,
  ].join("|"),
  "gm",
)

/** A verb above that speaks of something other than this plan's text. */
const NOT_THE_PLAN =
  /(?:現行|既に|すでに|原案に|案に)[^。]{0,40}(?:記載|記述|明記)し(?:ます|ました)$|(?:検討|取組|施策|運用|事業)[^。]{0,6}に反映し(?:ます|ました)$|(?:次回|次期|改定時|改訂時|見直し時)[^。]{0,40}$/

const DECLINE_JA =
  /(?:原案|素案|案)(?:の(?:とおり|通り|まま)|どおり|通り)と(?:します|し|いたします|させて)|現行(?:の)?(?:記載|記述|表現)(?:で十分|のままと(?:します|し|いたし|させて))|(?:修正|変更)(?:は)?(?:しません|いたしません|行いません|不要)|(?:修正|変更)は行わ|(?:既に|すでに)[^。]{0,60}記載し(?:て|ています)|検討の対象外|(?:今後|施策|取組|検討|推進|策定)の参考(?:と|に)(?:します|し|いたします|させて)/

const DONE_EN =
  "(?:revised|amended|changed|added|corrected|deleted|removed|inserted|replaced|reworded|rephrased|clarified|modified|updated|incorporated)"
const PROMISE_EN = new RegExp(
  `\\b(?:(?:will|shall) (?:be ${DONE_EN}|revise|amend|change|add|correct|delete|remove|insert|replace|reword|rephrase|clarify|modify)|(?:has|have) (?:now )?(?:been )?(?:now )?${DONE_EN}|(?:is|are) (?:revised|amended|corrected|replaced|deleted) (?:as|to|accordingly)|(?:text|wording|paragraph|sentence|draft|table|figure) (?:was |were )?${DONE_EN})\\b|^(?:done|fixed|corrected)\\b`,
  "i",
)

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
