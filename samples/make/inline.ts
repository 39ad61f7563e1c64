/**
 * Inline markup: {b:bold} {ruby:base|reading} {fn:a footnote} {sec:id} (number and title of a heading)
 * {no:id} (number alone) {cap:id} (label of a table or figure) {br} (line break).
 */

export type Piece =
  | { readonly kind: "text"; readonly text: string; readonly bold: boolean }
  | { readonly kind: "ruby"; readonly base: string; readonly reading: string }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "reference"; readonly instruction: string; readonly result: string }
  | { readonly kind: "break" }

/** What references can name: the printed number (a caption's whole label), the title and the bookmark around it. */
export interface Target {
  readonly label: string
  readonly title: string
  readonly bookmark: string
  /** Its number comes from a list: a reference to it asks for the number. */
  readonly counted: boolean
}

const TOKEN = /\{(b|ruby|fn|sec|no|cap):([^{}]*)\}|\{br\}/g

/** Reads the inline markup of one paragraph; an unknown reference is an error. */
export function parseInline(raw: string, targets: ReadonlyMap<string, Target>): readonly Piece[] {
  const pieces: Piece[] = []
  const text = (value: string, bold = false) => value !== "" && pieces.push({ kind: "text", text: value, bold })
  const target = (id: string): Target => {
    const found = targets.get(id)
    if (!found) throw new Error(`nothing is called ${id}: ${raw}`)
    return found
  }
  let at = 0
  for (const match of raw.matchAll(TOKEN)) {
    text(raw.slice(at, match.index))
    at = match.index + match[0].length
    const [, name, value = ""] = match
    if (name === undefined) pieces.push({ kind: "break" })
    else if (name === "b") text(value, true)
    else if (name === "fn") pieces.push({ kind: "note", text: value })
    else if (name === "no") text(target(value).label)
    else if (name === "ruby") {
      const [base = "", reading = ""] = value.split("|")
      pieces.push({ kind: "ruby", base, reading })
    } else {
      const { label, title, bookmark, counted } = target(value)
      if (name === "sec") text(label)
      const instruction = ` REF ${bookmark} ${counted && name === "cap" ? "\\r " : ""}\\h `
      pieces.push({ kind: "reference", instruction, result: name === "sec" ? title : label })
    }
  }
  text(raw.slice(at))
  return pieces
}

/** The text of a paragraph without its marks. */
export const plainText = (raw: string): string =>
  raw.replace(TOKEN, (_, name?: string, value = "") =>
    name === "b" ? value : name === "ruby" ? (value.split("|")[0] ?? "") : "",
  )
