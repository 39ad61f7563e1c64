import { type OoxmlPackage, type Relationship, relationshipsOf } from "../ooxml/package.ts"
import { escapeAttribute } from "./redline-splice.ts"

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array | undefined): string => (bytes ? new TextDecoder().decode(bytes) : "")

const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

const relsName = (part: string): string => part.replace(/([^/]*)$/, "_rels/$1.rels")
const extensionOf = (name: string): string => /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a !== undefined && b !== undefined && a.length === b.length && a.every((byte, i) => byte === b[i])

/** Brings what the revision's parts refer to (pictures, links, charts) into the draft's package, each once. */
export class PartImport {
  readonly #draft: OoxmlPackage
  readonly #revision: OoxmlPackage
  /** New and changed parts. */
  readonly parts = new Map<string, Uint8Array>()
  readonly #ids = new Map<string, string>()
  readonly #copied = new Map<string, string>()
  readonly #added = new Map<string, string[]>()

  constructor(draft: OoxmlPackage, revision: OoxmlPackage) {
    this.#draft = draft
    this.#revision = revision
  }

  /**
   * Id, in the draft's part, of the relationship that the revision's part has under `id`. `apart`: what it leads to is a part
   * of its own, even where the draft has the same.
   */
  relationship(draftPart: string, revisionPart: string, id: string, apart = false): string {
    const key = `${draftPart} ${revisionPart} ${id} ${apart}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const wanted = relationshipsOf(this.#revision, revisionPart).get(id)
    const same = wanted && !apart ? this.#same(draftPart, wanted) : null
    const found = wanted ? (same ?? this.#add(draftPart, revisionPart, wanted)) : id
    this.#ids.set(key, found)
    return found
  }

  /** Name under which a part of the revision was brought along, or null when it was not. */
  copyOf(part: string): string | null {
    return this.#copied.get(part) ?? null
  }

  #same(draftPart: string, wanted: Relationship): string | null {
    for (const each of relationshipsOf(this.#draft, draftPart).values()) {
      if (each.type !== wanted.type) continue
      if (wanted.part === null ? each.part === null && each.target === wanted.target : this.#equal(each, wanted))
        return each.id
    }
    return null
  }

  #equal(draft: Relationship, revision: Relationship): boolean {
    if (draft.part === null || revision.part === null) return false
    return sameBytes(this.#draft.parts.get(draft.part), this.#revision.parts.get(revision.part))
  }

  #add(draftPart: string, revisionPart: string, wanted: Relationship): string {
    const type = typeOf(this.#revision, revisionPart, wanted.id)
    const target = wanted.part === null ? wanted.target : `/${this.#copy(wanted.part)}`
    return this.#link(draftPart, type, target, wanted.part === null ? ' TargetMode="External"' : "")
  }

  /** A new relationship of one of the draft's parts; gives its id. */
  #link(draftPart: string, type: string, target: string, mode = ""): string {
    const taken = new Set([
      ...relationshipsOf(this.#draft, draftPart).keys(),
      ...(this.#added.get(`ids ${draftPart}`) ?? []),
    ])
    let n = taken.size + 1
    while (taken.has(`rIdA${n}`)) n++
    const id = `rIdA${n}`
    const line = `<Relationship Id="${id}" Type="${escapeAttribute(type)}" Target="${escapeAttribute(target)}"${mode}/>`
    this.#added.set(`ids ${draftPart}`, [...(this.#added.get(`ids ${draftPart}`) ?? []), id])
    this.#write(relsName(draftPart), text =>
      (
        text ||
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`
      ).replace(
        /<\/(?:[\w.-]+:)?Relationships>\s*$|<(?:[\w.-]+:)?Relationships([^>]*)\/>\s*$/,
        (end, attributes?: string) =>
          end.startsWith("</") ? line + end : `<Relationships${attributes}>${line}</Relationships>`,
      ),
    )
    return id
  }

  /** Copies one of the draft's own parts, to which `owner` refers, under a free name; gives the name, and the id for `owner`. */
  split(owner: string, part: string): { readonly name: string; readonly id: string } {
    const link = [...relationshipsOf(this.#draft, owner).values()].find(each => each.part === part)
    const name = this.#freeName(part)
    this.parts.set(name, this.#draft.parts.get(part) ?? new Uint8Array())
    this.#declareType(this.#draft, part, name)
    const rels = this.#draft.parts.get(this.#draft.names.get(relsName(part).toLowerCase()) ?? "")
    if (rels) this.parts.set(relsName(name), rels)
    this.#added.set(`ids ${name}`, [...relationshipsOf(this.#draft, part).keys()])
    return { name, id: this.#link(owner, typeOf(this.#draft, owner, link?.id ?? ""), `/${name}`) }
  }

  #freeName(part: string): string {
    let name = part
    for (let n = 1; this.#draft.names.has(name.toLowerCase()) || this.parts.has(name); n++)
      name = part.replace(/(\.[^./]*)?$/, `-a${n}$1`)
    return name
  }

  /** Copies a part, with what it refers to, under a free name. */
  #copy(part: string): string {
    const known = this.#copied.get(part)
    if (known !== undefined) return known
    const name = this.#freeName(part)
    this.#copied.set(part, name)
    this.parts.set(name, this.#revision.parts.get(part) ?? new Uint8Array())
    this.#declareType(this.#revision, part, name)
    const rels = this.#revision.names.get(relsName(part).toLowerCase())
    if (rels === undefined) return name
    let text = decode(this.#revision.parts.get(rels))
    for (const each of relationshipsOf(this.#revision, part).values())
      if (each.part !== null) text = text.replaceAll(`"${escapeAttribute(each.target)}"`, `"/${this.#copy(each.part)}"`)
    this.parts.set(relsName(name), encode(text))
    return name
  }

  #declareType(of: OoxmlPackage, from: string, name: string): void {
    const types = decode(of.parts.get("[Content_Types].xml"))
    const override = new RegExp(`<[^>]*PartName\\s*=\\s*"/${from.replace(/[^\w/-]/g, "\\$&")}"[^>]*>`, "i").exec(
      types,
    )?.[0]
    const fallback = new RegExp(`<[^>]*Extension\\s*=\\s*"${extensionOf(from)}"[^>]*>`, "i").exec(types)?.[0]
    const type = /ContentType\s*=\s*"([^"]*)"/.exec(override ?? fallback ?? "")?.[1]
    if (type === undefined) return
    this.#write("[Content_Types].xml", text =>
      text.replace(/<\/(?:[\w.-]+:)?Types>\s*$/, end => `<Override PartName="/${name}" ContentType="${type}"/>${end}`),
    )
  }

  #write(name: string, change: (text: string) => string): void {
    const actual = this.#draft.names.get(name.toLowerCase()) ?? name
    this.parts.set(actual, encode(change(decode(this.parts.get(actual) ?? this.#draft.parts.get(actual)))))
  }
}

/** The full type of a relationship, as written. */
function typeOf(pkg: OoxmlPackage, part: string, id: string): string {
  const text = decode(pkg.parts.get(pkg.names.get(relsName(part).toLowerCase()) ?? ""))
  const tag = new RegExp(`<[^>]*\\bId\\s*=\\s*["']${id.replace(/[^\w-]/g, "\\$&")}["'][^>]*>`).exec(text)?.[0] ?? ""
  return /\bType\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? ""
}
