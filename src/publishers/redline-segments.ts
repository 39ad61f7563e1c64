import type { Change, Comparison, Edit } from "../model/change.ts"
import type { BlockId } from "../model/plan.ts"
import type { BlockSource, DocxSource } from "../ooxml/block-source.ts"
import type { XmlElement } from "../ooxml/xml.ts"

/** What a change does to paragraphs: both sides, and the edits on their joined texts. */
export interface Segment {
  readonly kind: Change["kind"] | "same"
  /** Which move it is, in the order of the comparison; null for what is none. */
  readonly move: number | null
  readonly draft: readonly BlockSource[]
  readonly revision: readonly BlockSource[]
  readonly edits: readonly Edit[]
}

type SideName = "draft" | "revision"

/** The comparison by paragraph. */
export class Segments {
  readonly #byElement = { draft: new Map<XmlElement, Segment>(), revision: new Map<XmlElement, Segment>() }
  readonly #sources: Readonly<Record<SideName, DocxSource>>
  readonly #plain: ReadonlySet<number>
  #moves = 0
  /** Where each move was written, by its number. */
  readonly #ends = new Map<number, string[]>()

  /** `plain`: moves, by their number, that are written as deleted here and inserted there. */
  constructor(comparison: Comparison, sources: Readonly<Record<SideName, DocxSource>>, plain: ReadonlySet<number>) {
    this.#sources = sources
    this.#plain = plain
    for (const [a, b] of comparison.unchanged) {
      const [draft, revision] = [this.#blocks("draft", [a]), this.#blocks("revision", [b])]
      this.#add({ kind: "same", move: null, draft, revision, edits: [] })
    }
    for (const change of comparison.changes) this.#change(change)
  }

  of(side: SideName, paragraph: XmlElement): Segment | undefined {
    return this.#byElement[side].get(paragraph)
  }

  /** The name that the two places of a move share. */
  moveName({ move }: Segment, way: "moveFrom" | "moveTo", part: string): string {
    const number = move ?? 0
    const ends = this.#ends.get(number) ?? []
    this.#ends.set(number, ends)
    ends.push(`${way} ${part}`)
    return `move${number + 1}`
  }

  /** Moves of which not both ends were written, in one part: they lead nowhere. */
  halfMoves(): readonly number[] {
    const isWhole = ([one = "", other = "", ...more]: readonly string[]) =>
      more.length === 0 && one !== other && one.replace(/^\S+/, "") === other.replace(/^\S+/, "")
    return [...this.#ends].filter(([, ends]) => !isWhole(ends)).map(([move]) => move)
  }

  #change({ kind, draft, revision, edits }: Change): void {
    const [before, after] = [
      this.#blocks("draft", draft?.blocks ?? []),
      this.#blocks("revision", revision?.blocks ?? []),
    ]
    if (kind === "inserted" || kind === "deleted") this.#apart(before, after)
    else if (kind !== "moved") this.#add({ kind, move: null, draft: before, revision: after, edits })
    else if (before.length === after.length && before.length > 1)
      for (const [i, one] of before.entries()) {
        const other = after[i]
        if (other) this.#move([one], [other], ownEdits(edits, before, i))
      }
    else this.#move(before, after, edits)
  }

  #move(draft: readonly BlockSource[], revision: readonly BlockSource[], edits: readonly Edit[]): void {
    const move = this.#moves++
    if (this.#plain.has(move)) this.#apart(draft, revision)
    else this.#add({ kind: "moved", move, draft, revision, edits })
  }

  /** Each paragraph by itself, gone or new. */
  #apart(draft: readonly BlockSource[], revision: readonly BlockSource[]): void {
    for (const one of draft) this.#add({ kind: "deleted", move: null, draft: [one], revision: [], edits: [] })
    for (const one of revision) this.#add({ kind: "inserted", move: null, draft: [], revision: [one], edits: [] })
  }

  #blocks(side: SideName, ids: readonly BlockId[]): readonly BlockSource[] {
    return ids.flatMap(id => this.#sources[side].blocks.get(id) ?? [])
  }

  #add(segment: Segment): void {
    for (const { element } of segment.draft) this.#byElement.draft.set(element, segment)
    for (const { element } of segment.revision) this.#byElement.revision.set(element, segment)
  }
}

/** Edits of one of several blocks that moved together, on its own text. */
function ownEdits(edits: readonly Edit[], blocks: readonly BlockSource[], index: number): readonly Edit[] {
  const lengths = blocks.map(({ pieces }) => pieces.at(-1)?.to ?? 0)
  const from = lengths.slice(0, index).reduce((sum, length) => sum + length + 1, 0)
  const to = from + (lengths[index] ?? 0)
  const own = edits.filter(edit => edit.draft[0] >= from && edit.draft[1] <= to)
  const before = edits.filter(edit => edit.draft[1] < from)
  const shift = from + before.reduce((sum, edit) => sum + edit.added.length - edit.removed.length, 0)
  return own.map(edit => ({
    ...edit,
    draft: [edit.draft[0] - from, edit.draft[1] - from],
    revision: [edit.revision[0] - shift, edit.revision[1] - shift],
  }))
}
