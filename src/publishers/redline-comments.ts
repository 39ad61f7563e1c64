import { partXml, relatedPart, relationshipsOf } from "../ooxml/package.ts"
import { attribute, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import type { PartPair, RedlineContext } from "./redline-context.ts"
import { childrenById, startTag, type WrittenPart, withAdded, withAttribute } from "./redline-splice.ts"

/** Ids of paragraphs and of comments are eight hexadecimal digits below 0x80000000 (MS-DOCX 2.6.2.3). */
const FIRST_ID = 0x10000000

/** The value of an attribute by its local name: some of these namespaces are known to Word alone. */
function local(element: XmlElement, name: string): string | null {
  for (let i = 0; i < element.attributes.length; i += 2)
    if (element.attributes[i]?.replace(/^.*:/, "") === name) return element.attributes[i + 1] ?? null
  return null
}

/** The id of a comment's last paragraph, by which the parts beside the comments know it. */
function paragraphId(comment: XmlElement | undefined): string | null {
  const last = comment && elementsOf(comment).findLast(child => child.name === "w:p")
  return last ? attribute(last, "w14:paraId") : null
}

/** Gives out ids that no part uses. */
class FreeIds {
  readonly #taken = new Set<string>()
  #last = FIRST_ID

  constructor(sources: readonly string[], name: string) {
    const pattern = new RegExp(`:${name}\\s*=\\s*["']([0-9A-Fa-f]{8})["']`, "g")
    for (const source of sources)
      if (source.includes(`:${name}`))
        for (const [, id = ""] of source.matchAll(pattern)) this.#taken.add(id.toUpperCase())
  }

  /** The same id where it is free, else another one. */
  give(wanted: string): string {
    let id = wanted.toUpperCase()
    while (this.#taken.has(id)) id = (++this.#last).toString(16).toUpperCase()
    this.#taken.add(id)
    return id
  }
}

/**
 * Comments that only the revision has are added, with what Word keeps beside them: which comment they answer, whether they
 * are done, who wrote them. Those that go lose their mark by a tracked deletion and stay here.
 */
export function commentParts(context: RedlineContext): readonly WrittenPart[] {
  const { part, revision, brought } = context.comments
  if (brought.size === 0 || !revision) return []
  const writer = new CommentWriter(context, revision)
  const pair = part && { draft: part, revision }
  const parts = [
    pair ? writer.added(pair) : context.broughtPart(revision),
    writer.beside("commentsExtended", line => writer.byParagraph(line)),
    writer.beside("commentsIds", line => writer.byParagraph(line)),
    writer.beside("commentsExtensible", line => writer.byDurableId(line)),
    writer.beside("people", line => writer.byAuthor(line)),
  ]
  return parts.flatMap(each => each ?? [])
}

/** A line of a part beside the comments, with the ids that it bears in the redline. */
interface Line {
  readonly element: XmlElement
  readonly tag: string
}

class CommentWriter {
  readonly #context: RedlineContext
  readonly #comments: ReadonlyMap<string, XmlElement>
  /** Ids of comments' last paragraphs: the revision's → the redline's, for those that are brought. */
  readonly #paragraphs = new Map<string, string>()
  /** The same for comments that both sides have: a comment that is brought may answer them. */
  readonly #known = new Map<string, string>()
  readonly #durable = new Map<string, string>()
  readonly #freeDurable: FreeIds

  constructor(context: RedlineContext, revision: XmlPart) {
    this.#context = context
    this.#comments = childrenById(revision)
    const { comments, draft } = context
    const sources = [...draft.source.parts.values(), ...(comments.part ? [comments.part] : [])].map(
      ({ source }) => source,
    )
    const free = new FreeIds(sources, "paraId")
    for (const id of comments.brought.keys()) {
      const paragraph = paragraphId(this.#comments.get(id))
      // A draft without comments gets the revision's part as it is.
      if (paragraph !== null) this.#paragraphs.set(paragraph, comments.part ? free.give(paragraph) : paragraph)
    }
    const own = new Map<string, string>()
    for (const comment of comments.part ? elementsOf(comments.part.root) : [])
      own.set(comments.form(comment, "draft"), paragraphId(comment) ?? "")
    for (const [id, comment] of this.#comments) {
      const [from, to] = [paragraphId(comment), own.get(comments.form(comment, "revision"))]
      if (from !== null && to && !comments.brought.has(id)) this.#known.set(from, to)
    }
    this.#freeDurable = new FreeIds(
      ["commentsIds", "commentsExtensible"].map(type => this.#related("draft", type)?.source ?? ""),
      "durableId",
    )
  }

  #related(side: "draft" | "revision", type: string): XmlPart | null {
    const { pkg, main } = this.#context[side].source
    const part = relatedPart(relationshipsOf(pkg, main), type)
    return part === null ? null : partXml(pkg, part)
  }

  /** The draft's comments with those that are brought, each known by the id of its last paragraph. */
  added(pair: PartPair): WrittenPart | null {
    const { source } = pair.revision
    const added = [...this.#context.comments.brought].map(([from, id]) => {
      const comment = this.#comments.get(from)
      if (!comment) return ""
      const children = elementsOf(comment)
      const last = children.findLastIndex(child => child.name === "w:p")
      const paragraph = this.#paragraphs.get(paragraphId(comment) ?? "")
      const inside = children.map((child, i) => {
        const text = this.#context.imported(child, pair)
        return i === last && paragraph ? text.replace(/^<w:p\b/, `<w:p w14:paraId="${paragraph}"`) : text
      })
      return `${withAttribute(startTag(source, comment), "id", id)}${inside.join("")}</w:comment>`
    })
    return withAdded(pair, [], added)
  }

  /** A part beside the comments with the revision's lines of what is brought; null where there is nothing to add. */
  beside(type: string, lineOf: (line: Line) => string | null): WrittenPart | null {
    const [draft, revision] = [this.#related("draft", type), this.#related("revision", type)]
    if (!revision) return null
    const { source, root } = revision
    const added = elementsOf(root).flatMap(element => {
      const tag = lineOf({ element, tag: startTag(source, element) })
      return tag === null ? [] : [tag + source.slice(element.contentFrom, element.to)]
    })
    if (added.length === 0) return null
    if (draft) return withAdded({ draft, revision }, [], added)
    const text = source.slice(0, root.contentFrom) + added.join("") + source.slice(root.contentTo)
    return { name: this.#context.bringPart(revision.part), text }
  }

  /** Which comment another one answers and whether it is done (MS-DOCX 2.5.4), or its lasting id (2.7.3). */
  byParagraph({ element, tag }: Line): string | null {
    const id = this.#paragraphs.get(local(element, "paraId") ?? "")
    if (id === undefined) return null
    const [parent, durable] = [local(element, "paraIdParent"), local(element, "durableId")]
    let line = withAttribute(tag, "paraId", id)
    if (parent !== null) {
      const answered = this.#paragraphs.get(parent) ?? this.#known.get(parent)
      line = answered
        ? withAttribute(line, "paraIdParent", answered)
        : line.replace(/\s[\w.-]+:paraIdParent\s*=\s*(?:"[^"]*"|'[^']*')/, "")
    }
    if (durable === null) return line
    const fresh = this.#freeDurable.give(durable)
    this.#durable.set(durable, fresh)
    return withAttribute(line, "durableId", fresh)
  }

  /** When it was written, in universal time (MS-DOCX 2.7.5). */
  byDurableId({ element, tag }: Line): string | null {
    const id = this.#durable.get(local(element, "durableId") ?? "")
    return id === undefined ? null : withAttribute(tag, "durableId", id)
  }

  /** Who wrote it, where the draft does not know them (MS-DOCX 2.5.3). */
  byAuthor({ element, tag }: Line): string | null {
    const author = local(element, "author")
    const known = this.#related("draft", "people")
    if (known && elementsOf(known.root).some(person => local(person, "author") === author)) return null
    const wrote = [...this.#context.comments.brought.keys()].some(
      id => attribute(this.#comments.get(id) ?? null, "w:author") === author,
    )
    return wrote ? tag : null
  }
}
