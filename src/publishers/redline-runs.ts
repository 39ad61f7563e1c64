import { attribute, childOf, type XmlElement } from "../ooxml/xml.ts"
import type { Merged } from "./redline-align.ts"
import { type Atom, chainOf, type Wrapper } from "./redline-atoms.ts"
import type { PartPair, RedlineContext } from "./redline-context.ts"
import { controlTags, markerOf, type Track, type Tracks } from "./redline-markers.ts"
import { keptRunProperties, loneRunProperties } from "./redline-properties.ts"
import { escapeText } from "./redline-splice.ts"

interface Piece {
  readonly track: Track | null
  readonly wrappers: readonly Wrapper[]
  readonly side: "draft" | "revision"
  readonly run: XmlElement | null
  readonly other: XmlElement | null
  /** Ready content of a run, or a whole element where `run` is null. */
  readonly content: string
}

/** Writes the runs of a merged paragraph. */
export class RunWriter {
  readonly #context: RedlineContext
  readonly #pair: PartPair
  readonly #tracks: Tracks
  /** A draft element as it is to be written: with what changed inside its text boxes. */
  readonly #keptElement: (draft: XmlElement, revision: XmlElement | null) => string
  /** The draft's wrapper that one of the revision's is; wrappers without a partner come or go. */
  readonly #wrappers = new Map<Wrapper, Wrapper>()
  readonly #stay = new Set<Wrapper>()

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
      for (const [i, other] of others.entries()) {
        const wrapper = own[i]
        if (!wrapper) continue
        this.#wrappers.set(other, wrapper)
        this.#stay.add(wrapper)
      }
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
      },
    ]
  }

  #pairNotes(draft: Atom, revision: Atom): void {
    const kind = /^w:(footnote|endnote)Reference$/.exec(draft.element?.name ?? "")?.[1] as "footnote" | undefined
    if (!kind) return
    const [a, b] = [attribute(draft.element, "w:id"), attribute(revision.element, "w:id")]
    if (a !== null && b !== null) this.#context.notes[kind].set(a, b)
  }

  #marker({ element, wrapper }: Atom, side: "draft" | "revision"): readonly Piece[] {
    const marker = element && markerOf(this.#context, this.#pair, element, side, this.#tracks)
    if (!marker) return []
    const wrappers = chainOf(wrapper).map(each => this.#wrappers.get(each) ?? each)
    return [{ track: marker.track, wrappers, side, run: null, other: null, content: marker.text }]
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
    return gone ? deletedText(text) : text
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

  #wrapperTags(wrapper: Wrapper): { readonly open: string; readonly close: string } {
    const { element, from, to, side } = wrapper
    const { draft, revision } = this.#pair
    if (element.name === "w:sdt" && !this.#stay.has(wrapper))
      return controlTags(this.#context, this.#pair, element, side)
    if (side === "draft")
      return { open: draft.source.slice(element.from, from), close: draft.source.slice(to, element.to) }
    const between = revision.source.slice(element.contentFrom, from)
    return {
      open: this.#context.importedTag(element, this.#pair) + between,
      close: revision.source.slice(to, element.to),
    }
  }
}

/** Text boxes keep their text when what holds them is deleted. */
const BOX = /(<w:txbxContent[\s>][\s\S]*<\/w:txbxContent>)/

/** Text inside something that is deleted, ruby and field codes with it. */
const deletedText = (xml: string): string =>
  xml
    .split(BOX)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(
            /(<\/?)w:(t|instrText)(?=[\s/>])(>?)/g,
            (_, open: string, name: string, end: string) =>
              `${open}w:${name === "t" ? "delText" : "delInstrText"}${end && open === "<" ? ' xml:space="preserve">' : end}`,
          ),
    )
    .join("")

/** Text that was cut in places that do not show stands in one element again. */
const joinTexts = (xml: string): string =>
  xml.replace(/<\/w:t><w:t xml:space="preserve">/g, "").replace(/<\/w:delText><w:delText xml:space="preserve">/g, "")
