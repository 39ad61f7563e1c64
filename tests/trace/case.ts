import type { CaseState, Link } from "../../src/model/case.ts"
import { linkId } from "../../src/model/case.ts"
import type { Change } from "../../src/model/change.ts"
import type { Comment, Response, Submission } from "../../src/model/consultation.ts"

/** A change that replaces `removed` by `added` between two fixed words. */
export function change(id: string, removed: string, added: string, more: Partial<Change> = {}): Change {
  const side = (text: string) => ({
    place: "1.1",
    page: 3,
    pageApproximate: false,
    text: `前${text}後`,
    blocks: ["b1"],
  })
  return {
    id,
    kind: "edited",
    nature: "term",
    derivedFrom: null,
    draft: side(removed),
    revision: side(added),
    edits: [{ draft: [1, 1 + removed.length], revision: [1, 1 + added.length], removed, added, nature: "term" }],
    ...more,
  }
}

const submission = (id: string, order: number): Submission => ({
  id,
  order,
  kind: "individual",
  name: null,
  received: null,
  channel: null,
  contact: {},
  source: { file: "c.csv", sha256: "", part: null, line: order + 2 },
})

const comment = (id: string, order: number): Comment => ({
  id,
  submission: id,
  order,
  original: `意見${id}`,
  summary: null,
  target: null,
  section: null,
  subsection: null,
  outcome: null,
  state: "open",
  assignee: null,
})

/** A case from answers ({text, rows}) and links ("1→c1"). Its comments are those of the rows and `loose`. */
export function caseOf(
  answers: readonly { text: string; rows: string[][]; repeat?: boolean }[],
  links: readonly string[] = [],
  loose: readonly string[] = [],
): CaseState {
  const ids = [...new Set([...answers.flatMap(answer => answer.rows.flat()), ...loose])]
  const responses = answers.map(
    ({ text, rows, repeat = false }, order): Response => ({
      id: `R${order + 1}`,
      order,
      section: null,
      subsection: null,
      text,
      rows,
      repeat,
    }),
  )
  const pairs = links.map((pair): Link => {
    const [from = "", to = ""] = pair.split("→")
    return { comment: from, change: to, edit: null }
  })
  return {
    consultation: new Map(),
    version: new Map(),
    pages: new Map(),
    comparison: new Map(),
    intake: new Map(),
    submission: new Map(ids.map((id, order) => [id, submission(id, order)])),
    comment: new Map(ids.map((id, order) => [id, comment(id, order)])),
    response: new Map(responses.map(response => [response.id, response])),
    link: new Map(pairs.map(link => [linkId(link.comment, link.change), link])),
    explanation: new Map(),
    waiver: new Map(),
  }
}
