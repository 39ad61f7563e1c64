import { bufferOf } from "./body-blocks.ts"
import type { PartTrees } from "./canonical-trees.ts"
import { type OoxmlPackage, openPackage, partXml } from "./package.ts"
import { resolveContent } from "./resolve-revisions-content.ts"
import { type Resolution, Survey } from "./resolve-revisions-survey.ts"
import { asNodes, type Out, written } from "./resolve-revisions-tree.ts"
import type { XmlPart } from "./xml.ts"
import { writeZip } from "./zip.ts"

/** Local names that tracked changes are made of: a part without any of them has none. */
const CHANGE =
  /[<:](?:ins|del|delText|delInstrText|move(?:From|To)(?:Range(?:Start|End))?|customXml\w+Range(?:Start|End)|\w+Change|cell(?:Ins|Del|Merge))[\s/>]/

/** Both forms of the namespace of Word documents. */
const WORD = /wordprocessingml\/(?:2006\/)?main["']/

/**
 * Accepts or rejects every tracked change of a Word package, as ECMA-376 Part 1, 17.13.5 says what each means.
 * Written from the standard alone, so that it can judge what writes tracked changes: body, headers, footers, notes,
 * comments, text boxes, styles, numbering, and both forms of alternate content.
 * Parts without changes keep their bytes; in the others, elements without changes keep their text.
 */
export function resolveRevisions(file: string, bytes: Uint8Array, how: Resolution): Uint8Array {
  const pkg = openPackage(file, bytes)
  const resolved = resolvedPackage(pkg, how)
  return resolved === pkg ? bytes : writeZip(resolved.parts)
}

/** The same as packages: the package itself where it has no tracked changes. */
export function resolvedPackage(pkg: OoxmlPackage, how: Resolution): OoxmlPackage {
  const changed = new Map<string, Uint8Array>()
  for (const [part, content] of pkg.parts) {
    const resolved = resolvedPart(pkg, part, content, how)
    if (resolved !== null) changed.set(part, resolved)
  }
  return changed.size > 0 ? { ...pkg, parts: new Map([...pkg.parts, ...changed]) } : pkg
}

/** Bytes that are looked at together, and how many of them again with the next: the longest name of a change fits in. */
const WINDOW = 1 << 16
const AGAIN = 200

/** Whether a pattern of ASCII stands in a part, which is not decoded for that. */
function holds(content: Uint8Array, pattern: RegExp): boolean {
  const bytes = bufferOf(content)
  // UTF-16 parts show their ASCII when the zero bytes are passed over.
  const isWide = bytes.subarray(0, 4).includes(0)
  for (let at = 0; at < bytes.length; at += WINDOW - AGAIN) {
    const text = bytes.toString("latin1", at, at + WINDOW)
    if (pattern.test(isWide ? text.replaceAll("\0", "") : text)) return true
  }
  return false
}

/** The bytes of a part without tracked changes, or null where it has none. */
function resolvedPart(pkg: OoxmlPackage, part: string, content: Uint8Array, how: Resolution): Uint8Array | null {
  if (!part.toLowerCase().endsWith(".xml")) return null
  if (!holds(content, CHANGE) || !holds(content, WORD)) return null
  const xml = partXml(pkg, part)
  if (xml === null) return null
  const resolved = resolvedRoot(xml, how)
  if (resolved === null) return null
  const { source, root } = xml
  const whole = source.slice(0, root.from) + written(source, resolved) + source.slice(root.to)
  const hasMark = content[0] === 0xef && content[1] === 0xbb
  return new TextEncoder().encode(hasMark ? `\ufeff${whole}` : asUtf8(whole))
}

/** What is written is UTF-8, so that is what it has to declare. */
const asUtf8 = (source: string): string =>
  source.replace(/^(<\?xml[^>]*\sencoding\s*=\s*["'])(?!utf-8["'])[^"']*/i, "$1UTF-8")

/** The root of a part without tracked changes, or null where it has none. */
function resolvedRoot({ source, root }: XmlPart, how: Resolution): readonly Out[] | null {
  if (!root.name.startsWith("w:")) return null
  const survey = new Survey(root, how)
  return survey.touched.has(root) ? resolveContent(root, { source, how, survey }) : null
}

/** The same as `resolveRevisions`, as trees: nothing is written, zipped, unzipped and parsed again only to be looked at. */
export const resolvedTrees = (trees: PartTrees, how: Resolution): PartTrees =>
  trees.changed(xml => {
    const [root] = asNodes(resolvedRoot(xml, how) ?? [])
    return root !== undefined && root.name !== null ? root : xml.root
  })
