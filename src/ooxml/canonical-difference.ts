/** Where two canonical forms part. */
export interface Difference {
  readonly part: string
  /** Offset in the canonical form of the part, in UTF-16 units. */
  readonly at: number
  /** What stands around it on each side; "" where the part is missing. */
  readonly a: string
  readonly b: string
}

/** How much is shown before and after the first difference: a sentence or two. */
const BEFORE = 60
const AFTER = 100

/** The first difference of two canonical forms, or null when they are equal. */
export function firstDifference(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): Difference | null {
  for (const part of new Set([...a.keys(), ...b.keys()])) {
    const left = a.get(part)
    const right = b.get(part)
    if (left === right) continue
    const at = left === undefined || right === undefined ? 0 : firstUnequal(left, right)
    return { part, at, a: excerpt(left, at), b: excerpt(right, at) }
  }
  return null
}

function firstUnequal(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

const excerpt = (text: string | undefined, at: number): string =>
  text?.slice(Math.max(0, at - BEFORE), at + AFTER) ?? ""
