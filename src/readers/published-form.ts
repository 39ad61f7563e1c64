import { OUTCOMES, type Outcome } from "../model/consultation.ts"
import type { Language } from "../model/errors.ts"
import { type Content, inLanguage, type ProfileText, type ResultsProfile } from "../model/results-profile.ts"
import { RESULTS_STYLES } from "../model/results-styles.ts"
import type { StatedAnswer, StatedRow } from "../model/stated-results.ts"
import { citationsIn } from "../text/citations.ts"
import { OUTCOME_LABELS } from "../text/labels.ts"
import { isBlank } from "./comments-table.ts"
import type { Header } from "./header-row.ts"
import { CoveredCells } from "./merged-cells.ts"
import { answerOf, commentsOf, markOf } from "./published-cells.ts"
import type { FlowLine, FlowTable } from "./published-flow.ts"

/** A form that this program prints tables in, and the language that a table is printed in. */
export interface TableForm {
  readonly profile: ResultsProfile
  readonly language: Language
}

type Growing = { -readonly [K in keyof StatedAnswer]: StatedAnswer[K] }

const onOneLine = (text: string): string => text.replace(/\s+/g, " ").trim()
const contentsOf = ({ show }: ResultsProfile["columns"][number]): readonly Content[] => [show].flat()

/**
 * The form that a table was printed in: the titles of its columns are those of the form, and its paragraphs say what they are
 * by their styles. Null for any other table, and for forms without a comment or an answer.
 */
export function formOf(table: FlowTable, { row, titles }: Header, known: readonly ResultsProfile[]): TableForm | null {
  if (table.paragraphs(row, 0)[0]?.style !== RESULTS_STYLES.columnTitle) return null
  for (const profile of known) {
    const shows = new Set(profile.columns.flatMap(contentsOf))
    if (profile.columns.length !== titles.length || !shows.has("comment") || !shows.has("response")) continue
    for (const language of ["ja", "en"] as const) {
      const own = profile.columns.map(({ title }) => onOneLine(inLanguage(title, language)))
      if (own.every((title, c) => title === onOneLine(titles[c] ?? ""))) return { profile, language }
    }
  }
  return null
}

const SAYS_WHAT: ReadonlySet<string | null> = new Set([
  RESULTS_STYLES.comment,
  RESULTS_STYLES.commentLine,
  RESULTS_STYLES.response,
  RESULTS_STYLES.responseLine,
  RESULTS_STYLES.revised,
  RESULTS_STYLES.repeat,
])
const isAnswer = ({ style }: FlowLine): boolean =>
  style === RESULTS_STYLES.response || style === RESULTS_STYLES.responseLine

/** Reads the rows of a table that was printed in a known form: what each column holds is said by the form. */
export class FormRows {
  readonly answers: Growing[] = []
  private readonly table: FlowTable
  private readonly form: TableForm
  private readonly outcomes: ReadonlyMap<string, Outcome>
  private section: string | null = null
  private subsection: string | null = null
  private group: boolean | null = null

  constructor(table: FlowTable, form: TableForm, from: number) {
    this.table = table
    this.form = form
    this.outcomes = labels(form)
    const covered = new CoveredCells(table, from)
    for (let r = from; r < table.rows.length; r++) {
      covered.moveTo(r)
      if (!this.heading(r)) this.row(r, covered)
    }
  }

  private said(text: ProfileText | null): string | null {
    return text === null ? null : inLanguage(text, this.form.language)
  }

  /** A heading says a section only where the form prints them; those of other groups follow from the rows. */
  private heading(r: number): boolean {
    const [first] = this.table.paragraphs(r, 0)
    const level = first?.style === RESULTS_STYLES.section ? 1 : first?.style === RESULTS_STYLES.subsection ? 2 : 0
    const { group, groupTitles } = this.form.profile
    if (level === 0) return false
    if (group === "section" && level === 2) this.subsection = first?.text ?? null
    else if (group === "section") {
      this.section = first?.text ?? null
      this.subsection = null
    } else if (group === "revised") this.group = first?.text === this.said(groupTitles?.revised ?? null)
    return true
  }

  /** Paragraphs of the columns that show something, from the cell above where that covers them. */
  private lines(content: Content, r: number, covered: CoveredCells): readonly FlowLine[] {
    return this.form.profile.columns.flatMap((column, c) =>
      contentsOf(column).includes(content) ? this.table.paragraphs(covered.above(r, c) ?? r, c) : [],
    )
  }

  /** What a column of nothing else shows; "" for an empty cell. */
  private text(content: Content, r: number, covered: CoveredCells): string {
    const own = this.lines(content, r, covered).filter(({ style }) => !SAYS_WHAT.has(style))
    return own.map(({ text }) => text).join("\n")
  }

  private row(r: number, covered: CoveredCells): void {
    const { profile } = this.form
    const { comments, repeat } = commentsOf(this.lines("comment", r, covered))
    if (comments.length === 0) return
    const row = this.statedRow(r, covered, comments)
    const text = answerOf(this.lines("response", r, covered).filter(isAnswer))
    const place = this.place(r, covered)
    const last = this.answers.at(-1)
    // Cells are merged within one answer only; where none are, rows beside each other with the same words share them.
    const isMerged = profile.columns.some((_, c) => covered.above(r, c) !== null)
    const isSame = !profile.merge && last?.text === text && text !== "" && last.section === place.section
    if (last && (isMerged || isSame)) {
      last.rows = [...last.rows, row]
      return
    }
    this.answers.push({
      ...place,
      rows: [row],
      text,
      revised: this.revised(r, covered),
      outcome: null,
      repeat,
    })
  }

  private revised(r: number, covered: CoveredCells): boolean | null {
    const mark = this.lines("revised", r, covered).find(({ style }) => style === RESULTS_STYLES.revised)?.text
    if (mark === undefined) return this.group
    const { words } = this.form.profile
    if (mark === this.said(words.revised)) return true
    return mark === this.said(words.unrevised) ? false : markOf(mark)
  }

  private place(r: number, covered: CoveredCells): Pick<StatedAnswer, "section" | "subsection"> {
    const shows = (content: Content) => this.form.profile.columns.some(column => contentsOf(column).includes(content))
    const [section, subsection] = (["section", "subsection"] as const).map(content => this.text(content, r, covered))
    const title = (text: string | undefined) => (text === undefined || isBlank(text) ? null : text)
    if (!shows("section"))
      return { section: this.section, subsection: shows("subsection") ? title(subsection) : this.subsection }
    // Both may stand in one cell, the section first.
    const isOne = section === subsection && section?.includes("\n")
    const [first, ...rest] = isOne ? (section ?? "").split("\n") : [section]
    const second = isOne ? rest.join("\n") : section === subsection ? undefined : subsection
    return { section: title(first), subsection: shows("subsection") ? title(second) : null }
  }

  private statedRow(r: number, covered: CoveredCells, comments: readonly string[]): StatedRow {
    const text = (content: Content): string | null => {
      const own = this.text(content, r, covered)
      return isBlank(own) ? null : own
    }
    const original = comments.length === 1 ? text("original") : null
    const shows = new Set(this.form.profile.columns.flatMap(contentsOf))
    return {
      part: this.table.part,
      line: this.table.rows[r]?.line ?? r + 1,
      number: text("number"),
      target: null,
      comments,
      targets: targetsOf(text("place"), comments.length),
      outcomes: this.outcomesOf(r, covered, comments.length),
      index: text("index")?.split("\n") ?? [],
      publicName: text("name"),
      original: original !== null && isWithheld(original) ? null : original,
      ...(shows.has("changes") ? { changes: this.text("changes", r, covered) } : {}),
    }
  }

  /** The labels stand in the order of the comments, each once: where there are fewer, the last stands for the rest. */
  private outcomesOf(r: number, covered: CoveredCells, count: number): readonly (Outcome | null)[] {
    const known = this.text("outcome", r, covered)
      .split("\n")
      .flatMap(label => this.outcomes.get(label.trim()) ?? [])
    return Array.from({ length: count }, (_, at) => known[at] ?? known.at(-1) ?? null)
  }
}

/** What a place printed in a column says again when it is published: citations. Places of changes follow from the links. */
const isCited = (text: string): boolean =>
  citationsIn(text)
    .filter(({ kind }) => kind !== "quotation" && kind !== "column")
    .map(({ from, to }) => text.slice(from, to))
    .join("、") === text

/** The places of a row's comments: a line for each, or fewer where several name the same. */
function targetsOf(text: string | null, count: number): readonly (string | null)[] {
  const lines = text === null ? [] : count === 1 ? [text] : text.split("\n")
  return Array.from({ length: count }, (_, at) => {
    const line = lines[at] ?? lines.at(-1) ?? ""
    return line !== "" && isCited(line) ? line : null
  })
}

const isWithheld = (text: string): boolean => /^(?:（非公表）|\(not published\))$/.test(text)

/** Labels of the form's classes, each with the first of the outcomes that share it. */
function labels({ profile, language }: TableForm): ReadonlyMap<string, Outcome> {
  const label = (outcome: Outcome): string =>
    profile.classes ? inLanguage(profile.classes.of[outcome].label, language) : OUTCOME_LABELS[outcome][language]
  return new Map(OUTCOMES.toReversed().map(outcome => [label(outcome), outcome]))
}
