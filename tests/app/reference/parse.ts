/** The results of a consultation as the published page has them, read without any of the product's own code. */
export interface PublishedPage {
  readonly title: string
  readonly period: string
  readonly totals: string
  readonly closing: string
  readonly sections: readonly PageSection[]
}

export interface PageSection {
  readonly title: string
  readonly subsections: readonly {
    readonly title: string | null
    /** One answer with the rows it is merged over; each row a list of comments. */
    readonly answers: readonly {
      readonly rows: readonly (readonly string[])[]
      readonly text: string
      readonly revised: string
    }[]
  }[]
}

type Mutable<T> = T extends readonly (infer U)[]
  ? Mutable<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T

/** Lines of a cell without its HTML; a list goes with the paragraph before it. */
const plain = (html: string): string =>
  html
    .replace(/\s*<\/?(?:ul|p)(?:\s[^>]*)?>\s*/g, "\n")
    .replace(/\s*<li>\s*/g, "\n")
    .replace(/<\/li>/g, "")
    .replace(/\s+(?=・)/g, "\n")
    .replace(/\n+/g, "\n")
    .trim()

/** The comments stacked in a cell: its paragraphs, or its bullets. */
function comments(cell: string): string[] {
  if (cell.startsWith("<p>")) return cell.split(/(?=<p>)/).map(plain)
  return cell.split(/\s+(?=・)/)
}

/** Reads the page. Table titles, repeated on the second page, are left out; an empty answer is merged with the one above. */
export function parsePage(text: string): PublishedPage {
  const lines = text.split("\n").map(line => line.split("\t"))
  const alone = lines
    .filter(cells => cells.length === 1)
    .map(([line = ""]) => line.trim())
    .filter(Boolean)
  const [title = "", head = "", closing = ""] = alone
  const [, period = "", totals = ""] = /^意見募集期間: (\S+) 意見総数: (\S+)$/.exec(head) ?? []
  const sections: Mutable<PageSection[]> = []
  for (const [first = "", answer = "", revised = ""] of lines.filter(cells => cells.length === 3)) {
    if (first === "御意見の要旨") continue
    const section = sections.at(-1)
    const open = section?.subsections.at(-1)
    if (first.startsWith("○")) sections.push({ title: first, subsections: [] })
    else if (/^\(.*\)$/.test(first) && answer === "") section?.subsections.push({ title: first, answers: [] })
    else if (answer === "") open?.answers.at(-1)?.rows.push(comments(first))
    else {
      const row = { rows: [comments(first)], text: plain(answer), revised }
      if (open) open.answers.push(row)
      else section?.subsections.push({ title: null, answers: [row] })
    }
  }
  return { title, period, totals, closing, sections }
}
