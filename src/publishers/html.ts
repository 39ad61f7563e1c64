import { MARK, visible, visibleEdit } from "../text/visible.ts"

/** Markup that is safe to print. Only `html` makes it, so that text from outside cannot be taken for markup. */
export interface Html {
  readonly markup: string
}

type Value = Html | string | number | null | readonly Html[]

/**
 * Builds markup; every string put in is escaped and its hidden characters made visible.
 *
 *   html`<p>${"a<b"}</p>`  →  <p>a&lt;b</p>
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: strings.reduce((built, text, index) => built + print(values[index - 1] ?? null) + text) }
}

/** Nothing: for parts that a page leaves out. */
export const NOTHING: Html = { markup: "" }

/** Pieces one after the other, with `between` between them. */
export const joined = (pieces: readonly Html[], between: Html = NOTHING): Html => ({
  markup: pieces.map(piece => piece.markup).join(between.markup),
})

/** Running text of a plan or a comment: line breaks are kept by the style sheet, hidden characters stand in boxes. */
export const prose = (text: string): Html => boxed(visible(text))

/** The text of an edit: as `prose`, with spaces and line breaks shown. */
export const editProse = (text: string): Html => boxed(visibleEdit(text))

function boxed(safe: string): Html {
  return { markup: escaped(safe).replace(MARK, mark => `<span class="hidden-character">${mark}</span>`) }
}

function print(value: Value): string {
  if (value === null) return ""
  if (typeof value === "number") return String(value)
  if (typeof value === "string") return escaped(visible(value))
  return "markup" in value ? value.markup : joined(value).markup
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, character => ENTITIES[character] ?? "")
