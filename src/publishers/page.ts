import { createHash } from "node:crypto"
import type { Language } from "../model/errors.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { PAGE_STYLE } from "./page-style.ts"

interface Page {
  readonly language: Language
  readonly title: string
  /** A word across the top of every printed page (案, 内部用…), or null. */
  readonly banner: Html | null
  readonly body: Html
}

/** Only the page's own style sheet may be used: nothing is fetched, no script runs, no form is sent, no style is put in by a text. */
const policy = (): string => {
  const digest = createHash("sha256").update(PAGE_STYLE).digest("base64")
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`
}

/** A page in one file that needs nothing else: no network, no script. */
export function page({ language, title, banner, body }: Page): string {
  return `<!doctype html>
${
  html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy() }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${{ markup: PAGE_STYLE }}</style>
</head>
<body>
${banner ?? NOTHING}${body}
</body>
</html>`.markup
}
`
}
