import { attribute, childOf, type XmlElement } from "../ooxml/xml.ts"
import type { Merged } from "./redline-align.ts"
import type { Atom, Wrapper } from "./redline-atoms.ts"
import type { PartPair, RedlineContext } from "./redline-context.ts"
import { keptRunProperties, loneRunProperties } from "./redline-properties.ts"
import { escapeText, startTag, withAttribute } from "./redline-splice.ts"

/** The element around runs that were inserted or deleted. */
export type Track = "ins" | "del" | "moveFrom" | "moveTo"

/** How to write inserted and deleted runs: as such, or as moved. */
export interface Tracks {
  readonly inserted: Track
  readonly deleted: Track
}

export const PLAIN_TRACKS: Tracks = { inserted: "ins", deleted: "del" }

interface Piece {
  readonly track: Track | null
  readonly wrappers: readonly Wrapper[]
  readonly side: "draft" | "revision"
  readonly run: XmlElement | null
  readonly other: XmlElement | null
  /** Ready content of a run, or a whole element where `run` is null. */
  readonly content: string
  /** Stands outside of runs and is never tracked. */
  readonly marker: boolean
}

const chainOf = (wrapper: Wrapper | null): readonly Wrapper[] => (wrapper ? [...chainOf(wrapper.parent), wrapper] : [])

/** Writes the runs of a merged paragraph. */
export class RunWriter {
  readonly #context: RedlineContext
  readonly #pair: PartPair
  readonly #tracks: Tracks
  /** A draft element as it is to be written: with what changed inside its text boxes. */
  readonly #keptElement: (draft: XmlElement, revision: XmlElement | null) => string
  /** The draft's wrapper that one of the revision's is. */
  readonly #wrappers = new Map<Wrapper, Wrapper>()
  readonly #bookmarks = new Map<string, number>()

  constructor(
    context: RedlineContext,
    pair: PartPair,
    tracks: Tracks,
    keptElement: (draft: XmlElement, revision: XmlElement | null) => string,
  ) {
    this.#context = context
    this.#pair = pair
    this.#tracks = tracks
    this.#keptElement = keptElement
  }

  /** The content of one paragraph from its atoms (without marks). */
  write(merged: readonly Merged[]): string {
    for (const each of merged) {
      if (each.status !== "kept") continue
      const [own, others] = [chainOf(each.draft.wrapper), chainOf(each.revision.wrapper)]
      for (const [i, other] of others.entries()) if (own[i]) this.#wrappers.set(other, own[i])
    }
    return this.#assemble(merged.flatMap(each => this.#piece(each)))
  }

  #piece(merged: Merged): readonly Piece[] {
    const atom = merged.status === "inserted" ? merged.revision : merged.draft
    const side = merged.status === "inserted" ? "revision" : "draft"
    if (atom.kind === "marker") return this.#marker(atom, side)
    const track =
      merged.status === "kept" ? null : merged.status === "inserted" ? this.#tracks.inserted : this.#tracks.deleted
    const wrappers = chainOf(atom.wrapper).map(wrapper => this.#wrappers.get(wrapper) ?? wrapper)
    const other = merged.status === "kept" ? merged.revision : null
    if (merged.status === "kept") this.#pairNotes(merged.draft, merged.revision)
    return [
      {
        track,
        wrappers,
        side,
        run: atom.run,
        other: other?.run ?? null,
        content: this.#content(atom, side, track, other?.element ?? null),
        marker: false,
      },
    ]
  }

  #pairNotes(draft: Atom, revision: Atom): void {
    const kind = /^w:(footnote|endnote)Reference$/.exec(draft.element?.name ?? "")?.[1] as "footnote" | undefined
    if (!kind) return
    const [a, b] = [attribute(draft.element, "w:id"), attribute(revision.element, "w:id")]
    if (a !== null && b !== null) this.#context.notes[kind].set(a, b)
  }

  /** The draft's bookmarks and comment ranges stay; of the revision's only bookmarks come that the draft lacks. */
  #marker(atom: Atom, side: "draft" | "revision"): readonly Piece[] {
    const { element } = atom
    if (!element || element.name === "w:proofErr") return []
    const wrappers = chainOf(atom.wrapper).map(wrapper => this.#wrappers.get(wrapper) ?? wrapper)
    const content =
      side === "draft" ? this.#pair.draft.source.slice(element.from, element.to) : this.#newBookmark(element)
    if (content === "") return []
    return [{ track: null, wrappers, side, run: null, other: null, content, marker: true }]
  }

  #newBookmark(element: XmlElement): string {
    const id = attribute(element, "w:id") ?? ""
    const tag = startTag(this.#pair.revision.source, element)
    if (element.name === "w:bookmarkStart" && !this.#hasBookmark(attribute(element, "w:name") ?? "")) {
      const fresh = this.#context.bookmarkId()
      this.#bookmarks.set(id, fresh)
      return withAttribute(tag, "id", String(fresh))
    }
    const fresh = this.#bookmarks.get(id)
    if (element.name !== "w:bookmarkEnd" || fresh === undefined) return ""
    this.#bookmarks.delete(id)
    return withAttribute(tag, "id", String(fresh))
  }

  #hasBookmark(name: string): boolean {
    return this.#pair.draft.source.includes(`:name="${name}"`)
  }

  #content(atom: Atom, side: "draft" | "revision", track: Track | null, other: XmlElement | null): string {
    const gone = track === "del"
    if (atom.kind === "text") {
      const name = gone ? "w:delText" : "w:t"
      return `<${name} xml:space="preserve">${escapeText(atom.text)}</${name}>`
    }
    const { element } = atom
    if (!element) return ""
    if (track === null) return this.#keptElement(element, other)
    const text =
      side === "draft"
        ? this.#pair.draft.source.slice(element.from, element.to)
        : this.#context.imported(element, this.#pair)
    if (!gone) return text
    if (element.name === "w:instrText")
      return text.replace(/^<w:instrText/, "<w:delInstrText").replace(/instrText>$/, "delInstrText>")
    return element.name === "w:t" ? text.replace(/^<w:t\b/, "<w:delText").replace(/w:t>$/, "w:delText>") : text
  }

  /** Puts pieces together: wrappers around tracked changes around runs. */
  #assemble(pieces: readonly Piece[]): string {
    let out = ""
    let open: readonly Wrapper[] = []
    let track: Track | null = null
    let run: Piece | null = null
    const closeRun = () => {
      if (run) out += "</w:r>"
      run = null
    }
    const closeTrack = () => {
      closeRun()
      if (track) out += `</w:${track}>`
      track = null
    }
    for (const piece of pieces) {
      const common = open.findIndex((wrapper, i) => wrapper !== piece.wrappers[i])
      const keep = common < 0 ? open.length : common
      if (keep < open.length || keep < piece.wrappers.length) {
        closeTrack()
        for (const wrapper of open.slice(keep).reverse()) out += this.#wrapperTags(wrapper).close
        for (const wrapper of piece.wrappers.slice(keep)) out += this.#wrapperTags(wrapper).open
        open = piece.wrappers
      }
      if (piece.track !== track) {
        closeTrack()
        if (piece.track) out += `<w:${piece.track} ${this.#context.mark()}>`
        track = piece.track
      }
      if (!piece.run) {
        closeRun()
        out += piece.content
        continue
      }
      if (!run || (run as Piece).run !== piece.run || (run as Piece).other !== piece.other) {
        closeRun()
        out += this.#openRun(piece)
        run = piece
      }
      out += piece.content
    }
    closeTrack()
    for (const wrapper of open.toReversed()) out += this.#wrapperTags(wrapper).close
    return joinTexts(out)
  }

  #openRun({ run, other, side, track }: Piece): string {
    const properties = childOf(run, "w:rPr")
    const rPr =
      track === null && other
        ? keptRunProperties(this.#context, properties, childOf(other, "w:rPr"), this.#pair)
        : loneRunProperties(this.#context, properties, side, this.#pair)
    return `<w:r>${rPr}`
  }

  #wrapperTags({ element, from, to }: Wrapper): { readonly open: string; readonly close: string } {
    const { draft, revision } = this.#pair
    // A wrapper belongs to the side in whose tree it was found; offsets alone do not tell.
    if (isIn(draft.root, element))
      return { open: draft.source.slice(element.from, from), close: draft.source.slice(to, element.to) }
    const between = revision.source.slice(element.contentFrom, from)
    return {
      open: this.#context.importedTag(element, this.#pair) + between,
      close: revision.source.slice(to, element.to),
    }
  }
}

/** True when the element is in the tree: found by its offsets, then by identity. */
function isIn(root: XmlElement, element: XmlElement): boolean {
  let at: XmlElement | undefined = root
  while (at) {
    if (at === element) return true
    at = at.children.find(
      (child): child is XmlElement => child.name !== null && child.from <= element.from && child.to >= element.to,
    )
  }
  return false
}

/** Text that was cut in places that do not show stands in one element again. */
const joinTexts = (xml: string): string =>
  xml.replace(/<\/w:t><w:t xml:space="preserve">/g, "").replace(/<\/w:delText><w:delText xml:space="preserve">/g, "")
