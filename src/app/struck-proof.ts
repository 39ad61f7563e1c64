import { firstDifference } from "../ooxml/canonical-difference.ts"
import { PartTrees } from "../ooxml/canonical-trees.ts"
import { mainPart, type OoxmlPackage, openPackage } from "../ooxml/package.ts"
import { resolvedTrees } from "../ooxml/resolve-revisions.ts"
import { attribute, childOf, type XmlElement } from "../ooxml/xml.ts"
import { type Agreed, disagreement } from "./disagreement.ts"
import { proofForm } from "./redline-proof.ts"

const treesOf = (file: string, bytes: Uint8Array): PartTrees => new PartTrees(openPackage(file, bytes))

/** 溶け込み is the 見え消し with everything accepted (design.md, law 3), compared as the redline itself is proved. */
export function cleanProof(redline: Uint8Array, clean: Uint8Array): readonly Agreed[] {
  const accepted = proofForm(resolvedTrees(treesOf("redline.docx", redline), "accept"))
  const difference = firstDifference(accepted, proofForm(treesOf("clean.docx", clean)))
  if (difference) {
    throw disagreement(
      {
        ja: "clean.docx が、redline.docx の変更をすべて反映したものと違います",
        en: "clean.docx is not redline.docx with all changes accepted",
      },
      { ja: `部品 ${difference.part}`, en: `part ${difference.part}` },
    )
  }
  return [{ equality: "clean.docx = redline.docx with all accepted", places: accepted.size }]
}

type Mark = "kept" | "added" | "struck"

/** A text of a document's main part: how it is tracked, and what its run looks like. */
interface Piece {
  readonly text: string
  readonly mark: Mark
  readonly isStruck: boolean
  readonly isAdded: boolean
}

const TRACKED: Readonly<Record<string, Mark>> = {
  "w:ins": "added",
  "w:moveTo": "added",
  "w:del": "struck",
  "w:moveFrom": "struck",
}
/** Red, as both looks are. */
const RED = "C00000"

function piecesIn(pkg: OoxmlPackage): readonly Piece[] {
  const pieces: Piece[] = []
  const visit = (element: XmlElement, mark: Mark, look: Omit<Piece, "text" | "mark">): void => {
    for (const child of element.children) {
      // What older programs show in place of a drawing says the same once more.
      if (child.name === null || child.name === "mc:Fallback") continue
      if (child.name === "w:t" || child.name === "w:delText") {
        const text = child.children.map(one => (one.name === null ? one.text : "")).join("")
        if (text !== "") pieces.push({ text, mark, ...look })
      } else visit(child, TRACKED[child.name] ?? mark, child.name === "w:r" ? lookOf(child) : look)
    }
  }
  visit(mainPart(pkg).root, "kept", { isStruck: false, isAdded: false })
  return pieces
}

function lookOf(run: XmlElement): Omit<Piece, "text" | "mark"> {
  const value = (name: string) => attribute(childOf(childOf(run, "w:rPr"), name), "w:val")
  const isRed = value("w:color") === RED
  const strike = childOf(childOf(run, "w:rPr"), "w:strike")
  const isStruck = isRed && strike !== null && !/^(?:0|false|off)$/.test(attribute(strike, "w:val") ?? "")
  return { isStruck, isAdded: isRed && value("w:u") === "single" }
}

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("")

interface StruckPapers {
  readonly redline: Uint8Array
  readonly struck: Uint8Array
  readonly clean: Uint8Array
}

/**
 * 見え消し in plain looks (law 3): what the redline deletes is struck through and what it adds is underlined, letter for letter;
 * without what is struck the text is that of 溶け込み, without what is added that of the draft.
 */
export function struckProof({ redline, struck, clean }: StruckPapers, draft: OoxmlPackage): readonly Agreed[] {
  const tracked = piecesIn(openPackage("redline.docx", redline))
  const looks = piecesIn(openPackage("struck.docx", struck))
  const held = (what: readonly [ja: string, en: string], one: string, other: string) => {
    if (one === other) return
    let at = 0
    while (one[at] === other[at]) at++
    const excerpt = one.slice(Math.max(0, at - 10), at + 20) || other.slice(-20)
    throw disagreement({ ja: what[0], en: what[1] }, { ja: `「${excerpt}」`, en: `"${excerpt}"` })
  }
  held(
    ["struck.docx の文が redline.docx と違います", "struck.docx has another text than redline.docx"],
    textOf(looks),
    textOf(tracked),
  )
  const unmarked = unlike(tracked, looks)
  if (unmarked !== null) {
    throw disagreement(
      {
        ja: "struck.docx の取消線と下線が、redline.docx の変更と合いません",
        en: "struck.docx does not strike and underline what redline.docx deletes and adds",
      },
      { ja: `「${unmarked}」`, en: `"${unmarked}"` },
    )
  }
  held(
    [
      "struck.docx から取消線の文を除いたものが clean.docx と違います",
      "struck.docx without what is struck is not clean.docx",
    ],
    textOf(tracked.filter(({ mark }) => mark !== "struck")),
    textOf(piecesIn(openPackage("clean.docx", clean))),
  )
  held(
    ["struck.docx から加えた文を除いたものが案と違います", "struck.docx without what is added is not the draft"],
    textOf(tracked.filter(({ mark }) => mark !== "added")),
    textOf(piecesIn(draft)),
  )
  const places = tracked.filter(({ mark }) => mark !== "kept").length
  return [
    { equality: "struck.docx without what is struck = clean.docx", places },
    { equality: "struck.docx without what is added = draft", places },
  ]
}

/** The first text whose look does not fit how it is tracked, or null. Both have the same text, cut into runs in other ways. */
function unlike(tracked: readonly Piece[], looks: readonly Piece[]): string | null {
  let index = 0
  let used = 0
  for (const { text, mark, isStruck } of tracked) {
    let left = text.length
    while (left > 0) {
      const look = looks[index]
      if (!look) return text
      if (mark === "kept" ? look.isStruck !== isStruck : mark === "struck" ? !look.isStruck : !look.isAdded) return text
      const taken = Math.min(left, look.text.length - used)
      left -= taken
      used += taken
      if (used === look.text.length) {
        index++
        used = 0
      }
    }
  }
  return null
}
