import type { BlockSource } from "../ooxml/block-source.ts"
import type { XmlElement, XmlText } from "../ooxml/xml.ts"

/** Where a stretch of a block's text is written; `around`: the elements that it stands in, outermost first. */
export type Slot = { readonly from: number; readonly to: number; readonly around: readonly XmlElement[] } & (
  | { readonly kind: "text"; readonly node: XmlText; readonly element: XmlElement }
  /** A sign that is an element of a run, or furigana with its base text: it stays or goes as a whole. */
  | { readonly kind: "sign"; readonly element: XmlElement }
  /** A picture, an equation, a field that shows its code: not text. */
  | { readonly kind: "fixed" }
)

type Node = XmlElement | XmlText

const TEXTS = /^w:(t|delText)$/
const SIGNS = /^w:(tab|ptab|cr|br|noBreakHyphen|softHyphen|sym)$/

/** The slots of blocks, in the order of their text and covering all of it. */
export function slotsOf(root: XmlElement, blocks: ReadonlySet<BlockSource>): ReadonlyMap<BlockSource, readonly Slot[]> {
  const nodes = new Set<Node>([...blocks].flatMap(({ pieces }) => pieces.map(({ node }) => node)))
  const around = ancestorsOf(root, nodes)
  return new Map([...blocks].map(block => [block, blockSlots(block, around)]))
}

function blockSlots({ pieces }: BlockSource, around: ReadonlyMap<Node, readonly XmlElement[]>): readonly Slot[] {
  const slots: Slot[] = []
  for (const { from, to, node } of pieces) {
    const slot = slotOf(node, { from, to, around: around.get(node) ?? [] })
    const last = slots.at(-1)
    // The base text of furigana may be in several runs.
    if (slot.kind === "sign" && last?.kind === "sign" && last.element === slot.element)
      slots[slots.length - 1] = { ...last, to }
    else slots.push(slot)
  }
  return slots
}

function slotOf(node: Node, span: Omit<Slot, "kind">): Slot {
  const { around } = span
  const ruby = around.findIndex(element => element.name === "w:ruby")
  const furigana = around[ruby]
  if (furigana) return { ...span, kind: "sign", element: furigana, around: around.slice(0, ruby) }
  const parent = around.at(-1)
  if (node.name === null)
    return parent && TEXTS.test(parent.name)
      ? { ...span, kind: "text", node, element: parent, around: around.slice(0, -1) }
      : { ...span, kind: "fixed" }
  return SIGNS.test(node.name) && parent?.name === "w:r"
    ? { ...span, kind: "sign", element: node }
    : { ...span, kind: "fixed" }
}

function ancestorsOf(root: XmlElement, nodes: ReadonlySet<Node>): ReadonlyMap<Node, readonly XmlElement[]> {
  const found = new Map<Node, readonly XmlElement[]>()
  const path: XmlElement[] = []
  const visit = (element: XmlElement): void => {
    path.push(element)
    for (const child of element.children) {
      if (nodes.has(child)) found.set(child, [...path])
      if (child.name !== null) visit(child)
    }
    path.pop()
  }
  visit(root)
  return found
}
