import type { Report } from "./lint-redline-report.ts"
import { attribute, type XmlElement } from "./xml.ts"

/** Elements whose fields begin and end in them. */
const STORIES = /^w:(?:body|hdr|ftr|footnote|endnote|comment|txbxContent|docPartBody)$/

/** Every field has a beginning, at most one separator, and an end, in this order and in one story (ECMA-376 17.16.18). */
export function lintFields(root: XmlElement, when: string, report: Report): void {
  const visit = (element: XmlElement, open: string[]): void => {
    const isStory = STORIES.test(element.name)
    const own = isStory ? [] : open
    if (element.name === "w:fldChar") step(attribute(element, "w:fldCharType"), own, when, report)
    for (const child of element.children) if (child.name !== null) visit(child, own)
    if (isStory) for (const _ of own) report(`A field has no end${when}.`)
  }
  visit(root, [])
}

/** `open` holds, innermost last, how far each open field has come. */
function step(type: string | null, open: string[], when: string, report: Report): void {
  const last = open.at(-1)
  switch (type) {
    case "begin":
      open.push("code")
      break
    case "separate":
      if (last !== "code")
        report(last ? `A field has two separators${when}.` : `A field separator has no field${when}.`)
      else open[open.length - 1] = "result"
      break
    case "end":
      if (open.pop() === undefined) report(`A field end has no field${when}.`)
      break
    default:
      report(`A field mark is of no known kind${when}.`)
  }
}

/** Whether there are fields of the long form. */
export const hasFields = (element: XmlElement): boolean =>
  element.name === "w:fldChar" || element.children.some(child => child.name !== null && hasFields(child))
