import { createHash } from "node:crypto"
import { numbersFor, pageNumbers, withPages } from "../compare/page-numbers.ts"
import { placeOnPages } from "../compare/page-places.ts"
import type { CaseEvent } from "../journal/events.ts"
import { type CaseState, type PlanVersion, type VersionPages, versionKey } from "../model/case.ts"
import type { Comparison } from "../model/change.ts"
import { Bug, type Message, UserError } from "../model/errors.ts"
import type { PageReading } from "../model/pages.ts"
import type { Plan } from "../model/plan.ts"
import type { Warning } from "../model/reading.ts"
import type { Case } from "./case.ts"
import { NAMES } from "./known-pages.ts"
import { arePagesOf } from "./pages-at-hand.ts"
import type { Paper } from "./paper.ts"
import { storedJson } from "./stored-pages.ts"
import { excerpt } from "./table.ts"

/** A paper in which less of a version is found than this is that of something else. */
const SAME_PLAN = 0.3

/** A stored version with the pages of its paper, where one was read. */
export async function pagedPlan(opened: Case, state: CaseState, version: PlanVersion, plan: Plan): Promise<Plan> {
  const pages = state.pages.get(version.role)
  if (!arePagesOf(pages, version)) return plan
  return placed(plan, pages, await storedJson<PageReading>(opened, pages.reading))
}

/** A version with the pages of a paper, by what the paper says. */
const placed = (plan: Plan, { source, file }: Pick<VersionPages, "source" | "file">, reading: PageReading): Plan =>
  withPages(plan, placeOnPages(plan, reading, { source, file }))

/** A version with the pages of a paper that was just read. Throws `UserError` where the paper is not its own. */
export function onPaper(plan: Plan, { source, file, reading }: Paper): Plan {
  const paged = placed(plan, { source, file: file?.name ?? null }, reading)
  const { found, paragraphs } = foundIn(paged)
  if (found >= SAME_PLAN * paragraphs) return paged
  const name = file?.name ?? "LibreOffice"
  throw new UserError(
    {
      ja: `${name} は ${plan.file} のページではないようです(段落${paragraphs}のうち${found}しかありません)。`,
      en: `${name} does not hold ${plan.file} : only ${found} of its ${paragraphs} paragraphs are there.`,
    },
    { ja: "その版を書き出した PDF を指定してください。", en: "Name the PDF that was made of this version." },
  )
}

/** How much of a paragraph is shown, in characters, and of how many. */
const [EXCERPT, SHOWN] = [30, 3]

/** That a PDF says something else than its version, with the first of it: it may be that of another one. None where both say the same. */
export function otherText({ blocks, pages, file }: Plan, role: VersionPages["role"]): readonly Warning[] {
  if (pages?.source !== "pdf") return []
  const { paragraphs, printed } = pages.differences
  const count = paragraphs.length + printed.length
  if (count === 0) return []
  const differing = new Set(paragraphs)
  const texts = [...blocks.flatMap(({ id, text }) => (differing.has(id) ? [text] : [])), ...printed]
  const shown = texts.slice(0, SHOWN).map(text => excerpt(text, EXCERPT))
  const message: Message = {
    ja: `この PDF の文は、${NAMES[role].ja} ${file} と${count}か所で違います(${shown.map(text => `「${text}」`).join("、")}${count > SHOWN ? "ほか" : ""})。別の版の PDF ではないか確かめてください。`,
    en: `this PDF says something else than the ${NAMES[role].en} ${file} in ${count} ${count === 1 ? "place" : "places"} (${shown.map(text => `"${text}"`).join(", ")}${count > SHOWN ? " …" : ""}): make sure that it is not that of another version.`,
  }
  return [{ message, source: { file: pages.file ?? "", part: null, line: null }, count: 1 }]
}

/** How many paragraphs of body and notes have text, and how many of them stand on the pages. */
function foundIn({ blocks, pages }: Plan): Pick<VersionPages, "found" | "paragraphs"> {
  const printed = blocks.filter(
    ({ text, story }) => text.replaceAll("\ufffc", "").trim() !== "" && !/^(header|footer)$/.test(story.kind),
  )
  return { paragraphs: printed.length, found: printed.filter(({ id }) => pages?.blocks.has(id)).length }
}

/** Stores what a paper says of a version (`plan` has its pages), and gives the event; null where the case has just that. */
export async function pagesRead(
  opened: Case,
  { state, comparison }: { readonly state: CaseState; readonly comparison: Comparison | null },
  { version, plan, paper }: { readonly version: PlanVersion; readonly plan: Plan; readonly paper: Paper },
): Promise<CaseEvent | null> {
  if (!plan.pages) throw new Bug(`${plan.file} was not looked for on its paper`)
  const store = (name: string, value: unknown) =>
    opened.store.putDocument(name, new TextEncoder().encode(JSON.stringify(value)))
  const numbers = numbersFor(comparison, version.role, plan.blocks, pageNumbers(plan.pages))
  const pages: VersionPages = {
    role: version.role,
    version: versionKey(version),
    source: paper.source,
    file: paper.file?.name ?? null,
    sha256: paper.file ? createHash("sha256").update(paper.file.bytes).digest("hex") : null,
    reading: await store("pages.json", paper.reading),
    numbers: await store("page-numbers.json", numbers),
    pages: paper.reading.pages.length,
    ...foundIn(plan),
    differing: plan.pages.differences.paragraphs.length + plan.pages.differences.printed.length,
  }
  if (paper.file) await opened.store.putDocument(paper.file.name, paper.file.bytes)
  const before = state.pages.get(version.role)
  return JSON.stringify(before) === JSON.stringify(pages) ? null : { type: "pages-read", ...pages }
}
