const QUOTE = 0x22
const APOSTROPHE = 0x27
const GREATER = 0x3e
const SLASH = 0x2f

/** Deepest nesting of elements of one name, or most of them inside another, that is followed. */
const MOST_INSIDE = 30

/** What a paragraph holds where it holds paragraphs: text boxes (ECMA-376 17.3.3.37). */
const BOX = "<w:txbxContent"

/**
 * Finds where elements of one name end, in bytes of XML, by counting their tags. A paragraph in a paragraph that is not
 * in a text box is not counted: its outer one seems to end too early, and what follows is no element.
 */
export class ElementEnds {
  readonly #bytes: Buffer
  readonly #isParagraph: boolean
  /** The next text box, as far as paragraphs were looked at. */
  #box = -1
  readonly #close: string
  readonly #start: RegExp
  readonly #open: RegExp

  constructor(bytes: Buffer, name: string) {
    const own = name.replaceAll(".", "\\.")
    this.#bytes = bytes
    this.#isParagraph = name === "w:p"
    this.#close = `</${name}>`
    this.#start = new RegExp(`<${own}[\\s/>]`, "g")
    this.#open = new RegExp(`<${own}(?=[\\s>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*(?<!/)>`, "g")
  }

  /** Where the element that starts at an offset ends; -1 where its tags do not match, or too many are inside. Offsets ascend. */
  after(from: number): number {
    const own = this.#tagEnd(from)
    if (own < 0 || this.#bytes[own - 2] === SLASH) return own
    let end = own
    for (let closed = 1; closed <= MOST_INSIDE; closed++) {
      const at = this.#bytes.indexOf(this.#close, end, "latin1")
      if (at < 0) return -1
      end = at + this.#close.length
      if (this.#isParagraph && !this.#hasBox(from, end)) return end
      if (this.#opened(this.#bytes.toString("latin1", from, end)) <= closed) return end
    }
    return -1
  }

  #hasBox(from: number, to: number): boolean {
    if (this.#box < from) {
      const at = this.#bytes.indexOf(BOX, from, "latin1")
      this.#box = at < 0 ? Number.POSITIVE_INFINITY : at
    }
    return this.#box < to
  }

  /** How many elements of the name start in a text and do not end at once. */
  #opened(text: string): number {
    const starts = text.match(this.#start)?.length ?? 0
    return starts === 1 ? 1 : (text.match(this.#open)?.length ?? 0)
  }

  /** Behind the ">" of a tag; those in values of attributes do not count. */
  #tagEnd(from: number): number {
    let quote = 0
    for (let at = from; at < this.#bytes.length; at++) {
      const byte = this.#bytes[at] ?? 0
      if (quote !== 0) quote = byte === quote ? 0 : quote
      else if (byte === QUOTE || byte === APOSTROPHE) quote = byte
      else if (byte === GREATER) return at + 1
    }
    return -1
  }
}
