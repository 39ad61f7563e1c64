import { type Message, UserError } from "../model/errors.ts"
import { mainPart, type OoxmlPackage, openPackage, partXml, SAVE_AS_DOCX } from "../ooxml/package.ts"
import { resolvedPackage } from "../ooxml/resolve-revisions.ts"
import { attribute, elementsOf, type XmlPart } from "../ooxml/xml.ts"
import { type Removed, scrub } from "./scrub.ts"

/** A template that can be filled: without what names people, with its main part parsed. */
export interface Template {
  readonly pkg: OoxmlPackage
  readonly main: XmlPart
  readonly removed: readonly Removed[]
}

const TYPES = "[content_types].xml"
const TRANSITIONAL = /\sxmlns:w\s*=\s*["']http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main["']/

/** What is written into a part has the usual prefix and the usual namespace, so the part must have them too. */
export function usualForm(file: string, { source, root, part }: XmlPart): void {
  const tag = source.slice(root.from, root.contentFrom)
  if (tag.startsWith("<w:") && TRANSITIONAL.test(tag)) return
  throw refused(
    file,
    `の部品 ${part} は、Word の通常の形式で書かれていません。`,
    `: its part ${part} is not in Word's usual format.`,
    SAVE_AS_DOCX,
  )
}

const refused = (file: string, ja: string, en: string, hint: Message): UserError =>
  new UserError({ ja: `${file} ${ja}`, en: `${file}${en}` }, hint)

/**
 * Opens a Word file as a template. Throws `UserError` for what is no Word document, holds macros or tracked changes.
 * A Word template (.dotx) becomes a document.
 */
export function openTemplate(file: string, bytes: Uint8Array): Template {
  const raw = openPackage(file, bytes)
  const types = raw.names.get(TYPES) ?? ""
  const declared = new TextDecoder().decode(raw.parts.get(types))
  if (/macroEnabled|vbaProject/i.test(declared) || [...raw.names.keys()].some(name => /vbaproject|vbadata/.test(name)))
    throw refused(file, "にはマクロがあります。", " holds macros.", SAVE_AS_DOCX)
  if (mainPart(raw).root.name !== "w:document")
    throw refused(file, "は Word 文書ではありません。", " is no Word document.", SAVE_AS_DOCX)
  usualForm(file, mainPart(raw))
  if (resolvedPackage(raw, "accept") !== raw) {
    throw refused(file, "には変更履歴が残っています。", " holds tracked changes.", {
      ja: "Word で変更履歴をすべて承諾するか元に戻し、保存し直してください。",
      en: "Accept or reject all of them in Word and save it again.",
    })
  }
  const clean = scrub(file, bytes)
  const pkg = openPackage(file, clean.bytes)
  checkLinks(pkg)
  const parts = new Map(pkg.parts)
  parts.set(types, new TextEncoder().encode(asDocument(new TextDecoder().decode(pkg.parts.get(types)))))
  return { pkg: { ...pkg, parts }, main: mainPart(pkg), removed: clean.removed }
}

/** A path on somebody's machine or in an office's network. */
const LOCAL = /^(?:file:|[a-z]:[\\/]|\\\\)/i

/** What is not in the file itself would be missing for its readers, or tell where it lay. Links to pages may stay. */
function checkLinks(pkg: OoxmlPackage): void {
  for (const name of pkg.parts.keys()) {
    const root = name.toLowerCase().endsWith(".rels") ? partXml(pkg, name)?.root : null
    const links = root ? elementsOf(root).filter(each => attribute(each, "TargetMode") === "External") : []
    const outside = links.find(link => {
      const isPage = /\/hyperlink$/.test(attribute(link, "Type") ?? "")
      return !isPage || LOCAL.test(attribute(link, "Target") ?? "")
    })
    if (!outside) continue
    const target = attribute(outside, "Target") ?? ""
    throw refused(
      pkg.file,
      `は、外にあるファイル(${target})へのリンクを含んでいます。`,
      ` links to a file outside of it (${target}).`,
      {
        ja: "図は文書に埋め込み、リンクは外してください。",
        en: "Embed pictures in the document, and remove the link.",
      },
    )
  }
}

/** Word opens no .docx that says that it is a template. */
const asDocument = (types: string): string =>
  types.replace(/wordprocessingml\.template\.main\+xml/g, "wordprocessingml.document.main+xml")

/** Parts in which placeholders may stand beside the main one: headers, footers and notes. */
export function sideParts(pkg: OoxmlPackage): readonly XmlPart[] {
  const names = [...pkg.parts.keys()].filter(name => /^word\/(?:header|footer|footnotes|endnotes)\d*\.xml$/i.test(name))
  return names.sort().flatMap(name => partXml(pkg, name) ?? [])
}
