import { childOf, elementsOf, type XmlElement } from "../ooxml/xml.ts"
import type { PartPair, RedlineContext } from "./redline-context.ts"
import { controlSays } from "./redline-controls.ts"
import { ascending, bestPartner, paragraphsIn } from "./redline-items.ts"
import { controlTags } from "./redline-markers.ts"

/** Two rows or cells that are one, or one that only one side has. */
export interface Sides {
  readonly draft: XmlElement | null
  readonly revision: XmlElement | null
}

/** Rows or cells in order, and the content controls around each, outermost first. */
export interface TableParts {
  readonly elements: readonly XmlElement[]
  readonly around: ReadonlyMap<XmlElement, readonly XmlElement[]>
}

/** Rows of a table, or cells of a row, also those in content controls. */
export function partsOf(element: XmlElement | null, name: "w:tr" | "w:tc"): TableParts {
  const around = new Map<XmlElement, readonly XmlElement[]>()
  const visit = (parent: XmlElement, controls: readonly XmlElement[]): void => {
    for (const child of elementsOf(parent))
      if (child.name === name) around.set(child, controls)
      else if (child.name === "w:sdt") visit(childOf(child, "w:sdtContent") ?? child, [...controls, child])
  }
  if (element) visit(element, [])
  return { elements: [...around.keys()], around }
}

/** Pairs rows or cells by the paragraphs in them; those that merged cells cover have none that are read, and pair in order. */
export function pairUp(
  draft: readonly XmlElement[],
  revision: readonly XmlElement[],
  context: RedlineContext,
): readonly Sides[] {
  const chain = withCovered(draft, revision, context)
  const pairs: Sides[] = []
  let j = 0
  for (const [i, element] of draft.entries()) {
    const partner = chain.get(i)
    if (partner === undefined) {
      pairs.push({ draft: element, revision: null })
      continue
    }
    while (j < partner) pairs.push({ draft: null, revision: revision[j++] ?? null })
    pairs.push({ draft: element, revision: revision[j++] ?? null })
  }
  while (j < revision.length) pairs.push({ draft: null, revision: revision[j++] ?? null })
  return pairs
}

function withCovered(
  draft: readonly XmlElement[],
  revision: readonly XmlElement[],
  context: RedlineContext,
): ReadonlyMap<number, number> {
  const chain = ascending(draft.map(element => bestPartner(element, revision, context)))
  const isCovered = (side: "draft" | "revision", element: XmlElement | undefined) =>
    element !== undefined && [...paragraphsIn(element)].every(each => context.segmentOf(side, each) === undefined)
  const all = new Map(chain)
  let [i, j] = [0, 0]
  for (const [a, b] of [
    ...[...chain].sort(([one], [other]) => one - other),
    [draft.length, revision.length] as const,
  ]) {
    for (; i < a; i++) {
      if (!isCovered("draft", draft[i])) continue
      while (j < b && !isCovered("revision", revision[j])) j++
      if (j < b) all.set(i, j++)
    }
    ;[i, j] = [a + 1, b + 1]
  }
  return all
}

type Around = Readonly<Record<"draft" | "revision", TableParts["around"]>>

const controlsAround = (around: Around, side: "draft" | "revision", element: XmlElement | null) =>
  (element && around[side].get(element)) ?? []

/** The draft's control that each of the revision's is: around rows or cells that stay, at the same depth, saying the same. */
function controlPartners(pairs: readonly Sides[], around: Around): ReadonlyMap<XmlElement, XmlElement> {
  const partners = new Map<XmlElement, XmlElement>()
  const taken = new Set<XmlElement>()
  for (const { draft, revision } of pairs)
    for (const [i, control] of controlsAround(around, "draft", draft).entries()) {
      const other = controlsAround(around, "revision", revision)[i]
      if (!other || partners.has(other) || taken.has(control) || controlSays(control) !== controlSays(other)) continue
      partners.set(other, control)
      taken.add(control)
    }
  return partners
}

/** Writes rows or cells with the content controls around them: those of both sides stay, others come or go. */
export function inControls(
  context: RedlineContext,
  pair: PartPair,
  pairs: readonly (Sides & { readonly text: string })[],
  around: Around,
): string {
  const partners = controlPartners(pairs, around)
  const stays = new Set(partners.values())
  const tagsOf = (control: XmlElement, side: "draft" | "revision") => {
    const content = childOf(control, "w:sdtContent")
    if (!stays.has(control) || !content) return controlTags(context, pair, control, side)
    const { source } = pair.draft
    return { open: source.slice(control.from, content.contentFrom), close: source.slice(content.contentTo, control.to) }
  }
  let out = ""
  const open: { readonly control: XmlElement; readonly close: string }[] = []
  const closeTo = (depth: number) => {
    while (open.length > depth) out += open.pop()?.close ?? ""
  }
  for (const { draft, revision, text } of pairs) {
    const own = controlsAround(around, "draft", draft).map(control => ({ control, side: "draft" as const }))
    const others = controlsAround(around, "revision", revision)
      .filter(control => !draft || !partners.has(control))
      .map(control => ({ control: partners.get(control) ?? control, side: "revision" as const }))
    const chain = [...own, ...others]
    const apart = chain.findIndex(({ control }, i) => open[i]?.control !== control)
    closeTo(apart < 0 ? chain.length : apart)
    for (const { control, side } of chain.slice(open.length)) {
      const tags = tagsOf(control, side)
      out += tags.open
      open.push({ control, close: tags.close })
    }
    out += text
  }
  closeTo(0)
  return out
}
