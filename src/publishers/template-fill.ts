import type { IParagraphStyleOptions } from "docx"
import { type Language, UserError } from "../model/errors.ts"
import { encodePart, type OoxmlPackage, relatedPart, relationshipsOf } from "../ooxml/package.ts"
import type { XmlElement } from "../ooxml/xml.ts"
import { readZip, writeZip } from "../ooxml/zip.ts"
import { type Splice, spliced } from "./redline-splice.ts"
import { coreProperties } from "./repeatable.ts"
import { GAP } from "./results-docx.ts"
import { oneLine } from "./results-text.ts"
import { RESULTS_WORDS } from "./results-words.ts"
import type { Removed } from "./scrub.ts"
import { openTemplate, sideParts, usualForm } from "./template-file.ts"
import { type BlockPlace, placesIn } from "./template-places.ts"
import { widthAt } from "./template-section.ts"
import { stampedTemplate } from "./template-stamp.ts"
import { joinedStyles } from "./template-styles.ts"
import { wordDocument } from "./word-shell.ts"

/** What stands in the place of a placeholder for a whole table. */
export interface FilledBlock {
  /** As people write it, without the braces. */
  readonly name: string
  readonly required: boolean
  /** XML of the body, as wide as the place (twips); `isElsewhere`: whether the template has a place of its own for another block. */
  readonly xml: (width: number, isElsewhere: (name: string) => boolean) => string
}

/** What is put into an office's own Word file. */
export interface Filling {
  readonly language: Language
  readonly title: string
  readonly stamp: boolean
  /** Paragraph styles that the blocks use beside those of the results table. */
  readonly styles: readonly IParagraphStyleOptions[]
  /** What each placeholder for a text stands for, by its name in lower case; `names`: as people write them. */
  readonly texts: ReadonlyMap<string, string>
  readonly names: readonly string[]
  readonly blocks: readonly FilledBlock[]
}

interface TemplateFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Puts texts and tables into an office's own Word file, in the place of {{title}}, {{table}} and the like. Its styles, headers,
 * footers and paper stay; what names people in it is taken out. The same again gives the same bytes. Throws `UserError` for
 * a file that is no such template.
 */
export async function fillTemplate(
  { name, bytes }: TemplateFile,
  filling: Filling,
): Promise<{ readonly bytes: Uint8Array; readonly removed: readonly Removed[] }> {
  const template = openTemplate(name, bytes)
  const { pkg, main } = template
  const { texts, names } = filling
  const known = { texts, names, blocks: filling.blocks.map(block => block.name.toLowerCase()) }
  const found = placesIn(name, main, known)
  const sides = sideParts(pkg).map(part => ({ part, found: placesIn(name, part, known) }))
  const places = [found, ...sides.map(side => side.found)].flatMap(one => one.blocks)
  checkBlocks(name, places, filling.blocks)
  const isElsewhere = (block: string) => places.some(place => place.name === block.toLowerCase())
  const written = places.map(place => {
    const block = filling.blocks.find(one => one.name.toLowerCase() === place.name)
    return { place, text: block?.xml(widthAt(pkg.file, main.root, place.paragraph), isElsewhere) ?? "" }
  })
  const own = await ownShell(filling)
  const styles = joinedStyles(pkg, main.part, own.styles, written.map(({ text }) => text).join("") + own.stamp)
  const splices = [
    ...found.splices,
    ...written.map(({ place, text }) => inPlace(main.source, main.root, place, styles.restyled(text))),
  ]
  const parts = new Map(pkg.parts)
  const set = (part: string, text: string) => parts.set(part, encodePart(pkg.parts.get(part), text))
  set(styles.part, styles.text)
  set(main.part, spliced(main.source, 0, main.source.length, [...splices, ...bindingsOf(main.root)]))
  for (const { part, found: side } of sides) {
    const all = [...side.splices, ...bindingsOf(part.root)]
    if (side.splices.length > 0) usualForm(name, part)
    if (all.length > 0) set(part.part, spliced(part.source, 0, part.source.length, all))
  }
  setProperties(pkg, parts, filling)
  const done = filling.stamp ? stampedTemplate({ ...pkg, parts }, styles.restyled(own.stamp)) : parts
  return { bytes: writeZip(done), removed: template.removed }
}

function checkBlocks(file: string, places: readonly BlockPlace[], blocks: readonly FilledBlock[]): void {
  for (const { name, required } of blocks) {
    const shown = `{{${name}}}`
    const own = places.filter(place => place.name === name.toLowerCase())
    if (own.length === 0 && required) {
      throw new UserError(
        { ja: `${file}: 表の場所 ${shown} がありません。`, en: `${file}: it has no place ${shown} for the table.` },
        {
          ja: `表を置く段落に ${shown} とだけ書いてください。`,
          en: `Write ${shown}, and nothing else, in the paragraph where the table goes.`,
        },
      )
    }
    if (own.some(place => !place.inBody)) {
      throw new UserError(
        {
          ja: `${file}: ${shown} が表、テキストボックス、ヘッダーなどの中にあります。`,
          en: `${file}: ${shown} stands in a table, a text box, a header or the like.`,
        },
        { ja: "本文の段落に置いてください。", en: "Put it into a paragraph of the body." },
      )
    }
    if (own.length > 1)
      throw new UserError({ ja: `${file}: ${shown} が二つ以上あります。`, en: `${file}: ${shown} stands there twice.` })
  }
}

/** Puts a table where its placeholder stood; bookmarks and the end of a section that stood there stay. */
function inPlace(source: string, root: XmlElement, { paragraph }: BlockPlace, text: string): Splice {
  const inside = (name: RegExp): readonly string[] => {
    const found: string[] = []
    const visit = (element: XmlElement): void => {
      for (const child of element.children) {
        if (child.name === null) continue
        if (name.test(child.name)) found.push(source.slice(child.from, child.to))
        else visit(child)
      }
    }
    visit(paragraph)
    return found
  }
  const section = inside(/^w:sectPr$/)
  const rest = section.length > 0 ? `<w:p><w:pPr>${section.join("")}</w:pPr></w:p>` : ""
  // Word wants a paragraph after a table, at the end of the body too.
  const gap = rest === "" && !followed(root, paragraph) && text.endsWith("</w:tbl>") ? GAP : ""
  const marks = inside(/^w:bookmark(?:Start|End)$/).join("")
  return { from: paragraph.from, to: paragraph.to, text: marks + text + gap + (text === "" ? rest || GAP : rest) }
}

/** Whether another paragraph comes directly after. */
function followed(element: XmlElement, paragraph: XmlElement): boolean {
  const at = element.children.indexOf(paragraph)
  if (at >= 0) {
    const next = element.children.slice(at + 1).find(child => child.name !== null)
    return next?.name === "w:p"
  }
  return element.children.some(child => child.name !== null && followed(child, paragraph))
}

/** Controls bound to properties or data would show these again when Word opens the file: they keep what stands in them. */
function bindingsOf(root: XmlElement): readonly Splice[] {
  const found: Splice[] = []
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.name === "w:dataBinding" || child.name === "w15:dataBinding")
        found.push({ from: child.from, to: child.to, text: "" })
      else if (child.name !== null) visit(child)
    }
  }
  visit(root)
  return found
}

/** The properties say the title and the language, and nothing of the template's. */
function setProperties(
  pkg: OoxmlPackage,
  parts: Map<string, Uint8Array>,
  { title, language }: Pick<Filling, "title" | "language">,
): void {
  const core = relatedPart(relationshipsOf(pkg, ""), "core-properties")
  const text = coreProperties({ title: oneLine(title), language: RESULTS_WORDS[language].locale })
  if (core !== null) parts.set(core, new TextEncoder().encode(text))
}

/** Our own styles, and the stamp of a draft as it stands in a header; "" without one. */
async function ownShell({ language, stamp, styles }: Filling): Promise<{ styles: string; stamp: string }> {
  const shell = await wordDocument({ language, title: "", landscape: false, stamp, styles }, "")
  const parts = readZip("shell.docx", shell)
  const text = (part: string) => new TextDecoder().decode(parts.get(part))
  return { styles: text("word/styles.xml"), stamp: stamp ? text("word/header1.xml") : "" }
}
