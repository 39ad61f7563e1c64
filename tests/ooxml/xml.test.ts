import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { UserError } from "../../src/model/errors.ts"
import { attribute, childOf, elementsOf, parseXml, textOf, type XmlElement } from "../../src/ooxml/xml.ts"

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
const STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
const MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

interface Tree {
  readonly name: string
  readonly value: string
  readonly children: readonly (Tree | string)[]
}

const word = fc.stringMatching(/^[a-zあ-ん&<>"'𠮷 ]{1,6}$/u)
const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.record({
    name: fc.constantFrom("p", "r", "t", "tbl"),
    value: word,
    children: fc.array(fc.oneof({ depthSize: "small" }, word, tie("tree")), { maxLength: 3 }),
  }),
})).tree

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&#34;")
const write = (node: Tree | string, prefix: string): string =>
  typeof node === "string"
    ? `${escaped(node)}<!-- c -->`
    : `<${prefix}${node.name} ${prefix || "q:"}val = "${escaped(node.value)}"${
        node.children.length > 0
          ? `>${node.children.map(child => write(child, prefix)).join("")}</${prefix}${node.name} >`
          : "/>"
      }`

const same = (element: XmlElement, node: Tree): void => {
  expect(element.name).toBe(`w:${node.name}`)
  expect(attribute(element, "w:val")).toBe(node.value)
  expect(element.children.map(child => child.name ?? child.text)).toEqual(
    node.children.map(child => (typeof child === "string" ? child : `w:${child.name}`)),
  )
  element.children.forEach((child, i) => {
    const wanted = node.children[i]
    if (child.name !== null && typeof wanted === "object") same(child, wanted)
  })
}

/** Every element's offsets cut out exactly that element. */
const offsetsHold = (element: XmlElement, source: string): void => {
  expect(source[element.from]).toBe("<")
  expect(source[element.to - 1]).toBe(">")
  expect(source[element.contentFrom - 1]).toBe(">")
  if (element.contentTo < element.to) expect(source.slice(element.contentTo, element.contentTo + 2)).toBe("</")
  for (const child of element.children)
    if (child.name === null) {
      const raw = source.slice(child.from, child.to)
      expect(parseXml("f", "p", `<a>${raw}</a>`).root.children.map(each => each.name ?? each.text)).toEqual([
        child.text,
      ])
    } else offsetsHold(child, source)
}

describe("a part", () => {
  test("keeps names, values, text and exact places under any prefix", () => {
    fc.assert(
      fc.property(tree, fc.constantFrom("w:", "x:", ""), fc.constantFrom(W, STRICT_W), (node, prefix, uri) => {
        const declaration = prefix ? `xmlns:${prefix.slice(0, -1)}="${uri}"` : `xmlns="${uri}" xmlns:q="${uri}"`
        const source = `<?xml version="1.0"?>\r\n${write(node, prefix).replace(/^<\S+/, open => `${open} ${declaration}`)}`
        const { root } = parseXml("f", "p", source)
        same(root, node)
        offsetsHold(root, source)
      }),
      { numRuns: 100 },
    )
  })

  test("keeps the places of CDATA and entities", () => {
    const source = "<a>x&amp;<![CDATA[<y>]]>z<?pi?>w</a>"
    const { root } = parseXml("f", "p", source)
    expect(root.children.map(child => [child.name ?? child.text, source.slice(child.from, child.to)])).toEqual([
      ["x&", "x&amp;"],
      ["<y>", "<![CDATA[<y>]]>"],
      ["z", "z"],
      ["w", "w"],
    ])
  })

  test("takes one branch of alternate content", () => {
    const branch = (requires: string) =>
      `<a xmlns:w="${W}" xmlns:mc="${MC}" xmlns:q="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:z="urn:unknown">` +
      `<mc:AlternateContent><mc:Choice Requires="${requires}"><w:p/></mc:Choice><mc:Fallback><w:tbl/></mc:Fallback></mc:AlternateContent></a>`
    const names = (requires: string) => elementsOf(parseXml("f", "p", branch(requires)).root).map(each => each.name)
    expect(names("q")).toEqual(["w:p"])
    expect(names("z")).toEqual(["w:tbl"])
    expect(names("q z")).toEqual(["w:tbl"])
    expect(childOf(parseXml("f", "p", branch("z")).root, "w:tbl")).not.toBeNull()
  })

  test("gives an unknown namespace its full name", () => {
    expect(parseXml("f", "p", '<k:a xmlns:k="urn:k" k:b="1"/>').root).toMatchObject({
      name: "{urn:k}:a",
      attributes: ["{urn:k}:b", "1"],
    })
  })

  test("is not confused by names of the language", () => {
    const { root } = parseXml("f", "p", '<__proto__ __proto__="1" constructor="2"><toString/></__proto__>')
    expect([root.name, ...root.attributes]).toEqual(["__proto__", "__proto__", "1", "constructor", "2"])
    expect(textOf(root)).toBe("")
  })
})

describe("a hostile part is refused in a sentence:", () => {
  test.each([
    ["entities in a DOCTYPE", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /DOCTYPE/],
    ["an outside entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', /DOCTYPE/],
    ["20,000 levels", "<a>".repeat(20_000), /256段/],
    ["a tag left open", "<a><b></a>", /壊れています/],
    ["cut off", "<a><b/>", /壊れています/],
    ["unknown entity", "<a>&nbsp;</a>", /壊れています/],
    ["control signs", "<a>\u0001</a>", /壊れています/],
    ["nothing", "", /壊れています|空/],
    ["two roots", "<a/><b/>", /壊れています/],
  ])("%s", (_, source, says) => {
    try {
      parseXml("plan.docx", "word/document.xml", source)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(UserError)
      if (error instanceof UserError) expect(error.text.ja).toMatch(says)
    }
  })
})
