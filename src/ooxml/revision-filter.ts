import type { PartTrees } from "./canonical-trees.ts"
import { resolvedTrees } from "./resolve-revisions.ts"
import type { XmlElement } from "./xml.ts"

/** Elements that are a tracked change, by the names of ECMA-376 Part 1, 17.13.5. */
const REVISION =
  /^w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange|[a-zA-Z]+(?:Pr|PrEx|Grid)Change|(?:move(?:From|To)|customXml(?:Ins|Del|MoveFrom|MoveTo))Range(?:Start|End))$/

/** Elements around text that is deleted. */
const AROUND_DELETED = /^w:(?:del|moveFrom)$/
const DELETED_TEXT = /^w:(?:delText|delInstrText)$/

export const isRevisionElement = (element: XmlElement): boolean => REVISION.test(element.name)

/** Under this name a tracked change means nothing and stays as it is. */
const OUTSIDE = "other-"
const setAside = (name: string): string => name.replace(":", `:${OUTSIDE}`)
const back = (name: string): string => name.replace(`:${OUTSIDE}`, ":")

/** A tree whose elements are made anew from the inside out; `deleted`: the deletion or move that an element stands in. */
function changed(
  element: XmlElement,
  change: (element: XmlElement, deleted: XmlElement | null) => XmlElement,
): XmlElement {
  const visit = (at: XmlElement, around: XmlElement | null): XmlElement => {
    const deleted = AROUND_DELETED.test(at.name) ? at : around
    const children = at.children.map(child => (child.name === null ? child : visit(child, deleted)))
    return change({ ...at, children }, around)
  }
  return visit(element, null)
}

/** Marks of others stand beside what properties were: whoever goes back to that keeps them. */
function withMarksInRecord(properties: XmlElement): XmlElement {
  const record = properties.children.find(({ name }) => name === `${properties.name}Change`)
  const marks = properties.children.filter(({ name }) => name?.includes(`:${OUTSIDE}`) && !name.endsWith("Change"))
  if (!record?.name || marks.length === 0) return properties
  const former = record.children.map(child =>
    child.name === properties.name ? { ...child, children: [...child.children, ...marks] } : child,
  )
  const children = properties.children.map(child => (child === record ? { ...record, children: former } : child))
  return { ...properties, children }
}

/**
 * A package with those tracked changes rejected that `isChosen` says; all others stand as they stood. The others are set
 * aside under names that mean nothing while the chosen ones are resolved.
 */
export function rejectChosen(trees: PartTrees, isChosen: (change: XmlElement, part: string) => boolean): PartTrees {
  const aside = trees.changed(({ root, part }) =>
    changed(root, (element, deleted) => {
      const isOther = isRevisionElement(element)
        ? !isChosen(element, part)
        : DELETED_TEXT.test(element.name) && (deleted === null || !isChosen(deleted, part))
      return withMarksInRecord(isOther ? { ...element, name: setAside(element.name) } : element)
    }),
  )
  return resolvedTrees(aside, "reject").changed(({ root }) =>
    changed(root, element => ({ ...element, name: back(element.name) })),
  )
}
