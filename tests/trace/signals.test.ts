import fc from "fast-check"
import { expect, test } from "vitest"
import { foldNotation } from "../../src/text/fold.ts"
import { TextFinder } from "../../src/trace/signals-finder.ts"
import { Rarity, TermIndex } from "../../src/trace/signals-index.ts"
import { PassageIndex } from "../../src/trace/signals-passages.ts"
import { sharedWords, termsOf, wordsOf } from "../../src/trace/signals-words.ts"

test.each([
  ["ＨＰＶワクチンの接種を supporting", ["hpv", "ワク", "クチ", "チン", "接種", "support"]],
  ["The streams and the stream", ["stream"]],
  ["#7119 と 5 月", ["7119"]],
  ["よろしくお願いします。", []],
])("terms of %s", (text, terms) => {
  expect([...termsOf(text).keys()]).toEqual(terms)
})

test("words in common are shown as written, the rarest first", () => {
  const rarity = (term: string) => (term === "検疫" ? 9 : 1)
  const words = wordsOf("事業者の検疫と演習", rarity)
  expect(sharedWords(words, new Set(termsOf("演習と検疫").keys()))).toEqual(["検疫", "演習"])
})

const PARAGRAPH =
  "However, an endpoint can abruptly close either the ingress or egress direction; these actions are independent."
const passages = new PassageIndex([{ text: "QUIC provides for 0-RTT connection establishment." }, { text: PARAGRAPH }])

test("a passage is found also where the draft has moved on", () => {
  const quoted =
    "> However, an endpoint can abruptly close the egress direction; these actions are independent.\n\nThis is wrong."
  expect([...passages.quotedBy(quoted).held.keys()]).toEqual([1])
  expect([...passages.quotedBy(`“${PARAGRAPH}” is wrong`).held]).toEqual([[1, 1]])
})

test("a passage from another document is foreign, a short quotation is no passage", () => {
  expect(passages.quotedBy("“The spin bit is an optional feature of version one of QUIC.”")).toMatchObject({
    foreign: 1,
  })
  expect(passages.quotedBy("“the spin bit”")).toMatchObject({ foreign: 0 })
})

const word = fc.constantFrom(
  "接種",
  "検疫",
  "演習",
  "ワクチン",
  "stream",
  "の",
  "IT",
  "ＩＴ",
  "、",
  "あつせん",
  "あっせん",
)
const words = fc.array(word, { maxLength: 8 }).map(parts => parts.join(""))

test("the likest texts are those that a look at every text finds, best first", () => {
  fc.assert(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 12 }),
      words,
      fc.integer({ min: 1, max: 5 }),
      (texts, query, most) => {
        const rarity = new Rarity()
        for (const text of texts) rarity.add(termsOf(text).keys())
        const index = new TermIndex(texts.map(termsOf), rarity)
        const all = index.like(termsOf(query), texts.length)
        const some = index.like(termsOf(query), most)
        expect(some).toEqual(all.slice(0, most))
        const shares = texts.flatMap((text, i) =>
          [...termsOf(query).keys()].some(term => termsOf(text).has(term)) ? [i] : [],
        )
        expect(all.map(({ text }) => text).toSorted((a, b) => a - b)).toEqual(shares)
        expect(all.map(({ sum }) => sum)).toEqual(all.map(({ sum }) => sum).toSorted((a, b) => b - a))
      },
    ),
  )
})

test("the finder finds what a look at every text finds", () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), words, fc.nat(), fc.nat(), (texts, source, a, b) => {
      const sought = source.slice(Math.min(a, b) % (source.length + 1), (Math.max(a, b) % (source.length + 1)) + 1)
      const folded = foldNotation(sought)
      const expected = texts.flatMap((text, i) => (folded !== "" && foldNotation(text).includes(folded) ? [i] : []))
      expect(new TextFinder(texts).holding(sought)).toEqual(expected)
    }),
  )
})
