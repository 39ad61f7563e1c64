/** The small build of pdf.js, whose package describes the types of the large one only. */
declare module "pdfjs-dist/legacy/build/pdf.min.mjs" {
  export * from "pdfjs-dist/legacy/build/pdf.mjs"
}
