import { describe, expect, test } from "vitest"
import { arrangeTable, type Move } from "../../src/app/arranging.ts"
import type { Case } from "../../src/app/case.ts"
import { checkCase } from "../../src/app/check-case.ts"
import { openSession } from "../../src/app/open-session.ts"
import { buildResults } from "../../src/app/results.ts"
import { inside } from "../cli/inside.ts"
import { smallCase } from "./small-case.ts"

/** The table as it prints: under each heading the rows with their comments' texts. */
async function printed(opened: Case): Promise<readonly (readonly [string | null, string])[]> {
  const { ledger } = await opened.ledger()
  return buildResults(ledger, { stamp: false }).sections.flatMap(({ title, subsections }) =>
    subsections.flatMap(({ answers }) =>
      answers.map(
        ({ rows, repeat }) =>
          [
            title,
            `${rows.map(row => row.map(({ number }) => number).join("+")).join("/")}${repeat ? "再" : ""}`,
          ] as const,
      ),
    ),
  )
}

async function answered() {
  const { opened, name, directory } = await smallCase()
  const session = await openSession(opened, { check: "first" })
  for (const [id, section] of [
    ["A1-1", "○ 総論"],
    ["A2-1", "○ 各論"],
    ["A2-2", "○ 各論"],
  ] as const)
    await opened.run([
      { type: "respond", rows: [[id]], text: "参考とします。", section, subsection: null, repeat: false },
    ])
  return { opened, session, name, directory }
}

describe("the published table follows", () => {
  test.each<[string, readonly Move[], readonly string[]]>([
    ["as it was", [], ["総1", "各2", "各3"]],
    ["a row", [{ kind: "row", response: "R3", to: { side: "before", of: "R2" } }], ["総1", "各2", "各3"]],
    [
      "a row to another section",
      [{ kind: "row", response: "R3", to: { side: "after", of: "R1" } }],
      ["総1", "総2", "各3"],
    ],
    [
      "a section",
      [{ kind: "section", section: "○ 各論", to: { side: "before", of: "○ 総論" } }],
      ["各1", "各2", "総3"],
    ],
    ["answers merged", [{ kind: "merge", response: "R3", into: "R2" }], ["総1", "各2/3"]],
    [
      "comments stacked",
      [
        { kind: "merge", response: "R3", into: "R2" },
        { kind: "stack", response: "R2", row: 1 },
      ],
      ["総1", "各2+3"],
    ],
    [
      "and set apart again",
      [
        { kind: "merge", response: "R3", into: "R2" },
        { kind: "stack", response: "R2", row: 1 },
        { kind: "unstack", response: "R2", row: 0 },
        { kind: "apart", response: "R2", row: 1 },
      ],
      ["総1", "各2", "各3"],
    ],
    ["再掲", [{ kind: "repeat", response: "R1", section: "○ 各論", subsection: null }], ["総1", "各2", "各3", "各1再"]],
  ])("%s", async (_, moves, rows) => {
    const { opened, session } = await answered()
    const before = (await session.refresh()).comments
    for (const move of moves) await session.arrange(move)
    const shown = (await printed(opened)).map(([section, row]) => `${section?.[2]}${row}`)
    expect(shown).toEqual(rows)
    const { findings } = await checkCase(opened)
    expect(findings.filter(({ rule }) => rule.startsWith("comment-"))).toEqual([])
    await session.refresh()
    for (const _move of moves) await session.undo()
    expect(session.snapshot.comments).toEqual(before)
  })
})

test.each([
  [{ kind: "stack", response: "R1", row: 0 }, "no row above"],
  [{ kind: "drop", response: "R1" }, "not repeated"],
  [{ kind: "apart", response: "R1", row: 0 }, "single row"],
  [{ kind: "row", response: "R9", to: { side: "after", of: "R1" } }, 'no response "R9"'],
  [{ kind: "section", section: "○ ?", to: { side: "after", of: "○ 総論" } }, "no section"],
] as const)("%o is refused in a sentence", async (move, words) => {
  const { opened } = await answered()
  await expect(arrangeTable(opened, move)).rejects.toThrow(words)
})

test("answers of different words cannot be merged", async () => {
  const { opened, session } = await answered()
  await session.refresh()
  await session.answer({ comment: "A2-2", response: "R3" }, "別の文です。")
  await expect(arrangeTable(opened, { kind: "merge", response: "R3", into: "R2" })).rejects.toThrow("different words")
})

test("the command does the same", async () => {
  const { opened, name, directory } = await answered()
  const move = async (...argv: readonly string[]) => inside(["arrange", name, ...argv], directory)
  expect(await move("section", "○ 各論", "--before", "○ 総論")).toMatchObject({ code: 0, err: "" })
  expect(await move("merge", "R3", "--with", "R2")).toMatchObject({ code: 0 })
  expect(await move("stack", "R2", "--row", "2")).toMatchObject({ code: 0 })
  expect((await printed(opened)).map(([, row]) => row)).toEqual(["1+2", "3"])
  expect(await move("stack", "R2")).toMatchObject({ code: 2, err: expect.stringContaining("--row が必要です。") })
  expect(await move("stack", "R2", "--row", "x")).toMatchObject({ code: 2 })
  expect(await move("merge", "R1")).toMatchObject({ code: 2 })
})
