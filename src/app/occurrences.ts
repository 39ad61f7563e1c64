import { Places } from "../compare/place.ts"
import { type Message, UserError } from "../model/errors.ts"
import { type KnownPage, knownPage } from "../model/pages.ts"
import { type Block, type Plan, pageSource, type Span } from "../model/plan.ts"
import { pagedPlace } from "../publishers/compare-words.ts"
import { foldNotation } from "../text/fold.ts"
import { foldedForm } from "../text/folded-form.ts"
import { isOnPage } from "../trace/page-places.ts"

/** A place where a text stands in a plan; the span is in the block's text. */
export interface Occurrence extends Span, KnownPage {
  readonly block: Block
  /** As `Places` says it: "別紙1 > 表1 > 3行". */
  readonly place: string
}

/** Which of the places are meant. */
export interface Choice {
  /** A part of the place's name, or a page; null: wherever it is. */
  readonly place: string | null
  readonly all: boolean
  /** The one of that number among those that are meant, from 0; null: as `all` says. */
  readonly at: number | null
  /** What to try when the text stands in several places; null: the usual. */
  readonly hint: Message | null
}

/** Fields whose results Word makes from text that stands elsewhere. */
const COPIES = /^\s*(TOC|TOA|INDEX|REF|PAGEREF|NOTEREF|STYLEREF|SEQ|PAGE|NUMPAGES)\b/i

/** True where the text is in a field that Word fills in by itself. */
export const isCopy = ({ block, from, to }: Occurrence): boolean =>
  block.fields.some(field => COPIES.test(field.instruction) && field.from < to && field.to > from)

/** What would be torn apart from the sign before it. */
const JOINS = /^(?:\p{M}|\u200d|\ufe0e|\ufe0f|\uff9e|\uff9f)/u
const isHalf = (text: string, at: number): boolean => /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1))
const isBoundary = (text: string, at: number): boolean => !isHalf(text, at) && !JOINS.test(text.slice(at, at + 2))

/** Every place where a plan says exactly that text, code point for code point, in reading order. */
export function occurrencesOf(plan: Plan, text: string): readonly Occurrence[] {
  const places = new Places(plan)
  const source = pageSource(plan)
  return plan.blocks.flatMap(block => {
    const found: Occurrence[] = []
    for (let from = block.text.indexOf(text); from >= 0; from = block.text.indexOf(text, from + 1)) {
      const to = from + text.length
      if (from < (found.at(-1)?.to ?? 0) || !isBoundary(block.text, from) || !isBoundary(block.text, to)) continue
      found.push({ block, from, to, place: places.of([block]), ...knownPage(block.page, source) })
    }
    return found
  })
}

/** Longest list of places in a sentence. */
const LISTED = 8

/**
 * The occurrences that are meant: the only one, the only one in a place, or all. Copies that Word makes by itself (contents,
 * cross-references) do not count beside the text that they repeat. Says which places there are when it can't be told.
 */
export function chosen(plan: Plan, text: string, { place, all, at, hint }: Choice): readonly Occurrence[] {
  const found = occurrencesOf(plan, text)
  if (found.length === 0) throw notFound(plan, text)
  const own = found.filter(each => !isCopy(each))
  const candidates = own.length > 0 ? own : found
  const there = place === null ? candidates : candidates.filter(each => isIn(plan, place, each))
  if (there.length === 0) throw notThere(text, place ?? "", candidates)
  const named = at === null ? undefined : there[at]
  if (named) return [named]
  if (there.length === 1 || all) return there
  throw new UserError(
    {
      ja: `「${text}」は${there.length}か所にあります: ${listed(there, "ja")}`,
      en: `"${text}" stands in ${there.length} places: ${listed(there, "en")}`,
    },
    hint ?? {
      ja: "--in で場所を指定するか、--replace を前後の語句まで長くしてください。すべてなら --all を付けます。",
      en: "Name the place with --in, or take more words into --replace; --all takes every one.",
    },
  )
}

function notFound(plan: Plan, text: string): UserError {
  const form = plan.blocks.map(block => foldedForm(block.text, text)).find(found => found !== null && found !== text)
  return new UserError(
    { ja: `「${text}」は ${plan.file} にありません。`, en: `"${text}" is not in ${plan.file} .` },
    form === undefined || form === null
      ? {
          ja: "案文にあるとおりの字句を --replace に指定してください(段落をまたぐ字句は直せません)。",
          en: "Give --replace the text exactly as the plan has it, within one paragraph.",
        }
      : {
          ja: `表記の異なる「${form}」があります。--replace にはその表記で指定してください。`,
          en: `There is "${form}", written otherwise: give it to --replace as it is written.`,
        },
  )
}

const notThere = (text: string, place: string, found: readonly Occurrence[]): UserError =>
  new UserError(
    { ja: `「${text}」は「${place}」にありません。`, en: `"${text}" is not in "${place}".` },
    { ja: `ある場所: ${listed(found, "ja")}`, en: `It stands in: ${listed(found, "en")}` },
  )

/** The place of an occurrence, with its page where that is known. */
export const placeOf = (occurrence: Occurrence, language: "ja" | "en"): string => pagedPlace(occurrence, language)

/** Characters shown on each side of an occurrence. */
const AROUND = 8

function around({ block: { text }, from, to }: Occurrence): string {
  const [before, after] = [[...text.slice(0, from)], [...text.slice(to)]]
  const cut = [before.length > AROUND ? "…" : "", after.length > AROUND ? "…" : ""]
  const shown = `${cut[0]}${before.slice(-AROUND).join("")}${text.slice(from, to)}${after.slice(0, AROUND).join("")}${cut[1]}`
  return shown.replace(/\s+/g, " ")
}

/** Places with the words around, so that two in one place can be told apart. */
function listed(found: readonly Occurrence[], language: "ja" | "en"): string {
  const shown = found
    .slice(0, LISTED)
    .map(each =>
      language === "ja" ? `${placeOf(each, "ja")}「${around(each)}」` : `${placeOf(each, "en")} "${around(each)}"`,
    )
  const more = found.length - shown.length
  const rest = language === "ja" ? `、ほか${more}か所` : `, and ${more} more`
  return `${shown.join(language === "ja" ? "、" : ", ")}${more > 0 ? rest : ""}`
}

/** "p.58", "58ページ", "58頁", "page 58", folded: long vowel marks are gone. */
const PAGE = /^(?:pp?\.?|page|ペジ|頁)(\d{1,6})$|^(\d{1,6})(?:p|page|ペジ|頁)目?$/

/** True when a place as typed names that of the occurrence: a page, or a part of its words in any width. */
function isIn(plan: Plan, typed: string, { place, block }: Occurrence): boolean {
  const wanted = foldNotation(typed)
  const page = PAGE.exec(wanted)
  if (page) {
    if (plan.blocks.some(each => each.page !== null)) return isOnPage(plan, block, Number(page[1] ?? page[2]))
    throw new UserError(
      { ja: `${plan.file} からはページが分かりません。`, en: `${plan.file} does not say where its pages are.` },
      { ja: "--in には見出しや表の名前を指定してください。", en: "Give --in a heading or a table instead." },
    )
  }
  return wanted !== "" && namesPart(foldNotation(place), wanted)
}

/** True when `wanted` is in `place` without cutting a number: "別紙2" is not in "別紙21". */
function namesPart(place: string, wanted: string): boolean {
  const isDigit = (sign: string | undefined) => sign !== undefined && /\d/.test(sign)
  for (let at = place.indexOf(wanted); at >= 0; at = place.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    const cuts = (i: number) => isDigit(place[i - 1]) && isDigit(place[i])
    if (!cuts(at) && !cuts(end)) return true
  }
  return false
}
