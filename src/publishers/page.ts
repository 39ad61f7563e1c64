import { createHash } from "node:crypto"
import type { Language } from "../model/errors.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { LIGHT_SCRIPT, lightSwitch } from "./light-switch.ts"
import { PAGE_SCRIPT } from "./page-script.ts"
import { PAGE_STYLE, stampStyle } from "./page-style.ts"

interface Page {
  readonly language: Language
  readonly title: string
  /** Stands above the page and at the top of every printed one, or null. */
  readonly stamp: { readonly text: string; readonly kind: "draft" | "internal" } | null
  readonly body: Html
}

const digest = (text: string): string => createHash("sha256").update(text).digest("base64")

/** Only the page's own style sheet and scripts may be used: nothing is fetched, no form is sent, nothing is put in by a text. */
const policy = (style: string): string =>
  `default-src 'none'; script-src 'sha256-${digest(LIGHT_SCRIPT)}' 'sha256-${digest(PAGE_SCRIPT)}'; style-src 'sha256-${digest(style)}'; base-uri 'none'; form-action 'none'`

/** A page in one file that needs nothing else, no network; without its scripts it lacks only the filters and the switch of light. `body` holds the page's script where its controls are. */
export function page({ language, title, stamp, body }: Page): string {
  const style = stamp ? `${PAGE_STYLE}${stampStyle(stamp.text)}` : PAGE_STYLE
  const banner = stamp
    ? html`<aside class="stamp ${stamp.kind}">${stamp.text}</aside>
`
    : NOTHING
  return `<!doctype html>
${
  html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy(style) }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
${banner}${lightSwitch(language)}${body}
</body>
</html>`.markup
}
`
}
