import type { Language } from "../model/errors.ts"
import { compareHtml } from "../publishers/compare-html.ts"
import { compareJson } from "../publishers/compare-json.ts"
import { compareMarkdown } from "../publishers/compare-markdown.ts"
import { compareText } from "../publishers/compare-text.ts"
import { readFile } from "./files.ts"
import { comparePlans, planOf } from "./versions.ts"

interface Format {
  readonly format: "text" | "json" | "html" | "markdown"
  readonly language: Language
  /** Escape sequences for colour in the text format. */
  readonly color: boolean
}

/** Compares two files without a case. */
export function compareFiles(
  draft: string,
  revision: string,
  { format, language, color }: Format,
): { readonly output: string; readonly different: boolean } {
  const comparison = comparePlans(planOf(readFile(draft)).value, planOf(readFile(revision)).value)
  const outputs = {
    text: () => compareText(comparison, language, { color }),
    json: () => `${JSON.stringify(compareJson(comparison), null, 2)}\n`,
    html: () => compareHtml(comparison, language),
    markdown: () => compareMarkdown(comparison, language),
  }
  return { output: outputs[format](), different: comparison.changes.length > 0 }
}
