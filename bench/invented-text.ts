/** How many words the plan is written in, and how many kanji they are made of: what a plan of 100 pages has. */
const WORDS = 4_000
const KANJI = Array.from({ length: 800 }, (_, i) => String.fromCodePoint(0x4e00 + i * 7))
/** What stands between two words. */
export const JOINING = ["の", "を", "に", "については、", "及び", "その他の", "することとし、", "に当たっては、"]

/** Numbers that look random and are the same every time (Park & Miller 1988). */
export function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647
    yield state
  }
}

export type Numbers = Generator<number, never>
export const pick = <T>(from: readonly T[], random: Numbers): T => from[random.next().value % from.length] as T

/** Words of two to four kanji, the earlier ones far more often than the later ones, as in any text. */
export function vocabulary(random: Numbers): () => string {
  const words = Array.from({ length: WORDS }, () =>
    Array.from({ length: 2 + (random.next().value % 3) }, () => pick(KANJI, random)).join(""),
  )
  return () => words[Math.floor(WORDS * (random.next().value / 2_147_483_647) ** 3)] ?? ""
}

/** Text of so many words. */
export const sentence = (word: () => string, words: number, random: Numbers): string =>
  `${Array.from({ length: words }, () => word() + pick(JOINING, random)).join("")}行う。`
