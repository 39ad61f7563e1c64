/** Signs of the symbol fonts, which sit in U+F020..F0FF, as the Unicode signs that look the same. */

/** Adobe Symbol, from 0x41 and 0x61: Greek letters. */
const GREEK_UPPER = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
const GREEK_LOWER = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"

const letters = (from: number, signs: string): readonly (readonly [number, string])[] =>
  [...signs].map((sign, i) => [from + i, sign] as const)

const SYMBOL: ReadonlyMap<number, string> = new Map([
  ...letters(0x30, "0123456789"),
  ...letters(0x41, GREEK_UPPER),
  ...letters(0x61, GREEK_LOWER),
  ...letters(0x20, " !∀#∃%&∍()∗+,−./"),
  ...letters(0xa2, "′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈"),
  ...letters(0xc4, "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇"),
  [0xd2, "®"],
  [0xd3, "©"],
  [0xd4, "™"],
  [0xd6, "√"],
  [0xd7, "⋅"],
  ...letters(0xdb, "⇔⇐⇑⇒⇓"),
  [0xe5, "∑"],
  [0xf2, "∫"],
])

const WINGDINGS: ReadonlyMap<number, string> = new Map([
  [0x28, "☎"],
  [0x2a, "✉"],
  [0x46, "☞"],
  [0x4a, "☺"],
  [0x6c, "●"],
  [0x6d, "❍"],
  [0x6e, "■"],
  [0x6f, "□"],
  [0x70, "□"],
  [0x71, "❑"],
  [0x72, "❒"],
  [0x73, "⬧"],
  [0x74, "⧫"],
  [0x75, "◆"],
  [0x76, "❖"],
  ...letters(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
  [0x9e, "·"],
  [0x9f, "•"],
  [0xa1, "○"],
  [0xa4, "◉"],
  [0xa7, "▪"],
  [0xa8, "◻"],
  [0xab, "★"],
  [0xb2, "⟡"],
  [0xd8, "➢"],
  [0xdc, "➲"],
  [0xe0, "→"],
  [0xe8, "➔"],
  ...letters(0xef, "⇦⇨⇧⇩⬄"),
  [0xfb, "✗"],
  [0xfc, "✓"],
  [0xfd, "☒"],
  [0xfe, "☑"],
])

const WINGDINGS_2: ReadonlyMap<number, string> = new Map([
  [0x4f, "✗"],
  [0x50, "✓"],
  [0x51, "☒"],
  [0x52, "☑"],
  [0x97, "●"],
  [0xa3, "□"],
])

const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ["symbol", SYMBOL],
  ["wingdings", WINGDINGS],
  ["wingdings 2", WINGDINGS_2],
])

/** The sign that a code of a symbol font shows, or null when it is not in the tables. Takes 0xF0B7 and 0xB7 alike. */
export function symbolSign(font: string, code: number): string | null {
  const table = FONTS.get(font.trim().toLowerCase())
  return table?.get(code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code) ?? null
}

/** A bullet as a reader sees it: signs of symbol fonts become Unicode, an unknown one becomes "•". */
export function readableBullet(text: string, font: string | null): string {
  return Array.from(text, sign => {
    const code = sign.codePointAt(0) ?? 0
    const isPrivate = code >= 0xf000 && code <= 0xf0ff
    const mapped = font === null ? null : symbolSign(font, code)
    return isPrivate ? (mapped ?? symbolSign("Symbol", code) ?? "•") : (mapped ?? sign)
  }).join("")
}
