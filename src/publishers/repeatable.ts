import { unzipSync } from "fflate"
import { writeZip } from "../ooxml/zip.ts"
import { escapedXml } from "./word-xml.ts"

/** What the document's properties say; everything else about who, when and where is left out. */
interface Properties {
  readonly title: string
  /** BCP 47. */
  readonly language: string
}

/**
 * Makes a Word package that the `docx` library wrote the same each time: relationship ids are counted, dates and authors
 * removed, parts sorted and dated 1980-01-01. Adds what the library cannot write: the document's language.
 */
export function repeatable(bytes: Uint8Array, properties: Properties): Uint8Array {
  const read = new TextDecoder()
  const write = new TextEncoder()
  const parts = new Map(Object.entries(unzipSync(bytes)))
  for (const [name, part] of parts) {
    if (name.endsWith(".rels")) renumber(parts, name, read.decode(part))
  }
  parts.set("docProps/core.xml", write.encode(coreProperties(properties)))
  for (const [name, part] of parts) {
    const amend = AMENDMENTS[name.replace(/\d+/, "")]
    if (amend) parts.set(name, write.encode(amend(read.decode(part), properties)))
  }
  return writeZip(parts)
}

/** The library draws relationship ids at random; in file order they become rId1, rId2, … in the relationships and in the part that uses them. */
function renumber(parts: Map<string, Uint8Array>, name: string, relationships: string): void {
  const ids = [...relationships.matchAll(/ Id="([^"]+)"/g)].map(match => match[1] ?? "")
  const counted = new Map(ids.map((id, index) => [id, `rId${index + 1}`]))
  const rename = (text: string, attribute: RegExp) =>
    text.replace(attribute, (whole, head: string, id: string) => {
      const fresh = counted.get(id)
      return fresh === undefined ? whole : `${head}"${fresh}"`
    })
  const write = new TextEncoder()
  parts.set(name, write.encode(rename(relationships, /( Id=)"([^"]+)"/g)))
  const owner = name.replace(/_rels\/([^/]*)\.rels$/, "$1")
  const part = parts.get(owner)
  if (!part || ids.length === 0) return
  parts.set(owner, write.encode(rename(new TextDecoder().decode(part), /( r:(?:id|embed|link|pict)=)"([^"]+)"/g)))
}

/** Core properties (ECMA-376 part 2, 11): title and language only. */
export const coreProperties = ({ title, language }: Properties): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapedXml(title)}</dc:title><dc:language>${escapedXml(language)}</dc:language></cp:coreProperties>`

/** What is put right in each kind of part, by its name without number. */
const AMENDMENTS: Readonly<Record<string, (part: string, properties: Properties) => string>> = {
  // Punctuation of East Asian text closes up, and unnamed theme fonts are Japanese, as in Word's own Japanese documents.
  "word/settings.xml": part =>
    part
      .replace("<w:compat>", '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>')
      .replace("</w:settings>", '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/></w:settings>'),
  // The library draws the shape's name at random; Word knows a watermark by the start of it.
  "word/header.xml": part => part.replace(/(PowerPlusWaterMarkObject)[^"]*/g, (_, head: string) => `${head}1`),
}
