import type { BlockId } from "../model/plan.ts"
import type { OoxmlPackage } from "./package.ts"
import type { XmlElement, XmlPart, XmlText } from "./xml.ts"

/** Where a stretch of a block's text comes from: `node` is in the tree of the block's part; half-open UTF-16 offsets. */
export interface TextPiece {
  readonly from: number
  readonly to: number
  readonly node: XmlElement | XmlText
}

/** Where a block stands in its package. */
export interface BlockSource {
  /** Name of the part. */
  readonly part: string
  /** The paragraph, or the equation that stands where a paragraph would. */
  readonly element: XmlElement
  /** In order of the block's text, covering all of it. */
  readonly pieces: readonly TextPiece[]
}

/** A Word file as it was read: what the redline writes on. */
export interface DocxSource {
  readonly pkg: OoxmlPackage
  /** Name of the main part. */
  readonly main: string
  /** Trees of the parts whose text was read, by name; elements in `blocks` belong to them. */
  readonly parts: ReadonlyMap<string, XmlPart>
  readonly blocks: ReadonlyMap<BlockId, BlockSource>
}
