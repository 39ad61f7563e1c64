import { createRequire } from "node:module"
import { dirname, join } from "node:path"

/** Address of the part of pdf.js that reads; the small build loads in half the time. The bundle has one of its own (`scripts/build.ts`). */
export const pdfjsWorker = (): string => import.meta.resolve("pdfjs-dist/legacy/build/pdf.worker.min.mjs")

/** Folder of the character maps. pdf.js wants it as a path that ends with a stroke; a `file:` address it does not open. */
export const pdfjsMaps = (): string =>
  join(dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")), "cmaps", "/")
