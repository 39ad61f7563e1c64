import { plainChild, type Resolution, WRAPPERS } from "./resolve-revisions-survey.ts"
import { emptyLike, holdsSomething, type Out, rebuilt } from "./resolve-revisions-tree.ts"
import { attribute, type XmlElement } from "./xml.ts"

/** What resolving properties needs to know. */
export interface PropertiesPlace {
  readonly source: string
  readonly how: Resolution
}

type Handler = (element: XmlElement, place: PropertiesPlace) => readonly Out[]

/**
 * Property elements and how each is resolved. Accepted, what was before goes; rejected, what was before comes back.
 * An element that is left empty goes too, but for those that their parent needs.
 */
const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ["w:rPr", (element, place) => standing(element, place, "w:rPrChange", "w:rPr", WRAPPERS)],
  ["w:pPr", paragraphProperties],
  ["w:numPr", numbering],
  ["w:tblPr", (element, place) => kept(element, place, "w:tblPrChange", "w:tblPr")],
  ["w:tblPrEx", (element, place) => standing(element, place, "w:tblPrExChange", "w:tblPrEx", NONE)],
  ["w:tblGrid", (element, place) => kept(element, place, "w:tblGridChange", "w:tblGrid")],
  ["w:trPr", (element, place) => standing(element, place, "w:trPrChange", "w:trPr", WRAPPERS)],
  ["w:tcPr", cellProperties],
  ["w:sectPr", sectionProperties],
])

const NONE: ReadonlySet<string> = new Set()

/** The resolved form of a property element, or null for any other element. */
export function resolvedProperties(element: XmlElement, place: PropertiesPlace): readonly Out[] | null {
  return HANDLERS.get(element.name)?.(element, place) ?? null
}

/** Children on the side that stays: the present ones, or those in the record of what was before. */
function childrenOf(
  element: XmlElement,
  { how }: PropertiesPlace,
  change: string,
  inner: string,
): readonly XmlElement["children"][number][] {
  const former = plainChild(element, change)
  if (former === null) return element.children
  if (how === "accept") return element.children.filter(child => child !== former)
  return plainChild(former, inner)?.children ?? []
}

function standing(
  element: XmlElement,
  place: PropertiesPlace,
  change: string,
  inner: string,
  without: ReadonlySet<string>,
): readonly Out[] {
  const children = childrenOf(element, place, change, inner).filter(
    child => child.name === null || !(without.has(child.name) || child.name === change),
  )
  return emptiedOrRebuilt(element, children, place)
}

/** What the change itself emptied goes; what was empty before stays as it was. */
function emptiedOrRebuilt(element: XmlElement, children: readonly Out[], { source }: PropertiesPlace): readonly Out[] {
  if (holdsSomething(children)) return [rebuilt(source, element, children)]
  return holdsSomething(element.children) ? [] : [element]
}

const kept = (element: XmlElement, place: PropertiesPlace, change: string, inner: string): readonly Out[] => [
  rebuilt(place.source, element, childrenOf(element, place, change, inner)),
]

/** The record of a paragraph's properties holds neither those of its mark nor its section (CT_PPrBase): these stay. */
const BESIDE_RECORD: ReadonlySet<string> = new Set(["w:rPr", "w:sectPr"])

function paragraphProperties(element: XmlElement, place: PropertiesPlace): readonly Out[] {
  const isRecord = place.how === "reject" && plainChild(element, "w:pPrChange") !== null
  const base = childrenOf(element, place, "w:pPrChange", "w:pPr")
  const children = isRecord
    ? [
        ...base.filter(child => !BESIDE_RECORD.has(child.name ?? "")),
        ...element.children.filter(child => BESIDE_RECORD.has(child.name ?? "")),
      ]
    : base
  const resolved = children.flatMap((child): readonly Out[] =>
    child.name === null ? [child] : (resolvedProperties(child, place) ?? [child]),
  )
  return emptiedOrRebuilt(element, resolved, place)
}

/**
 * `w:ins` in numbering properties: the paragraph became a list item (17.13.5.19). `w:numberingChange` only keeps the
 * number as it was printed (17.13.5.29), from which nothing can be restored.
 */
function numbering(element: XmlElement, place: PropertiesPlace): readonly Out[] {
  if (place.how === "reject" && plainChild(element, "w:ins")) return []
  const children = element.children.filter(child => child.name !== "w:ins" && child.name !== "w:numberingChange")
  return emptiedOrRebuilt(element, children, place)
}

/** Children of `w:tcPr` that stand before `w:vMerge` (CT_TcPrBase). */
const BEFORE_MERGE: ReadonlySet<string | null> = new Set(["w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge"])
const CELL_CHANGES: ReadonlySet<string> = new Set(["w:cellIns", "w:cellDel", "w:cellMerge", "w:tcPrChange"])

function cellProperties(element: XmlElement, place: PropertiesPlace): readonly Out[] {
  const base: readonly Out[] = childrenOf(element, place, "w:tcPrChange", "w:tcPr").filter(
    child => !CELL_CHANGES.has(child.name ?? ""),
  )
  const change = plainChild(element, "w:cellMerge")
  const children = change ? withMerge(base, change, place) : base
  return emptiedOrRebuilt(element, children, place)
}

/** `w:cellMerge` says how the cell is merged and was merged: "rest", "cont", or not at all (17.13.5.3). */
function withMerge(base: readonly Out[], change: XmlElement, { source, how }: PropertiesPlace): readonly Out[] {
  const state = attribute(change, how === "accept" ? "w:vMerge" : "w:vMergeOrig")
  const isMerge = (out: Out) => out.name === "w:vMerge"
  // A record of properties that knows of a merge knows better than a change that says nothing of what was.
  if (how === "reject" && state === null && base.some(isMerge)) return base
  const rest = base.filter(out => !isMerge(out))
  if (state === null) return rest
  const merge = emptyLike(source, change, "vMerge", state === "rest" ? "restart" : null)
  const found = rest.findIndex(out => out.name !== null && !BEFORE_MERGE.has(out.name))
  const at = found < 0 ? rest.length : found
  return [...rest.slice(0, at), merge, ...rest.slice(at)]
}

/** The record of a section's properties holds no headers and footers (CT_SectPrBase): the present ones stay. */
function sectionProperties(element: XmlElement, place: PropertiesPlace): readonly Out[] {
  const base = childrenOf(element, place, "w:sectPrChange", "w:sectPr")
  const isRecord = place.how === "reject" && plainChild(element, "w:sectPrChange") !== null
  const isReference = (child: (typeof base)[number]) => /^w:(?:header|footer)Reference$/.test(child.name ?? "")
  const children = isRecord
    ? [...element.children.filter(isReference), ...base.filter(child => !isReference(child))]
    : base
  return [rebuilt(place.source, element, children)]
}
