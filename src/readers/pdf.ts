import { extname } from "node:path"
import { Worker } from "node:worker_threads"
import { type Message, UserError } from "../model/errors.ts"
import { PDF_LIMITS, type PdfFailure, type PdfMessage, type PdfPage, type PdfText } from "./pdf-text.ts"

/** Memory that reading one PDF may take, in bytes: a page of a hostile file can unpack to gigabytes. */
const MEMORY = 1.5 * 1024 ** 3
/** A single page that takes longer than this (in ms) never ends; a full one takes 10. Refused, so no result hangs on it. */
const ENDLESS = 60_000
/** How often both are looked at, in ms. */
const LOOK = 100

/** The thread stands beside this file: as source in tests, bundled in `dist`. */
const threadUrl = (): URL => new URL(`./pdf-thread${extname(import.meta.url)}`, import.meta.url)

const SAVE_AGAIN: Message = {
  ja: "Word などから PDF を書き出し直してください。",
  en: "Make the PDF again, from Word for example.",
}

const FAILURES: Readonly<Record<PdfFailure, readonly [what: Message, hint: Message]>> = {
  encrypted: [
    { ja: "パスワードで保護された PDF です。", en: "the PDF is protected by a password." },
    { ja: "保護を外して保存し直してください。", en: "Save it without the password." },
  ],
  damaged: [{ ja: "PDF として読めません。", en: "it cannot be read as a PDF." }, SAVE_AGAIN],
  "too-many-pages": [
    { ja: `PDF のページが多すぎます(上限 ${PDF_LIMITS.pages})。`, en: `the PDF has over ${PDF_LIMITS.pages} pages.` },
    { ja: "案文だけの PDF にしてください。", en: "Name a PDF with the plan alone." },
  ],
  "too-much-text": [
    {
      ja: `PDF の文字が多すぎます(上限 ${PDF_LIMITS.signs})。`,
      en: `the PDF has over ${PDF_LIMITS.signs} characters.`,
    },
    { ja: "案文だけの PDF にしてください。", en: "Name a PDF with the plan alone." },
  ],
  "too-much-memory": [
    { ja: "PDF の中身が大きすぎます。", en: "the PDF unpacks to more than can be held." },
    SAVE_AGAIN,
  ],
  endless: [{ ja: "PDF のページを読み終えられません。", en: "a page of the PDF takes too long to read." }, SAVE_AGAIN],
  "no-text": [
    { ja: "PDF に文字がありません(画像だけの PDF です)。", en: "the PDF has no text: it is a scan." },
    { ja: "Word などから書き出した PDF を指定してください。", en: "Name a PDF that was made from Word, not scanned." },
  ],
}

function pdfRefused(file: string, reason: PdfFailure): UserError {
  const [what, hint] = FAILURES[reason]
  return new UserError({ ja: `${file}: ${what.ja}`, en: `${file}: ${what.en}` }, hint)
}

const isPdf = (bytes: Uint8Array): boolean =>
  // Readers look for the mark in the first kilobyte: mail programs put lines before it.
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes("%PDF-")

/** Reads the text of a PDF. Throws `UserError` for what is none, is encrypted, holds no text or goes beyond the limits. */
export async function readPdf(file: string, bytes: Uint8Array): Promise<PdfText> {
  if (!isPdf(bytes)) throw pdfRefused(file, "damaged")
  const text = await readInThread(file, bytes)
  if (text.pages.every(({ runs }) => runs.every(run => run.text.trim() === ""))) throw pdfRefused(file, "no-text")
  return text
}

function readInThread(file: string, bytes: Uint8Array): Promise<PdfText> {
  const pages: PdfPage[] = []
  const before = process.memoryUsage.rss()
  const worker = new Worker(threadUrl(), { workerData: bytes, stdout: true, stderr: true, execArgv: [], env: {} })
  let heard = performance.now()
  return new Promise<PdfText>((resolve, reject) => {
    const refuse = (reason: PdfFailure) => reject(pdfRefused(file, reason))
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > MEMORY) refuse("too-much-memory")
      else if (performance.now() - heard > ENDLESS) refuse("endless")
      else return
      clearInterval(watch)
      void worker.terminate()
    }, LOOK)
    worker.on("message", (message: PdfMessage) => {
      heard = performance.now()
      if (message.kind === "page") pages.push(message.page)
      else if (message.kind === "end") resolve({ pages, labels: message.labels })
      else refuse(message.reason)
      if (message.kind !== "page") void worker.terminate()
    })
    // A thread that runs out of its own memory, or in which pdf.js breaks outside its promises.
    worker.on("error", error =>
      refuse("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-much-memory" : "damaged"),
    )
    worker.on("exit", () => {
      clearInterval(watch)
      refuse("damaged")
    })
  })
}
