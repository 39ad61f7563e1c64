import fc from "fast-check"
import { type Block, type Doc, doc, type Inline, inline, type Paragraph, paragraph } from "./redline-model.ts"
import { edited, pick, piecesOf, revised, steps } from "./redline-revise.ts"

/** A step that the steps of `redline-revise.ts` do not take: what, where (modulo the places there are), and what with. */
export interface FurtherStep {
  readonly what: (typeof WHAT)[number]
  readonly at: number
  readonly by: number
  readonly inline: Inline
  readonly paragraph: Paragraph
}

const WHAT = ["move note", "exchange", "renumber", "lists", "last section", "contents", "contents edge"] as const

const furtherSteps: fc.Arbitrary<readonly FurtherStep[]> = fc.array(
  fc.record({ what: fc.constantFrom(...WHAT), at: fc.nat(200), by: fc.nat(50), inline, paragraph }),
  { minLength: 1, maxLength: 5 },
)

type Contents = Extract<Block, { kind: "contents" }>
const isContents = (each: Block): each is Contents => each.kind === "contents"
/** A place for what is exchanged for each other: pictures, equations, ruby. */
const isObject = (each: Inline): boolean => /^(?:image|equation|ruby)$/.test(each.kind)
/** Inside a field are no fields; a section cannot end in it. */
const inField = (each: Paragraph): Paragraph => ({
  ...each,
  section: 0,
  inlines: each.inlines.filter(({ kind }) => kind === "text" || kind === "link" || kind === "bookmark"),
})

const contents: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant("contents" as const),
  instruction: fc.constantFrom(' TOC \\o "1-3" ', ' INDEX \\c "2" '),
  blocks: fc.array(paragraph.map(inField), { minLength: 1, maxLength: 4 }),
})
/** What the further steps want to find. */
const objects: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant("image" as const), picture: fc.nat(2) }),
  fc.record({ kind: fc.constant("equation" as const), text: fc.constantFrom("x+y", "E=mc", "a=b") }),
  fc.record({
    kind: fc.constant("note" as const),
    note: fc.constantFrom("footnote", "endnote"),
    blocks: fc.array(
      paragraph.map(each => ({ ...inField(each), inlines: each.inlines.filter(({ kind }) => kind === "text") })),
      { minLength: 1, maxLength: 2 },
    ),
  }),
)

/** Plans with a field over several paragraphs, lists, notes, pictures and equations in most of them; some without a last section. */
const rich: fc.Arbitrary<Doc> = fc
  .record({
    plan: doc,
    field: contents,
    at: fc.nat(9),
    pieces: fc.array(objects, { maxLength: 3 }),
    from: fc.nat(9),
    isWithoutSection: fc.boolean(),
  })
  .map(({ plan, field, at, pieces, from, isWithoutSection }) => {
    const blocks = [...plan.blocks]
    blocks.splice(at % blocks.length, 0, field)
    const made = { ...plan, blocks, margin: isWithoutSection ? 0 : plan.margin }
    for (const [i, piece] of pieces.entries()) {
      const place = pick(paragraphsOf(made), from + i)
      place?.inlines.splice((from + i) % (place.inlines.length + 1), 0, piece)
    }
    return made
  })

/** Paragraphs of the body that are in no table and no field. */
const paragraphsOf = (plan: Doc): Paragraph[] =>
  plan.blocks.flatMap(each => {
    if (each.kind === "paragraph") return [each]
    return each.kind === "control" ? each.blocks.filter(inner => inner.kind === "paragraph") : []
  })

function apply(plan: Doc, step: FurtherStep): void {
  const { what, at, by } = step
  const paragraphs = paragraphsOf(plan)
  switch (what) {
    case "move note": {
      const notes = paragraphs.flatMap(one =>
        one.inlines.filter(each => each.kind === "note").map(note => ({ one, note })),
      )
      const found = pick(notes, at)
      const place = pick(paragraphs, by)
      if (!found || !place) break
      found.one.inlines.splice(found.one.inlines.indexOf(found.note), 1)
      place.inlines.splice(at % (place.inlines.length + 1), 0, found.note)
      break
    }
    case "exchange":
      exchange(paragraphs, step)
      break
    case "renumber":
      for (const each of paragraphs.slice(at % Math.max(1, paragraphs.length)).slice(0, 1 + (by % 3)))
        each.list = (each.list + 1) % 3
      break
    case "lists":
      plan.lists = pick(["same", "exchanged", "others"], at) ?? "same"
      break
    case "last section":
      plan.margin = plan.margin === 0 ? 1000 : 0
      break
    case "contents":
    case "contents edge": {
      const field = pick(plan.blocks.filter(isContents), at)
      if (field) reviseField(plan, field, step)
    }
  }
}

/** Two objects change places, or one becomes another. */
function exchange(paragraphs: readonly Paragraph[], { at, by, inline: piece }: FurtherStep): void {
  const places = paragraphs.flatMap(({ inlines }) =>
    piecesOf(inlines).flatMap(list => list.flatMap((each, i) => (isObject(each) ? [{ list, i, each }] : []))),
  )
  const [one, other] = [pick(places, at), pick(places, by)]
  if (!one || !other) return
  if (one !== other) {
    one.list[one.i] = other.each
    other.list[other.i] = one.each
  } else one.list[one.i] = isObject(piece) ? piece : { kind: "image", picture: at % 3 }
}

/** Paragraphs come and go in a field, words in them change; or it takes in what follows, or is dissolved. */
function reviseField(plan: Doc, field: Contents, { what, at, by, paragraph: other }: FurtherStep): void {
  const where = plan.blocks.indexOf(field)
  if (what === "contents edge") {
    const next = plan.blocks[where + 1]
    if (by % 3 === 0) plan.blocks.splice(where, 1, ...field.blocks)
    else if (by % 3 === 1 && field.blocks.length > 1) plan.blocks.splice(where + 1, 0, ...field.blocks.splice(-1))
    else if (next?.kind === "paragraph" && where + 2 < plan.blocks.length)
      field.blocks.push(...(plan.blocks.splice(where + 1, 1) as Paragraph[]).map(inField))
    return
  }
  const words = field.blocks.flatMap(each => each.inlines).filter(each => each.kind === "text")
  const found = pick(words, at)
  if (by % 4 === 0) field.blocks.splice(at % (field.blocks.length + 1), 0, inField(other))
  else if (by % 4 === 1 && field.blocks.length > 1) field.blocks.splice(at % field.blocks.length, 1)
  else if (found) found.text = edited(found.text, at)
}

/** A plan and its revision by steps of both kinds. */
export const furtherSides: fc.Arbitrary<{ readonly draft: Doc; readonly revision: Doc }> = fc
  .tuple(rich, furtherSteps, fc.oneof(fc.constant([]), steps))
  .map(([plan, further, list]) => {
    const revision = structuredClone(plan)
    for (const step of further) apply(revision, structuredClone(step))
    return { draft: plan, revision: revised(revision, list) }
  })
