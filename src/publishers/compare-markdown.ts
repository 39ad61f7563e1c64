import type { Change, Comparison } from "../model/change.ts"
import type { Language } from "../model/errors.ts"
import { KIND_LABELS, NATURE_LABELS } from "../text/labels.ts"
import { countChanges } from "./compare-json.ts"
import { caveats, countsLine, placeText } from "./compare-words.ts"
import { asLine, escaped, quoted } from "./markdown.ts"

/** The comparison as Markdown (CommonMark with GitHub's strikethrough): a heading and a quotation per change. */
export function compareMarkdown(comparison: Comparison, language: Language): string {
  const { draft, revision, changes, precise, coverage } = comparison
  const title = language === "ja" ? "新旧の違い" : "Differences"
  const blocks = [
    `# ${title}`,
    asLine(`${escaped(draft.file)} → ${escaped(revision.file)}`),
    escaped(countsLine(countChanges(changes), language)),
    ...changes.flatMap((change, index) => changeBlocks(change, index + 1, language)),
    ...caveats({ precise, notCompared: coverage.notCompared }, language).map(note => asLine(escaped(note))),
  ]
  return `${blocks.join("\n\n")}\n`
}

function changeBlocks(change: Change, number: number, language: Language): readonly string[] {
  const labels = [NATURE_LABELS[change.nature], KIND_LABELS[change.kind]].map(label => label[language])
  const derived = { ja: "他の修正に伴う", en: "follows from another change" }[language]
  const said = change.derivedFrom === null ? labels : [...labels, derived]
  return [
    `## ${number}. ${escaped(placeText(change, language))}`,
    said.join(language === "ja" ? "・" : ", "),
    quoted(change),
  ]
}
