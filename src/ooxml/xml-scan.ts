/** What is read, in the order of the source. Offsets are UTF-16 units, half-open. */
export interface XmlEvents {
  /** `tag`: the text of the whole tag; equal tags without declarations of namespaces have equal `parsed`. */
  open(parsed: ScannedTag, from: number, to: number): void
  close(from: number, to: number): void
  /** Decoded text between markup. */
  text(text: string, from: number, to: number): void
}

/** A start tag as the file writes it. */
export interface ScannedTag {
  readonly name: string
  /** Name, value, name, value, … decoded, in the order of the file. */
  readonly attributes: readonly string[]
  readonly isEmpty: boolean
}

/** What is wrong with a text that is no XML, and where. */
export class XmlError extends Error {
  readonly at: number
  /** A DOCTYPE, which is sound XML but never read. */
  readonly isDoctype: boolean

  constructor(message: string, at: number, isDoctype = false) {
    super(message)
    this.name = "XmlError"
    this.at = at
    this.isDoctype = isDoctype
  }
}

/** Signs that XML 1.0 does not allow (2.2), and halves of surrogate pairs. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/
const NAME = /^[\p{L}_:][\p{L}\p{M}\p{N}_:.\u00b7-]*$/u
const SPACE = /[ \t\r\n]/
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

/** Tags that are kept by their text; a document repeats some hundred. */
const MOST_TAGS = 4000
const LONGEST_TAG = 200

/**
 * Reads well-formed XML 1.0 without a DOCTYPE; throws `XmlError` for anything else. Text is looked at in large steps, and a
 * tag that was read before is not read again: Word files consist of few different ones.
 */
export function scanXml(source: string, events: XmlEvents): void {
  new Scanner(source, events).run()
}

class Scanner {
  readonly #source: string
  readonly #events: XmlEvents
  readonly #tags = new Map<string, ScannedTag>()
  readonly #stack: string[] = []
  readonly #hasCdataEnd: boolean
  #hasRoot = false

  constructor(source: string, events: XmlEvents) {
    this.#source = source
    this.#events = events
    this.#hasCdataEnd = source.includes("]]>")
  }

  run(): void {
    const source = this.#source
    const forbidden = source.search(FORBIDDEN)
    if (forbidden >= 0) throw new XmlError("a sign that XML does not allow", forbidden)
    if (!source.isWellFormed()) throw new XmlError("half a sign", 0)
    let at = source.charCodeAt(0) === 0xfeff ? 1 : 0
    if (source.startsWith("<?xml", at) && SPACE.test(source[at + 5] ?? "")) at = this.#end("?>", at)
    while (at < source.length) {
      const next = source.indexOf("<", at)
      const to = next < 0 ? source.length : next
      if (to > at) this.#text(at, to)
      at = next < 0 ? source.length : this.#markup(next)
    }
    const open = this.#stack.at(-1)
    if (open !== undefined) throw new XmlError(`unclosed tag: ${open}`, source.length)
    if (!this.#hasRoot) throw new XmlError("document must contain a root element", source.length)
  }

  #markup(at: number): number {
    switch (this.#source.charCodeAt(at + 1)) {
      case 0x2f:
        return this.#close(at)
      case 0x3f:
        return this.#instruction(at)
      case 0x21:
        return this.#declaration(at)
      default:
        return this.#open(at)
    }
  }

  /** Where something ends that ends with that text. */
  #end(text: string, from: number): number {
    const end = this.#source.indexOf(text, from)
    if (end < 0) throw new XmlError("unexpected end", this.#source.length)
    return end + text.length
  }

  #text(from: number, to: number): void {
    const raw = this.#source.slice(from, to)
    if (this.#stack.length === 0) {
      if (raw.trim() !== "") throw new XmlError("text data outside of root node", from)
      return
    }
    if (this.#hasCdataEnd && raw.includes("]]>")) throw new XmlError('the string "]]>" is disallowed in text', from)
    this.#events.text(decoded(raw, from), from, to)
  }

  #close(at: number): number {
    const to = this.#end(">", at)
    const name = this.#source.slice(at + 2, to - 1).trimEnd()
    const open = this.#stack.pop()
    if (open !== name) throw new XmlError(`unexpected close tag: ${name}`, at)
    this.#events.close(at, to)
    return to
  }

  #instruction(at: number): number {
    const to = this.#end("?>", at)
    const target = this.#source.slice(at + 2, to - 2).split(SPACE, 1)[0] ?? ""
    if (!NAME.test(target) || target.toLowerCase() === "xml")
      throw new XmlError("a processing instruction has no proper name", at)
    return to
  }

  #declaration(at: number): number {
    const source = this.#source
    if (source.startsWith("<!--", at)) {
      const to = this.#end("-->", at + 4)
      if (source.slice(at + 4, to - 2).includes("--")) throw new XmlError("a comment holds two hyphens", at)
      return to
    }
    if (source.startsWith("<![CDATA[", at)) {
      const to = this.#end("]]>", at)
      if (this.#stack.length === 0) throw new XmlError("text data outside of root node", at)
      this.#events.text(source.slice(at + 9, to - 3).replace(/\r\n?/g, "\n"), at, to)
      return to
    }
    throw new XmlError("a declaration", at, source.startsWith("<!DOCTYPE", at))
  }

  #open(at: number): number {
    const short = this.#source.indexOf(">", at) + 1
    if (short === 0) throw new XmlError("unexpected end", this.#source.length)
    const key = this.#source.slice(at, short)
    const known = this.#tags.get(key)
    const [tag, to] = known ? [known, short] : this.#readTag(at)
    if (!known && to === short && key.length < LONGEST_TAG && this.#tags.size < MOST_TAGS) this.#tags.set(key, tag)
    if (this.#stack.length === 0) {
      if (this.#hasRoot) throw new XmlError("documents may contain only one root", at)
      this.#hasRoot = true
    }
    if (!tag.isEmpty) this.#stack.push(tag.name)
    this.#events.open(tag, at, to)
    return to
  }

  #readTag(at: number): readonly [tag: ScannedTag, to: number] {
    const tag = /<([^\s/>=<"']+)/y
    tag.lastIndex = at
    const name = tag.exec(this.#source)?.[1] ?? ""
    if (!NAME.test(name)) throw new XmlError("a tag has no proper name", at)
    const attributes: string[] = []
    const names = new Set<string>()
    const pair = /([ \t\r\n]+)([^\s/>=<"']+)[ \t\r\n]*=[ \t\r\n]*("[^"<]*"|'[^'<]*')/y
    const end = /[ \t\r\n]*(\/?)>/y
    for (let next = tag.lastIndex; ; next = pair.lastIndex) {
      end.lastIndex = next
      const close = end.exec(this.#source)
      if (close) return [{ name, attributes, isEmpty: close[1] === "/" }, end.lastIndex]
      pair.lastIndex = next
      const [, , key = "", value = ""] = pair.exec(this.#source) ?? []
      if (!NAME.test(key)) throw new XmlError(`an attribute of ${name} is not well-formed`, next)
      if (names.has(key)) throw new XmlError(`duplicate attribute: ${key}`, next)
      names.add(key)
      attributes.push(key, decoded(value.slice(1, -1).replace(/\r\n|[\t\r\n]/g, " "), next))
    }
  }
}

/** Text with its references resolved and its line ends as XML has them (2.11). */
function decoded(raw: string, at: number): string {
  const text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw
  if (!text.includes("&")) return text
  return text.replace(
    /&(?:([\w:.-]+)|#(\d+)|#x([\da-fA-F]+))?(;?)/g,
    (_, name?: string, decimal?: string, hex?: string, end?: string) => {
      if (end !== ";") throw new XmlError("an ampersand is not escaped", at)
      const entity =
        name === undefined
          ? character(decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? "", 16))
          : ENTITIES[name]
      if (entity === undefined) throw new XmlError("undefined entity", at)
      return entity
    },
  )
}

function character(code: number): string | undefined {
  if (!(code >= 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return undefined
  const sign = String.fromCodePoint(code)
  return FORBIDDEN.test(sign) ? undefined : sign
}
