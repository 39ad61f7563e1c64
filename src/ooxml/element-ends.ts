const QUOTE = 0x22
const APOSTROPHE = 0x27
const GREATER = 0x3e
const SLASH = 0x2f

/** Deepest nesting of elements of one name, or most of them inside another, that is followed. */
const MOST_INSIDE = 100

/** Finds where elements of one name end, in bytes of XML, by counting their tags. */
export class ElementEnds {
  readonly #bytes: Buffer
  readonly #close: string
  readonly #start: RegExp
  readonly #open: RegExp

  constructor(bytes: Buffer, name: string) {
    const own = name.replaceAll(".", "\\.")
    this.#bytes = bytes
    this.#close = `</${name}>`
    this.#start = new RegExp(`<${own}[\\s/>]`, "g")
    this.#open = new RegExp(`<${own}(?=[\\s>])(?:[^<>"']|"[^"]*"|'[^']*')*(?<!/)>`, "g")
  }

  /** Where the element that starts at an offset ends; -1 where its tags do not match, or too many are inside. */
  after(from: number): number {
    const own = this.#tagEnd(from)
    if (own < 0 || this.#bytes[own - 2] === SLASH) return own
    let end = own
    for (let closed = 1; closed <= MOST_INSIDE; closed++) {
      const at = this.#bytes.indexOf(this.#close, end, "latin1")
      if (at < 0) return -1
      end = at + this.#close.length
      if (this.#opened(this.#bytes.toString("latin1", from, end)) <= closed) return end
    }
    return -1
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
