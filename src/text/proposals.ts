import { type Quotation, quotationsIn } from "./quotations.ts"

/** What a comment asks to be put in the place of what. */
export interface Proposal {
  readonly replace: string
  readonly with: string
}

/** A way to propose: what stands before (in the sentence), between and after two quotations. */
interface Form {
  readonly before?: RegExp
  readonly between: RegExp
  readonly after?: RegExp
  /** The second quotation is what is to be replaced. */
  readonly reversed?: true
}

/** 「Ａ」という表現を、 「Ａ」とあるのは 「Ａ」から */
const OLD =
  "(?:の|という|との)?(?:記載|記述|表記|表現|文言|字句|用語|語句|語|言葉|部分|箇所|文)?(?:を|は|については|に関しては|とあるのを|とあるのは|とあるが|とありますが|から)、?"
/** …、ほかの箇所と同様に半角で「Ｂ」 */
const MANNER =
  "(?:[^「」『』。\\n]{0,20}(?:と同様に|と同じく|に合わせて|にならって|に倣って)、?)?(?:正しくは|(?:半角|全角|漢字|平仮名|ひらがな|片仮名|カタカナ)(?:の|で))?"

const STOP = "[。．）)]|$"
/** What follows する, して, した where something is asked for. */
const RU = `(?:べき(?!か(?!と))|ことを|ことが(?:必要|適|妥|望|よ|良)|よう|(?:方|ほう)が|必要が|のが(?:適|妥|望|よ|良)|のは(?:どう|いかが|如何)|(?:こと)?(?:${STOP}))`
const TE = "て(?:ほし|欲し|くだ|下さ|いただ|頂|もら|は(?:どう|いかが|如何))"
const TA = "た(?:方|ほう)が"
const SURU = `(?:(?:する|す)${RU}|し${TE}|し${TA}|され(?:たい|たく))`
const NOUN = "(?:修正|変更|訂正|修文|統一|置換|改正|改称|差し?替え|置き換え|書き換え|言い換え|表記|記載|記述|明記)"

/** What is asked for, from the verb on. A verb alone at the end ("修正。") asks too. */
const ASKED = [
  `${NOUN}を?(?:${SURU}|お願い|願い|希望|要望|提案|求め|いただ|頂|${STOP})`,
  `${NOUN}が(?:必要|適|妥|望)`,
  SURU,
  `(?:改め|変え|替え|書き改め|置き換え|書き換え|言い換え)(?:る${RU}|${TE}|${TA}|られたい|${STOP})`,
  `直(?:す${RU}|し${TE}|し${TA})`,
  `書(?:く${RU}|い${TE}|い${TA})`,
].join("|")

/** Says the opposite or tells what was done; "ではないか" and "ませんか" only ask. */
const DENIED =
  /ない(?!か|でしょうか|だろうか|ものか)|ません(?!か|でしょうか)|なく|せず|不要|反対|理由|なぜ|経緯|されてい|されま|ました|とのこと|必要は/

const JAPANESE: readonly Form[] = [
  { between: new RegExp(`^${OLD}${MANNER}$`), after: new RegExp(`^(?:に|へ|と)、?(?:${ASKED})`) },
  { between: /^ではなく(?:て)?、?$/, after: new RegExp(`^(?:に|へ|と)、?(?:${ASKED})`) },
  { between: /^は、?$/, after: /^の(?:誤記|誤植|誤り|誤字|間違い|書き間違い|誤変換|変換ミス|ミス)/ },
]

const NAMED = "(?:the )?(?:(?:word(?:s|ing)?|phrase|term|text|expression|sentence|reference to) )?"
const ENGLISH: readonly Form[] = [
  {
    before: new RegExp(`\\b(?:change|replace|amend|correct|revise|reword|modify|alter) ${NAMED}$`, "i"),
    between: /^ (?:to|with|by|into)(?: read)? $/i,
  },
  {
    between:
      /^ (?:should|must|ought to|needs to) (?:be )?(?:read|be|changed to|replaced (?:with|by)|amended to|corrected to|revised to|reworded to) $/i,
  },
  {
    before: new RegExp(`\\b(?:use|say|write|read|put) ${NAMED}$`, "i"),
    between: /^,? (?:instead of|rather than|in place of) $/i,
    reversed: true,
  },
  { before: new RegExp(`\\bsubstitute ${NAMED}$`, "i"), between: new RegExp(`^ for ${NAMED}$`, "i"), reversed: true },
]
const DENIED_EN = /\b(?:not|never|no|without|why|if|was|were|opposed?|against|unclear)\b|n['’]t\b/i

const ARROW = /^\s*(?:→|⇒|->|=>)\s*$/
/** A comment that is nothing but "ＩＴ→IT". */
const BARE = /^\s*([^\s→⇒「」『』。、]+)\s*[→⇒]\s*([^\s→⇒「」『』。、]+)\s*$/

const END_JA = /[。．\n！？]/
const END_EN = /[.!?;](?=\s|$)|\n/
/** How much of a sentence is looked at on each side, in UTF-16 units; longer ones propose nothing that can be told. */
const REACH = 300

/** A text up to the end of its first sentence, its stop included. */
function sentence(text: string, end: RegExp): string {
  const at = text.search(end)
  return at < 0 ? text : text.slice(0, at + 1)
}

const hasForm = ({ before, between, after }: Form, left: string, middle: string, right: string): boolean =>
  between.test(middle) && (before?.test(left) ?? true) && (after?.test(right) ?? true)

/** 「Ａ」を「Ｂ」に、「Ｃ」を「Ｄ」に修正: the first shares the verb of the second. */
const SHARES = /^(?:に|へ|と)、?(?:また)?、?$/
const isReplaced = (text: string, a: Quotation, b: Quotation): boolean =>
  JAPANESE[0]?.between.test(text.slice(a.to, Math.min(b.from, a.to + REACH))) ?? false

/** What two neighbouring quotations propose together, or null. */
function proposalOf(text: string, a: Quotation, b: Quotation): Proposal | null {
  const between = text.slice(a.to, Math.min(b.from, a.to + REACH))
  const plain: Proposal = { replace: a.text, with: b.text }
  if (ARROW.test(between)) return plain
  const rest = text.slice(b.to, b.to + REACH)
  const asked = sentence(rest, END_JA)
  if (JAPANESE.some(form => hasForm(form, "", between, asked.replace(/\n$/, ""))))
    return DENIED.test(asked) ? null : plain
  const left =
    text
      .slice(Math.max(0, a.from - REACH), a.from)
      .split(new RegExp(END_EN, "g"))
      .at(-1) ?? ""
  const english = ENGLISH.find(form => hasForm(form, left, between, rest))
  if (!english || DENIED_EN.test(left) || DENIED_EN.test(sentence(rest, END_EN))) return null
  // A stop inside the marks may belong to the sentence and not to the plan.
  if (/[.,;]$/.test(b.text) && !/[.,;]$/.test(a.text)) return null
  return english.reversed ? { replace: b.text, with: a.text } : plain
}

/**
 * The replacements that a comment proposes word for word, each once, in its order. What is only meant, denied, told or
 * asked about is none: nothing is guessed.
 *
 *   「個人情報」を「信用情報」に修正していただきたい。     →  個人情報 → 信用情報
 *   「あつせん」は「あっせん」の誤記ではないでしょうか。   →  あつせん → あっせん
 *   please replace “should” with “shall”                   →  should → shall
 *   「Ａ」を「Ｂ」に変更しないでください。                 →  nothing
 */
export function proposalsIn(text: string): readonly Proposal[] {
  const bare = BARE.exec(text)
  if (bare?.[1] && bare[2]) return distinct([{ replace: bare[1], with: bare[2] }])
  const quotations = quotationsIn(text)
  const found: (Proposal | null)[] = []
  // From the end: one that shares the verb of the next one needs that one.
  for (let i = quotations.length - 2; i >= 0; i--) {
    const [a, b, c] = quotations.slice(i, i + 3)
    if (!a || !b) continue
    const shares = found[i + 2] && c && SHARES.test(text.slice(b.to, c.from)) && isReplaced(text, a, b)
    found[i] = shares ? { replace: a.text, with: b.text } : proposalOf(text, a, b)
  }
  return distinct([...found.flatMap(proposal => proposal ?? []), ...widthsIn(text, quotations)])
}

const WIDTH = new RegExp(
  `^${OLD}(半角|全角)(?:の?(?:英数字|英字|数字|文字|カタカナ|片仮名|表記))?(?:に|で|へ)、?(?:${ASKED})`,
)

/** ASCII in full width. */
const wide = (text: string): string =>
  text.replace(/[!-~]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(" ", "\u3000")

/**
 * Words that are to be written in the other width throughout.
 *
 *   「ＩＴ」は半角に統一すべき。   →  ＩＴ → IT
 */
function widthsIn(text: string, quotations: readonly Quotation[]): readonly Proposal[] {
  return quotations.flatMap(quoted => {
    const asked = sentence(text.slice(quoted.to, quoted.to + REACH), END_JA)
    const width = WIDTH.exec(asked.replace(/\n$/, ""))?.[1]
    if (!width || DENIED.test(asked)) return []
    return [{ replace: quoted.text, with: width === "半角" ? quoted.text.normalize("NFKC") : wide(quoted.text) }]
  })
}

const distinct = (found: readonly Proposal[]): readonly Proposal[] => {
  const byKey = new Map(found.map(proposal => [JSON.stringify([proposal.replace, proposal.with]), proposal]))
  return [...byKey.values()].filter(({ replace, with: fresh }) => replace !== "" && replace !== fresh)
}

/** What a comment asks to be put in or taken out, word for word. */
export interface WordingRequest {
  readonly kind: "addition" | "removal"
  readonly words: string
}

const THESE =
  "(?:という|との|の)?(?:記載|記述|表記|表現|文言|字句|用語|語句|語|言葉|部分|箇所|文|項目|項)?(?:を|について|についても|も|は)、?"
const PLACED = "(?:[^「」『』。\\n]{0,20}(?:に|へ|として)、?)?"
const ADD = "(?:追加|追記|加筆|挿入|明記|記載|付記)"
const REMOVE = "(?:削除|除去)"
const asked = (noun: string, verb: string): RegExp =>
  new RegExp(
    `^${THESE}${PLACED}(?:${noun}を?(?:${SURU}|お願い|願い|希望|要望|提案|求め|いただ|頂|${STOP})|${noun}が(?:必要|適|妥|望)|${verb})`,
  )
const ADDED = asked(ADD, `(?:加え|付け加え|入れ)(?:る${RU}|${TE}|${TA})`)
const REMOVED = asked(
  REMOVE,
  `(?:削(?:る${RU}|っ${TE}|っ${TA})|(?:取り)?除(?:く${RU}|い${TE}|い${TA})|外(?:す${RU}|し${TE}|し${TA}))`,
)
const ADD_EN = /\b(?:add|insert|include|append) (?:the )?(?:(?:words?|phrase|term|text|sentence) )?$/i
const REMOVE_EN = /\b(?:delete|remove|strike|drop) (?:the )?(?:(?:words?|phrase|term|text|sentence) )?$/i

/**
 * The words that a comment asks to add or to delete. Nothing where it says the opposite or only tells.
 *
 *   「休日及び夜間」を追加していただきたい。   →  addition of 休日及び夜間
 *   please delete "where possible"             →  removal of where possible
 */
export function requestsIn(text: string): readonly WordingRequest[] {
  const requests = quotationsIn(text).flatMap((quoted): readonly WordingRequest[] => {
    if (quoted.text === "") return []
    const rest = sentence(text.slice(quoted.to, quoted.to + REACH), END_JA)
    const left =
      text
        .slice(Math.max(0, quoted.from - REACH), quoted.from)
        .split(new RegExp(END_EN, "g"))
        .at(-1) ?? ""
    const isDenied = DENIED.test(rest) || DENIED_EN.test(left)
    const kind =
      ADDED.test(rest.replace(/\n$/, "")) || ADD_EN.test(left)
        ? "addition"
        : REMOVED.test(rest.replace(/\n$/, "")) || REMOVE_EN.test(left)
          ? "removal"
          : null
    return kind === null || isDenied ? [] : [{ kind, words: quoted.text }]
  })
  return [...new Map(requests.map(request => [JSON.stringify(request), request])).values()]
}
