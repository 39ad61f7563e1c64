import { type PlanVersion, versionKey } from "../model/case.ts"
import { type Language, UserError } from "../model/errors.ts"
import { type Citation, citationsIn } from "../text/citations.ts"
import type { Ledger } from "../trace/ledger.ts"
import { PlanPlaces, resolve } from "../trace/resolve.ts"
import { type Case, type Report, report } from "./case.ts"
import { readFile } from "./files.ts"
import { foundText, knownPages, knownPagesText, NAMES } from "./known-pages.ts"
import { pagesAtHand } from "./pages-at-hand.ts"
import { readPaper } from "./paper.ts"
import { excerpt, tableLines } from "./table.ts"
import { onPaper, otherText, pagesRead } from "./version-pages.ts"
import { loadVersion, type StoredVersion, storedVersion } from "./versions.ts"

type Role = PlanVersion["role"]

async function version(opened: Case, role: Role): Promise<StoredVersion> {
  const { state } = await opened.store.state()
  const found = await storedVersion(opened, state, role)
  if (found) return found
  throw new UserError(
    { ja: `この案件には${NAMES[role].ja}がありません。`, en: `The case has no ${NAMES[role].en}.` },
    { ja: "akaire revise で読み込んでください。", en: "Load it with akaire revise." },
  )
}

/** Loads a version with the paper that tells its pages, where one is named: see `loadVersion`. */
export async function loadVersionOnPaper(
  opened: Case,
  role: Role,
  path: string,
  typed: string | null,
): Promise<Report> {
  const paper = typed === null ? null : await readPaper(typed, readFile(path), "accepted")
  return loadVersion(opened, role, path, paper)
}

/** Takes the pages of a version at hand from a PDF, or lays it out with LibreOffice. The same again changes nothing. */
export async function takePages(opened: Case, role: Role, typed: string): Promise<Report> {
  const at = await version(opened, role)
  const paper = await readPaper(typed, at.file, at.version.tracked)
  const plan = onPaper(at.plan, paper)
  const events = await opened.deed(async moment => {
    const current = moment.state.version.get(role)
    if (!current || versionKey(current) !== versionKey(at.version)) throw replaced(role)
    const read = await pagesRead(opened, moment, { version: at.version, plan, paper })
    return read ? [read] : []
  })
  const [event] = events
  if (event?.type !== "pages-read") {
    return report({ ja: "ページは読み込み済みです。", en: "These pages are read already." })
  }
  const { source, file, pages, paragraphs, found, differing } = event
  const data = { role, source, file, pages, paragraphs, found, differing }
  return { message: foundText(event), warnings: otherText(plan, role), data }
}

const replaced = (role: Role): UserError =>
  new UserError({
    ja: `${NAMES[role].ja}が同時に差し替えられました。もう一度行ってください。`,
    en: `The ${NAMES[role].en} was replaced meanwhile: try again.`,
  })

/** `akaire pages CASE`: where the pages of each version are known from. */
export async function pagesReport(opened: Case): Promise<Report> {
  const { ledger } = await opened.ledger()
  const known = knownPages(ledger)
  const rows = (language: Language) =>
    tableLines(
      (["draft", "revision"] as const).map(role => [
        NAMES[role][language],
        ledger.state.version.get(role)?.file ?? "",
        knownPagesText(known[role], language),
        found(ledger, role, language),
      ]),
    ).join("\n")
  return report({ ja: rows("ja"), en: rows("en") }, { pages: known })
}

function found({ state }: Ledger, role: Role, language: Language): string {
  const pages = pagesAtHand(state, role)
  if (!pages) return ""
  const { pages: count, found: there, paragraphs, differing = 0 } = pages
  const other = differing > 0 ? { ja: `、文の違い${differing}か所`, en: `, ${differing} differ` } : { ja: "", en: "" }
  return {
    ja: `${count}ページ、段落${paragraphs}のうち${there}${other.ja}`,
    en: `${count} pages, ${there} of ${paragraphs} paragraphs${other.en}`,
  }[language]
}

/** How much of a paragraph is shown, in characters. */
const EXCERPT = 60

/** `akaire pages CASE --at "57ページ7行目"`: what stands where a text points to, in a version. */
export async function placeReport(opened: Case, role: Role, typed: string): Promise<Report> {
  const { plan } = await version(opened, role)
  const [citation] = citationsIn(typed)
  const places = new PlanPlaces(plan)
  const place = citation ? resolve(citation, places) : null
  if (!citation || !place) throw nowhere(typed, plan.file, citation)
  const wanted = new Set(place.blocks)
  const blocks = plan.blocks.filter(({ id }) => wanted.has(id))
  const lines = citation.kind === "page" || citation.kind === "line" ? places.linesAt(citation) : []
  const about = place.approximate ? { ja: "おおよそ", en: "approximate" } : { ja: "", en: "" }
  const text = [
    ...lines.map(({ number, text }) => `${number}: ${text}`),
    ...blocks.map(({ label, text }) => `  ${excerpt(`${label ?? ""} ${text}`, EXCERPT)}`),
  ]
  const shown = { ja: [about.ja, ...text], en: [about.en, ...text] }
  return report(
    { ja: shown.ja.filter(Boolean).join("\n"), en: shown.en.filter(Boolean).join("\n") },
    {
      approximate: place.approximate,
      lines: lines.map(({ number, text }) => ({ number, text })),
      blocks: blocks.map(({ id, label, text, page }) => ({ id, label, text, page })),
    },
  )
}

const nowhere = (typed: string, file: string, citation: Citation | undefined): UserError =>
  citation
    ? new UserError({ ja: `${file} に「${typed}」に当たる所はありません。`, en: `${file} has no place "${typed}".` })
    : new UserError(
        { ja: `「${typed}」は場所として読めません。`, en: `"${typed}" names no place.` },
        {
          ja: "57ページ7行目、Ⅳ.1.(2)、別紙2 のように書いてください。",
          en: "Write it as: p.57 L7, Section 3.2, Annex 2.",
        },
      )
