import { encodePart, mainPart, type OoxmlPackage, partXml, relationshipsOf } from "../ooxml/package.ts"
import { elementsOf, type XmlElement, type XmlPart } from "../ooxml/xml.ts"
import { FlowHider } from "./kept-hide-flow.ts"
import type { HidePlace } from "./kept-hide-runs.ts"
import { HideSurvey } from "./kept-hide-survey.ts"
import { KeptHistory } from "./kept-history.ts"
import { cannotKeep } from "./kept-refusal.ts"

/** A draft as if its tracked changes were accepted, with marks where they were, and what the marks stand for. */
export interface HiddenDraft {
  readonly pkg: OoxmlPackage
  readonly history: KeptHistory
}

/** Types of the parts that are written on. */
const STORIES: ReadonlySet<string> = new Set(["header", "footer", "footnotes", "endnotes"])

const REVISION = /[<:](?:ins|del|move(?:From|To)|\w+Range(?:Start|End)|\w+Change|cell(?:Ins|Del|Merge))[\s/>]/

/** Ids above this are left aside, as the writer does. */
const MOST_ID = 1_000_000_000

/**
 * Takes the tracked changes out of a draft so that it can be compared and written on as if they were accepted; marks stay
 * where they were, and `showRevisions` puts them back. `others`: packages whose parts the marks must not be found in.
 * Throws a sentence for a change that cannot stand beside new ones.
 */
export function hideRevisions(pkg: OoxmlPackage, others: readonly OoxmlPackage[]): HiddenDraft {
  const main = mainPart(pkg)
  const sides = [...relationshipsOf(pkg, main.part).values()].filter(({ type }) => STORIES.has(type))
  const names = new Set(sides.flatMap(({ part }) => part ?? []))
  const stories = [main, ...[...names].flatMap(part => partXml(pkg, part) ?? [])]
  const word = unusedWord([pkg, ...others].flatMap(each => [...each.parts.values()]))
  const history = new KeptHistory(word, highestId([...pkg.parts.values()]))
  const parts = new Map(pkg.parts)
  for (const story of stories) {
    if (!REVISION.test(story.source)) continue
    parts.set(story.part, encodePart(pkg.parts.get(story.part), hiddenPart(pkg.file, story, history)))
  }
  if (!history.isEmpty) return { pkg: { ...pkg, parts }, history }
  // Without marks the writer counts from the highest id that it sees: those of the parts that it writes on.
  const seen = stories.map(({ part }) => pkg.parts.get(part) ?? new Uint8Array())
  return { pkg, history: new KeptHistory(word, highestId(seen)) }
}

/** A word for marks that stands in no part of any package. */
function unusedWord(parts: readonly Uint8Array[]): string {
  for (let n = 0; ; n++) {
    const word = `customXmlKept${n}`
    if (!parts.some(part => holdsWord(part, word))) return word
  }
}

/** Whether the bytes of a part hold a word, in UTF-8 or UTF-16. */
export function holdsWord(part: Uint8Array, word: string): boolean {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  const wide = Buffer.from(word, "utf16le")
  return bytes.includes(word) || bytes.includes(wide) || bytes.includes(wide.swap16())
}

/** The highest number that anything in the package has as its id. */
export function highestId(parts: readonly Uint8Array[]): number {
  let highest = 0
  for (const part of parts)
    for (const [, digits] of textOf(part).matchAll(/:id\s*=\s*["'](\d+)["']/g)) {
      const id = Number(digits)
      if (id < MOST_ID) highest = Math.max(highest, id)
    }
  return highest
}

/** A part as text in which its ASCII can be found; UTF-16 shows it when the zero bytes are passed over. */
const textOf = (part: Uint8Array): string =>
  Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString("latin1").replaceAll("\0", "")

const ODD_PREFIX = {
  ja: "Word の名前空間を w 以外の接頭辞で書いている部品",
  en: "a part that writes Word's namespace under another prefix than w",
}

/** Elements of a part that hold flows of blocks. */
const containersOf = (root: XmlElement): readonly XmlElement[] =>
  /^w:(?:hdr|ftr)$/.test(root.name)
    ? [root]
    : elementsOf(root).filter(({ name }) => /^w:(?:body|footnote|endnote)$/.test(name))

/** The text of a part with its revisions hidden. */
function hiddenPart(file: string, { part, source, root }: XmlPart, history: KeptHistory): string {
  const survey = new HideSurvey(root)
  if (!survey.touched.has(root)) return source
  if (!source.startsWith("<w:", root.from)) throw cannotKeep(file, part, ODD_PREFIX, null)
  const place: HidePlace = {
    part,
    source,
    history,
    touched: survey.touched,
    unwrapped: survey.unwrapped,
    nth: record => survey.nth(record),
    staysAsMark: mark => survey.staysAsMark(mark),
    isLostComment: mark => survey.isLostComment(mark),
    container: story => new FlowHider(place).content(story, false),
    refuse: (why, at) => cannotKeep(file, part, why, at),
  }
  let text = ""
  let at = 0
  for (const container of containersOf(root)) {
    if (!survey.touched.has(container)) continue
    text += source.slice(at, container.contentFrom) + new FlowHider(place).content(container, false)
    at = container.contentTo
  }
  return text + source.slice(at)
}
