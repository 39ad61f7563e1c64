import fc from "fast-check"
import { expect, test } from "vitest"
import { BlockScan, type Extent, sameTags } from "../../src/ooxml/block-scan.ts"

const extent = (xml: string): Extent => {
  const bytes = Buffer.from(xml)
  return { bytes, from: 0, to: bytes.length }
}

const scanned = (xml: string, least: number | null = null) => {
  const scan = new BlockScan()
  scan.read(extent(xml), least)
  return { tags: scan.tags, isOdd: scan.isOdd, said: scan.said }
}

const texts = fc.stringMatching(/^[\p{Script=Hiragana}\p{Script=Han}a-zＩＴ（）0-9 ]{0,12}$/u)
const paragraph = (text: string, id = "0A1B2C3D", style = "a") =>
  `<w:p w14:paraId="${id}"><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`

test("blocks of other text and other savings have the same tags; their texts tell them apart", () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const [x, y] = [scanned(paragraph(a)), scanned(paragraph(b, "7F00FFAA"))]
      expect(x.tags).toBe(y.tags)
      expect(sameTags(extent(paragraph(a)), extent(paragraph(b, "7F00FFAA")))).toBe(true)
      expect(x.isOdd || y.isOdd).toBe(false)
      expect(x.said.join() === y.said.join()).toBe(a === b)
    }),
  )
})

test.each([
  ["another style", paragraph("文", "0A1B2C3D", "b")],
  ["a value that is written like a saving", paragraph("文", "0A1B2C3D", "0A1B2C3D")],
  ["one tag more", paragraph("文").replace("<w:t>", "<w:tab/><w:t>")],
  ["one tag less", paragraph("文").replace("<w:pStyle", "<w:keepNext/><w:pStyle").replace('<w:pStyle w:val="a"/>', "")],
])("%s is not the same", (_, other) => {
  expect(sameTags(extent(paragraph("文")), extent(other))).toBe(false)
  expect(scanned(other).tags).not.toBe(scanned(paragraph("文")).tags)
})

test("values written like savings are told apart by what they say", () => {
  const [one, other] = ["0A1B2C3D", "0A1B2C3E"].map(style => paragraph("文", "0A1B2C3D", style)) as [string, string]
  expect(sameTags(extent(one), extent(other))).toBe(false)
})

test.each(["a & b", "a ]]> b", "a > b", "a\u0001b", "a\uffffb", "a\ufffeb"])("%j is odd", text => {
  expect(scanned(paragraph(text)).isOdd).toBe(true)
})

test.each(["ＩＴ（案）", "\ufffd", "\uf8ff", "𠮷野家", "a\tb\r\nc"])("%j is not", text => {
  expect(scanned(paragraph(text)).isOdd).toBe(false)
})

test("each long paragraph of a table says something of its own, whatever stands around it", () => {
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
  const long = "八文字より長い段落"
  const { said } = scanned(`<w:tbl><w:tr>${cell("短い")}${cell(long)}${cell("これも長い段落である")}</w:tr></w:tbl>`, 8)
  expect(said).toHaveLength(2)
  expect(said[0]).toBe(scanned(paragraph(long)).said[0])
})
