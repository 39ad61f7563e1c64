import type { PlanVersion, VersionPages } from "../model/case.ts"
import type { Language, Message } from "../model/errors.ts"
import { isApproximate, type PageSource } from "../model/pages.ts"
import type { Ledger } from "../trace/ledger.ts"
import { pagesAtHand } from "./pages-at-hand.ts"

type Role = PlanVersion["role"]

/** What versions are called in sentences. */
export const NAMES: Readonly<Record<Role, Message>> = {
  draft: { ja: "案", en: "draft" },
  revision: { ja: "修正案", en: "revision" },
}

/** Where the page numbers of a version come from. */
export interface KnownPages {
  readonly source: PageSource
  /** True where the printed numbers may differ. */
  readonly approximate: boolean
  /** Name of the PDF, or null. */
  readonly file: string | null
}

/** What a paper told of a version, in a sentence. */
export function foundText({ role, file, pages, paragraphs, found }: VersionPages): Message {
  const name = file ?? "LibreOffice"
  return {
    ja: `${name} の${pages}ページから、${NAMES[role].ja}の段落${paragraphs}のうち${found}のページが分かりました。`,
    en: `${name} has ${pages} pages; ${found} of the ${paragraphs} paragraphs of the ${NAMES[role].en} were found on them.`,
  }
}

/** Pages of a paper, as data. */
export const knownBy = ({ source, file }: VersionPages): KnownPages => ({
  source,
  approximate: isApproximate(source),
  file,
})

/** Where the page numbers of the changes come from; null where a version has none. */
export function knownPages({ state, changes }: Ledger): Readonly<Record<Role, KnownPages | null>> {
  const of = (role: Role): KnownPages | null => {
    const pages = pagesAtHand(state, role)
    if (pages) return knownBy(pages)
    const isKnown = changes.some(change => change[role] && change[role].page !== null)
    return isKnown ? { source: "word", approximate: isApproximate("word"), file: null } : null
  }
  return { draft: of("draft"), revision: of("revision") }
}

/** "draft.pdf", "Word の最終割付(おおよそ)": where page numbers come from, in a few words. */
export function knownPagesText(known: KnownPages | null, language: Language): string {
  if (!known) return { ja: "(なし)", en: "(none)" }[language]
  if (known.source === "pdf") return known.file ?? ""
  const about = { ja: "(おおよそ)", en: " (approximate)" }[language]
  const source = {
    libreoffice: { ja: "LibreOffice の割付け", en: "LibreOffice's layout" },
    word: { ja: "Word の最終割付け", en: "Word's last layout" },
  }[known.source]
  return `${source[language]}${about}`
}
