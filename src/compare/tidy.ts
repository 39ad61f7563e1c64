import { chained } from "./chained.ts"
import { editsBetween } from "./characters.ts"
import { fuse, grow } from "./grow.ts"
import { join } from "./islands.ts"
import { type Pass, textIn } from "./passes.ts"
import { commonPairs, Interner, wholeOf } from "./sequence.ts"
import { slide } from "./slide.ts"

const OBJECT = "\uFFFC"

/**
 * Takes a note mark or a picture out of the word it stands in: the word stayed.
 *
 *   [条￼件/条件]   →   条[￼/]件
 */
const spare: Pass = (edits, a, b) =>
  edits.flatMap(edit => {
    const [removed, added] = [textIn(a, edit.a), textIn(b, edit.b)]
    if (!`${removed}${added}`.includes(OBJECT) || removed.replaceAll(OBJECT, "") !== added.replaceAll(OBJECT, ""))
      return [edit]
    const interner = new Interner()
    const [keysA, keysB] = [a.tokens.slice(...edit.a), b.tokens.slice(...edit.b)].map(tokens =>
      tokens.map(({ name }) => interner.number(name)),
    )
    const pairs = keysA && keysB && commonPairs(keysA, keysB, wholeOf(keysA, keysB))
    if (!pairs) return [edit]
    return editsBetween(pairs, keysA.length, keysB.length).map(part => ({
      a: [part.a[0] + edit.a[0], part.a[1] + edit.a[0]],
      b: [part.b[0] + edit.b[0], part.b[1] + edit.b[0]],
    }))
  })

/** The passes in their order: chains and islands first, so that slides and words see the edits that stay. */
export const PASSES: readonly Pass[] = [chained, join, slide, grow, fuse, join, spare]
