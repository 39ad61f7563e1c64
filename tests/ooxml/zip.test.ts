import fc from "fast-check"
import { zipSync } from "fflate"
import { describe, expect, test } from "vitest"
import { UserError } from "../../src/model/errors.ts"
import { readZip, readZipApart, writeZip, writeZipApart } from "../../src/ooxml/zip.ts"

const name = fc.stringMatching(/^[a-z一-龠_]{1,8}(\/[a-z0-9]{1,8}){0,2}\.xml$/)
const parts = fc
  .uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 300 })), { selector: ([n]) => n.toLowerCase(), maxLength: 12 })
  .map(list => new Map(list))

const sorted = (map: ReadonlyMap<string, Uint8Array>) =>
  [...map].map(([n, bytes]) => [n, [...bytes]] as const).sort((a, b) => (a[0] < b[0] ? -1 : 1))

const SAMPLE = writeZip(
  new Map([
    ["word/document.xml", new TextEncoder().encode("本文".repeat(200))],
    ["[Content_Types].xml", new TextEncoder().encode("<Types/>")],
  ]),
)

/** Offset of the central directory's first entry. */
const central = (zip: Uint8Array) => new DataView(zip.buffer, zip.byteOffset).getUint32(zip.length - 6, true)

function patched(zip: Uint8Array, at: number, bytes: readonly number[]): Uint8Array {
  const copy = zip.slice()
  copy.set(bytes, at)
  return copy
}

const refusal = (bytes: Uint8Array): string => {
  try {
    readZip("plan.docx", bytes)
  } catch (error) {
    if (error instanceof UserError) return error.text.ja
    throw error
  }
  return "read"
}

describe("a package", () => {
  test("is read back as it was written", () => {
    fc.assert(
      fc.property(parts, map => {
        expect(sorted(readZip("a.docx", writeZip(map)))).toEqual(sorted(map))
      }),
      { numRuns: 60 },
    )
  })

  test("has the same bytes whatever the order of its parts", () => {
    fc.assert(
      fc.property(parts, map => {
        expect(writeZip(new Map([...map].reverse()))).toEqual(writeZip(map))
      }),
      { numRuns: 30 },
    )
  })

  test("with any one byte changed is read or refused in a sentence", () => {
    fc.assert(
      fc.property(fc.nat(SAMPLE.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        expect(refusal(patched(SAMPLE, at, [byte]))).toMatch(/^read$|^plan\.docx: .*。$/)
      }),
      { numRuns: 400 },
    )
  })

  test("cut anywhere is refused in a sentence", () => {
    for (let at = 0; at < SAMPLE.length; at++) expect(refusal(SAMPLE.subarray(0, at))).toMatch(/^plan\.docx: .*。$/)
  })
})

describe("a hostile package is refused:", () => {
  const first = central(SAMPLE)
  test.each([
    ["size larger than recorded", patched(SAMPLE, first + 24, [1, 0, 0, 0]), /展開できません/],
    ["size smaller than recorded", patched(SAMPLE, first + 24, [9, 0, 0, 0]), /大きさが記録と違います/],
    ["four gigabytes", patched(SAMPLE, first + 24, [0xff, 0xff, 0xff, 0xff]), /4096 MB になり/],
    ["wrong checksum", patched(SAMPLE, first + 16, [1, 2, 3, 4]), /検査値/],
    ["encrypted part", patched(SAMPLE, first + 8, [1]), /暗号化/],
    ["unknown packing", patched(SAMPLE, first + 10, [99]), /圧縮方式（99）/],
    ["path out of the package", zipSync({ "../evil.xml": new Uint8Array(3) }), /パッケージの外/],
    ["absolute path", zipSync({ "/etc/passwd": new Uint8Array(3) }), /パッケージの外/],
    ["path with a drive", zipSync({ "C:\\x.xml": new Uint8Array(3) }), /パッケージの外/],
    ["same name twice", zipSync({ "a.xml": new Uint8Array(1), "A.XML": new Uint8Array(2) }), /二つあります/],
    ["300 MB part", zipSync({ "a.xml": new Uint8Array(300 << 20) }, { level: 1 }), /300 MB になり、上限の 128 MB/],
    [
      "old or encrypted Word file",
      patched(new Uint8Array(600), 0, [0xd0, 0xcf, 0x11, 0xe0]),
      /暗号化されているか、旧形式/,
    ],
    [
      "HTML by another name",
      new TextEncoder().encode("<html><body>案</body></html>"),
      /形式（.docx・.xlsx）ではありません/,
    ],
    ["nothing", new Uint8Array(), /空です/],
  ])("%s", (_, bytes, says) => {
    expect(refusal(bytes)).toMatch(says)
  })

  test("more parts than the limit", () => {
    const limits = { entries: 1, partBytes: 1000, totalBytes: 1000 }
    expect(() => readZip("a.docx", SAMPLE, limits)).toThrow(/more than the limit of 1/)
  })

  test("a bomb whose parts share their bytes", () => {
    const zip = zipSync({ "a.xml": [new Uint8Array(5000), { level: 0 }] })
    const at = central(zip)
    const entry = zip.slice(at, zip.length - 22)
    const other = entry.slice()
    other[46] = 0x62
    const out = new Uint8Array(zip.length + entry.length)
    out.set(zip.subarray(0, at + entry.length))
    out.set(other, at + entry.length)
    out.set(zip.subarray(zip.length - 22), at + entry.length * 2)
    out[out.length - 12] = 2
    expect(refusal(out)).toMatch(/重なっています/)
  })
})

test("in threads of their own, large parts are packed into the same bytes, and read back", async () => {
  const large = new TextEncoder().encode(Array.from({ length: 60_000 }, (_, n) => `第${n}の段落。`).join(""))
  expect(large.length).toBeGreaterThan(1 << 20)
  const parts = new Map([
    ["[Content_Types].xml", new TextEncoder().encode("<Types/>")],
    ["word/document.xml", large],
  ])
  const bytes = await writeZipApart(parts)
  expect(Buffer.from(writeZip(parts)).equals(bytes)).toBe(true)
  expect(Buffer.from((await readZipApart("f", bytes)).get("word/document.xml") ?? []).equals(large)).toBe(true)
  const damaged = bytes.slice()
  damaged[Math.floor(bytes.length / 2)] = (damaged[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff
  await expect(readZipApart("f", damaged)).rejects.toThrow(UserError)
})
