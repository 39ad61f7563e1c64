import type { XmlElement } from "../ooxml/xml.ts"

/** Elements with their attributes, in order; `w:id` is given anew by every program. */
export const writtenForm = (element: XmlElement): string =>
  element.name === "w:id"
    ? ""
    : `<${element.name} ${element.attributes.join(" ")}>${element.children
        .map(child => (child.name === null ? "" : writtenForm(child)))
        .join("")}`

/** What a content control says of itself (its tag, its kind, its list), so that two can be told to be one. */
export const controlSays = (control: XmlElement): string =>
  control.children.map(child => (child.name?.endsWith("Pr") ? writtenForm(child) : "")).join("")
