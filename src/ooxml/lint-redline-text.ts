import { type Report, shown } from "./lint-redline-report.ts"
import { attribute, type XmlElement } from "./xml.ts"

/** Revisions that a place is in, within its own story. */
interface Around {
  readonly names: readonly string[]
  readonly isDeleted: boolean
}

const NOWHERE: Around = { names: [], isDeleted: false }
const WRAPPERS: ReadonlySet<string> = new Set(["w:ins", "w:del", "w:moveFrom", "w:moveTo"])

/** Text under the right name inside and outside of deletions, and revisions that are not inside their own kind (ECMA-376 17.13.5). */
export function lintText(root: XmlElement, report: Report): void {
  const visit = (element: XmlElement, around: Around): void => {
    checkText(element, around, report)
    let inside = around
    // A deleted drawing keeps the text of its text boxes as it was.
    if (element.name === "w:txbxContent") inside = NOWHERE
    else if (WRAPPERS.has(element.name) && element.children.length > 0) {
      if (around.names.includes(element.name))
        report(`${element.name} stands inside another ${element.name}: ${shown(element)}.`)
      inside = { names: [...around.names, element.name], isDeleted: around.isDeleted || element.name === "w:del" }
    }
    for (const child of element.children) if (child.name !== null) visit(child, inside)
  }
  visit(root, NOWHERE)
}

function checkText(element: XmlElement, { names, isDeleted }: Around, report: Report): void {
  switch (element.name) {
    case "w:t":
      if (isDeleted) report(`A deletion holds w:t instead of w:delText: ${shown(element)}.`)
      checkSpaces(element, report)
      break
    case "w:instrText":
      if (isDeleted) report(`A deletion holds w:instrText instead of w:delInstrText: ${shown(element)}.`)
      break
    case "w:delText":
    case "w:delInstrText":
      if (!isDeleted)
        report(
          `${element.name} stands ${names.includes("w:moveFrom") ? "in moved text" : "outside of a deletion"}: ${shown(element)}.`,
        )
      checkSpaces(element, report)
      break
  }
}

/** Word drops spaces at the ends of text that does not ask for them to be kept. */
function checkSpaces(element: XmlElement, report: Report): void {
  if (attribute(element, "xml:space") === "preserve") return
  const first = element.children[0]
  const last = element.children.at(-1)
  const starts = first?.name === null && /^[ \t\r\n]/.test(first.text)
  const ends = last?.name === null && /[ \t\r\n]$/.test(last.text)
  if (starts || ends) report(`Spaces at the end of ${element.name} are not preserved: ${shown(element)}.`)
}
