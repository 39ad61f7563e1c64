import type { Edit } from "../model/change.ts"
import type { BlockSource } from "../ooxml/block-source.ts"
import { childOf, type XmlElement } from "../ooxml/xml.ts"
import type { Merged } from "./redline-align.ts"
import { atomsOf, type Names } from "./redline-atoms.ts"
import { type PartPair, type RedlineContext, wrapperSignature } from "./redline-context.ts"
import { PLAIN_TRACKS, type Tracks } from "./redline-markers.ts"
import { mergeAtoms } from "./redline-merge.ts"
import { type MarkStatus, paragraphProperties } from "./redline-properties.ts"
import { RunWriter } from "./redline-runs.ts"
import { startTag, withoutIds } from "./redline-splice.ts"

/** Paragraphs of both sides that belong together. One side may be empty. */
export interface ParagraphGroup {
  readonly draft: readonly BlockSource[]
  readonly revision: readonly BlockSource[]
  readonly edits: readonly Edit[]
  /** Moved away or moved here: how its one side is tracked. */
  readonly moved: boolean
  /**
   * How its last mark is written where the other side has none: as tracked, or unrevised, since it ends a cell that goes
   * whole, or unrevised and with its properties tracked, since an empty paragraph is left of a header.
   */
  readonly end: "tracked" | "plain" | "emptied"
}

const numPr = (paragraph: XmlElement): string | null => {
  const id = childOf(childOf(childOf(paragraph, "w:pPr"), "w:numPr"), "w:numId")
  return id?.attributes[id.attributes.indexOf("w:val") + 1] ?? null
}

/** Writes groups of paragraphs as tracked changes. */
export class ParagraphWriter {
  readonly #context: RedlineContext
  readonly #pair: PartPair
  readonly #keptElement: (draft: XmlElement, revision: XmlElement | null) => string
  readonly #signatures: {
    readonly draft: (element: XmlElement) => string
    readonly revision: (element: XmlElement) => string
  }

  constructor(
    context: RedlineContext,
    pair: PartPair,
    keptElement: (draft: XmlElement, revision: XmlElement | null) => string,
  ) {
    this.#context = context
    this.#pair = pair
    this.#keptElement = keptElement
    this.#signatures = {
      draft: wrapperSignature(context.draft.source.pkg, pair.draft.part),
      revision: wrapperSignature(context.revision.source.pkg, pair.revision.part),
    }
  }

  /** The XML of a group: a paragraph for each mark of either side. */
  write(group: ParagraphGroup): string {
    const { draft, revision, edits } = group
    const [first, other] = [draft.at(-1), revision.at(-1)]
    if (first && other) this.#context.lists.learn(numPr(first.element), numPr(other.element))
    const before = atomsOf(draft, "draft", this.#signatures.draft, this.#names("draft"))
    const after = atomsOf(revision, "revision", this.#signatures.revision, this.#names("revision"))
    const merged: readonly Merged[] =
      draft.length === 0
        ? after.map(atom => ({ status: "inserted", revision: atom }))
        : revision.length === 0
          ? before.map(atom => ({ status: "deleted", draft: atom }))
          : mergeAtoms(before, after, edits, this.#context.fields)
    return this.#paragraphs(merged, group)
  }

  #names(side: "draft" | "revision"): Names {
    const { bookmarks, comments } = this.#context
    return {
      comment: reference => comments.form(reference, side),
      mark: (element, part) =>
        element.name.startsWith("w:bookmark")
          ? bookmarks.nameOf(element, side, part)
          : element.name.startsWith("w:comment")
            ? comments.form(element, side)
            : side,
    }
  }

  #paragraphs(merged: readonly Merged[], { moved, end }: ParagraphGroup): string {
    const tracks: Tracks = moved ? { inserted: "moveTo", deleted: "moveFrom" } : PLAIN_TRACKS
    const writer = new RunWriter(this.#context, this.#pair, tracks, this.#keptElement)
    let out = ""
    let content: Merged[] = []
    for (const [i, each] of merged.entries()) {
      const atom = each.status === "inserted" ? each.revision : each.draft
      if (atom.kind !== "mark") {
        content.push(each)
        continue
      }
      const isLast = i === merged.length - 1
      const status = isLast && end !== "tracked" ? "kept" : statusOf(each, tracks)
      out += this.#paragraph(writer.write(content), each, { status, emptied: isLast && end === "emptied" })
      content = []
    }
    return out
  }

  #paragraph(content: string, mark: Merged, { status, emptied }: MarkForm): string {
    const draft = mark.status === "inserted" ? null : mark.draft.element
    const revision = mark.status === "deleted" ? null : mark.revision.element
    const own = draft ?? revision
    if (own && own.name !== "w:p") return content
    const left = emptied ? EMPTY_PARAGRAPH : null
    const pair = this.#pair
    const properties = paragraphProperties(this.#context, draft ?? left, revision ?? left, { status, pair })
    return `${this.#tag(draft, revision)}${properties}${content}</w:p>`
  }

  #tag(draft: XmlElement | null, revision: XmlElement | null): string {
    if (draft === EMPTY_PARAGRAPH) return "<w:p>"
    if (draft) return startTag(this.#pair.draft.source, draft).replace(/\/>$/, ">")
    return revision ? withoutIds(startTag(this.#pair.revision.source, revision)).replace(/\/>$/, ">") : "<w:p>"
  }
}

/** How a mark is written; `emptied`: on the other side an empty paragraph stands. */
interface MarkForm {
  readonly status: MarkStatus
  readonly emptied: boolean
}

/** The paragraph that a container without any has all the same: the standard asks for one, and Word adds it. */
export const EMPTY_PARAGRAPH: XmlElement = {
  name: "w:p",
  attributes: [],
  children: [],
  from: 0,
  contentFrom: 0,
  contentTo: 0,
  to: 0,
}

const statusOf = (mark: Merged, tracks: Tracks): MarkStatus =>
  mark.status === "kept" ? "kept" : mark.status === "inserted" ? tracks.inserted : tracks.deleted
