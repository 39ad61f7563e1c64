/**
 * Reads the text of a PDF with pdf.js, in a thread of its own: what pdf.js prints is not printed, and a file that never
 * ends can be given up. Nothing is drawn, no script is run, nothing is fetched; character maps are read from the package.
 */
import { parentPort, workerData } from "node:worker_threads"
import { GlobalWorkerOptions, getDocument, Util } from "pdfjs-dist/legacy/build/pdf.min.mjs"
import { PDF_LIMITS, type PdfFailure, type PdfMessage, type PdfPage, type PdfRun } from "./pdf-text.ts"
import { pdfjsMaps, pdfjsWorker } from "./pdfjs-files.ts"

type Opened = Awaited<ReturnType<typeof getDocument>["promise"]>
type Page = Awaited<ReturnType<Opened["getPage"]>>
type Content = Awaited<ReturnType<Page["getTextContent"]>>

class Failure extends Error {
  readonly reason: PdfFailure

  constructor(reason: PdfFailure) {
    super(reason)
    this.reason = reason
  }
}

GlobalWorkerOptions.workerSrc = pdfjsWorker()

const send = (message: PdfMessage): void => parentPort?.postMessage(message)

const open = (data: Uint8Array): Promise<Opened> =>
  getDocument({
    data,
    cMapUrl: pdfjsMaps(),
    cMapPacked: true,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    enableXfa: false,
    verbosity: 0,
  }).promise

/** The runs of a page, placed from its upper left corner. Read piece by piece: a page can hold more than memory does. */
async function runsOf(page: Page, left: number): Promise<PdfPage> {
  const view = page.getViewport({ scale: 1 })
  const pieces = page.streamTextContent().getReader() as ReadableStreamDefaultReader<Content>
  const runs: PdfRun[] = []
  let signs = 0
  for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
    const { items, styles } = piece.value
    for (const item of items) {
      if (!("str" in item) || item.str === "") continue
      signs += item.str.length
      if (signs > left) throw new Failure("too-much-text")
      runs.push(runOf(item, Util.transform(view.transform, item.transform), styles[item.fontName]?.vertical === true))
    }
  }
  page.cleanup()
  return { width: view.width, height: view.height, runs }
}

function runOf(
  { str, width }: { readonly str: string; readonly width: number },
  at: readonly number[],
  vertical: boolean,
): PdfRun {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = at
  const quarters = Math.round(Math.atan2(b, a) / (Math.PI / 2))
  const turn = (((quarters % 4) + 4) % 4) as PdfRun["turn"]
  return { text: str, x, y, width, size: Math.hypot(c, d) || Math.hypot(a, b), turn, vertical }
}

async function read(data: Uint8Array): Promise<void> {
  const opened = await open(data)
  if (opened.numPages > PDF_LIMITS.pages) throw new Failure("too-many-pages")
  const labels = await opened.getPageLabels().catch(() => null)
  let left: number = PDF_LIMITS.signs
  for (let n = 1; n <= opened.numPages; n++) {
    const page = await runsOf(await opened.getPage(n), left)
    left -= page.runs.reduce((sum, { text }) => sum + text.length, 0)
    send({ kind: "page", page })
  }
  send({ kind: "end", labels })
}

const reasonOf = (error: unknown): PdfFailure =>
  error instanceof Failure
    ? error.reason
    : error instanceof Error && error.name === "PasswordException"
      ? "encrypted"
      : "damaged"

read(workerData as Uint8Array).catch(error => send({ kind: "failed", reason: reasonOf(error) }))
