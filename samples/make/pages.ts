/** Where the pages of a document start: measured once with LibreOffice, kept in pages.json. */

/** A page starts before this sign of this paragraph (paragraphs counted from 0 in the order of the body). */
export interface PageStart {
  readonly paragraph: number
  readonly offset: number
}

/** Page on which a paragraph starts, from 1. */
export const pageAt = (starts: readonly PageStart[], paragraph: number): number =>
  1 +
  starts.filter(start => start.paragraph < paragraph || (start.paragraph === paragraph && start.offset === 0)).length
