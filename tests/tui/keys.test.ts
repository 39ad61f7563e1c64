import { describe, expect, test } from "vitest"
import { textWidth } from "../../src/text/width.ts"
import { commandAt, KEYS, keyName, type Place, rowsAt } from "../../src/tui/keys.ts"
import { pressed, textArea } from "../../src/tui/text-area.ts"

/** Every chain of places that a state looks keys up in. */
const CONTEXTS: readonly (readonly Place[])[] = [
  ...(["overview", "comments", "changes", "findings", "plan", "history", "publish-view"] as const).map(
    (view): readonly Place[] => [view, "browse", "everywhere"],
  ),
  ...(
    [
      "search",
      "pick",
      "menu",
      "write",
      "write-first",
      "discard",
      "edit",
      "publish",
      "refused",
      "published",
      "restore",
      "help",
    ] as const
  ).map((place): readonly Place[] => [place, "everywhere"]),
]
const TEXT_PLACES: readonly Place[] = ["search", "pick", "write", "write-first"]

const isTyped = (key: string) => [...key].length === 1

describe("the table of keys", () => {
  test.each(KEYS.map((row, i) => [`${i} ${row.keys.join(" ")} → ${row.command}`, row] as const))("%s", (_, row) => {
    for (const label of [row.label, row.short]) {
      expect(label.ja).toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u)
      expect(label.en).toMatch(/^[A-Z][ -~]*$/)
    }
    // Two columns of the help fit into 78 cells.
    if (
      row.places.some(place =>
        ["overview", "comments", "changes", "findings", "plan", "history", "publish-view", "browse"].includes(place),
      )
    ) {
      expect(textWidth(row.label.ja)).toBeLessThanOrEqual(20)
      expect(textWidth(row.label.en)).toBeLessThanOrEqual(20)
    }
  })

  test("no key means two things in one place", () => {
    const places = new Set(KEYS.flatMap(({ places }) => places as readonly Place[]))
    for (const place of places) {
      const keys = KEYS.filter(row => (row.places as readonly Place[]).includes(place)).flatMap(row => row.keys)
      expect(keys, place).toEqual([...new Set(keys)])
    }
  })

  test("where text is typed, no letter is a command", () => {
    for (const place of TEXT_PLACES) {
      for (const { keys } of rowsAt([place])) expect(keys.filter(isTyped), place).toEqual([])
    }
  })

  test("where text is written, no command takes a key of the text", () => {
    for (const { keys, command } of [...rowsAt(["write"]), ...rowsAt(["write-first"])])
      for (const key of keys) expect(pressed(textArea("a"), key, 20, 5), `${key} ${command}`).toBeNull()
  })

  test("every place can be left, and everywhere the screen can be drawn again", () => {
    for (const places of CONTEXTS) {
      const commands = rowsAt(places).map(({ command }) => command)
      expect(commands).toContain("repaint")
      expect(
        commands.some(command => ["quit", "cancel", "back", "confirm"].includes(command)),
        places.join(),
      ).toBe(true)
      if (!places.includes("published")) {
        const leaves = commandAt(places, "escape") ?? commandAt(places, "ctrl+c")
        expect(["cancel", "back", "quit"], places.join()).toContain(leaves)
      }
    }
  })

  test("help and the footer say what works in the lists", () => {
    expect(commandAt(["comments", "browse"], "e")).toBe("write-answer")
    expect(commandAt(["changes", "browse"], "e")).toBeNull()
    expect(commandAt(["findings", "browse"], "w")).toBe("waive")
    expect(commandAt(["changes", "browse"], "r")).toBe("explain")
    expect(commandAt(["comments", "browse"], "r")).toBeNull()
    expect(rowsAt(["comments", "browse"])[0]?.command).toBe("open")
  })

  test("keys are written as keyboards write them", () => {
    expect(["enter", "ctrl+s", "up", "j", "alt+enter"].map(key => keyName(key, false))).toEqual([
      "Enter",
      "Ctrl+S",
      "↑",
      "j",
      "Alt+Enter",
    ])
    expect(keyName("up", true)).toBe("￪")
  })
})
