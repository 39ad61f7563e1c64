import type { PlanVersion } from "../model/case.ts"
import { UserError } from "../model/errors.ts"
import type { PageReading, PaperSource } from "../model/pages.ts"
import { readPdf } from "../readers/pdf.ts"
import { pagesIn } from "../readers/pdf-pages.ts"
import { type NamedFile, readFile } from "./files.ts"
import { pdfByLibreOffice } from "./libreoffice.ts"

/** A paper that tells the pages of a version. */
export interface Paper {
  readonly source: PaperSource
  /** The PDF that somebody named; null where it was made here. */
  readonly file: NamedFile | null
  readonly reading: PageReading
}

/** What stands for the conversion in place of a PDF's name. */
const LIBREOFFICE = "libreoffice"

/** Reads the pages that `--pages` names: a PDF, or "libreoffice" to lay the version's Word file out here. */
export async function readPaper(typed: string, file: NamedFile, tracked: PlanVersion["tracked"]): Promise<Paper> {
  if (typed === LIBREOFFICE) {
    const bytes = await pdfByLibreOffice(file, tracked)
    return { source: "libreoffice", file: null, reading: pagesIn(await readPdf(file.name, bytes)) }
  }
  if (/\.(docx|docm|doc|md|txt|html?)$/i.test(typed)) throw notPdf(typed)
  const pdf = readFile(typed)
  return { source: "pdf", file: pdf, reading: pagesIn(await readPdf(pdf.name, pdf.bytes)) }
}

const notPdf = (typed: string): UserError =>
  new UserError(
    { ja: `${typed} は PDF ではありません。`, en: `${typed} is no PDF.` },
    {
      ja: `ページは公表した PDF から読みます。PDF がなければ --pages ${LIBREOFFICE} で割り付けられます。`,
      en: `Pages are read from the PDF as published; without one, --pages ${LIBREOFFICE} lays the Word file out here.`,
    },
  )
