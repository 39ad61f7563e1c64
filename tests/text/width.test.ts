import { existsSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isAmbiguous, isWide } from "../../src/text/east-asian-width.ts"
import { clusterWidth, graphemes, plainWidth, textWidth, USUAL_WIDTH } from "../../src/text/width.ts"

/** Ink's own packages: what they say about widths is what terminals do. They come with Ink. */
async function packageOf(name: string): Promise<Record<string, unknown>> {
  const folder = join(import.meta.dirname, "../../node_modules", name)
  expect(existsSync(folder), `${name} comes with Ink`).toBe(true)
  return import(pathToFileURL(join(folder, "index.js")).href)
}

describe("cells of a text", () => {
  test.each([
    ["", 0],
    ["abc", 3],
    ["あいう", 6],
    ["ｱｲｳ", 3],
    ["ｶﾞ", 2],
    ["か\u3099", 2],
    ["ＩＴ障害", 8],
    ["〜～・゠々〇㈱㎡", 16],
    ["𠮷野家", 6],
    ["葛\u{e0100}", 2],
    ["①○─※…“”→", 8],
    ["⚠\ufe0f", 2],
    ["👍🏽", 2],
    ["👨‍👩‍👧‍👦", 2],
    ["🇯🇵", 2],
    ["1\ufe0f\u20e3", 2],
    ["한글", 4],
    ["\u1112\u1161\u11ab", 2],
    ["e\u0301", 1],
    ["\u200b\u00ad\ufeff\u202e", 0],
  ])("%s takes %i", (text, width) => {
    expect(textWidth(text)).toBe(width)
  })

  test("a terminal that shows ambiguous signs wide, and one that shows pictures narrow", () => {
    const wide = { ...USUAL_WIDTH, ambiguous: 2 } as const
    expect(textWidth("①○─※…→", wide)).toBe(12)
    expect(textWidth("あaｱ", wide)).toBe(4 + 0)
    expect(textWidth("⚠\ufe0f", { ...USUAL_WIDTH, emojiPresentation: 1 })).toBe(1)
  })
})

const tricky = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ..."あ漢ｶﾞｱ1a、。○①─…“ａ𠮷",
      "か\u3099",
      "葛\u{e0100}",
      "⚠\ufe0f",
      "👍🏽",
      "👨‍👩‍👧",
      "🇯🇵",
      "1\ufe0f\u20e3",
      "한",
      "\u1112\u1161",
      "ก็",
      "नि",
      "\u200b",
      "\u00ad",
      "e\u0301",
    ),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  ),
  maxLength: 20,
})

describe("agreement with the packages that Ink uses", () => {
  test("every code point is as wide as get-east-asian-width says", async () => {
    const { eastAsianWidthType } = await packageOf("get-east-asian-width")
    if (typeof eastAsianWidthType !== "function") throw new Error("get-east-asian-width has changed")
    const wrong: string[] = []
    for (let code = 0; code <= 0x10ffff; code++) {
      const type: unknown = eastAsianWidthType(code)
      if (isWide(code) !== (type === "wide" || type === "fullwidth")) wrong.push(`${code.toString(16)} ${type}`)
      if (isAmbiguous(code) !== (type === "ambiguous")) wrong.push(`${code.toString(16)} ${type}`)
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })

  test("every text is as wide as string-width says", async () => {
    const { default: stringWidth } = await packageOf("string-width")
    if (typeof stringWidth !== "function") throw new Error("string-width has changed")
    fc.assert(
      fc.property(tricky, text => {
        expect(textWidth(text)).toBe(stringWidth(text))
      }),
      { numRuns: 3000 },
    )
  })
})

describe("laws", () => {
  test("a text is as wide as its characters together", () => {
    fc.assert(
      fc.property(tricky, text => {
        const parts = [...graphemes(text)]
        expect(parts.map(part => part.text).join("")).toBe(text)
        expect(parts.reduce((sum, part) => sum + clusterWidth(part.text, USUAL_WIDTH), 0)).toBe(textWidth(text))
      }),
      { numRuns: 1000 },
    )
  })

  test("the short way, where there is one, says the same as the long one", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."あ漢ー、ａＡ 9~んア") }), text => {
        let long = 0
        for (const character of text) long += isWide(character.codePointAt(0) ?? 0) ? 2 : 1
        expect(plainWidth(text)).toBe(long)
      }),
    )
    for (const text of ["ｱ", "か\u3099", "①", "\n", "\u001b[0m", "é"]) expect(plainWidth(text)).toBeNull()
  })
})
