import { isKanjiNumeral } from "../text/characters.ts"
import type { TokenEdit } from "./characters.ts"
import { length, type Pass, tokensIn } from "./passes.ts"
import type { Side } from "./tokens.ts"

const isNumber = (side: Side, range: TokenEdit["a"]): boolean => {
  const tokens = tokensIn(side, range)
  return tokens.length > 0 && tokens.every(({ text, script }) => script === "digit" || isKanjiNumeral(text))
}

type Which = "a" | "b"

/**
 * The two edits around a number that was the second of a chain and is the first of another, in which the sign between the
 * numbers should have stayed; null where there is no such chain. `from`: the side on which the chain's start is alone.
 */
function atSign(left: TokenEdit, right: TokenEdit, from: Which, side: Side, other: Side): readonly TokenEdit[] | null {
  const to: Which = from === "a" ? "b" : "a"
  if (length(left[to]) > 0 || length(right[from]) > 0 || length(left[from]) < 2 || length(right[to]) < 2) return null
  const [sign, same] = [side.tokens[left[from][1] - 1], other.tokens[right[to][0]]]
  if (sign?.name !== same?.name || sign?.script === "digit") return null
  const island: TokenEdit = { a: [left.a[1], right.a[0]], b: [left.b[1], right.b[0]] }
  const start = [left[from][0], left[from][1] - 1] as const
  const end = [right[to][0] + 1, right[to][1]] as const
  return from === "a"
    ? [
        { a: start, b: island.b },
        { a: island.a, b: end },
      ]
    : [
        { a: island.a, b: start },
        { a: end, b: island.b },
      ]
}

/**
 * Lets the sign of a chain of numbers stay, and not a number that happens to stand in both.
 *
 *   図表[1-/]2[/-3]   →   図表[1/2]-[2/3]
 */
export const chained: Pass = (edits, a, b) => {
  const result: TokenEdit[] = []
  for (const edit of edits) {
    const last = result.at(-1)
    const isIsland = last !== undefined && isNumber(a, [last.a[1], edit.a[0]])
    const apart = isIsland ? (atSign(last, edit, "a", a, b) ?? atSign(last, edit, "b", b, a)) : null
    if (apart) result.splice(-1, 1, ...apart)
    else result.push(edit)
  }
  return result
}
