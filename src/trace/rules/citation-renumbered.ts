import type { Finding } from "../../model/finding.ts"
import { foldNotation } from "../../text/fold.ts"
import type { Cited } from "../cited-places.ts"
import type { Ledger } from "../ledger.ts"
import { cut } from "../naming.ts"
import type { OwnCitation } from "../own-citations.ts"
import { type PlaceIndex, placeIndexOf } from "../place-index.ts"
import { type PublishedText, publishedCitations } from "../published-citations.ts"

/** A number that has moved: what it names in the draft, where that stands now, and what has the number now. */
interface Moved {
  readonly citation: OwnCitation
  readonly was: Cited
  readonly is: Cited
  readonly taken: Cited | null
}

/** So many signs of a name tell it. */
const TELLING = 12

/** True where a place's name stands right behind its number. */
function isNamed({ rest }: OwnCitation, place: Cited | null): boolean {
  const name = foldNotation(place?.name ?? "").slice(0, TELLING)
  return (
    name !== "" &&
    foldNotation(rest)
      .replace(/^[」』)）,.:]+[「『]?/, "")
      .startsWith(name)
  )
}

/** What is cited by the draft's number and has another one in the revision; null where the number is right, or may be. */
function movedAt(citation: OwnCitation, index: PlaceIndex): Moved | null {
  const place = index.only("draft", citation.key)
  if (!place?.draft?.isTitle || !place.revision) return null
  if (place.revision.ways.includes(citation.key)) return null
  const taken = index.only("revision", citation.key)?.revision ?? null
  // The revision's own number, with the name that has it there.
  if (isNamed(citation, taken)) return null
  return { citation, was: place.draft, is: place.revision, taken }
}

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
      return moved ? [finding(text, moved)] : []
    }),
  )
}

function finding({ name: text, comments, changes }: PublishedText, { citation, was, is, taken }: Moved): Finding {
  const [old, fresh, name] = [cut(citation.written), cut(is.number), cut(is.name)]
  const isSure = taken === null || isNamed(citation, was)
  const also = taken
    ? { ja: `(修正案の「${old}」は「${cut(taken.name)}」)`, en: ` (there "${old}" is "${cut(taken.name)}")` }
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
