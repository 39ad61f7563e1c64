import type { Finding } from "../../model/finding.ts"
import type { Cited } from "../cited-places.ts"
import type { Ledger } from "../ledger.ts"
import { isNamed, type Moved, movedAt } from "../moved-citation.ts"
import { cut } from "../naming.ts"
import { placeIndexOf } from "../place-index.ts"
import { type PublishedText, publishedCitations } from "../published-citations.ts"

/**
 * An answer, or a published reason, names a place by the number that it has in the revision. One that still has the draft's is a warning; where
 * another place has that number now and the answer gives no name, it may mean either: a note.
 */
export function citationRenumbered(ledger: Ledger): readonly Finding[] {
  const { places, memory } = ledger
  if (!places) return []
  const index = memory.of(placeIndexOf, places)
  return publishedCitations(ledger).flatMap(text =>
    text.cited.flatMap(citation => {
      const moved = movedAt(citation, index)
      return moved?.is ? [finding(text, { ...moved, is: moved.is })] : []
    }),
  )
}

function finding(
  { name: text, comments, changes }: PublishedText,
  { citation, was, is, taken }: Moved & { readonly is: Cited },
): Finding {
  const [old, fresh, name] = [cut(citation.written), cut(is.number), cut(is.name)]
  const isSure = taken === null || isNamed(citation, was)
  const also = taken
    ? {
        ja: `(修正案の「${cut(taken.number)}」は「${cut(taken.name)}」)`,
        en: ` (there "${cut(taken.number)}" is "${cut(taken.name)}")`,
      }
    : { ja: "", en: "" }
  return {
    rule: "citation-renumbered",
    severity: isSure ? "warning" : "note",
    message: {
      ja: `${text.ja}が示す「${old}」は案の番号で、修正案では「${fresh} ${name}」です${also.ja}。番号を改めるか、案の番号と分かるように書いてください。`,
      en: `${text.en} names "${old}", a number of the draft: in the revision it is "${fresh} ${name}"${also.en}. Correct the number, or say that it is the draft's.`,
    },
    comments,
    changes,
    words: citation.key,
    details: [is.number, is.name],
  }
}
