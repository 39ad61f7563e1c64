import type { Revised } from "./beside-messages.ts"

const isStretch = <T extends object>(part: Revised<T>[number]): part is readonly [number, number] => Array.isArray(part)

/** How a list is made of the one before it. `key`: says of two things whether they are the same. */
export function revisedFrom<T extends object>(
  before: readonly T[],
  now: readonly T[],
  key: (one: T) => string,
): Revised<T> {
  const places = new Map(before.map((one, i) => [key(one), i]))
  const parts: (readonly [number, number] | T)[] = []
  for (const one of now) {
    const at = places.get(key(one))
    const last = parts.at(-1)
    if (at === undefined) parts.push(one)
    else if (last && isStretch(last) && last[1] === at) parts[parts.length - 1] = [last[0], at + 1]
    else parts.push([at, at + 1])
  }
  return parts
}

/** The list that was meant. */
export const revisedList = <T extends object>(before: readonly T[], parts: Revised<T>): readonly T[] =>
  parts.flatMap(part => (isStretch(part) ? before.slice(part[0], part[1]) : [part]))
