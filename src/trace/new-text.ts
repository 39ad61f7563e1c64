import { type Quotation, quotationsIn } from "../text/quotations.ts"
import { promisesChange } from "./wording.ts"

/** 修正し、 修正いたします、修正することとし…: the office does it. Not 修正すべき, 修正してほしい, 修正するよう求める. */
const DOES = "(?:(?:し|いたし|致し)(?:ます|ました|、|た上)|する(?:こととし|ことといたし))"
const REPLACES = "(?:修正|修文|変更|訂正|改訂|改称|統一|明確化)"
const ADDS = "(?:追記|追加|加筆|補記|挿入|明記|記載|付記)"

/** What stands behind a quotation that the plan now says. */
const AFTER_JA = [
  // 「Ｂ」に修正します、「Ｂ」へ変更し、「Ｂ」に改めます. Not 「Ⅳ.2」に追記します: that is a place.
  new RegExp(
    `^(?:に|へ|と(?:の|いう)(?:記載|記述|表記|表現|文言)に)(?:${REPLACES}${DOES}|改め(?:ます|ました|、|ることと))`,
  ),
  // 「Ｂ」と修正します、「Ｂ」と明記します
  new RegExp(`^と(?:${REPLACES}|${ADDS})${DOES}`),
  // 「Ｂ」を追加します、「Ｂ」の一文を追記します
  new RegExp(
    `^(?:という|との?|の)?(?:一文|文章|文言|記載|記述|字句|語句|文)?を(?:(?:新たに|新しく)、?)?(?:${ADDS}${DOES}|加え(?:ます|ました|、|ることと))`,
  ),
] as const

/** 次のとおり追記します。: what follows is new text. */
const FOLLOWS_JA = /(?:次|以下|下記)の(?:とおり|通り|ように|(?:一文|文章?|記述|記載|文言|内容)を)[^。\n]*$/

const BEFORE_EN = [
  /\b(?:changed|amended|revised|corrected|replaced|reworded)\b[^.“”"\n]{0,60}\b(?:to|with|by|into)(?: read)?(?: as follows)?:?\s*$/i,
  /\b(?:added|inserted)(?: the (?:words?|sentence|text|phrase|following))?:?\s*$/i,
] as const

const LABEL_OLD = /(?:修正|変更|改正)前|原案|現行|素案/
const LABEL_NEW = /(?:修正|変更|改正)後|修正案|修正文/
/** Only marks, labels and arrows may stand between a promise and the texts that it brings. */
const BETWEEN = /^(?:[\s。．.・○●※:：→⇒↓（）()【】[\]＜＞<>]|(?:修正|変更|改正)[前後]|原案|現行|素案|修正案|修正文)*$/

/** How much of a sentence is looked at on either side of a quotation, in UTF-16 units: texts without a stop may be endless. */
const REACH = 400

/** The sentence around an offset, from its start up to the offset. */
const before = (text: string, at: number): string => {
  const near = text.slice(Math.max(0, at - REACH), at)
  return near.slice(Math.max(near.lastIndexOf("。"), near.lastIndexOf("\n")) + 1)
}

const sentenceAfter = (text: string, at: number): string => /^[^。\n]*/.exec(text.slice(at, at + REACH))?.[0] ?? ""

/** Quotations that follow 次のとおり修正します。 as its new text: of a pair before → after only the latter. */
function following(text: string, quotations: readonly Quotation[]): readonly Quotation[] {
  const found: Quotation[] = []
  let open = false
  for (const [i, quotation] of quotations.entries()) {
    const from = quotations[i - 1]?.to ?? 0
    const between = text.slice(from, quotation.from)
    const stop = between.search(/[。\n]/)
    const promise = stop < 0 ? "" : before(text, from + stop)
    if (FOLLOWS_JA.test(promise) && promisesChange(promise) && BETWEEN.test(between.slice(stop))) open = true
    else if (!BETWEEN.test(between)) open = false
    if (!open) continue
    const next = text.slice(quotation.to, quotations[i + 1]?.from ?? text.length)
    const isOld = /^\s*[→⇒↓]/.test(next) || (LABEL_OLD.test(between) && !LABEL_NEW.test(between))
    if (!isOld) found.push(quotation)
  }
  return found
}

/**
 * The texts that an answer says the plan has now, as it quotes them. What is only a place, an old text or the
 * submitter's words is none of them: nothing is guessed.
 *
 *   「Ａ」を「Ｂ」に修正します。                    →  Ｂ
 *   次のとおり追記します。「Ｂ」                    →  Ｂ
 *   「Ⅳ.2」に追記します。「Ｂ」とすべきとの御意見…  →  nothing
 */
export function newTexts(answer: string): readonly string[] {
  const quotations = quotationsIn(answer)
  const after = new Set(following(answer, quotations))
  return quotations
    .filter(quotation => {
      if (after.has(quotation)) return true
      const rest = sentenceAfter(answer, quotation.to)
      if (AFTER_JA.some(form => form.test(rest))) return promisesChange(`「」${rest}。`)
      const left = before(answer, quotation.from)
      return BEFORE_EN.some(form => form.test(left)) && promisesChange(`${left}.`)
    })
    .map(quotation => quotation.text)
    .filter(text => text.trim() !== "")
}
