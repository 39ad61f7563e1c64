import type { Cited, CitedPlace } from "./cited-places.ts"

type Side = "draft" | "revision"

/** The kind of number that a key starts with: "label roman", "label 章", "annex". Plans are numbered in few of them. */
function styleOf(key: string): string {
  const [kind = "", first = ""] = key.split(" ")
  if (kind !== "label") return kind
  const unit = /[編部章節款条項号]/.exec(first)?.[0]
  return `label ${unit ?? (/^[IVX]+$/.test(first) ? "roman" : /^\d+$/.test(first) ? "digits" : "sign")}`
}

/** Paragraphs and items of an article (第3条[第2項第1号]): the first of them has no number in the plan, others a bare one. */
const PARAGRAPHS = /(?: \d+[項号])+$/u

/** Looks up in both versions what a text names. */
export class PlaceIndex {
  readonly #any = new Map<string, CitedPlace[]>()
  readonly #whole: Readonly<Record<Side, Map<string, CitedPlace[]>>> = { draft: new Map(), revision: new Map() }
  readonly #styles = new Set<string>()
  /** True where a place of the draft has another number in the revision, or is not in it. */
  readonly hasMoved: boolean

  constructor(places: readonly CitedPlace[]) {
    for (const place of places) {
      for (const side of ["draft", "revision"] as const) {
        const cited = place[side]
        if (cited) this.#add(place, side, cited)
      }
    }
    this.hasMoved = places.some(({ draft, revision }) => draft !== null && draft.ways[0] !== revision?.ways[0])
  }

  #add(place: CitedPlace, side: Side, { ways, whole }: Cited): void {
    for (const [i, way] of ways.entries()) {
      put(this.#any, way, place)
      if (i >= whole) continue
      put(this.#whole[side], way, place)
      this.#styles.add(styleOf(way))
    }
  }

  /** True where the plan is numbered in this way and neither version has such a place. */
  isAbsent(key: string): boolean {
    return this.#styles.has(styleOf(key)) && !this.#any.has(key) && !this.#any.has(key.replace(PARAGRAPHS, ""))
  }

  /** True where a version has a place that the key names. */
  has(side: Side, key: string): boolean {
    return this.#any.get(key)?.some(place => place[side]?.ways.includes(key)) === true
  }

  /** The only place that a key names whole in a version, or the only heading or caption among several; else null. */
  only(side: Side, key: string): CitedPlace | null {
    const found = this.#whole[side].get(key) ?? []
    const [one, ...more] = found.length > 1 ? found.filter(place => place[side]?.isTitle) : found
    return one && more.length === 0 ? one : null
  }
}

function put(lists: Map<string, CitedPlace[]>, key: string, place: CitedPlace): void {
  const list = lists.get(key)
  if (list) list.push(place)
  else lists.set(key, [place])
}

/** The index of places: made once for a comparison (`Memory`). */
export const placeIndexOf = (places: readonly CitedPlace[]): PlaceIndex => new PlaceIndex(places)
