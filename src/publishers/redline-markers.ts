import { childOf, type XmlElement } from "../ooxml/xml.ts"
import type { PartPair, RedlineContext } from "./redline-context.ts"
import { startTag, withAttribute } from "./redline-splice.ts"

/** The element around what was inserted or deleted. */
export type Track = "ins" | "del" | "moveFrom" | "moveTo"

/** How to write inserted and deleted runs: as such, or as moved. */
export interface Tracks {
  readonly inserted: Track
  readonly deleted: Track
}

export const PLAIN_TRACKS: Tracks = { inserted: "ins", deleted: "del" }

type SideName = "draft" | "revision"

/** A mark of a bookmark or range as it is to stand, and how it is tracked. */
export interface Marker {
  readonly text: string
  readonly track: Track | null
}

/** What becomes of a mark: most of the draft's stay as they are, most of the revision's are left out. */
export function markerOf(
  context: RedlineContext,
  { draft, revision }: PartPair,
  element: XmlElement,
  side: SideName,
  tracks: Tracks,
): Marker | null {
  const { source } = side === "draft" ? draft : revision
  if (/^w:bookmark(Start|End)$/.test(element.name)) {
    const id = context.bookmarks.trackedId(element, side, side === "draft" ? draft.part : revision.part)
    const tag = startTag(source, element)
    if (id !== null)
      return { text: withAttribute(tag, "id", id), track: side === "draft" ? tracks.deleted : tracks.inserted }
  }
  if (side === "draft") {
    const text = source.slice(element.from, element.to)
    const strands = context.around.going > 0 && element.name.startsWith("w:bookmark")
    if (strands) context.stranded.push(text)
    return strands || element.name === "w:proofErr" ? null : { text, track: null }
  }
  if (!/^w:commentRange(Start|End)$/.test(element.name)) return null
  if (!context.comments.isKnown(element)) context.touch()
  return { text: context.comments.token(element), track: null }
}

/** The same as XML by itself. */
export function markerText(
  context: RedlineContext,
  pair: PartPair,
  element: XmlElement,
  side: SideName,
  tracks: Tracks,
): string {
  const marker = markerOf(context, pair, element, side, tracks)
  if (!marker) return ""
  return marker.track ? `<w:${marker.track} ${context.mark()}>${marker.text}</w:${marker.track}>` : marker.text
}

/** Tags of a content control that only one side has: between marks that say so of each (ECMA-376 17.13.5.4–7). */
export function controlTags(
  context: RedlineContext,
  pair: PartPair,
  control: XmlElement | null,
  side: SideName,
): { readonly open: string; readonly close: string } {
  const content = childOf(control, "w:sdtContent")
  if (!control || !content) return { open: "", close: "" }
  const { source } = pair[side]
  const kind = side === "draft" ? "Del" : "Ins"
  const range = (text: string) => {
    const id = context.revisionId()
    return `<w:customXml${kind}RangeStart w:id="${id}" ${context.author()}/>${text}<w:customXml${kind}RangeEnd w:id="${id}"/>`
  }
  const properties = control.children.filter((child): child is XmlElement => child.name !== null && child !== content)
  const opening =
    side === "draft"
      ? source.slice(control.from, content.contentFrom)
      : startTag(source, control) +
        properties.map(child => context.imported(child, pair)).join("") +
        startTag(source, content)
  return { open: range(opening.replace(/\/>$/, ">")), close: range("</w:sdtContent></w:sdt>") }
}
