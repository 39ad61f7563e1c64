import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { PageStart } from "./pages.ts"

/** The fonts that stand in for those of Word, so that the same machine always measures the same. */
const FONTS = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>${[
  ["ＭＳ 明朝", "Noto Serif CJK JP"],
  ["MS Mincho", "Noto Serif CJK JP"],
  ["ＭＳ ゴシック", "Noto Sans CJK JP"],
  ["MS Gothic", "Noto Sans CJK JP"],
  ["Century", "Noto Serif CJK JP"],
]
  .map(
    ([name, other]) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>${other}</string></edit></match>`,
  )
  .join("")}</fontconfig>`

const LAYOUT = "soffice"
const DESTINATIONS = "pdfinfo"

/** Lays the measuring copy out with LibreOffice and reads where its bookmarks "m<paragraph>p<offset>" came to stand. */
export function measurePages(docx: Uint8Array): readonly PageStart[] {
  const folder = mkdtempSync(join(tmpdir(), "akaire-measure-"))
  try {
    const path = join(folder, "measure.docx")
    writeFileSync(path, docx)
    writeFileSync(join(folder, "fonts.conf"), FONTS)
    const filter = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
    execFileSync(
      LAYOUT,
      [
        `-env:UserInstallation=file://${join(folder, "profile")}`,
        "--headless",
        "--convert-to",
        filter,
        "--outdir",
        folder,
        path,
      ],
      {
        env: { ...process.env, FONTCONFIG_FILE: join(folder, "fonts.conf") },
        stdio: "ignore",
      },
    )
    const list = execFileSync(DESTINATIONS, ["-dests", join(folder, "measure.pdf")], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    })
    return startsOf(list)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** pdfinfo's lines: page, "[" kind and position "]", name in quotes. */
function startsOf(list: string): readonly PageStart[] {
  const places = [...list.matchAll(/^\s*(\d+) .*"m(\d+)p(\d+)"\s*$/gm)]
    .map(([, page, paragraph, offset]) => ({
      page: Number(page),
      paragraph: Number(paragraph),
      offset: Number(offset),
    }))
    .sort((a, b) => a.paragraph - b.paragraph || a.offset - b.offset)
  let page = 1
  return places.flatMap(place => {
    if (place.page <= page) return []
    if (place.page > page + 1) throw new Error(`page ${page + 1} holds no text of the body`)
    page = place.page
    return [{ paragraph: place.paragraph, offset: place.offset }]
  })
}
