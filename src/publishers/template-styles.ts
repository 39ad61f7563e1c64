import { UserError } from "../model/errors.ts"
import { type OoxmlPackage, partXml, relatedPart, relationshipsOf, SAVE_AS_DOCX } from "../ooxml/package.ts"
import { readStyles, type Styles } from "../ooxml/styles.ts"
import { attribute, childValue, elementsOf, parseXml, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import { type Splice, spliced } from "./redline-splice.ts"
import { usualForm } from "./template-file.ts"
import { escapedXml } from "./word-xml.ts"

/** A template's styles with those that the table needs beside them. */
interface Joined {
  readonly part: string
  readonly text: string
  /** What is written for the table, under the ids that its styles have in the template. */
  readonly restyled: (xml: string) => string
}

const USED = /(<w:pStyle w:val=")([^"]+)("\/>)/g
/** Left to the template: its letters are those of the whole document. */
const OF_THE_TEMPLATE = /^w:(?:rFonts|sz|szCs|lang)$/

/**
 * Finds the styles of the table in the template by their names (結果 御意見 …), so that an office can draw them its own way;
 * those that it lacks are brought along, based on its normal text and with its fonts and sizes.
 * `own`: a styles part that holds all of them.
 */
export function joinedStyles(pkg: OoxmlPackage, main: string, own: string, xml: string): Joined {
  const part = relatedPart(relationshipsOf(pkg, main), "styles")
  const template = part === null ? null : partXml(pkg, part)
  if (part === null || template === null || template.root.children.length === 0) throw withoutStyles(pkg.file)
  usualForm(pkg.file, template)
  const styles = readStyles(template.root)
  const byName = new Map([...styles.byId.values()].map(({ id, name }) => [name.toLowerCase(), id]))
  const ours = parseXml(pkg.file, "styles.xml", own)
  const ids = new Map<string, string>()
  const added: string[] = []
  for (const id of new Set([...xml.matchAll(USED)].map(match => match[2] ?? ""))) {
    const style = elementsOf(ours.root).find(each => attribute(each, "w:styleId") === id)
    if (!style) continue
    const same = byName.get((childValue(style, "w:name") ?? "").toLowerCase())
    ids.set(id, same ?? freeId(styles, id))
    if (same === undefined) added.push(broughtAlong(ours, style, ids.get(id) ?? id, styles.defaultParagraph))
  }
  const { source, root } = template
  return {
    part,
    text: source.slice(0, root.contentTo) + added.join("") + source.slice(root.contentTo),
    restyled: text =>
      text.replace(USED, (_, head: string, id: string, tail: string) => head + escapedXml(ids.get(id) ?? id) + tail),
  }
}

function freeId({ byId }: Styles, wanted: string): string {
  let id = wanted
  for (let n = 2; byId.has(id); n++) id = `${wanted}${n}`
  return id
}

/** A style as it is to stand in the template. */
function broughtAlong({ source }: XmlPart, style: XmlElement, id: string, base: string | null): string {
  const splices: Splice[] = []
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.name === null) continue
      const { from, to } = child
      if (OF_THE_TEMPLATE.test(child.name)) splices.push({ from, to, text: "" })
      else if (child.name === "w:basedOn")
        splices.push({ from, to, text: base === null ? "" : `<w:basedOn w:val="${escapedXml(base)}"/>` })
      else visit(child)
    }
  }
  visit(style)
  const tag = `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${escapedXml(id)}">`
  return `${tag}${spliced(source, style.contentFrom, style.contentTo, splices)}</w:style>`
}

const withoutStyles = (file: string): UserError =>
  new UserError({ ja: `${file} にはスタイルがありません。`, en: `${file} holds no styles.` }, SAVE_AS_DOCX)
