import { createHash } from "node:crypto"
import type { Message } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"
import type { Numbering } from "../ooxml/numbering.ts"
import type { OoxmlPackage, Relationship } from "../ooxml/package.ts"
import { runFormat } from "../ooxml/property-form.ts"
import type { Styles } from "../ooxml/styles.ts"
import type { XmlElement, XmlPart } from "../ooxml/xml.ts"
import { CoverageLedger } from "./docx-coverage.ts"

/** Which side of the tracked changes that already stand in a file is read. */
export type TrackedView = "accepted" | "rejected"

/** A note that a block refers to. */
export interface NoteReference {
  readonly kind: "footnote" | "endnote"
  /** As in the file. */
  readonly id: string
  /** The mark is typed, not counted. */
  readonly custom: boolean
}

/** What reading one document shares: lives as long as the reading. */
export class DocxContext {
  readonly pkg: OoxmlPackage
  readonly styles: Styles
  readonly numbering: Numbering
  readonly view: TrackedView
  readonly coverage = new CoverageLedger()
  /** Things counted for a warning, by their name. */
  readonly tally = new Map<string, number>()
  /** Trees of the parts whose text was read, by name. */
  readonly parts = new Map<string, XmlPart>()
  tables = 0
  textboxes = 0
  private readonly digests = new Map<string, string>()
  private readonly formats = new Map<string, string>()

  constructor(pkg: OoxmlPackage, styles: Styles, numbering: Numbering, view: TrackedView) {
    this.pkg = pkg
    this.styles = styles
    this.numbering = numbering
    this.view = view
  }

  count(what: string, by = 1): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + by)
  }

  /** Canonical format of run properties; equal source text is worked out once. */
  runFormat(source: string, rPr: XmlElement | null): string {
    if (rPr === null) return ""
    const key = source.slice(rPr.from, rPr.to)
    const known = this.formats.get(key)
    if (known !== undefined) return known
    const format = runFormat(rPr, this.styles)
    this.formats.set(key, format)
    return format
  }

  /** Hash of what a relationship leads to: the part's bytes, or the address outside. */
  targetDigest(relationship: Relationship | undefined): string {
    if (!relationship) return "missing"
    if (relationship.part === null) return sha256(relationship.target)
    const known = this.digests.get(relationship.part)
    if (known !== undefined) return known
    const digest = sha256(this.pkg.parts.get(relationship.part) ?? "")
    this.digests.set(relationship.part, digest)
    return digest
  }

  /** Whether content under that element of a tracked change belongs to the side that is read; null for other elements. */
  isShown(name: string): boolean | null {
    if (name === "w:ins" || name === "w:moveTo") return this.view === "accepted"
    if (name === "w:del" || name === "w:moveFrom") return this.view === "rejected"
    return null
  }
}

/** Hex SHA-256. */
export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex")

/** A warning about a part of the file, or the whole file. */
export const warning = (file: string, part: string | null, message: Message, count: number): Warning => ({
  message,
  source: { file, part, line: null },
  count,
})
