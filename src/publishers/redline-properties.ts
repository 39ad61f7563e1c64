import { listPlace } from "../ooxml/numbering.ts"
import { paragraphFormat, runFormat } from "../ooxml/property-form.ts"
import { paragraphStyle } from "../ooxml/styles.ts"
import { childOf, elementsOf, type XmlElement } from "../ooxml/xml.ts"
import type { PartPair, RedlineContext } from "./redline-context.ts"
import { startTag } from "./redline-splice.ts"

/** Children of a properties element as they stand in the draft. */
const ownChildren = (element: XmlElement | null, source: string, leave: RegExp): string =>
  element
    ? elementsOf(element)
        .filter(child => !leave.test(child.name))
        .map(child => source.slice(child.from, child.to))
        .join("")
    : ""

const NOT_IN_RUN = /^w:(rPrChange|ins|del|moveFrom|moveTo)$/
const NOT_IN_PARAGRAPH = /^w:(rPr|sectPr|pPrChange)$/

/** Whether two elements are written alike, and mean the same on both sides. */
function isAlike(
  context: RedlineContext,
  draft: XmlElement | null,
  revision: XmlElement | null,
  pair: PartPair,
): boolean {
  if (!draft || !revision || !context.sameSheets) return false
  const text = pair.draft.source.slice(draft.from, draft.to)
  return text === pair.revision.source.slice(revision.from, revision.to) && !text.includes(" r:")
}

/** Properties of a run that is kept: the draft's, or the revision's with the draft's in `w:rPrChange`. */
export function keptRunProperties(
  context: RedlineContext,
  draft: XmlElement | null,
  revision: XmlElement | null,
  pair: PartPair,
): string {
  const isSame =
    isAlike(context, draft, revision, pair) ||
    runFormat(draft, context.draft.sheet.styles) === runFormat(revision, context.revision.sheet.styles)
  if (isSame) return draft ? pair.draft.source.slice(draft.from, draft.to) : ""
  const old = ownChildren(draft, pair.draft.source, NOT_IN_RUN)
  const fresh = importedChildren(context, revision, pair, NOT_IN_RUN)
  return `<w:rPr>${fresh}<w:rPrChange ${context.mark()}><w:rPr>${old}</w:rPr></w:rPrChange></w:rPr>`
}

function importedChildren(context: RedlineContext, element: XmlElement | null, pair: PartPair, leave: RegExp): string {
  if (!element) return ""
  return elementsOf(element)
    .filter(child => !leave.test(child.name))
    .map(child => context.imported(child, pair))
    .join("")
}

/** Run properties of something only one side has. */
export const loneRunProperties = (
  context: RedlineContext,
  element: XmlElement | null,
  side: "draft" | "revision",
  pair: PartPair,
): string => {
  if (!element) return ""
  return side === "draft" ? pair.draft.source.slice(element.from, element.to) : context.imported(element, pair)
}

/** What a paragraph's properties say, so that those of both sides can be compared. */
function form(context: RedlineContext, pPr: XmlElement | null, side: "draft" | "revision"): string {
  const { styles, numbering } = context[side].sheet
  const style = paragraphStyle(styles, pPr)
  const place = childOf(pPr, "w:numPr") ? listPlace(numbering, styles, style?.id ?? null, pPr) : null
  const own = paragraphFormat(pPr, styles, numbering, { place, section: childOf(pPr, "w:sectPr"), breaks: [] })
  return `${own}|${runFormat(childOf(pPr, "w:rPr"), styles)}|${childOf(pPr, "w:numPr") ? "numbered" : ""}`
}

/** How a paragraph mark is tracked. */
export type MarkStatus = "kept" | "ins" | "del" | "moveFrom" | "moveTo"

/**
 * `w:pPr` of a paragraph: of a mark both sides have (with `w:pPrChange` where they differ), or of one that was inserted
 * or deleted.
 */
export function paragraphProperties(
  context: RedlineContext,
  draft: XmlElement | null,
  revision: XmlElement | null,
  options: { readonly status: MarkStatus; readonly pair: PartPair },
): string {
  const { status, pair } = options
  const [before, after] = [childOf(draft, "w:pPr"), childOf(revision, "w:pPr")]
  const isBoth = draft !== null && revision !== null
  const section = childOf(before, "w:sectPr")
  const same =
    isBoth &&
    (isAlike(context, before, after, pair) || form(context, before, "draft") === form(context, after, "revision")) &&
    (section === null || context.sections.addedTo(section) === "")
  if (status === "kept" && (same || !isBoth)) {
    if (draft) return before ? pair.draft.source.slice(before.from, before.to) : ""
    return after ? context.imported(after, pair) : ""
  }
  const mark = status === "kept" ? "" : `<w:${status} ${context.mark()}/>`
  const useDraft = draft !== null && (revision === null || same)
  const children = useDraft
    ? ownChildren(before, pair.draft.source, NOT_IN_PARAGRAPH)
    : importedChildren(context, after, pair, NOT_IN_PARAGRAPH)
  const rPr = useDraft
    ? ownChildren(childOf(before, "w:rPr"), pair.draft.source, NOT_IN_RUN)
    : importedChildren(context, childOf(after, "w:rPr"), pair, NOT_IN_RUN)
  const differs = isBoth && !same
  const markFormat = differs ? markFormatChange(context, before, after, pair) : ""
  const run = mark + rPr + markFormat
  const change = differs
    ? `<w:pPrChange ${context.mark()}><w:pPr>${ownChildren(before, pair.draft.source, NOT_IN_PARAGRAPH)}</w:pPr></w:pPrChange>`
    : ""
  const inner = `${children}${run ? `<w:rPr>${run}</w:rPr>` : ""}${sectionOf(context, before, after, pair, useDraft)}${change}`
  return inner ? `<w:pPr>${inner}</w:pPr>` : ""
}

function markFormatChange(
  context: RedlineContext,
  before: XmlElement | null,
  after: XmlElement | null,
  pair: PartPair,
): string {
  const [old, fresh] = [childOf(before, "w:rPr"), childOf(after, "w:rPr")]
  if (runFormat(old, context.draft.sheet.styles) === runFormat(fresh, context.revision.sheet.styles)) return ""
  return `<w:rPrChange ${context.mark()}><w:rPr>${ownChildren(old, pair.draft.source, NOT_IN_RUN)}</w:rPr></w:rPrChange>`
}

/** The section that ends with a paragraph. Headers and footers stay the draft's. */
function sectionOf(
  context: RedlineContext,
  before: XmlElement | null,
  after: XmlElement | null,
  pair: PartPair,
  useDraft: boolean,
): string {
  const [old, fresh] = [childOf(before, "w:sectPr"), childOf(after, "w:sectPr")]
  if (useDraft) return old ? pair.draft.source.slice(old.from, old.to) : ""
  if (old && fresh) return sectionProperties(context, old, fresh, pair)
  if (!fresh) return ""
  return `<w:sectPr>${context.sections.brought(fresh)}${importedChildren(context, fresh, pair, NOT_IN_SECTION)}</w:sectPr>`
}

const REFERENCES = /^w:(header|footer)Reference$/
const NOT_IN_SECTION = /^w:(header|footer)Reference$|^w:sectPrChange$/

/** `w:sectPr` of a section both sides have. */
export function sectionProperties(
  context: RedlineContext,
  draft: XmlElement,
  revision: XmlElement,
  pair: PartPair,
): string {
  const text = (element: XmlElement, side: "draft" | "revision") =>
    runFormat(element, context[side].sheet.styles)
      .split(";")
      .filter(each => !/^(header|footer)Reference/.test(each))
      .join(";")
  const { source } = pair.draft
  const added = context.sections.addedTo(draft)
  const same = text(draft, "draft") === text(revision, "revision")
  if (same && added === "") return source.slice(draft.from, draft.to)
  const references = elementsOf(draft)
    .filter(child => REFERENCES.test(child.name) && !context.sections.replaces(child))
    .map(child => source.slice(child.from, child.to))
    .join("")
  const tag = startTag(source, draft).replace(/\/>$/, ">") || "<w:sectPr>"
  const own = ownChildren(draft, source, NOT_IN_SECTION)
  if (same) return `${tag}${references}${added}${own}</w:sectPr>`
  const old = `<w:sectPrChange ${context.mark()}><w:sectPr>${own}</w:sectPr></w:sectPrChange>`
  return `${tag}${references}${added}${importedChildren(context, revision, pair, NOT_IN_SECTION)}${old}</w:sectPr>`
}

/** Properties of a table, row or cell: the draft's, or the revision's with the draft's in its `…Change`. `more`: marks of tracked changes. */
export function gridProperties(
  context: RedlineContext,
  name: "tblPr" | "trPr" | "tcPr",
  draft: XmlElement | null,
  revision: XmlElement | null,
  options: { readonly pair: PartPair; readonly more: string },
): string {
  const { pair, more } = options
  const change = `w:${name}Change`
  const leave = new RegExp(`^${change}$|^w:(ins|del|cellIns|cellDel|cellMerge)$`)
  const text = (element: XmlElement | null, side: "draft" | "revision") =>
    runFormat(element, context[side].sheet.styles)
  const isBoth = draft !== null || revision !== null
  const same = text(draft, "draft") === text(revision, "revision")
  if (same && more === "" && isBoth) return draft ? pair.draft.source.slice(draft.from, draft.to) : ""
  const own = (element: XmlElement | null) => ownChildren(element, pair.draft.source, leave)
  if (same) return wrap(name, own(draft) + more)
  const old = `<${change} ${context.mark()}><w:${name}>${own(draft)}</w:${name}></${change}>`
  return wrap(name, importedChildren(context, revision, pair, leave) + more + old)
}

const wrap = (name: string, inner: string): string => (inner ? `<w:${name}>${inner}</w:${name}>` : "")

/** The same of a row or cell that only one side has. */
export function loneGridProperties(
  context: RedlineContext,
  name: "trPr" | "tcPr",
  element: XmlElement | null,
  options: { readonly pair: PartPair; readonly side: "draft" | "revision"; readonly more: string },
): string {
  const { pair, side, more } = options
  const leave = /^w:(trPrChange|tcPrChange|ins|del|cellIns|cellDel|cellMerge)$/
  const inner =
    side === "draft" ? ownChildren(element, pair.draft.source, leave) : importedChildren(context, element, pair, leave)
  return wrap(name, inner + more)
}
