import { equalityWords } from "../app/equality-words.ts"
import { visibleInCells } from "../text/visible.ts"
import { oneLine } from "./change-lines.ts"
import { detailLines, severityPiece } from "./detail-lines.ts"
import { itemsOf } from "./items.ts"
import { type Line, type Piece, paragraph, piece, textLine } from "./lines.ts"
import { wordsIn } from "./messages.ts"
import { blockersOf, publishRow } from "./publish-rows.ts"
import type { State } from "./state.ts"
import { pad } from "./terminal-width.ts"
import { viewWords } from "./view-words.ts"

/** Cells of the names of papers and choices. */
const NAME = 24

/** One row of what would be published, without its sign and ground. */
export function publishPieces(key: string, state: State): readonly Piece[] {
  const { snapshot, language, papers } = state
  const words = viewWords(language)
  const row = publishRow(key)
  switch (row?.kind) {
    case "start":
      return startPieces(state)
    case "stamped":
      return [piece(words.stamped)]
    case "profile":
      return [piece(pad(words.profile, NAME)), piece(profileTitle(state), "accent")]
    case "template":
      return [piece(pad(words.template, NAME)), piece(visibleInCells(papers.template ?? words.noTemplate), "accent")]
    case "folder":
      return [piece(pad(words.folder, NAME)), piece(visibleInCells(papers.last?.directory ?? ""), "dim")]
    case "file":
      return [piece(pad(visibleInCells(row.name), NAME), "strong"), piece(paperTitle(row.name, state), "dim")]
    case "proof":
      return proofPieces(state, Number(row.name))
    case "paper":
      return paperPieces(state, row.name)
    case "blocker": {
      const finding = itemsOf(snapshot).findings.get(row.name)
      if (!finding) return []
      const severity = severityPiece(finding, wordsIn(language))
      return [piece(`${severity.text}  `, severity.style), piece(oneLine(finding.message[language]))]
    }
    default:
      return []
  }
}

function startPieces(state: State): readonly Piece[] {
  const { snapshot, language } = state
  const words = wordsIn(language)
  const own = viewWords(language)
  if (!snapshot.checked) return [piece(pad(own.start, NAME), "strong"), piece(words.checking, "dim")]
  const { length } = blockersOf(state)
  return [
    piece(pad(own.start, NAME), "strong"),
    length ? piece(words.blocked(length), "error") : piece(words.nextPublish, "good"),
  ]
}

function profileTitle({ papers, language }: State): string {
  const chosen = papers.profile ?? "standard"
  return visibleInCells(papers.offer?.profiles.find(({ name }) => name === chosen)?.title[language] ?? chosen)
}

const paperOf = (file: string, { papers }: State) => papers.offer?.papers.find(of => of.file === file)

const paperTitle = (file: string, state: State): string => paperOf(file, state)?.title[state.language] ?? ""

function paperPieces(state: State, file: string): readonly Piece[] {
  const paper = paperOf(file, state)
  if (!paper) return []
  const words = viewWords(state.language)
  const { missing, audience, title } = paper
  return [
    piece(pad(file, NAME), missing ? "dim" : "strong"),
    ...(audience === "internal" ? [piece(`${words.internal} `, "warning")] : []),
    missing ? piece(words.notMade(missing[state.language]), "dim") : piece(title[state.language]),
  ]
}

function proofPieces({ papers, language }: State, index: number): readonly Piece[] {
  const proof = papers.last?.checked[index]
  if (!proof) return []
  const words = viewWords(language)
  return [piece(`${words.proved(proof.places)}  `, "good"), piece(oneLine(equalityWords(proof.equality)[language]))]
}

/** What the selected row means and what Enter does on it. */
export function publishDetail(state: State, width: number): readonly Line[] {
  const { language, snapshot, papers } = state
  const words = viewWords(language)
  const row = publishRow(state.selected.publish ?? "")
  const say = (...texts: readonly string[]) => texts.flatMap(text => paragraph(text, { width }))
  switch (row?.kind) {
    case "start":
      return [
        ...say(blockersOf(state).length ? words.startBlocked : words.startHelp),
        ...paragraph(wordsIn(language).publishBody(visibleInCells(state.publishDirectory)), { width, style: "dim" }),
      ]
    case "stamped":
      return say(words.stampedHelp)
    case "profile":
      return say(profileTitle(state), words.profileHelp)
    case "template":
      return say(papers.template ?? words.noTemplate, words.templateHelp)
    case "paper": {
      const paper = paperOf(row.name, state)
      if (!paper) return []
      const audience = paper.audience === "internal" ? words.internalHelp : words.publicHelp
      return [
        ...say(paper.title[language]),
        ...(paper.missing ? say(words.notMade(paper.missing[language])) : paragraph(audience, { width, style: "dim" })),
      ]
    }
    case "file":
      return say(paperTitle(row.name, state), words.fileHelp)
    case "folder":
      return say(words.folderHelp)
    case "proof": {
      const proof = papers.last?.checked[Number(row.name)]
      if (!proof) return []
      return [...say(equalityWords(proof.equality)[language]), textLine(""), ...say(words.proofHelp(proof.places))]
    }
    case "blocker":
      return detailLines("findings", row.name, { items: itemsOf(snapshot), language, width, find: "" })
    default:
      return []
  }
}
