import { UserError } from "../model/errors.ts"
import type { PublishedResults } from "../model/published.ts"
import { FIGURES } from "../model/results-profile.ts"
import { encodePart, type OoxmlPackage, relatedPart, relationshipsOf } from "../ooxml/package.ts"
import type { XmlElement } from "../ooxml/xml.ts"
import { readZip, writeZip } from "../ooxml/zip.ts"
import { ownChangesTable } from "./own-changes-table.ts"
import { type Splice, spliced } from "./redline-splice.ts"
import { coreProperties } from "./repeatable.ts"
import { type Form, GAP, tableBlock } from "./results-docx.ts"
import { figureText, outcomeLabel } from "./results-head.ts"
import { PROFILE_PARAGRAPHS } from "./results-look.ts"
import { resultsSheet } from "./results-sheet.ts"
import { oneLine } from "./results-text.ts"
import { RESULTS_WORDS } from "./results-words.ts"
import type { Removed } from "./scrub.ts"
import { openTemplate, sideParts, type Template, usualForm } from "./template-file.ts"
import { type BlockPlace, type Known, placesIn } from "./template-places.ts"
import { widthAt } from "./template-section.ts"
import { stampedTemplate } from "./template-stamp.ts"
import { joinedStyles } from "./template-styles.ts"
import { wordDocument } from "./word-shell.ts"

/** Placeholders of tables; the table of results must have its place, that of the other changes may. */
const TABLE = "table"
const OWN_CHANGES = "ownchanges"
const NAMES = ["title", ...FIGURES, "closing", TABLE, "ownChanges"]

/**
 * The results in an office's own Word file: texts in the place of {{title}} and the like, the table in that of {{table}}.
 * Its styles, headers, footers and paper stay; what names people in it is taken out. The same again gives the same bytes.
 * Throws `UserError` for a file that is no such template.
 */
export async function publishInTemplate(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  results: PublishedResults,
  form: Form,
): Promise<{ readonly bytes: Uint8Array; readonly removed: readonly Removed[] }> {
  const template = openTemplate(name, bytes)
  const { pkg, main } = template
  const known = knownPlaces(results, form)
  const found = placesIn(name, main, known)
  const sides = sideParts(pkg).map(part => ({ part, found: placesIn(name, part, known) }))
  const blocks = [found, ...sides.map(side => side.found)].flatMap(one => one.blocks)
  checkBlocks(name, blocks)
  const written = blockTexts(template, blocks, results, form)
  const own = await ownShell(results)
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
  setProperties(pkg, parts, results)
  const done = results.stamp ? stampedTemplate({ ...pkg, parts }, styles.restyled(own.stamp)) : parts
  return { bytes: writeZip(done), removed: template.removed }
}

/** What each placeholder stands for. */
function knownPlaces(results: PublishedResults, { profile, facts }: Form): Known {
  const setting = { profile, facts, label: outcomeLabel(profile, results.language) }
  const texts = new Map([
    ["title", oneLine(results.title)],
    ["closing", results.closing ?? ""],
    ...FIGURES.map(figure => [figure.toLowerCase(), figureText(figure, results, setting)] as const),
  ])
  return { texts, blocks: [TABLE, OWN_CHANGES], names: NAMES }
}

function checkBlocks(file: string, blocks: readonly BlockPlace[]): void {
  const hint = {
    ja: "表を置く段落に {{table}} とだけ書いてください。",
    en: "Write {{table}}, and nothing else, in the paragraph where the table goes.",
  }
  const count = (name: string) => blocks.filter(block => block.name === name).length
  if (count(TABLE) === 0) {
    throw new UserError(
      { ja: `${file}: 表の場所 {{table}} がありません。`, en: `${file}: it has no place {{table}} for the table.` },
      hint,
    )
  }
  for (const [name, shown] of [
    [TABLE, "{{table}}"],
    [OWN_CHANGES, "{{ownChanges}}"],
  ] as const) {
    if (blocks.some(block => block.name === name && !block.inBody)) {
      throw new UserError(
        {
          ja: `${file}: ${shown} が表、テキストボックス、ヘッダーなどの中にあります。`,
          en: `${file}: ${shown} stands in a table, a text box, a header or the like.`,
        },
        { ja: "本文の段落に置いてください。", en: "Put it into a paragraph of the body." },
      )
    }
    if (count(name) > 1)
      throw new UserError({ ja: `${file}: ${shown} が二つ以上あります。`, en: `${file}: ${shown} stands there twice.` })
  }
}

/** The tables as XML. Changes that no comment led to follow the table, unless the template says where they stand. */
function blockTexts({ pkg, main }: Template, blocks: readonly BlockPlace[], results: PublishedResults, form: Form) {
  const words = RESULTS_WORDS[results.language]
  const hasOwn = blocks.some(({ name }) => name === OWN_CHANGES)
  const sheet = resultsSheet(results, { ...form, words })
  return blocks.map(place => {
    const width = widthAt(pkg.file, main.root, place.paragraph)
    const own = form.profile.ownChanges ? ownChangesTable(results, words, width) : ""
    if (place.name === OWN_CHANGES) return { place, text: own }
    const text = tableBlock(results, sheet, { profile: form.profile, words, width })
    return { place, text: hasOwn ? text : text + own }
  })
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
function setProperties(pkg: OoxmlPackage, parts: Map<string, Uint8Array>, { title, language }: PublishedResults): void {
  const core = relatedPart(relationshipsOf(pkg, ""), "core-properties")
  const text = coreProperties({ title: oneLine(title), language: RESULTS_WORDS[language].locale })
  if (core !== null) parts.set(core, new TextEncoder().encode(text))
}

/** Our own styles, and the stamp of a draft as it stands in a header; "" without one. */
async function ownShell({ language, stamp }: PublishedResults): Promise<{ styles: string; stamp: string }> {
  const shell = await wordDocument({ language, title: "", landscape: false, stamp, styles: PROFILE_PARAGRAPHS }, "")
  const parts = readZip("shell.docx", shell)
  const text = (part: string) => new TextDecoder().decode(parts.get(part))
  return { styles: text("word/styles.xml"), stamp: stamp ? text("word/header1.xml") : "" }
}
