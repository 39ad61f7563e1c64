import { spawnSync } from "node:child_process"
import { once } from "node:events"
import { readdirSync, readFileSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"
import { expect, onTestFinished, test } from "vitest"
import { pdfByLibreOffice } from "../../src/app/libreoffice.ts"
import { readPdf } from "../../src/readers/pdf.ts"
import { pagesIn } from "../../src/readers/pdf-pages.ts"

/** Laying a file out takes five seconds and more: only in the long run, and where LibreOffice is. */
const isAsked =
  process.env.AKAIRE_LONG !== undefined && spawnSync("soffice", ["--version"], { stdio: "ignore" }).status === 0

/** The English sample with a picture that stands somewhere else: LibreOffice by itself fetches it. */
function withPicture(address: string): Uint8Array {
  const parts = unzipSync(readFileSync(join(import.meta.dirname, "../../samples/english/draft.docx")))
  const edit = (name: string, before: string, added: string) => {
    const text = strFromU8(parts[name] ?? new Uint8Array())
    const at = text.lastIndexOf(before)
    parts[name] = strToU8(text.slice(0, at) + added + text.slice(at))
  }
  const drawing = "http://schemas.openxmlformats.org/drawingml/2006"
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  edit(
    "word/_rels/document.xml.rels",
    "</Relationships>",
    `<Relationship Id="rIdNet" Type="${office}/image" Target="${address}" TargetMode="External"/>`,
  )
  edit(
    "word/document.xml",
    "<w:sectPr",
    `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><wp:docPr id="9001" name="p"/>
     <a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture"><pic:pic xmlns:pic="${drawing}/picture">
     <pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr>
     <pic:blipFill><a:blip xmlns:r="${office}" r:link="rIdNet"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
     <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
     </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
  )
  return zipSync(parts)
}

test.runIf(isAsked)("lays a Word file out, fetches nothing that it names, and leaves nothing behind", async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? "")
    response.end()
  }).listen(0, "127.0.0.1")
  onTestFinished(() => void server.close())
  await once(server, "listening")
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("no port")
  const bytes = withPicture(`http://127.0.0.1:${address.port}/picture.png`)
  const left = () => readdirSync(tmpdir()).filter(name => name.startsWith("akaire-pages-"))
  const before = left()
  const pdf = await pdfByLibreOffice({ name: "draft.docx", bytes }, "accepted")
  const { pages } = pagesIn(await readPdf("draft.pdf", pdf))
  expect(pages.flatMap(({ lines }) => lines).map(({ text }) => text)).toContain("3.2 Observations")
  expect(asked).toEqual([])
  expect(left()).toEqual(before)
})
