/** How a counter is printed: `w:numFmt` values of ECMA-376 17.18.59. */

const AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
const AIUEO_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
const IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
const IROHA_HALF = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
const STEMS = "甲乙丙丁戊己庚辛壬癸"
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
const GANADA = "가나다라마바사아자차카타파하"
const CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
const RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
const CHICAGO = ["*", "†", "‡", "§"]
const KANJI_DIGITS = "〇一二三四五六七八九"
const LEGAL_DIGITS = "零壱弐参四伍六七八九"

const cycle = (set: string) => (n: number) => set[(n - 1) % set.length] ?? ""
/** Past the end of the set the sign is doubled, tripled: z, aa, bb. Capped: a hostile counter must not fill memory. */
const repeat = (set: string) => (n: number) =>
  (set[(n - 1) % set.length] ?? "").repeat(Math.min(32, Math.ceil(n / set.length)))
/** Signs that exist up to `last` only; plain digits after that. */
const upTo = (last: number, sign: (n: number) => string) => (n: number) => (n <= last ? sign(n) : String(n))
const offset = (base: number) => (n: number) => String.fromCodePoint(base + n - 1)
const digits = (set: string) => (n: number) => String(n).replace(/\d/g, d => [...set][Number(d)] ?? d)

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
]

function roman(n: number): string {
  if (n > 32_767) return String(n)
  let rest = n
  let text = ""
  for (const [value, sign] of ROMAN)
    while (rest >= value) {
      text += sign
      rest -= value
    }
  return text
}

/** 1234 → 千二百三十四; `keepOne` writes 一 before 十 百 千 too. */
function kanji(n: number, set: string, units: readonly string[], keepOne: boolean): string {
  if (n === 0) return set[0] ?? ""
  const four = (part: number): string =>
    [...String(part)].reduce((text, digit, i, all) => {
      if (digit === "0") return text
      const place = all.length - 1 - i
      const one = digit === "1" && place > 0 && !keepOne
      return text + (one ? "" : (set[Number(digit)] ?? "")) + (place > 0 ? units[place - 1] : "")
    }, "")
  const high = Math.floor(n / 10_000)
  return (high > 0 ? four(high) + (units[3] ?? "") : "") + (n % 10_000 > 0 ? four(n % 10_000) : "")
}

/** ① to ㊿, in the four ranges where they stand. */
const circled = (n: number): string =>
  n <= 20 ? offset(0x2460)(n) : n <= 35 ? offset(0x3251)(n - 20) : n <= 50 ? offset(0x32b1)(n - 35) : String(n)

const counted = (n: number) => kanji(n, KANJI_DIGITS, ["十", "百", "千", "万"], false)

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13
  return `${n}${teen ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th")}`
}

const FORMATS: Readonly<Record<string, (n: number) => string>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: n => String(n).padStart(2, "0"),
  decimalFullWidth: digits("０１２３４５６７８９"),
  decimalFullWidth2: digits("０１２３４５６７８９"),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: upTo(20, offset(0x2460)),
  decimalEnclosedParen: upTo(20, offset(0x2474)),
  decimalEnclosedFullstop: upTo(20, offset(0x2488)),
  ideographEnclosedCircle: upTo(10, offset(0x3280)),
  upperRoman: roman,
  lowerRoman: n => roman(n).toLowerCase(),
  upperLetter: repeat("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
  lowerLetter: repeat("abcdefghijklmnopqrstuvwxyz"),
  aiueo: cycle(AIUEO_HALF),
  aiueoFullWidth: cycle(AIUEO),
  iroha: cycle(IROHA_HALF),
  irohaFullWidth: cycle(IROHA),
  ideographDigital: digits(KANJI_DIGITS),
  japaneseCounting: counted,
  japaneseDigitalTenThousand: digits(KANJI_DIGITS),
  japaneseLegal: n => kanji(n, LEGAL_DIGITS, ["拾", "百", "阡", "萬"], true),
  chineseCounting: counted,
  chineseCountingThousand: counted,
  taiwaneseCounting: counted,
  taiwaneseCountingThousand: counted,
  taiwaneseDigital: digits(KANJI_DIGITS),
  ideographTraditional: upTo(10, cycle(STEMS)),
  ideographZodiac: upTo(12, cycle(BRANCHES)),
  ganada: cycle(GANADA),
  chosung: cycle(CHOSUNG),
  koreanDigital: digits("영일이삼사오육칠팔구"),
  russianLower: repeat(RUSSIAN),
  russianUpper: repeat(RUSSIAN.toUpperCase()),
  ordinal,
  hex: n => n.toString(16).toUpperCase(),
  numberInDash: n => `- ${n} -`,
  chicago: n => (CHICAGO[(n - 1) % 4] ?? "").repeat(Math.min(32, Math.ceil(n / 4))),
  none: () => "",
}

/** Prints a counter. An unknown format prints digits, as Word does; so does a number that a format has no sign for. */
export function formatNumber(n: number, format: string): string {
  const print = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  const isZeroless = n < 1 && !/^decimal(HalfWidth|Zero|FullWidth2?)?$|Digital|none/i.test(format)
  return print && !isZeroless ? print(n) : String(n)
}
