import { textWidth } from "./results-look.ts"
import { type Shell, wordDocument } from "./word-shell.ts"

/**
 * A paper in Word that is not yet on a page: its heading with the period, which a letterhead says in its own way, and what
 * stands under it at a given width (twips), as XML.
 */
export interface WordPaper extends Shell {
  readonly heading: string
  readonly content: (width: number) => string
}

/** Puts a paper on pages. */
export type PaperWriter = (paper: WordPaper) => Promise<Uint8Array>

/** On A4 pages of this program's own. The same again gives the same bytes. */
export const onOwnPages: PaperWriter = ({ heading, content, ...shell }) =>
  wordDocument(shell, heading + content(textWidth(shell.landscape ? "landscape" : "portrait")))
