import fc from "fast-check"

/** A piece of a paragraph. */
export type Inline =
  | { kind: "text"; text: string; format: string }
  | { kind: "sign"; sign: "tab" | "break" | "page" | "hyphen" }
  | { kind: "field"; simple: boolean; instruction: string; result: string }
  | { kind: "link"; target: string; inlines: Inline[] }
  | { kind: "bookmark"; name: string; inlines: Inline[] }
  | { kind: "control"; tag: string; inlines: Inline[] }
  | { kind: "comment"; text: string; inlines: Inline[] }
  | { kind: "note"; note: "footnote" | "endnote"; blocks: Paragraph[] }
  | { kind: "image"; picture: number }
  | { kind: "box"; vml: boolean; blocks: Paragraph[] }
  | { kind: "ruby"; base: string; reading: string }
  | { kind: "equation"; text: string }

export interface Paragraph {
  kind: "paragraph"
  properties: string
  /** Number of a list, 0 for none. */
  list: number
  style: string
  inlines: Inline[]
  /** Page margin of the section that ends here, 0 for none. */
  section: number
}

export interface Cell {
  properties: string
  blocks: Block[]
}

export interface Table {
  kind: "table"
  properties: string
  rows: { properties: string; cells: Cell[] }[]
}

export type Block =
  | Paragraph
  | Table
  | { kind: "control"; tag: string; blocks: Block[] }
  /** A field that starts in the first of its paragraphs and ends in the last one. */
  | { kind: "contents"; instruction: string; blocks: Paragraph[] }

export interface Doc {
  blocks: Block[]
  header: Paragraph[] | null
  footer: Paragraph[] | null
  /** Page margin of the last section; 0 for a body that does not end with a section's properties. */
  margin: number
  /** What the lists 1 and 2 are: lists of the same look, these exchanged, or others. */
  lists: "same" | "exchanged" | "others"
}

const WORDS =
  "個人情報,データ,適切に,安全に,管理する,委託者は,受託者の,書面による,承諾を得て,第３条,第10条,令和６年,ＩＴ,IT,あつせん,損害を賠償,避難所,２割,　,と、,る。,<&>,𠮷野家,葛󠄀城".split(
    ",",
  )
const FORMATS = [
  "",
  "",
  "",
  "<w:b/>",
  '<w:i/><w:sz w:val="28"/>',
  '<w:rFonts w:hint="eastAsia"/>',
  '<w:color w:val="FF0000"/><w:u w:val="single"/>',
]
const ALIGNS = [
  "",
  "",
  "",
  '<w:jc w:val="center"/>',
  '<w:ind w:firstLineChars="100"/>',
  '<w:keepNext/><w:jc w:val="right"/>',
]

const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map(words => words.join(""))
const format = fc.constantFrom(...FORMATS)

const textRun: fc.Arbitrary<Inline> = fc.record({ kind: fc.constant("text" as const), text, format })
const letters = fc.constantFrom("A", "B", "C", "D", "E", "F")

const simplePieces: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 8, arbitrary: textRun },
  fc.record({ kind: fc.constant("sign" as const), sign: fc.constantFrom("tab", "break", "page", "hyphen") }),
  fc.record({
    kind: fc.constant("field" as const),
    simple: fc.boolean(),
    instruction: fc.constantFrom(" PAGE ", " REF _Ref1 \\h ", ' TIME "yyyy" '),
    result: text,
  }),
  fc.record({ kind: fc.constant("image" as const), picture: fc.nat(2) }),
  fc.record({
    kind: fc.constant("ruby" as const),
    base: fc.constantFrom("漢字", "薔薇"),
    reading: fc.constantFrom("かんじ", "ばら"),
  }),
  fc.record({ kind: fc.constant("equation" as const), text: fc.constantFrom("x+y", "E=mc") }),
)

const plainParagraph: fc.Arbitrary<Paragraph> = paragraphOf(
  fc.array(fc.oneof({ weight: 5, arbitrary: textRun }, simplePieces), { maxLength: 3 }),
)

function paragraphOf(inlines: fc.Arbitrary<Inline[]>): fc.Arbitrary<Paragraph> {
  return fc.record({
    kind: fc.constant("paragraph" as const),
    properties: fc.constantFrom(...ALIGNS),
    list: fc.constantFrom(0, 0, 0, 0, 1, 2),
    style: fc.constantFrom("", "", "", "", "h1", "body"),
    inlines,
    section: fc.constant(0),
  })
}

const around = fc.array(simplePieces, { minLength: 1, maxLength: 3 })

export const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 12, arbitrary: simplePieces },
  fc.record({
    kind: fc.constant("link" as const),
    target: fc.constantFrom("https://example.jp/a", "https://example.jp/b?x=1&y=2", "#mark"),
    inlines: around,
  }),
  fc.record({ kind: fc.constant("bookmark" as const), name: letters.map(letter => `mark_${letter}`), inlines: around }),
  fc.record({ kind: fc.constant("control" as const), tag: letters, inlines: around }),
  fc.record({ kind: fc.constant("comment" as const), text, inlines: around }),
  fc.record({
    kind: fc.constant("note" as const),
    note: fc.constantFrom("footnote", "endnote"),
    blocks: fc.array(plainParagraph, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant("box" as const),
    vml: fc.boolean(),
    blocks: fc.array(plainParagraph, { minLength: 1, maxLength: 2 }),
  }),
)

export const paragraph: fc.Arbitrary<Paragraph> = paragraphOf(
  fc.array(fc.oneof({ weight: 3, arbitrary: textRun }, inline), { maxLength: 5 }),
)

const cellOf = (blocks: fc.Arbitrary<Block[]>): fc.Arbitrary<Cell> =>
  fc.record({
    properties: fc.constantFrom("", "", '<w:shd w:val="clear" w:fill="D9D9D9"/>', '<w:vAlign w:val="center"/>'),
    blocks,
  })

function tableOf(cell: fc.Arbitrary<Cell>): fc.Arbitrary<Table> {
  return fc.integer({ min: 1, max: 3 }).chain(columns =>
    fc.record({
      kind: fc.constant("table" as const),
      properties: fc.constantFrom("", '<w:jc w:val="center"/>'),
      rows: fc.array(
        fc.record({
          properties: fc.constantFrom("", "", "<w:cantSplit/>", "<w:tblHeader/>"),
          cells: fc.oneof(
            { weight: 5, arbitrary: fc.array(cell, { minLength: columns, maxLength: columns }) },
            // One cell over all columns.
            cell.map(one => [{ ...one, properties: `<w:gridSpan w:val="${columns}"/>${one.properties}` }]),
            fc
              .array(cell, { minLength: columns, maxLength: columns })
              .map(cells =>
                cells.map((one, i) =>
                  i === 0 ? { ...one, properties: `<w:vMerge w:val="restart"/>${one.properties}` } : one,
                ),
              ),
            fc
              .array(cell, { minLength: columns, maxLength: columns })
              .map(cells =>
                cells.map((one, i) => (i === 0 ? { ...one, properties: `<w:vMerge/>${one.properties}` } : one)),
              ),
          ),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  )
}

const flat: fc.Arbitrary<Block[]> = fc.array(paragraph, { minLength: 1, maxLength: 2 })
const innerTable = tableOf(cellOf(flat))
const nested: fc.Arbitrary<Block[]> = fc.tuple(innerTable, paragraph).map(([table, last]) => [table, last])
export const table: fc.Arbitrary<Table> = tableOf(cellOf(fc.oneof({ weight: 6, arbitrary: flat }, nested)))

export const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 8, arbitrary: paragraph },
  { weight: 2, arbitrary: table },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("control" as const),
      tag: letters,
      blocks: fc.array(paragraph, { minLength: 1, maxLength: 2 }),
    }),
  },
)

const side = fc.oneof(fc.constant(null), fc.array(plainParagraph, { minLength: 1, maxLength: 2 }))

export const doc: fc.Arbitrary<Doc> = fc.record({
  blocks: fc.tuple(fc.array(block, { maxLength: 7 }), paragraph).map(([blocks, last]) => [...blocks, last]),
  header: side,
  footer: side,
  margin: fc.constantFrom(1000, 1000, 2000),
  lists: fc.constant("same" as const),
})
