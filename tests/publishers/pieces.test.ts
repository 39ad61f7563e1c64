import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Edit } from "../../src/model/change.ts"
import { brief, excerpt, type Piece, pieceLines, piecesOf, sideOf, type Texts } from "../../src/publishers/pieces.ts"

/** "個[人/用]情報" as two texts and their edits. Equal halves are an edit of format. */
function texts(notation: string): Texts {
  let [draft, revision] = ["", ""]
  const edits: Edit[] = []
  for (const part of notation.split(/(\[[^\]]*\])/)) {
    const [, removed, added] = /^\[(.*)\/(.*)\]$/s.exec(part) ?? []
    if (removed === undefined || added === undefined) {
      draft += part
      revision += part
      continue
    }
    edits.push({
      draft: [draft.length, draft.length + removed.length],
      revision: [revision.length, revision.length + added.length],
      removed,
      added,
      nature: removed === added ? "format" : "wording",
    })
    draft += removed
    revision += added
  }
  return { draft: { text: draft }, revision: { text: revision }, edits }
}

const SIGNS: Readonly<Record<Piece["kind"], string>> = { same: "=", removed: "-", added: "+", format: "~" }
const said = (pieces: readonly Piece[]) => pieces.map(({ kind, text }) => `${SIGNS[kind]}${text}`).join(" ")

describe("both versions in one text", () => {
  test.each([
    ["個人情報", "=個人情報"],
    ["[個人/信用]情報", "-個人 +信用 =情報"],
    ["令和[/6]年[度/]", "=令和 +6 =年 -度"],
    ["書[式/式]だけ", "=書 ~式 =だけ"],
  ])("%s → %s", (notation, expected) => expect(said(piecesOf(texts(notation)))).toBe(expected))

  test("an insertion is all added, a deletion all removed", () => {
    const text = { text: "新" }
    expect(said(piecesOf({ draft: null, revision: text, edits: [] }))).toBe("+新")
    expect(said(piecesOf({ draft: text, revision: null, edits: [] }))).toBe("-新")
  })

  test("each side is exactly the text of its version", () => {
    const part = fc.string({ unit: fc.constantFrom("あ", "い", "\n", "𠮷", "a") })
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            part,
            fc.tuple(part, part).map(([a, b]) => `[${a}/${b}]`),
          ),
        ),
        parts => {
          const given = texts(parts.join(""))
          const pieces = piecesOf(given)
          const text = (side: "draft" | "revision") =>
            sideOf(pieces, side)
              .map(piece => piece.text)
              .join("")
          expect(text("draft")).toBe(given.draft?.text)
          expect(text("revision")).toBe(given.revision?.text)
          expect(
            pieceLines(pieces)
              .map(line => line.map(piece => piece.text).join(""))
              .join("\n"),
          ).toBe(pieces.map(piece => piece.text).join(""))
        },
      ),
    )
  })
})

describe("what is left out", () => {
  test("only unchanged text far from an edit, on its own side", () => {
    const pieces = piecesOf(texts("一二三四五六[七/八]九十百千万億兆京[垓/秭]穣溝澗正載極"))
    expect(said(excerpt(pieces, 2, "⋯"))).toBe("=⋯五六 -七 +八 =九十⋯兆京 -垓 +秭 =穣溝⋯")
  })

  test("no half of a surrogate pair is left over", () => {
    const [piece] = excerpt(piecesOf(texts("𠮷𠮷𠮷𠮷𠮷[a/b]")), 3, "⋯")
    expect(piece?.text).toBe("⋯𠮷")
    expect(brief("𠮷𠮷𠮷", 3, "⋯")).toBe("𠮷⋯")
  })
})
