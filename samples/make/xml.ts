/** Small helpers for writing WordprocessingML by hand. */

export const escapeXml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;")

/** Attributes, those without a value left out. */
export const attributes = (values: Readonly<Record<string, string | number | null>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("")

/** An element with `w:val`. */
export const val = (name: string, value: string | number): string => `<w:${name} w:val="${escapeXml(String(value))}"/>`

export const NAMESPACES = attributes({
  "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
  "xmlns:o": "urn:schemas-microsoft-com:office:office",
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "xmlns:v": "urn:schemas-microsoft-com:vml",
  "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
  "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "xmlns:w14": "http://schemas.microsoft.com/office/word/2010/wordml",
  "xmlns:w15": "http://schemas.microsoft.com/office/word/2012/wordml",
  "xmlns:wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
  "mc:Ignorable": "w14 w15",
})

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Numbers that look random and are the same for the same text. */
export function seeded(text: string): (below: number) => number {
  let state = 2166136261
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 16777619)
  return below => {
    state = Math.imul(state ^ (state >>> 15), 2246822507)
    state = Math.imul(state ^ (state >>> 13), 3266489909)
    state ^= state >>> 16
    return (state >>> 0) % below
  }
}

export const RSIDS = [
  "00A41C0E",
  "00B27D35",
  "0012E6F9",
  "004C5A12",
  "007F0D64",
  "0093B8A7",
  "00C86E21",
  "00E1354B",
] as const

/** Eight hex digits below 80000000, as paragraph ids want them. */
export const hexId = (below: (n: number) => number): string =>
  (below(0x7fff_fff0) + 1).toString(16).toUpperCase().padStart(8, "0")
