import { describe, expect, test } from "vitest"
import { formatNumber } from "../../src/ooxml/number-formats.ts"
import { labelCounter, listPlace, readNumbering } from "../../src/ooxml/numbering.ts"
import { readStyles } from "../../src/ooxml/styles.ts"
import { childOf, parseXml } from "../../src/ooxml/xml.ts"

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const part = (name: string, inner: string) => parseXml("f", name, `<w:${name} ${W}>${inner}</w:${name}>`).root

const level = (ilvl: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const abstract = (id: number, inner: string) => `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`
const num = (id: number, abstractId: number, inner = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${inner}</w:num>`

/** Labels of paragraphs written as "numId:level", or as a style's id. */
function labels(numberingXml: string, paragraphs: string, stylesXml = ""): string {
  const styles = readStyles(part("styles", stylesXml))
  const numbering = readNumbering(part("numbering", numberingXml), styles)
  const count = labelCounter(numbering)
  return paragraphs
    .split(" ")
    .map(each => {
      const [id, ilvl] = each.split(":")
      const own = ilvl === undefined ? "" : `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${id}"/></w:numPr>`
      const pPr = childOf(part("p", `<w:pPr>${own}</w:pPr>`), "w:pPr")
      const place = listPlace(numbering, styles, ilvl === undefined ? (id ?? null) : null, pPr)
      return place ? (count(place) ?? "-") : "none"
    })
    .join(" ")
}

const THREE = abstract(
  0,
  level(0, "upperRoman", "%1.") +
    level(1, "decimal", "%2.") +
    level(2, "decimal", "%2.%3") +
    level(3, "aiueoFullWidth", "（%4）"),
)

describe("printed labels", () => {
  test.each([
    [
      "count and restart below",
      THREE + num(1, 0),
      "1:0 1:1 1:1 1:2 1:2 1:0 1:1 1:2 1:3 1:3",
      "I. 1. 2. 2.1 2.2 II. 1. 1.1 （ア） （イ）",
    ],
    [
      "of lists with the same definition count on together",
      THREE + num(1, 0) + num(2, 0),
      "1:0 2:0 1:0",
      "I. II. III.",
    ],
    [
      "start again where a list says so, once",
      THREE + num(1, 0) + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
      "1:0 1:0 2:0 2:0 1:0",
      "I. II. V. VI. VII.",
    ],
    [
      "take a level from the list itself",
      THREE + num(1, 0, `<w:lvlOverride w:ilvl="0">${level(0, "decimal", "第%1条")}</w:lvlOverride>`),
      "1:0 1:0",
      "第1条 第2条",
    ],
    [
      "print digits above in legal style",
      abstract(0, level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0),
      "1:0 1:0 1:1",
      "I II 2.1",
    ],
    [
      "do not restart when told so",
      abstract(0, level(0, "decimal", "%1") + level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')) + num(1, 0),
      "1:0 1:1 1:1 1:0 1:1",
      "1 (1) (2) 2 (3)",
    ],
    ["begin below with the start of what is above", THREE + num(1, 0), "1:2 1:2", "1.1 1.2"],
    [
      "show bullets as people see them",
      abstract(
        0,
        level(0, "bullet", "\uF06C", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>') +
          level(1, "bullet", "\uF0B7", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>') +
          level(2, "bullet", "・"),
      ) + num(1, 0),
      "1:0 1:1 1:2",
      "● • ・",
    ],
    ["are none for list 0 and for a list that is missing", THREE + num(1, 0), "0:0 9:0 1:0", "none none I."],
    ["may be empty", abstract(0, level(0, "none", "")) + num(1, 0), "1:0", "-"],
  ])("%s", (_, numbering, paragraphs, expected) => {
    expect(labels(numbering, paragraphs)).toBe(expected)
  })

  const style = (id: string, inner: string, basedOn = "") =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${basedOn && `<w:basedOn w:val="${basedOn}"/>`}<w:pPr>${inner}</w:pPr></w:style>`

  test("come from styles, whose level is the one that names them", () => {
    const numbering =
      abstract(
        0,
        level(0, "decimal", "第%1章", '<w:pStyle w:val="H1"/>') +
          level(1, "decimal", "第%2節", '<w:pStyle w:val="H2"/>'),
      ) + num(1, 0)
    const styles =
      style("H1", '<w:numPr><w:numId w:val="1"/></w:numPr>') +
      style("H2", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', "H1") +
      style("Sub", "", "H2") +
      style("Off", '<w:numPr><w:numId w:val="0"/></w:numPr>', "H1")
    expect(labels(numbering, "H1 H2 Sub Off H1 H2", styles)).toBe("第1章 第1節 第2節 none 第2章 第1節")
  })

  test("follow a numbering style to its list", () => {
    const numbering =
      abstract(0, '<w:numStyleLink w:val="L"/>') +
      abstract(1, `<w:styleLink w:val="L"/>${level(0, "irohaFullWidth", "%1")}`) +
      num(1, 0) +
      num(2, 1)
    const styles = style("L", '<w:numPr><w:numId w:val="2"/></w:numPr>')
    expect(labels(numbering, "1:0 1:0 2:0", styles)).toBe("イ ロ ハ")
  })

  test("survive circles of styles", () => {
    const styles = style("A", "", "B") + style("B", "", "A")
    expect(labels(THREE + num(1, 0), "A", styles)).toBe("none")
  })
})

describe("a number is printed as", () => {
  test.each([
    ["decimal", [1, 10, 0], "1 10 0"],
    ["decimalFullWidth", [1, 20], "１ ２０"],
    ["decimalZero", [1, 10], "01 10"],
    ["decimalEnclosedCircle", [1, 20, 21, 35, 36, 50, 51], "① ⑳ ㉑ ㉟ ㊱ ㊿ 51"],
    ["decimalEnclosedParen", [1, 20, 21], "⑴ ⒇ 21"],
    ["upperRoman", [1, 4, 9, 1994], "I IV IX MCMXCIV"],
    ["lowerRoman", [3], "iii"],
    ["lowerLetter", [1, 26, 27, 53], "a z aa aaa"],
    ["aiueo", [1, 2, 44, 46, 47], "ｱ ｲ ﾜ ﾝ ｱ"],
    ["aiueoFullWidth", [1, 5, 6], "ア オ カ"],
    ["irohaFullWidth", [1, 2, 47], "イ ロ ス"],
    ["japaneseCounting", [1, 10, 11, 20, 105, 1000, 12345], "一 十 十一 二十 百五 千 一万二千三百四十五"],
    ["ideographDigital", [10, 205], "一〇 二〇五"],
    ["japaneseLegal", [1, 10, 123], "壱 壱拾 壱百弐拾参"],
    ["ideographTraditional", [1, 10, 11], "甲 癸 11"],
    ["ideographZodiac", [1, 12, 13], "子 亥 13"],
    ["ordinal", [1, 2, 3, 11, 22], "1st 2nd 3rd 11th 22nd"],
    ["numberInDash", [3], "- 3 -"],
    ["constructor", [7], "7"],
  ])("%s", (format, numbers, expected) => {
    expect(numbers.map(n => formatNumber(n, format)).join(" ")).toBe(expected)
  })

  test("and never takes the memory of the machine", () => {
    for (const format of ["lowerLetter", "upperRoman", "chicago", "japaneseCounting"])
      expect(formatNumber(999_999_999, format).length).toBeLessThan(40)
  })
})
