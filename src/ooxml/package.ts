import { type Message, UserError } from "../model/errors.ts"
import { attribute, elementsOf, parseXml, type XmlPart } from "./xml.ts"
import { readZip, readZipApart } from "./zip.ts"

/** A link from one part to another, or to the outside. */
export interface Relationship {
  readonly id: string
  /** Last word of the type ("officeDocument", "footnotes", "image"); strict and transitional agree on it. */
  readonly type: string
  /** Name of the part in the package, null when it points outside or to nothing. */
  readonly part: string | null
  /** As written in the file. */
  readonly target: string
}

/** An Office package: its parts by name (without a leading slash). */
export interface OoxmlPackage {
  readonly file: string
  readonly parts: ReadonlyMap<string, Uint8Array>
  /** Lower-case name → name in the package: part names ignore case (ISO/IEC 29500-2, 6.2.2). */
  readonly names: ReadonlyMap<string, string>
}

/** Opens a package. Throws `UserError` for what is not a sound zip. */
export const openPackage = (file: string, bytes: Uint8Array): OoxmlPackage => packageOfParts(file, readZip(file, bytes))

/** The same, large parts in threads of their own. */
export const openPackageApart = async (file: string, bytes: Uint8Array): Promise<OoxmlPackage> =>
  packageOfParts(file, await readZipApart(file, bytes))

/** A package of parts by name. Throws `UserError` for parts that are none. */
export function packageOfParts(file: string, parts: ReadonlyMap<string, Uint8Array>): OoxmlPackage {
  const names = new Map([...parts.keys()].map(name => [name.toLowerCase(), name]))
  if (!names.has("[content_types].xml"))
    throw new UserError(
      {
        ja: `${file}: zipですが、WordやExcelのファイルではありません。`,
        en: `${file}: it is a zip, but not a file of Word or Excel.`,
      },
      SAVE_AS_DOCX,
    )
  return { file, parts, names }
}

export const SAVE_AS_DOCX: Message = {
  ja: "Wordで開き、「Word文書（*.docx）」として保存したファイルを指定してください。",
  en: 'Open it in Word and save it as "Word Document (*.docx)".',
}

/** Text of a part: UTF-8, or UTF-16 by its byte order mark or first bytes. Offsets count from after the mark. */
function decodePart(file: string, part: string, bytes: Uint8Array): string {
  const [a, b] = bytes
  const encoding =
    (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)
      ? "utf-16le"
      : (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)
        ? "utf-16be"
        : declaredEncoding(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new UserError(
      {
        ja: `${file}: 部品 ${part} の文字コード（${encoding}）が正しくありません。`,
        en: `${file}: its part ${part} is not valid ${encoding}.`,
      },
      SAVE_AS_DOCX,
    )
  }
}

/** The standard allows UTF-8 and UTF-16 only; some writers declare others and mean it. */
function declaredEncoding(bytes: Uint8Array): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200))
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase()
  // Bytes that do not start as UTF-16 are not UTF-16, whatever they declare.
  return declared === undefined || declared.startsWith("utf-16") ? "utf-8" : declared
}

/** A part's bytes for another text of it: UTF-8 with the mark that it had; declares what it is. */
export function encodePart(before: Uint8Array | undefined, source: string): Uint8Array {
  const hadMark = before?.[0] === 0xef && before[1] === 0xbb
  const declared = source.replace(/^(<\?xml[^>]*\sencoding\s*=\s*["'])(?!utf-8["'])[^"']*/i, "$1UTF-8")
  return new TextEncoder().encode(hadMark ? `\ufeff${declared}` : declared)
}

/** The tree of a part, or null when there is no such part. */
export function partXml(pkg: OoxmlPackage, part: string): XmlPart | null {
  const bytes = pkg.parts.get(part)
  return bytes ? parseXml(pkg.file, part, decodePart(pkg.file, part, bytes)) : null
}

/** Relationships of a part ("" for the package), by id. */
export function relationshipsOf(pkg: OoxmlPackage, part: string): ReadonlyMap<string, Relationship> {
  const slash = part.lastIndexOf("/") + 1
  const wanted = part === "" ? "_rels/.rels" : `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
  const name = pkg.names.get(wanted.toLowerCase())
  const xml = name === undefined ? null : partXml(pkg, name)
  const found = new Map<string, Relationship>()
  for (const element of xml ? elementsOf(xml.root) : []) {
    if (element.name !== "pr:Relationship") continue
    const id = attribute(element, "Id") ?? ""
    const target = attribute(element, "Target") ?? ""
    const external = attribute(element, "TargetMode") === "External"
    const type = attribute(element, "Type")?.split("/").at(-1) ?? ""
    found.set(id, { id, type, target, part: external ? null : resolveTarget(pkg, part, target) })
  }
  return found
}

/** `../media/a.png` seen from `word/document.xml` is `media/a.png`; never leaves the package. */
function resolveTarget(pkg: OoxmlPackage, from: string, target: string): string | null {
  const path = target.replace(/[?#].*$/s, "").replaceAll("\\", "/")
  const base = path.startsWith("/") ? [] : from.split("/").slice(0, -1)
  const steps = [...base]
  for (const step of path.split("/")) {
    if (step === "..") steps.pop()
    else if (step !== "" && step !== ".") steps.push(step)
  }
  const name = steps.join("/")
  return pkg.names.get(name.toLowerCase()) ?? pkg.names.get(unescaped(name).toLowerCase()) ?? null
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** The part that a relationship of that type leads to, or null. */
export function relatedPart(relationships: ReadonlyMap<string, Relationship>, type: string): string | null {
  for (const relationship of relationships.values())
    if (relationship.type === type && relationship.part !== null) return relationship.part
  return null
}

/** The main part of the package: found by its relationship, never by its name. */
export function mainPart(pkg: OoxmlPackage): XmlPart {
  const name = relatedPart(relationshipsOf(pkg, ""), "officeDocument")
  const xml = name === null ? null : partXml(pkg, name)
  if (xml === null)
    throw new UserError(
      { ja: `${pkg.file}: 本文の部品がありません。`, en: `${pkg.file}: its main part is missing.` },
      SAVE_AS_DOCX,
    )
  return xml
}
