import fc from "fast-check"
import { expect, test } from "vitest"
import { between, trim, uniqueAnchors, wholeOf } from "../../src/compare/sequence.ts"
import { inPlace, onlyChain, stretchesOf } from "../../src/compare/stretches.ts"

const tokens = fc.array(fc.nat(9), { maxLength: 24 })
const permuted = fc.shuffledSubarray([...Array(9).keys()], { minLength: 9, maxLength: 9 })

/** Every subset of a list. */
const subsets = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.reduce<readonly (readonly T[])[]>((all, item) => all.concat(all.map(each => [...each, item])), [[]])

test("what stayed in order is what unique anchors leave, and what is equal beside them", () => {
  fc.assert(
    fc.property(tokens, tokens, (a, b) => {
      const pairs = inPlace(a, b)
      for (const [n, [i, j]] of pairs.entries()) {
        expect(a[i]).toBe(b[j])
        const [x, y] = pairs[n - 1] ?? [-1, -1]
        expect(x < i && y < j).toBe(true)
      }
      const whole = wholeOf(a, b)
      const anchors = uniqueAnchors(a, b, whole)
      const beside = between(anchors, whole).flatMap(window => {
        const trimmed = trim(a, b, window)
        return [...trimmed.pairs, ...trimmed.tail]
      })
      expect(pairs).toEqual([...anchors, ...beside].sort((x, y) => x[0] - y[0]))
    }),
    { numRuns: 300 },
  )
})

test("stretches are the pairs again, none beside another", () => {
  fc.assert(
    fc.property(tokens, tokens, (a, b) => {
      const pairs = inPlace(a, b)
      const found = stretchesOf(pairs)
      expect(
        found.flatMap(({ draft, revision, length }) =>
          Array.from({ length }, (_, n) => [draft + n, revision + n] as const),
        ),
      ).toEqual(pairs)
    }),
  )
})

test("there is one longest chain, or none is named", () => {
  const sorted = [...Array(9).keys()]
  fc.assert(
    fc.property(permuted, order => {
      const chains = subsets(order).filter(chain => chain.every((token, n) => n === 0 || token > (chain[n - 1] ?? 0)))
      const longest = Math.max(...chains.map(chain => chain.length))
      const all = chains.filter(chain => chain.length === longest)
      expect(onlyChain(order, sorted)).toEqual(all.length === 1 ? new Set(all[0]) : null)
    }),
    { numRuns: 40 },
  )
})
