import { type OoxmlPackage, openPackage, partXml, type Relationship, relationshipsOf } from "./package.ts"
import type { XmlElement, XmlPart } from "./xml.ts"

/** Gives the tree of a part, or null when there is no such part. */
type Parse = (part: string) => XmlPart | null

/** The parts of a package as trees; each is parsed once, when it is first asked for. */
export class PartTrees {
  readonly pkg: OoxmlPackage
  private readonly parse: Parse
  private readonly parts = new Map<string, XmlPart | null>()
  private readonly links = new Map<string, ReadonlyMap<string, Relationship>>()

  constructor(pkg: OoxmlPackage, parse: Parse = part => partXml(pkg, part)) {
    this.pkg = pkg
    this.parse = parse
  }

  /** The tree of a part, or null when there is no such part. Throws `UserError` for what is not well-formed. */
  xml(part: string): XmlPart | null {
    const known = this.parts.get(part)
    if (known !== undefined) return known
    const xml = this.parse(part)
    this.parts.set(part, xml)
    return xml
  }

  relationships(part: string): ReadonlyMap<string, Relationship> {
    const known = this.links.get(part)
    if (known !== undefined) return known
    const found = relationshipsOf(this.pkg, part)
    this.links.set(part, found)
    return found
  }

  /** The same package seen with other trees, made of these without parsing again. */
  changed(change: (part: XmlPart) => XmlElement): PartTrees {
    return new PartTrees(this.pkg, part => {
      const xml = this.xml(part)
      return xml && { ...xml, root: change(xml) }
    })
  }
}

/** Opens a package for looking at its parts as trees. */
export const openTrees = (file: string, bytes: Uint8Array): PartTrees => new PartTrees(openPackage(file, bytes))
