/** What kind of personal data a text holds. */
export type PersonalKind = "e-mail" | "phone" | "address" | "contact" | "name"

/** A piece of personal data as it stands in a text. */
export interface Personal {
  readonly kind: PersonalKind
  readonly text: string
}

const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/
/** A number in groups that starts with 0: 03-1234-5678, 090-1234-5678, (03)1234-5678, 03(1234)5678. */
const PHONE = /(?<![\d-])(?:\(0\d{1,4}\)\s?\d{1,4}[-\s]\d{4}|0\d{1,4}[-(]\d{1,4}[-)]\d{3,4})(?![\d-])/
const POSTCODE = /〒\s?\d{3}-?\d{4}/
/** From a prefecture (or a designated city) to a number of a house. */
const ADDRESS =
  /(?:[^\s、。「」]{2,3}[都道府県][^\s、。「」]{1,8}?|[^\s、。「」都道府県]{1,6})[市区町村][^\s、。「」]{0,16}?\d{1,4}(?:丁目|番地|番\d|-\d{1,4}(?:-\d{1,4})?(?!\d))/

/** All of the above hold a digit or @, in one width or the other. Asked first: most texts have neither. */
const OF_PERSONAL = /[\d０-９@＠]/

/** Digits and marks in one width; the same length as before, so that nothing else moves. */
const narrowed = (text: string): string =>
  text
    .replace(/[！-～]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[‐‑‒–—―−ー](?=\d)/g, "-")
    .replace(/\u3000/g, " ")

/** Digits of a phone number: 10 on a line, 11 in the air. Other numbers in groups have others. */
const isPhone = (text: string): boolean => [10, 11].includes(text.replace(/\D/g, "").length)

/**
 * Personal data that can be told by its form alone. Dates, numbers of laws and places in a plan have other forms.
 *
 *   連絡は taro@example.jp へ        →  taro@example.jp
 *   ０３－１２３４－５６７８         →  ０３－１２３４－５６７８
 */
export function personalDataIn(text: string): readonly Personal[] {
  if (!OF_PERSONAL.test(text)) return []
  const plain = narrowed(text)
  const at = (pattern: RegExp, kind: PersonalKind): readonly Personal[] => {
    const match = pattern.exec(plain)
    return match ? [{ kind, text: text.slice(match.index, match.index + match[0].length) }] : []
  }
  return [
    ...at(EMAIL, "e-mail"),
    ...at(PHONE, "phone").filter(phone => isPhone(narrowed(phone.text))),
    ...(POSTCODE.test(plain) ? at(POSTCODE, "address") : at(ADDRESS, "address")),
  ]
}
