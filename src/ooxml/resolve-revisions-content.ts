import { resolveFlow } from "./resolve-revisions-flow.ts"
import { resolvedProperties } from "./resolve-revisions-properties.ts"
import {
  isCellGone,
  isGoneWrapper,
  isMathRunGone,
  isRowGone,
  plainChild,
  RANGE_MARKS,
  type Resolution,
  type Survey,
  WRAPPERS,
} from "./resolve-revisions-survey.ts"
import { insideOf, type Out, rebuilt, renamed } from "./resolve-revisions-tree.ts"
import type { XmlElement } from "./xml.ts"

/** Where changes are resolved. */
export interface ResolvePlace {
  readonly source: string
  readonly how: Resolution
  readonly survey: Survey
}

/** Elements that hold a flow of paragraphs and tables; paragraphs join within one only. */
const STORIES = /^w:(?:body|tc|hdr|ftr|footnote|endnote|comment|txbxContent|docPartBody)$/

/** Elements around runs that go when all of it is gone; a wrapper of a change cannot stand around most of them (17.13.5.14). */
const GROUPS: ReadonlySet<string> = new Set([
  "w:hyperlink",
  "w:fldSimple",
  "w:smartTag",
  "w:customXml",
  "w:dir",
  "w:bdo",
  "m:oMath",
  "m:oMathPara",
])

/** Parts of an element that describe it: without anything else it is empty. */
const DESCRIPTION =
  /^(?:w:(?:rPr|smartTagPr|customXmlPr|sdtPr|sdtEndPr|trPr|tblPrEx|tblPr|tblGrid)|m:oMathParaPr|m:rPr)$/

/** Elements that mark a point and show nothing. */
const POINT = /^w:(?:(?:bookmark|perm|commentRange)(?:Start|End)|proofErr|lastRenderedPageBreak)$/

/** Whether a piece shows something: more than indentation, marks of ranges, and runs with nothing but properties. */
export function isVisible(out: Out): boolean {
  if (out.name === null || POINT.test(out.name) || DESCRIPTION.test(out.name)) return false
  return out.name === "w:r" ? insideOf(out).some(isVisible) : true
}

/** What is left of the children of an element. */
const resolveChildren = (element: XmlElement, place: ResolvePlace): readonly Out[] =>
  element.children.flatMap(child => (child.name === null ? [child] : resolveContent(child, place)))

/** What is left of an element: itself, when no change is in it. */
export function resolveContent(element: XmlElement, place: ResolvePlace): readonly Out[] {
  const { survey, how, source } = place
  if (!survey.touched.has(element)) return [element]
  const { name } = element
  if (WRAPPERS.has(name)) return isGoneWrapper(name, how) ? marksLeft(element, place) : resolveChildren(element, place)
  if (survey.isLostComment(element) || RANGE_MARKS.test(name) || name === "w:numberingChange") return []
  if (survey.unwrapped.has(element)) return unwrapped(element, place)
  if (STORIES.test(name)) return resolveStory(element, place)
  switch (name) {
    case "w:delText":
      return [renamed(source, element, "t")]
    case "w:delInstrText":
      return [renamed(source, element, "instrText")]
    case "w:tbl":
      return resolveRows(element, place, "w:tr")
    case "w:tr":
      return isRowGone(element, how) ? marksLeft(element, place) : resolveRows(element, place, "w:tc")
    case "w:sdt":
      return resolveControl(element, place)
    case "m:r":
      return isMathRunGone(element, how) ? [] : emptied(element, resolveChildren(element, place), place)
    default:
      return resolvedProperties(element, place) ?? resolveOther(element, place)
  }
}

function resolveOther(element: XmlElement, place: ResolvePlace): readonly Out[] {
  if (/^mc:(?:Choice|Fallback)$/.test(element.name) && element.children.some(child => child.name === "w:p"))
    return [rebuilt(place.source, element, resolveFlow(element.children, place))]
  if (isStructureGone(element, place.how)) return argumentsOf(element, place)
  const children = resolveChildren(element, place)
  return GROUPS.has(element.name) || element.name === "w:r"
    ? emptied(element, children, place)
    : [rebuilt(place.source, element, children)]
}

/** The element with what is left; only its range marks, when the change emptied it. */
function emptied(element: XmlElement, children: readonly Out[], { source }: ResolvePlace): readonly Out[] {
  const isEmpty = !children.some(isVisible) && element.children.some(isVisible)
  if (!isEmpty) return [rebuilt(source, element, children)]
  return children.filter(child => POINT.test(child.name ?? ""))
}

function resolveStory(element: XmlElement, place: ResolvePlace): readonly Out[] {
  if (element.name === "w:tc" && isCellGone(element, place.how)) return marksLeft(element, place)
  return [rebuilt(place.source, element, resolveFlow(element.children, place))]
}

const holds = (outs: readonly Out[], name: string): boolean =>
  outs.some(out => {
    if (out.name === null) return false
    return (
      out.name === name ||
      (/^w:(?:sdt|sdtContent|customXml|ins|moveTo|del|moveFrom)$/.test(out.name) && holds(insideOf(out), name))
    )
  })

/** A table without rows goes, and a row without cells. */
function resolveRows(element: XmlElement, place: ResolvePlace, part: "w:tr" | "w:tc"): readonly Out[] {
  const children = resolveChildren(element, place)
  if (holds(children, part) || !holds(element.children, part)) return [rebuilt(place.source, element, children)]
  return children.filter(child => POINT.test(child.name ?? ""))
}

/** A content control around rows or cells goes with the last of them; one around text stays and is empty. */
function resolveControl(element: XmlElement, place: ResolvePlace): readonly Out[] {
  const children = resolveChildren(element, place)
  const lost = (["w:tr", "w:tc"] as const).some(part => holds(element.children, part) && !holds(children, part))
  return lost ? marksLeft(element, place) : [rebuilt(place.source, element, children)]
}

/** Tags gone, content kept. */
function unwrapped(element: XmlElement, place: ResolvePlace): readonly Out[] {
  const content = element.name === "w:sdt" ? plainChild(element, "w:sdtContent") : element
  return (content?.children ?? []).flatMap(child =>
    child.name === null ? [child] : DESCRIPTION.test(child.name) ? [] : resolveContent(child, place),
  )
}

/** Of removed content, the marks of ranges that end or start in what stays. */
export function marksLeft(element: XmlElement, place: ResolvePlace): readonly Out[] {
  const marks: Out[] = []
  const visit = (at: XmlElement): void => {
    for (const child of at.children) {
      if (child.name === null) continue
      if (place.survey.staysAsMark(child)) marks.push(child)
      else visit(child)
    }
  }
  visit(element)
  return marks
}

/** Whether the sign of an equation's structure (the bar of a fraction) is removed: `m:f/m:fPr/m:ctrlPr/w:del` (22.1.2.23). */
function isStructureGone(element: XmlElement, how: Resolution): boolean {
  if (!element.name.startsWith("m:")) return false
  const control = plainChild(plainChild(element, `${element.name}Pr`), "m:ctrlPr")
  const isGone = (at: XmlElement | null): boolean =>
    at?.children.some(
      child => child.name !== null && (isGoneWrapper(child.name, how) || (WRAPPERS.has(child.name) && isGone(child))),
    ) ?? false
  return isGone(control)
}

/** The arguments of a structure, one after another: without its bar, ½ is 1 2. */
function argumentsOf(element: XmlElement, place: ResolvePlace): readonly Out[] {
  return element.children.flatMap(child => {
    if (child.name === null || child.name === `${element.name}Pr`) return []
    if (child.name === "m:mr") return argumentsOf(child, place)
    return child.children.flatMap(each =>
      each.name === null || /^m:(?:argPr|ctrlPr)$/.test(each.name) ? [] : resolveContent(each, place),
    )
  })
}
