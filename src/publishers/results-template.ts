import type { PublishedResults } from "../model/published.ts"
import { FIGURES } from "../model/results-profile.ts"
import { ownChangesTable } from "./own-changes-table.ts"
import { type Form, tableBlock } from "./results-docx.ts"
import { figureText, outcomeLabel } from "./results-head.ts"
import { PROFILE_PARAGRAPHS } from "./results-look.ts"
import { resultsSheet } from "./results-sheet.ts"
import { oneLine } from "./results-text.ts"
import { RESULTS_WORDS } from "./results-words.ts"
import type { Removed } from "./scrub.ts"
import { type FilledBlock, fillTemplate } from "./template-fill.ts"
import type { WordPaper } from "./word-paper.ts"

interface TemplateFile {
  readonly name: string
  readonly bytes: Uint8Array
}

type InTemplate = Promise<{ readonly bytes: Uint8Array; readonly removed: readonly Removed[] }>

const TEXT_NAMES = ["title", ...FIGURES, "closing"]

/** What each placeholder for a text stands for. */
function textsOf(results: PublishedResults, { profile, facts }: Form, title: string): ReadonlyMap<string, string> {
  const setting = { profile, facts, label: outcomeLabel(profile, results.language) }
  return new Map([
    ["title", oneLine(title)],
    ["closing", results.closing ?? ""],
    ...FIGURES.map(figure => [figure.toLowerCase(), figureText(figure, results, setting)] as const),
  ])
}

/** The results in an office's own Word file: see `fillTemplate`. Changes that no comment led to follow the table, unless the file says where they stand. */
export function publishInTemplate(template: TemplateFile, results: PublishedResults, form: Form): InTemplate {
  const { language, title, stamp } = results
  const words = RESULTS_WORDS[language]
  const sheet = resultsSheet(results, { ...form, words })
  const own = (width: number) => (form.profile.ownChanges ? ownChangesTable(results, words, width) : "")
  const blocks: readonly FilledBlock[] = [
    {
      name: "table",
      required: true,
      xml: (width, isElsewhere) =>
        tableBlock(results, sheet, { profile: form.profile, words, width }) +
        (isElsewhere("ownChanges") ? "" : own(width)),
    },
    { name: "ownChanges", required: false, xml: own },
  ]
  const names = [...TEXT_NAMES, ...blocks.map(({ name }) => name)]
  const texts = textsOf(results, form, title)
  return fillTemplate(template, { language, title, stamp, styles: PROFILE_PARAGRAPHS, texts, names, blocks })
}

/** Another paper in an office's own Word file: {{table}} is what it says under its title, {{title}} its own title, the figures are those of the results. */
export function paperInTemplate(
  template: TemplateFile,
  paper: WordPaper,
  results: PublishedResults,
  form: Form,
): InTemplate {
  const { language, title, stamp, styles, content } = paper
  const blocks = [{ name: "table", required: true, xml: content }]
  const texts = textsOf(results, form, title)
  return fillTemplate(template, { language, title, stamp, styles, texts, names: [...TEXT_NAMES, "table"], blocks })
}
