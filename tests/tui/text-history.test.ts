import { describe, expect, test } from "vitest"
import { insert, pressed, type TextArea, textArea } from "../../src/tui/text-area.ts"
import { NO_HISTORY, recorded, type TextHistory, travelled } from "../../src/tui/text-history.ts"

/** Types pieces one after the other; a name of a key is pressed. */
function written(...pieces: readonly string[]): { area: TextArea; history: TextHistory } {
  let area = textArea()
  let history = NO_HISTORY
  for (const piece of pieces) {
    const next = pressed(area, piece, 40, 10) ?? insert(area, piece)
    history = recorded(history, area, next)
    area = next
  }
  return { area, history }
}

const undone = ({ area, history }: { area: TextArea; history: TextHistory }) => {
  const texts: string[] = []
  let now = { area, history }
  for (let next = travelled(history, area, "undo"); next; next = travelled(now.history, now.area, "undo")) {
    texts.push(next.area.text)
    now = next
  }
  return { texts, now }
}

describe("taking back what was typed", () => {
  test.each<[string[], string[]]>([
    [["a", "b", "c"], [""]],
    [
      ["a", "b", " ", "c"],
      ["ab ", "ab", ""],
    ],
    [
      ["御意見を", "踏まえ"],
      ["御意見を", ""],
    ],
    [
      ["a", "b", "left", "c"],
      ["ab", ""],
    ],
    [
      ["a", "b", "backspace"],
      ["ab", ""],
    ],
    [
      ["a", "\n", "b"],
      ["a\n", "a", ""],
    ],
    [
      ["𠮷", "野"],
      ["𠮷", ""],
    ],
  ])("%j", (pieces, texts) => {
    expect(undone(written(...pieces)).texts).toEqual(texts)
  })

  test("redoing brings everything back, caret included", () => {
    const end = written("一行目", "\n", "二行目", "backspace")
    let { now } = undone(end)
    for (let next = travelled(now.history, now.area, "redo"); next; next = travelled(now.history, now.area, "redo"))
      now = next
    expect(now.area).toEqual(end.area)
  })

  test("typing after an undo leaves nothing to redo", () => {
    const { area, history } = written("ab", "cd")
    const back = travelled(history, area, "undo")
    if (!back) throw new Error("nothing to undo")
    const next = insert(back.area, "ef")
    expect(travelled(recorded(back.history, back.area, next), next, "redo")).toBeNull()
  })

  test("the number of steps is bounded", () => {
    const { history } = written(...Array.from({ length: 600 }, () => "あい"))
    expect(history.past.length).toBe(500)
  })
})
