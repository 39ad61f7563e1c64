import type { Comparison } from "../model/change.ts"
import { UserError } from "../model/errors.ts"
import type { DocxSource } from "../ooxml/block-source.ts"
import { childOf, elementsOf, type XmlElement } from "../ooxml/xml.ts"
import { writeZip } from "../ooxml/zip.ts"
import { commentParts } from "./redline-comments.ts"
import { ContainerWriter } from "./redline-container.ts"
import { type Authorship, type PartPair, RedlineContext } from "./redline-context.ts"
import { WideFields } from "./redline-fields.ts"
import { sectionProperties } from "./redline-properties.ts"
import { lastSection } from "./redline-section-references.ts"
import { SectionWriter } from "./redline-sections.ts"
import { childrenById, contentSplice, partText, type Splice, type WrittenPart, withAdded } from "./redline-splice.ts"

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The two files of a redline, as they were read. */
interface Sources {
  readonly draft: DocxSource
  readonly revision: DocxSource
}

/**
 * Writes the draft's own Word file with what changed as tracked changes: rejecting all of them gives the draft, accepting
 * all gives the revision. Parts without changes stay byte for byte. Both files must be free of tracked changes.
 */
export const publishRedline = (
  comparison: Comparison,
  draft: DocxSource,
  revision: DocxSource,
  authorship: Authorship,
): Uint8Array => writeZip(redlineParts(comparison, draft, revision, authorship))

/** The same as the parts of a package, by name. */
export function redlineParts(
  comparison: Comparison,
  draft: DocxSource,
  revision: DocxSource,
  authorship: Authorship,
): ReadonlyMap<string, Uint8Array> {
  const plain = new Set<number>()
  const fields = new WideFields(draft, revision)
  for (;;) {
    const context = new RedlineContext(comparison, draft, revision, { authorship, plain, fields })
    const texts = writtenParts(context, { draft, revision })
    // A place that shares the last mark of a cell cannot be moved to or from: then neither end is written as a move.
    const half = context.segments.halfMoves()
    if (!fields.tear() && half.length === 0) return partsOf(context, draft, texts)
    for (const move of half) plain.add(move)
  }
}

function partsOf(
  context: RedlineContext,
  draft: DocxSource,
  texts: readonly WrittenPart[],
): ReadonlyMap<string, Uint8Array> {
  const parts = new Map(draft.pkg.parts)
  for (const [name, bytes] of context.parts.parts) parts.set(name, bytes)
  for (const { name, text } of texts)
    if (draft.parts.get(name)?.source !== text) parts.set(name, encode(context.comments.resolved(text)))
  return parts
}

/** All parts that are written. What the body refers to is known only when it is: so it comes first. */
function writtenParts(context: RedlineContext, { draft, revision }: Sources): readonly WrittenPart[] {
  const [main, other] = [draft.parts.get(draft.main), revision.parts.get(revision.main)]
  const [body, otherBody] = [childOf(main?.root ?? null, "w:body"), childOf(other?.root ?? null, "w:body")]
  if (!main || !other || !body || !otherBody) throw unreadable(draft)
  const sections = new SectionWriter(context, body, otherBody)
  context.sections = sections
  const texts = [mainText(context, { draft: main, revision: other }, [body, otherBody])]
  const notes = (["footnote", "endnote"] as const).map(kind => notesText(context, kind))
  for (const each of [...notes, ...sections.texts()]) if (each) texts.push(each)
  const bring = (part: string) => context.bringPart(part)
  texts.push(...commentParts(context))
  for (const each of [context.styles.part(bring), context.lists.part(bring)]) if (each) texts.push(each)
  return texts
}

const unreadable = ({ pkg }: DocxSource): UserError =>
  new UserError({ ja: `${pkg.file} の本文が見つかりません。`, en: `${pkg.file} has no main part.` })

/** The main part: its body, and the last section. */
function mainText(
  context: RedlineContext,
  pair: PartPair,
  [body, other]: readonly [draft: XmlElement, revision: XmlElement],
): WrittenPart {
  const { part, source } = pair.draft
  const before = context.written
  const content = new ContainerWriter(context, pair).content(body, other)
  const [section, fresh] = [lastSection(body), lastSection(other)]
  const own = source.slice(section.from, section.to)
  const sectPr = sectionProperties(context, section, fresh, pair)
  const isSame = context.written === before && sectPr === own
  return { name: part, text: isSame ? source : partText(pair, content + sectPr, body) }
}

/** Notes that stay are compared inside; those that only the revision has are added. */
function notesText(context: RedlineContext, kind: "footnote" | "endnote"): WrittenPart | null {
  const find = (side: "draft" | "revision") =>
    [...context[side].source.parts.values()].find(part => part.root.name === `w:${kind}s`)
  const [draft, revision] = [find("draft"), find("revision")]
  if (!draft && revision && context.newNotes[kind].size > 0) return context.broughtPart(revision)
  if (!draft || !revision) return null
  const pair = { draft, revision }
  const [own, others] = [childrenById(draft), childrenById(revision)]
  const writer = new ContainerWriter(context, pair)
  const splices: Splice[] = []
  for (const [id, otherId] of context.notes[kind]) {
    const [note, other] = [own.get(id), others.get(otherId)]
    if (!note || !other) continue
    const before = context.written
    const text = writer.content(note, other)
    if (context.written !== before) splices.push(contentSplice(draft.source, note, text))
  }
  const added = [...context.newNotes[kind]].map(([from, id]) => {
    const note = others.get(from)
    if (!note) return ""
    const children = elementsOf(note).map(child => context.imported(child, pair))
    return `<w:${kind} w:id="${id}">${children.join("")}</w:${kind}>`
  })
  return withAdded(pair, splices, added)
}
