import type { Comparison } from "../model/change.ts"
import { UserError } from "../model/errors.ts"
import type { DocxSource } from "../ooxml/block-source.ts"
import { attribute, childOf, elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import { writeZip } from "../ooxml/zip.ts"
import { ContainerWriter } from "./redline-container.ts"
import { type Authorship, type PartPair, RedlineContext } from "./redline-context.ts"
import { paragraphsIn } from "./redline-items.ts"
import { sectionProperties } from "./redline-properties.ts"
import { type Splice, spliced } from "./redline-splice.ts"

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/**
 * Writes the draft's own Word file with what changed as tracked changes: rejecting all of them gives the draft, accepting
 * all gives the revision. Parts without changes stay byte for byte. Both files must be free of tracked changes.
 */
export function publishRedline(
  comparison: Comparison,
  draft: DocxSource,
  revision: DocxSource,
  authorship: Authorship,
): Uint8Array {
  const context = new RedlineContext(comparison, draft, revision, authorship)
  const [main, other] = [draft.parts.get(draft.main), revision.parts.get(revision.main)]
  if (!main || !other) throw unreadable(draft)
  const texts = new Map<string, string>([[main.part, mainText(context, { draft: main, revision: other })]])
  for (const kind of ["footnote", "endnote"] as const) {
    const text = notesText(context, kind)
    if (text) texts.set(text.name, text.text)
  }
  for (const { name, text } of sideTexts(context)) texts.set(name, text)
  for (const part of [context.styles.part(), context.lists.part()]) if (part) texts.set(part.name, part.text)
  const parts = new Map(draft.pkg.parts)
  for (const [name, bytes] of context.parts.parts) parts.set(name, bytes)
  for (const [name, text] of texts) if (draft.parts.get(name)?.source !== text) parts.set(name, encode(text))
  return writeZip(parts)
}

const unreadable = ({ pkg }: DocxSource): UserError =>
  new UserError({ ja: `${pkg.file} の本文が見つかりません。`, en: `${pkg.file} has no main part.` })

/** The main part: its body, and the last section. */
function mainText(context: RedlineContext, pair: PartPair): string {
  const [body, other] = [childOf(pair.draft.root, "w:body"), childOf(pair.revision.root, "w:body")]
  if (!body || !other) return pair.draft.source
  const before = context.written
  const content = new ContainerWriter(context, pair).content(body, other)
  const [section, fresh] = [lastSection(body), lastSection(other)]
  const sectPr =
    section && fresh
      ? sectionProperties(context, section, fresh, pair)
      : section
        ? pair.draft.source.slice(section.from, section.to)
        : ""
  if (context.written === before) return pair.draft.source
  const { source } = pair.draft
  const text = source.slice(0, body.contentFrom) + content + sectPr + source.slice(body.contentTo)
  return withNamespaces(text, pair)
}

const lastSection = (body: XmlElement): XmlElement | null =>
  elementsOf(body).findLast(child => child.name === "w:sectPr") ?? null

/** Declares in the draft's root what the revision's root declares beside it, so that what was brought along keeps its names. */
function withNamespaces(text: string, { draft, revision }: PartPair): string {
  const rootTag = ({ source, root }: XmlPart) => source.slice(root.from, root.contentFrom)
  const declared = new Map(declarations(rootTag(draft)))
  const missing = declarations(rootTag(revision)).filter(([name]) => !declared.has(name))
  const ignorable = /(\s[\w.-]+:Ignorable\s*=\s*")([^"]*)(")/
  const wanted = (ignorable.exec(rootTag(revision))?.[2] ?? "").split(/\s+/).filter(Boolean)
  const tag = rootTag(draft)
  let fresh = tag.replace(/(\/?>)$/, `${missing.map(([name, uri]) => ` ${name}="${uri}"`).join("")}$1`)
  const own = (ignorable.exec(fresh)?.[2] ?? "").split(/\s+/).filter(Boolean)
  const all = [...new Set([...own, ...wanted.filter(prefix => fresh.includes(`xmlns:${prefix}=`))])].join(" ")
  if (ignorable.test(fresh)) fresh = fresh.replace(ignorable, `$1${all}$3`)
  else if (all && fresh.includes("xmlns:mc=")) fresh = fresh.replace(/(\/?>)$/, ` mc:Ignorable="${all}"$1`)
  return text.replace(tag, () => fresh)
}

const declarations = (tag: string): readonly (readonly [name: string, uri: string])[] =>
  [...tag.matchAll(/\s(xmlns(?::[\w.-]+)?)\s*=\s*"([^"]*)"/g)].map(([, name = "", uri = ""]) => [name, uri])

/** Notes that stay are compared inside; those that only the revision has are added. */
function notesText(
  context: RedlineContext,
  kind: "footnote" | "endnote",
): { readonly name: string; readonly text: string } | null {
  const find = (side: "draft" | "revision") =>
    [...context[side].source.parts.values()].find(part => part.root.name === `w:${kind}s`)
  const [draft, revision] = [find("draft"), find("revision")]
  if (!draft && revision && context.newNotes[kind].size > 0) return context.broughtPart(revision)
  if (!draft || !revision) return null
  const pair = { draft, revision }
  const byId = (part: XmlPart) =>
    new Map(elementsOf(part.root).map(note => [attribute(note, "w:id") ?? "", note] as const))
  const [own, others] = [byId(draft), byId(revision)]
  const writer = new ContainerWriter(context, pair)
  const splices: Splice[] = []
  for (const [id, otherId] of context.notes[kind]) {
    const [note, other] = [own.get(id), others.get(otherId)]
    if (!note || !other) continue
    const before = context.written
    const text = writer.content(note, other)
    if (context.written !== before) splices.push({ from: note.contentFrom, to: note.contentTo, text })
  }
  const added = [...context.newNotes[kind]].map(([from, id]) => {
    const note = others.get(from)
    if (!note) return ""
    const children = elementsOf(note).map(child => context.imported(child, pair))
    return `<w:${kind} w:id="${id}">${children.join("")}</w:${kind}>`
  })
  if (splices.length === 0 && added.length === 0) return null
  const { source, root } = draft
  splices.push({ from: root.contentTo, to: root.contentTo, text: added.join("") })
  return { name: draft.part, text: withNamespaces(spliced(source, 0, source.length, splices), pair) }
}

/** Headers and footers whose paragraphs have partners in one of the revision's. */
function sideTexts(context: RedlineContext): readonly { readonly name: string; readonly text: string }[] {
  const sides = [...context.draft.source.parts.values()].filter(part => /^w:(hdr|ftr)$/.test(part.root.name))
  return sides.flatMap(draft => {
    const revision = partnerPart(context, draft)
    if (!revision || revision.root.name !== draft.root.name) return []
    const pair = { draft, revision }
    const before = context.written
    const content = new ContainerWriter(context, pair).content(draft.root, revision.root)
    if (context.written === before) return []
    const { source, root } = draft
    const text = source.slice(0, root.contentFrom) + content + source.slice(root.contentTo)
    return [{ name: draft.part, text: withNamespaces(text, pair) }]
  })
}

function partnerPart(context: RedlineContext, { root }: XmlPart): XmlPart | undefined {
  for (const paragraph of paragraphsIn(root)) {
    const partner = context.segmentOf("draft", paragraph)?.revision[0]
    if (partner) return context.revision.source.parts.get(partner.part)
  }
  return undefined
}
