import { UserError } from "../model/errors.ts"
import { relationshipsOf, SAVE_AS_DOCX } from "../ooxml/package.ts"
import { attribute, type XmlElement } from "../ooxml/xml.ts"
import type { PartPair, RedlineContext } from "./redline-context.ts"
import { writtenForm } from "./redline-controls.ts"
import { markerText, PLAIN_TRACKS } from "./redline-markers.ts"

type SideName = "draft" | "revision"

/** What something that is neither paragraph nor table says, so that two can be told to be one. Ids are given anew. */
export function othersForm(context: RedlineContext, pair: PartPair, element: XmlElement, side: SideName): string {
  const { part, source } = pair[side]
  if (/^w:bookmark(Start|End)$/.test(element.name))
    return `${element.name} ${context.bookmarks.nameOf(element, side, part)}`
  if (element.name !== "w:altChunk") return source.slice(element.from, element.to)
  const { pkg } = context[side].source
  const target = relationshipsOf(pkg, part).get(attribute(element, "r:id") ?? "")?.part ?? ""
  const looks = element.children.map(child => (child.name === null ? "" : writtenForm(child)))
  return `${element.name} ${looks.join("")} ${new TextDecoder("latin1").decode(pkg.parts.get(target))}`
}

/**
 * Something that only one side has. Marks may stand anywhere, and anything else of the draft stays. A file that Word takes in
 * comes and goes with a row or cell; by itself it cannot be tracked, since insertions and deletions hold runs (ECMA-376
 * 17.13.5.14, 18): throws a sentence that says so.
 */
export function loneOther(context: RedlineContext, pair: PartPair, element: XmlElement, side: SideName): string {
  if (element.name !== "w:altChunk") return markerText(context, pair, element, side, PLAIN_TRACKS)
  const { going, coming } = context.around
  if (side === "draft" && going > 0) return pair.draft.source.slice(element.from, element.to)
  if (side === "revision" && coming > 0) return context.imported(element, pair)
  const { pkg } = context[side].source
  throw new UserError(
    {
      ja: `${pkg.file}: 開いたときに本文へ取り込まれる別ファイル（部品 ${pair[side].part} の altChunk）が変わっています。変更履歴では表せないため、見え消しを作れません。`,
      en: `${pkg.file}: a file that Word takes in when it opens the plan (altChunk, part ${pair[side].part} ) changed. Tracked changes cannot say so, and no redline is made.`,
    },
    SAVE_AS_DOCX,
  )
}
