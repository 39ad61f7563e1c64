import type { Held, KeptRecord } from "./kept-history.ts"
import { contentIn, startTagIn } from "./kept-show-tags.ts"

/** A child of properties. */
export interface Property {
  readonly name: string
  readonly text: string
}

/** What is put back, and what was taken into a record of the redline's own instead. */
export interface PutBack {
  kept(xml: string): string
  merged(record: KeptRecord): void
}

const NUMBER = /<w:numPr(?:\s[^>]*)?(?:\/>|>.*?<\/w:numPr>)/s

/** Elements that say what properties were: the standard has room for one of each name. */
export const isRecord = (name: string): boolean => /Change$/.test(name) && name !== "w:numberingChange"

/**
 * The one record where both changed the same properties: as Word writes it, who changed them last, and what they were
 * before anyone did. Rejected, it gives what they were at first; what they were in between is in neither side.
 */
export function mergedRecord(own: string, theirs: KeptRecord, put: PutBack): string {
  put.merged(theirs)
  return startTagIn(own) + put.kept(contentIn(theirs.xml)) + own.slice(own.lastIndexOf("</"))
}

/**
 * The number of a paragraph is of its properties. Where these have a record, a change of the number alone goes into it: the
 * paragraph had no number before it was given one.
 */
export function numberMerged(
  children: readonly Property[],
  held: readonly Held[],
  put: PutBack,
): { readonly children: readonly Property[]; readonly held: readonly Held[] } {
  const numbers = held.filter(({ holder }) => holder === "w:pPr/w:numPr")
  if (numbers.length === 0 || !children.some(({ name }) => name === "w:pPrChange")) return { children, held }
  for (const each of numbers) put.merged(each)
  const isNew = numbers.some(({ name }) => name === "w:ins")
  const former = ({ name, text }: Property): Property =>
    isNew && name === "w:pPrChange" ? { name, text: text.replace(NUMBER, "") } : { name, text }
  return { children: children.map(former), held: held.filter(each => !numbers.includes(each)) }
}
