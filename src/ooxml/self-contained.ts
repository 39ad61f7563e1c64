import { type Extent, sameTags } from "./block-scan.ts"
import { scanXml, XmlError } from "./xml-scan.ts"

/**
 * Elements that say all that they say by themselves: text, signs, and properties. Everything that refers to another part
 * or another place (links, notes, pictures, bookmarks, fields, content controls, sections) or tracks a change is not here.
 * Styles and lists are: see `Frame`.
 */
const PLAIN: ReadonlySet<string> = new Set(
  // Text and signs
  (
    "p r t tab ptab br cr noBreakHyphen softHyphen sym lastRenderedPageBreak proofErr " +
    "ruby rubyPr rubyAlign hps hpsRaise hpsBaseText lid rt rubyBase " +
    // Properties of runs
    "rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish " +
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd vertAlign rtl cs em lang eastAsianLayout " +
    "specVanish " +
    // Properties of paragraphs
    "pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers pBdr tabs " +
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd ind " +
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle " +
    // Tables and their properties
    "tbl tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW tblCellSpacing tblInd " +
    "tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription tblGrid gridCol tr trPr trHeight tblHeader " +
    "cantSplit gridBefore gridAfter wBefore wAfter hidden tblPrEx tc tcPr tcW gridSpan hMerge vMerge tcBorders noWrap tcMar " +
    "tcFitText vAlign hideMark top left bottom right start end between bar insideH insideV tl2br tr2bl"
  )
    .split(" ")
    .map(name => `w:${name}`),
)

/** Attributes of Word's own, and those that number paragraphs for co-authoring. */
const PLAIN_ATTRIBUTE = /^(?:w:\w+|xml:space|w14:(?:paraId|textId))$/

/** Text without signs that mean something to XML, or that it does not allow (2.2): it cannot change an answer. */
const PLAIN_TEXT = />[^<&\]>\0-\x08\x0b\x0c\x0e-\x1f]+(?=<)/g
/** Nor can the numbers of a saving, and whatever else is written like them but for values. */
const SAVING = /(?<!:val)="[0-9A-F]{8}"/g
/** U+FFFE and U+FFFF, which it does not allow either. */
const NO_CHARACTER = /\xef\xbf[\xbe\xbf]/

/** Deepest nesting of tables that is looked at here. */
const MAX_DEPTH = 100

const isPlain = (name: string, attributes: readonly string[]): boolean => {
  if (!PLAIN.has(name)) return false
  for (let i = 0; i < attributes.length; i += 2) if (!PLAIN_ATTRIBUTE.test(attributes[i] ?? "")) return false
  return true
}

/** What is known of a block but for its text. */
export interface Frame {
  /** Whether it is sound XML and means the same wherever it stands, and in whichever package that defines styles and lists alike. */
  readonly isSelfContained: boolean
  /** Its references to styles and lists, as written. */
  readonly references: readonly string[]
}

const NOT_SOUND: Frame = { isSelfContained: false, references: [] }

/** References to styles and lists. */
const SHEETS = /<w:(?:[prt]|tbl)Style\s[^<]*>|<w:numPr>.*?<\/w:numPr>/gs

/** Blocks whose tags have the same hash, and yet differ, are made on purpose: more than so many are looked at one by one. */
const MOST_ALIKE = 4

/** Gives the frames of blocks, and looks closely only at those that differ from the ones before in more than text. */
export class Frames {
  readonly #all = new Map<string, Frame>()
  readonly #seen = new Map<number, { readonly extent: Extent; readonly frame: Frame }[]>()

  /** The frame of a paragraph or table. `block` holds bytes, one a unit. */
  of(block: string): Frame {
    if (NO_CHARACTER.test(block)) return NOT_SOUND
    const bones = block.replace(PLAIN_TEXT, ">").replace(SAVING, '=""')
    const frame = this.#all.get(bones) ?? framed(bones)
    this.#all.set(bones, frame)
    return frame
  }

  /** The same of a block in which nothing is odd (see `BlockScan`), with the hash of its tags. */
  like(tags: number, extent: Extent, block: () => string): Frame {
    const alike = this.#seen.get(tags) ?? []
    const known = alike.find(each => sameTags(each.extent, extent))
    if (known) return known.frame
    const frame = this.of(block())
    if (alike.length < MOST_ALIKE) alike.push({ extent, frame })
    this.#seen.set(tags, alike)
    return frame
  }
}

const framed = (bones: string): Frame =>
  isSound(bones) ? { isSelfContained: true, references: bones.match(SHEETS) ?? [] } : NOT_SOUND

function isSound(bones: string): boolean {
  if (!/^<w:(?:p|tbl)[\s/>]/.test(bones)) return false
  let depth = 0
  let plain = true
  const deeper = (isEmpty: boolean) => {
    if (!isEmpty && ++depth > MAX_DEPTH) plain = false
  }
  try {
    scanXml(bones, {
      open: ({ name, attributes, isEmpty }) => {
        plain &&= isPlain(name, attributes)
        deeper(isEmpty)
      },
      close: () => void depth--,
      text: () => undefined,
    })
  } catch (error) {
    if (error instanceof XmlError) return false
    throw error
  }
  return plain
}
