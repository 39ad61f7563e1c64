import { isRevisionElement } from "./revision-filter.ts"
import { attribute, type XmlElement } from "./xml.ts"

/** Elements whose revisions hold for all text in them. */
const RUN_FORMAT = "w:rPrChange"
const TEXT = /^w:(?:t|delText|instrText|delInstrText)$/
const NOTHING_TO_READ = /^w:(?:rPr|pPr|tblPr|tblPrEx|tblGrid|trPr|tcPr|sectPr|sdtPr)$/
const RANGE = /Range(?:Start|End)$/

/** Who changed it, when, and how. */
const said = (element: XmlElement): string =>
  `${element.name.slice(2)} ${attribute(element, "w:author") ?? ""} ${attribute(element, "w:date") ?? ""}`

/**
 * What a part says of its tracked changes: its text with the changes around each stretch of it, who made them and when, and
 * those of marks, rows, cells and properties at their places. How the text falls into runs does not show, nor do ids.
 */
export function revisionRecord(root: XmlElement): string {
  let record = ""
  let last = ""
  const put = (changes: string, text: string) => {
    if (changes !== last) record += `\n[${changes}] `
    last = changes
    record += text
  }
  const property = (element: XmlElement) => {
    for (const child of element.children) {
      if (child.name === null) continue
      if (isRevisionElement(child)) put(`${element.name} ${said(child)}`, `{${former(child)}}`)
      else if (NOTHING_TO_READ.test(child.name) || child.name === "w:numPr") property(child)
    }
  }
  const visit = (element: XmlElement, around: readonly string[]): void => {
    if (TEXT.test(element.name)) {
      for (const child of element.children) if (child.name === null) put(around.join(" in "), child.text)
      return
    }
    if (element.name === "w:p" || element.name === "w:tr") put(element.name, "")
    const inside = [...around, ...changesOf(element)]
    for (const child of element.children) {
      if (child.name === null) continue
      if (!NOTHING_TO_READ.test(child.name)) visit(child, inside)
      else if (element.name !== "w:r") property(child)
    }
  }
  visit(root, [])
  return record
}

/** The records of a part that say what properties were, in order; changes of a paragraph's number among them. */
export function propertyRecords(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = []
  const visit = (element: XmlElement) => {
    for (const child of element.children) {
      if (child.name === null) continue
      if (isRevisionElement(child) && (child.name.endsWith("Change") || element.name === "w:numPr")) found.push(child)
      visit(child)
    }
  }
  visit(root)
  return found
}

/** The changes that hold for all that is in an element: itself, or the record of a run's format. */
function changesOf(element: XmlElement): readonly string[] {
  if (element.name === "w:r") {
    const properties = element.children.find(child => child.name === "w:rPr")
    const change = properties?.name ? properties.children.find(child => child.name === RUN_FORMAT) : undefined
    return change?.name ? [`${said(change)} {${former(change)}}`] : []
  }
  return isRevisionElement(element) && !RANGE.test(element.name) ? [said(element)] : []
}

/** What a record of properties holds. */
const former = (element: XmlElement): string =>
  element.children
    .map(child => {
      if (child.name === null) return ""
      const values = child.attributes.filter((_, i) => !child.attributes[i - (i % 2)]?.startsWith("w:rsid"))
      return `${child.name}(${values.join(" ")})${former(child)}`
    })
    .join("")
