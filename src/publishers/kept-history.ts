import type { XmlElement } from "../ooxml/xml.ts"

/**
 * A piece of the tracked changes that the draft came with, taken out so that the draft can be compared and written on, and
 * put back afterwards. What is between marks stays the draft's text; what is gone or a block is not part of it.
 */
export type KeptPiece =
  /** Content that the accepted draft does not have: the XML as it stood, put back at its mark. */
  | { readonly kind: "gone"; readonly xml: string }
  /** A paragraph, table or mark of a range of which nothing is left: put back before the paragraph that its mark is in. */
  | { readonly kind: "block"; readonly xml: string }
  /** A removed paragraph mark: start tag and properties of the paragraph that ends here again. */
  | { readonly kind: "break"; readonly open: string }
  /** Everything of the draft's up to the closing mark stands in this element again. */
  | { readonly kind: "inside"; readonly open: string; readonly name: string }
  /** Runs of the draft's up to the closing mark have this record of their format again. */
  | ({ readonly kind: "format" } & KeptRecord)
  /** On the tag of a paragraph, table, row, cell, control or section. */
  | KeptTag

/** What belongs to the tag of an element. */
export interface KeptTag {
  readonly kind: "tag"
  /** XML that stood before, or behind, the element. */
  readonly before: string
  readonly after: string
  /** Revisions in its properties. */
  readonly held: readonly Held[]
}

/** A revision inside properties, as it stood. */
export interface KeptRecord {
  readonly xml: string
  /** Which of the records of its part it is, from 0. */
  readonly nth: number
}

/** The same with the path of the element that holds it ("w:pPr/w:rPr"). */
export interface Held extends KeptRecord {
  readonly holder: string
  readonly name: string
}

/** The tracked changes of a draft, by the numbers of their marks, and the blocks that hold them as they stood. */
export class KeptHistory {
  /** Stands in no part of either file; marks are elements and attributes of that name. */
  readonly word: string
  readonly #base: number
  readonly #pieces: KeptPiece[] = []
  /** Blocks with marks → as they stood. */
  readonly #blocks = new Map<string, string>()
  /** Bookmarks that stood in an inserted stretch, by part and id. */
  readonly #bookmarks = new Map<string, Extract<KeptPiece, { kind: "inside" }>>()
  /** Records that the redline's own took in, by part and number. */
  readonly #merged = new Set<string>()
  /** Records of a copied text → those of the copy. */
  readonly #twins = new Map<KeptRecord, KeptRecord>()
  #mergedCount = 0
  /** Pieces of which a copy is read: a text box repeats its text for old programs, and both must bear the same marks. */
  #copied: { next: number; readonly to: number } | null = null

  /** `base`: the highest id in the draft; marks are numbered from there on, and the redline's own changes come behind. */
  constructor(word: string, base: number) {
    this.word = word
    this.#base = base
  }

  /** Every id above it is the redline's own. */
  get top(): number {
    return this.#base + this.#pieces.length
  }

  get isEmpty(): boolean {
    return this.#pieces.length === 0
  }

  /** The mark of a piece: a point, or where it starts. The writer carries it along as it does marks of ranges. */
  mark(piece: KeptPiece): string {
    return `<w:${this.word}RangeStart w:id="${this.#add(piece)}"/>`
  }

  /** Content between two marks. */
  around(piece: KeptPiece, content: string): string {
    const id = this.#add(piece)
    return `<w:${this.word}RangeStart w:id="${id}"/>${content}<w:${this.word}RangeEnd w:id="${id}"/>`
  }

  /** The attribute that marks a tag; "" where nothing has to be remembered. */
  attribute(piece: KeptTag): string {
    if (piece.before === "" && piece.after === "" && piece.held.length === 0) return ""
    return ` ${this.word}:id="${this.#add(piece)}"`
  }

  /** Remembers how a block with marks stood in the file. */
  remember(marked: string, original: string): void {
    if (marked.includes(this.word) && !this.#blocks.has(marked)) this.#blocks.set(marked, original)
  }

  /** How a block stood that was written with its marks and nothing else changed; undefined for any other. */
  original(marked: string): string | undefined {
    return this.#blocks.get(marked)
  }

  /** Remembers what a bookmark stood in: the writer takes the marks of bookmarks out of rows that go. */
  noteBookmark(part: string, id: string, inside: Extract<KeptPiece, { kind: "inside" }>): void {
    this.#bookmarks.set(`${part} ${id}`, inside)
  }

  /** What a bookmark that stands by itself stood in. */
  aroundBookmark(part: string, id: string): Extract<KeptPiece, { kind: "inside" }> | undefined {
    return this.#bookmarks.get(`${part} ${id}`)
  }

  /** Notes that the redline's own record took one in, and its twin in a copy of the text. */
  noteMerged(part: string, record: KeptRecord): void {
    const key = keyOf(part, record.nth)
    if (this.#merged.has(key)) return
    this.#mergedCount++
    this.#merged.add(key)
    const twin = this.#twins.get(record)
    if (twin) this.#merged.add(keyOf(part, twin.nth))
  }

  /** Whether the redline's own record took in that one of a part. */
  isMerged(part: string, nth: number): boolean {
    return this.#merged.has(keyOf(part, nth))
  }

  /** How many records the redline's own took in. */
  get mergedCount(): number {
    return this.#mergedCount
  }

  /** The piece that a number of a mark stands for. */
  piece(id: string | null): KeptPiece | null {
    return this.#pieces[Number(id) - this.#base - 1] ?? null
  }

  /** Whether an element is a mark, and which end. */
  end({ name }: XmlElement): "start" | "end" | null {
    if (!name.startsWith(`w:${this.word}Range`)) return null
    return name.endsWith("Start") ? "start" : "end"
  }

  /** Number of pieces so far, for `copy`. */
  get count(): number {
    return this.#pieces.length
  }

  /** Reads a copy of what gave the pieces since `from`: equal ones get equal marks. */
  copy(from: number, read: () => string): string {
    this.#copied = { next: from, to: this.count }
    const text = read()
    this.#copied = null
    return text
  }

  #add(piece: KeptPiece): number {
    const copied = this.#copied
    const known = copied && copied.next < copied.to ? this.#pieces[copied.next] : undefined
    if (copied && known && form(known) === form(piece)) {
      const twins = recordsOf(piece)
      for (const [i, record] of recordsOf(known).entries()) if (twins[i]) this.#twins.set(record, twins[i])
      return this.#base + ++copied.next
    }
    this.#pieces.push(piece)
    return this.top
  }
}

/** What a piece says, wherever it stands. */
const form = (piece: KeptPiece): string =>
  JSON.stringify(piece, (key, value: unknown) => (key === "nth" ? undefined : value)).replace(/w:id=\\"\d+\\"/g, "")

const recordsOf = (piece: KeptPiece): readonly KeptRecord[] =>
  piece.kind === "tag" ? piece.held : piece.kind === "format" ? [piece] : []

const keyOf = (part: string, nth: number): string => `${nth} ${part}`

/** Elements around runs whose content is in the accepted text, and around those whose content is not. */
export const COMING: ReadonlySet<string> = new Set(["w:ins", "w:moveTo"])
export const GOING: ReadonlySet<string> = new Set(["w:del", "w:moveFrom"])

/** Marks between which moves and changed content controls stand. */
export const RANGE = /^w:(?:move(?:From|To)Range|customXml(?:Ins|Del|MoveFrom|MoveTo)Range)(?:Start|End)$/

/** Any element that is a tracked change, or belongs to one. */
export const isRevision = (name: string): boolean =>
  COMING.has(name) ||
  GOING.has(name) ||
  RANGE.test(name) ||
  /^w:(?:cell(?:Ins|Del|Merge)|numberingChange|[a-zA-Z]+(?:Pr|PrEx|Grid)Change)$/.test(name)
