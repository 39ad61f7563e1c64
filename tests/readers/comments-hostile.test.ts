import { deflateRawSync } from "node:zlib"
import fc from "fast-check"
import { writeXlsx } from "hucre/xlsx"
import { describe, expect, test } from "vitest"
import { UserError } from "../../src/model/errors.ts"
import { readZip, writeZip } from "../../src/ooxml/zip.ts"
import { readComments } from "../../src/readers/comments.ts"
import { docx } from "./docx-package.ts"
import { csv, utf8 } from "./encode.ts"

const refused = async (file: string, bytes: Uint8Array, options = {}): Promise<UserError> => {
  try {
    await readComments(file, bytes, options)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error(`${file} was read`)
}

const book = () => writeXlsx({ sheets: [{ name: "a", rows: [["意見"], ["b"]] }] })
const part = "xl/worksheets/sheet1.xml"

/** A workbook with other XML in one part. */
async function withPart(name: string, change: (xml: string) => string): Promise<Uint8Array> {
  const parts = new Map(readZip("x", await book()))
  parts.set(name, utf8(change(new TextDecoder().decode(parts.get(name)))))
  return writeZip(parts)
}

const OLE = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)])

describe("files that are not what they say are refused in one sentence that says what to try", () => {
  const cases: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array, string])[] = [
    ["empty.csv", () => new Uint8Array(), "the file is empty."],
    ["blank.csv", () => utf8("\n\n , \n"), "there are no rows with comments."],
    ["titles.csv", () => utf8("番号,意見\n"), "there are no rows with comments."],
    ["old.xls", () => OLE, "it is encrypted with a password, or in an old format (.doc, .xls)."],
    ["locked.xlsx", () => OLE, "it is encrypted with a password, or in an old format (.doc, .xls)."],
    ["a.pdf", () => utf8("%PDF-1.7\n"), "comments in PDF cannot be read."],
    ["a.xlsx", () => utf8("%PDF-1.7\n"), "comments in PDF cannot be read."],
    ["a.rtf", () => utf8("{\\rtf1 x}"), "comments in RTF cannot be read."],
    ["a.xls", () => utf8("<html><table></table></html>"), "comments in HTML cannot be read."],
    ["a.ods", async () => book(), "comments in OpenDocument cannot be read."],
    ["a.bin", () => Uint8Array.from({ length: 300 }, (_, i) => i % 7), "comments in this format cannot be read."],
    ["a.csv", () => Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 11), "it is not a text file."],
    ["cut.xlsx", async () => (await book()).subarray(0, 900), "the file is cut off."],
    ["word.xlsx", () => docx("<w:p/>"), "there is no table in it."],
    [
      "doctype.xlsx",
      () => withPart(part, xml => `<!DOCTYPE x [<!ENTITY e "e">]>${xml}`),
      `its part ${part} has a DOCTYPE and is not read, for safety.`,
    ],
    ["zip.xlsx", () => writeZip(new Map([["a.txt", utf8("x")]])), "it is a zip, but not a file of Word or Excel."],
  ]

  test.each(cases)("%s", async (file, make, message) => {
    const error = await refused(file, await make())
    expect(error.text.en).toBe(`${file}: ${message}`)
    expect(error.text.ja).toMatch(/^[^\n]+。$/)
    expect(error.hint?.ja).toMatch(/。$/)
    expect(error.hint?.en).toMatch(/\.$/)
  })

  test("an unknown encoding is named, with the known ones", async () => {
    const error = await refused("a.csv", utf8("意見\nx\n"), { encoding: "klingon" })
    expect(error.text.en).toBe('The encoding "klingon" is not known.')
    expect(error.hint?.en).toContain("cp932")
  })
})

describe("workbooks made to do harm", () => {
  test("that unpack to a gigabyte are refused before anything unpacks", async () => {
    const bytes = bomb(part, 1 << 30)
    const before = process.memoryUsage().arrayBuffers
    const error = await refused("bomb.xlsx", bytes)
    expect(error.text.en).toMatch(/unpacks to 1024 MB, more than the limit/)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 << 20)
  })

  test("whose XML is broken or whose table is as large as the sheet are refused", async () => {
    const cell = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    const far = await withPart(part, xml => xml.replace("</sheetData>", cell))
    expect((await refused("far.xlsx", far)).text.en).toMatch(/^far\.xlsx: it is not readable as an Excel workbook \(/)
    const broken = await withPart("xl/workbook.xml", () => "<workbook")
    expect((await refused("broken.xlsx", broken)).text.en).toMatch(/^broken\.xlsx: /)
  })

  test("whose parts are filled with brackets take no longer than their length", async () => {
    const noise = '<c r="A1" '.repeat(20_000) + "<".repeat(20_000)
    const start = process.cpuUsage().user
    await refused("noise.xlsx", await withPart(part, xml => xml.replace("</sheetData>", `${noise}</sheetData>`))).catch(
      () => null,
    )
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(10)
  })
})

/** A workbook with one part that says and is that many zero bytes. */
function bomb(name: string, size: number): Uint8Array {
  const packed = deflateRawSync(new Uint8Array(1 << 20))
  const nameBytes = utf8(name)
  const local = new DataView(new ArrayBuffer(30))
  local.setUint32(0, 0x04034b50, true)
  local.setUint16(8, 8, true)
  local.setUint32(18, packed.length, true)
  local.setUint32(22, size, true)
  local.setUint16(26, nameBytes.length, true)
  const central = new DataView(new ArrayBuffer(46))
  central.setUint32(0, 0x02014b50, true)
  central.setUint16(10, 8, true)
  central.setUint32(20, packed.length, true)
  central.setUint32(24, size, true)
  central.setUint16(28, nameBytes.length, true)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, 1, true)
  end.setUint16(10, 1, true)
  end.setUint32(12, 46 + nameBytes.length, true)
  end.setUint32(16, 30 + nameBytes.length + packed.length, true)
  return Buffer.concat(
    [local, nameBytes, packed, central, nameBytes, end].map(each =>
      each instanceof DataView ? new Uint8Array(each.buffer) : each,
    ),
  )
}

describe("no bytes crash the reader: it gives rows or one sentence", () => {
  const outcome = async (file: string, bytes: Uint8Array) => {
    try {
      return (await readComments(file, bytes, {})).value.every(row => row.original !== "")
    } catch (error) {
      return error instanceof UserError
    }
  }

  test.each(["a.csv", "a.json", "a.xlsx", "a.docx", "a"])("any bytes named %s", file =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        expect(await outcome(file, bytes)).toBe(true)
      }),
    ),
  )

  test("a workbook with a damaged byte", async () => {
    const whole = await book()
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Uint8Array.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ by
        expect(await outcome("a.xlsx", bytes)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test("a sheet with damaged XML", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(600),
        fc.constantFrom("<", ">", '"', "&", "", "\0", "</c>", "<!DOCTYPE x>"),
        async (at, text) => {
          const bytes = await withPart(part, xml => xml.slice(0, at) + text + xml.slice(at + 1))
          expect(await outcome("a.xlsx", bytes)).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })
})

test("words of the public are kept as they are, whatever they would do elsewhere", async () => {
  const opinions = [
    "=cmd|'/c calc'!A1",
    "\u001b[2J\u001b]0;x\u0007",
    "\u202eabc\u202c",
    "a\u200bb",
    "<script>alert(1)</script>",
    "__proto__",
  ]
  const rows = [["__proto__", "意見", "constructor"], ...opinions.map(each => ["p", each, "c"])]
  const { value } = await readComments("a.csv", utf8(csv(rows)), {})
  expect(value.map(row => row.original)).toEqual(opinions)
  expect(Object.entries(value[0]?.contact ?? {})).toEqual([
    ["__proto__", "p"],
    ["constructor", "c"],
  ])
})
