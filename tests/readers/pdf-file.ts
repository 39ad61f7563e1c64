import { encode } from "./encode.ts"

/** Text on a page: points from the lower left corner, as PDFs count. */
export interface DrawnText {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
  /** Written from top to bottom. */
  readonly vertical?: boolean
  /** Encoded as older government files are: Shift_JIS through a character map, no font inside. */
  readonly shiftJis?: boolean
}

export interface DrawnPage {
  readonly texts: readonly DrawnText[]
  /** Degrees by which a reader turns the page. */
  readonly rotate?: number
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex")

/** Fonts by name: all without an embedded font, known by their character maps alone. */
const FONTS = { H: "UniJIS-UTF16-H", V: "UniJIS-UTF16-V", S: "90ms-RKSJ-H" }

const fontOf = ({ vertical, shiftJis }: DrawnText): keyof typeof FONTS => (shiftJis ? "S" : vertical ? "V" : "H")

function drawn(text: DrawnText): string {
  const bytes = text.shiftJis ? encode(text.text, "shift_jis") : Buffer.from(text.text, "utf16le").swap16()
  return `BT /${fontOf(text)} ${text.size ?? 12} Tf 1 0 0 1 ${text.x} ${text.y} Tm <${hex(bytes)}> Tj ET`
}

/** Writes a PDF of A4 pages by hand. `labels`: the file's own names of its pages, as a PDF number tree. */
export function pdfFile(
  pages: readonly DrawnPage[],
  { labels, encrypted = false }: { readonly labels?: string; readonly encrypted?: boolean } = {},
): Uint8Array {
  const fontIds = Object.keys(FONTS).map((_, i) => 3 + i * 2)
  const first = 3 + Object.keys(FONTS).length * 2
  const objects: string[] = [
    `<< /Type /Catalog /Pages 2 0 R ${labels ? `/PageLabels << /Nums [${labels}] >>` : ""} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + i * 2} 0 R`).join(" ")}] >>`,
  ]
  for (const [i, encoding] of Object.values(FONTS).entries()) {
    const name = "/BaseFont /HeiseiMin-W3"
    objects.push(
      `<< /Type /Font /Subtype /Type0 ${name} /Encoding /${encoding} /DescendantFonts [${(fontIds[i] ?? 0) + 1} 0 R] >>`,
      `<< /Type /Font /Subtype /CIDFontType0 ${name} /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> ` +
        `/FontDescriptor << /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>`,
    )
  }
  const fonts = Object.keys(FONTS).map((name, i) => `/${name} ${fontIds[i]} 0 R`)
  for (const [i, { texts, rotate = 0 }] of pages.entries()) {
    const content = texts.map(drawn).join("\n")
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${rotate} /Resources << /Font << ${fonts.join(" ")} >> >> /Contents ${first + i * 2 + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    )
  }
  return assembled(objects, encrypted)
}

/** A password that nobody knows. */
const ENCRYPT = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"11".repeat(32)}> /U <${"22".repeat(32)}> >> /ID [<00> <00>]`

function assembled(objects: readonly string[], encrypted: boolean): Uint8Array {
  let file = "%PDF-1.7\n"
  const places: number[] = []
  for (const [i, object] of objects.entries()) {
    places.push(file.length)
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
  }
  const start = file.length
  const entries = places.map(place => `${String(place).padStart(10, "0")} 00000 n \n`).join("")
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${encrypted ? ENCRYPT : ""} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, "latin1")
}
