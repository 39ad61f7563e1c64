import type { DocxSource } from "../ooxml/block-source.ts"
import { partXml, relatedPart, relationshipsOf } from "../ooxml/package.ts"
import { attribute, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"

/** Where the editor left off; Word sets it with every save. */
const LAST_EDIT = "_GoBack"

/** Names of a side's bookmarks, by their part and id. */
function bookmarkNames({ parts }: DocxSource): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const [part, { source }] of parts)
    if (source.includes("bookmarkStart"))
      for (const [tag] of source.matchAll(/<[\w.-]*:?bookmarkStart\b[^>]*>/g)) {
        const of = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? ""
        names.set(`${part} ${of("id")}`, of("name"))
      }
  return names
}

/**
 * What becomes of bookmarks: those of one name on both sides stay where the draft has them; those that only one side has
 * come and go with a tracked change of their own.
 */
export class Bookmarks {
  readonly #names: { readonly draft: ReadonlySet<string>; readonly revision: ReadonlySet<string> }
  readonly #byId: { readonly draft: ReadonlyMap<string, string>; readonly revision: ReadonlyMap<string, string> }
  /** Bookmarks that come or go, by side, part and id: the id that they bear in the redline. */
  readonly #open = new Map<string, string>()
  #last: number

  /** `last`: the highest id of a bookmark in the draft. */
  constructor(draft: DocxSource, revision: DocxSource, last: number) {
    this.#byId = { draft: bookmarkNames(draft), revision: bookmarkNames(revision) }
    this.#names = { draft: new Set(this.#byId.draft.values()), revision: new Set(this.#byId.revision.values()) }
    this.#last = last
  }

  /** The name of the bookmark that a start or end belongs to. */
  nameOf(element: XmlElement, side: "draft" | "revision", part: string): string {
    return this.#byId[side].get(`${part} ${attribute(element, "w:id")}`) ?? ""
  }

  /** The id in the redline of a bookmark's start or end that is tracked; null for one that stays, or is not brought. */
  trackedId(element: XmlElement, side: "draft" | "revision", part: string): string | null {
    const key = `${side} ${part} ${attribute(element, "w:id")}`
    if (element.name !== "w:bookmarkStart") return this.#open.get(key) ?? null
    const name = attribute(element, "w:name") ?? ""
    if (name === LAST_EDIT || this.#names[side === "draft" ? "revision" : "draft"].has(name)) return null
    const id = side === "draft" ? (attribute(element, "w:id") ?? "") : String(++this.#last)
    this.#open.set(key, id)
    return id
  }
}

/** A sign that no XML holds: where the range of one of the revision's comments starts or ends. */
const TOKEN = /\uFFFF(\w+) (\d+)\uFFFF/g

const decodedRsids = /\s[\w.-]+:(?:rsid\w*|paraId|textId|id)="[^"]*"/g

/** Review comments: equal ones are one; those that only the revision has are brought along. */
export class Comments {
  readonly #draft: XmlPart | null
  readonly revision: XmlPart | null
  readonly #forms = { draft: new Map<string, string>(), revision: new Map<string, string>() }
  readonly #known: ReadonlySet<string>
  /** Comments that are brought: the revision's id → the id in the redline. */
  readonly brought = new Map<string, string>()
  #last = -1

  constructor(draft: DocxSource, revision: DocxSource) {
    const read = ({ pkg, main }: DocxSource) => {
      const part = relatedPart(relationshipsOf(pkg, main), "comments")
      return part === null ? null : partXml(pkg, part)
    }
    this.#draft = read(draft)
    this.revision = read(revision)
    for (const [side, xml] of [
      ["draft", this.#draft],
      ["revision", this.revision],
    ] as const)
      for (const comment of xml ? elementsOf(xml.root) : []) {
        const id = attribute(comment, "w:id") ?? ""
        if (side === "draft") this.#last = Math.max(this.#last, Number(id) || 0)
        this.#forms[side].set(id, (xml?.source.slice(comment.from, comment.to) ?? "").replace(decodedRsids, ""))
      }
    this.#known = new Set(this.#forms.draft.values())
  }

  /** The draft's part, where there is one. */
  get part(): XmlPart | null {
    return this.#draft
  }

  /** What a comment says, so that two of them can be told to be one. */
  form(reference: XmlElement, side: "draft" | "revision"): string {
    const id = attribute(reference, "w:id") ?? ""
    return this.#forms[side].get(id) ?? `${side} ${id}`
  }

  /** Whether the draft has a comment like it. */
  isKnown(element: XmlElement): boolean {
    return this.#known.has(this.form(element, "revision"))
  }

  /** The id in the redline of a comment that is brought along. */
  bring(id: string): string {
    const known = this.brought.get(id)
    if (known !== undefined) return known
    // A draft without comments gets the revision's part as it is.
    const fresh = this.#draft ? String(++this.#last) : id
    this.brought.set(id, fresh)
    return fresh
  }

  /** Stands for the start or end of a range until it is known whether the comment is brought. */
  token(element: XmlElement): string {
    return `\uFFFF${element.name.replace(/^w:/, "")} ${attribute(element, "w:id")?.replace(/\D/g, "")}\uFFFF`
  }

  /** Text with the ranges of the comments that were brought. */
  resolved(text: string): string {
    if (!text.includes("\uFFFF")) return text
    return text.replace(TOKEN, (_, name: string, id: string) => {
      const fresh = this.brought.get(id)
      return fresh === undefined ? "" : `<w:${name} w:id="${fresh}"/>`
    })
  }
}
