import type { CaseState } from "../model/case.ts"
import type { Response, ResponseId } from "../model/consultation.ts"
import { type Message, never, UserError } from "../model/errors.ts"
import { byOrder, inTableOrder } from "../model/table-order.ts"
import type { Decision } from "./events.ts"

/** Where something goes in the table: next to a response or a section. */
export interface Beside<T> {
  readonly side: "before" | "after"
  readonly of: T
}

/** What is rearranged in the results table. Rows of a response count from 0. */
export type Move =
  /** The response goes next to another one, and under its headings. */
  | { readonly kind: "row"; readonly response: ResponseId; readonly to: Beside<ResponseId> }
  /** The response goes to the end of a section, which may be new. */
  | {
      readonly kind: "place"
      readonly response: ResponseId
      readonly section: string | null
      readonly subsection: string | null
    }
  | { readonly kind: "section"; readonly section: string | null; readonly to: Beside<string | null> }
  /** The comments of a row go into the cell of the row above it. */
  | { readonly kind: "stack" | "unstack"; readonly response: ResponseId; readonly row: number }
  /** The rows go to another response and share its answer. */
  | { readonly kind: "merge"; readonly response: ResponseId; readonly into: ResponseId }
  /** A row gets an answer of its own, with the same words. */
  | { readonly kind: "apart"; readonly response: ResponseId; readonly row: number }
  /** 再掲: the response is shown again at the end of another section. */
  | {
      readonly kind: "repeat"
      readonly response: ResponseId
      readonly section: string | null
      readonly subsection: string | null
    }
  /** Takes a repeated response away. */
  | { readonly kind: "drop"; readonly response: ResponseId }

const refused = (ja: string, en: string, hint: Message | null = null): UserError =>
  hint ? new UserError({ ja, en }, hint) : new UserError({ ja, en })

function need(state: CaseState, id: ResponseId): Response {
  const response = state.response.get(id)
  if (response) return response
  throw refused(`考え方「${id}」はありません。`, `There is no response "${id}".`, {
    ja: "番号は akaire show 案件 responses で確かめられます。",
    en: "akaire show CASE responses lists them.",
  })
}

function needRow(response: Response, row: number): readonly string[] {
  const found = response.rows[row]
  if (found) return found
  const { length } = response.rows
  throw refused(`考え方 ${response.id} の行は${length}行です。`, `The response ${response.id} has ${length} rows.`)
}

/**
 * The list with its orders made to follow it, as few of them touched as can be: `moved` stand together and get numbers
 * between their neighbours; where there is no room, or the others do not ascend, all are numbered anew.
 */
function ordered(list: readonly Response[], moved: ReadonlySet<ResponseId>): readonly Response[] {
  const from = list.findIndex(({ id }) => moved.has(id))
  const [low, high] = [list[from - 1]?.order, list[from + moved.size]?.order]
  const start = low ?? (high === undefined ? 0 : high - moved.size - 1)
  const step = high === undefined || low === undefined ? 1 : (high - low) / (moved.size + 1)
  const near = list.map((response, i) =>
    moved.has(response.id) ? { ...response, order: start + step * (i - from + 1) } : response,
  )
  const ascends = near.every(({ order }, i) => i === 0 || order > (near[i - 1]?.order ?? Number.NEGATIVE_INFINITY))
  return ascends ? near : list.map((response, order) => ({ ...response, order }))
}

/** Puts responses out of `list` next to `at`, an index of what is left. */
function put(list: readonly Response[], moving: readonly Response[], at: number): readonly Response[] {
  const ids = new Set(moving.map(({ id }) => id))
  const left = list.filter(({ id }) => !ids.has(id))
  return ordered([...left.slice(0, at), ...moving, ...left.slice(at)], ids)
}

function moveRow(state: CaseState, list: readonly Response[], id: ResponseId, to: Beside<ResponseId>) {
  const [response, other] = [need(state, id), need(state, to.of)]
  if (id === to.of) throw refused("考え方は、それ自身の前後には移せません。", "A response cannot go next to itself.")
  const left = list.filter(one => one.id !== id)
  const at = left.findIndex(one => one.id === to.of) + (to.side === "after" ? 1 : 0)
  const { section, subsection } = other
  return put(list, [{ ...response, section, subsection }], at)
}

function moveSection(list: readonly Response[], section: string | null, to: Beside<string | null>) {
  const moving = list.filter(one => one.section === section)
  const left = list.filter(one => one.section !== section)
  const at =
    to.side === "before"
      ? left.findIndex(one => one.section === to.of)
      : left.findLastIndex(one => one.section === to.of)
  if (!moving.length || at < 0) {
    const missing = (moving.length ? to.of : section) ?? ""
    throw refused(`表に「${missing}」という区分はありません。`, `The table has no section "${missing}".`)
  }
  return put(list, moving, to.side === "before" ? at : at + 1)
}

/** The index behind the last response of a section and sub-section, of the section, or of all. */
function endOf(list: readonly Response[], { section, subsection }: Pick<Response, "section" | "subsection">): number {
  const within = list.findLastIndex(one => one.section === section && one.subsection === subsection)
  const at = within < 0 ? list.findLastIndex(one => one.section === section) : within
  return at < 0 ? list.length : at + 1
}

function atEnd(list: readonly Response[], response: Response): readonly Response[] {
  const left = list.filter(({ id }) => id !== response.id)
  return put(list, [response], endOf(left, response))
}

function merged(state: CaseState, { response: id, into }: Move & { kind: "merge" }): readonly [Response, Response] {
  const [from, to] = [need(state, id), need(state, into)]
  if (id === into) throw refused("考え方は、それ自身とは結合できません。", "A response cannot be merged with itself.")
  if (from.repeat !== to.repeat)
    throw refused("再掲の行は、再掲でない行と結合できません。", "A repeated row cannot be merged with one that is not.")
  const has = new Set(to.rows.flat())
  const rows = [...to.rows, ...from.rows.map(row => row.filter(one => !has.has(one))).filter(row => row.length)]
  const texts = [to.text, from.text].filter(text => text.trim() !== "")
  if (new Set(texts).size > 1)
    throw refused(
      `考え方 ${into} と ${id} の文が違うため、結合できません。`,
      `The responses ${into} and ${id} have different words and cannot be merged.`,
      { ja: "先に、どちらかの考え方を同じ文にしてください。", en: "Give them the same words first." },
    )
  return [from, { ...to, rows, text: texts[0] ?? "" }]
}

function restacked({ rows }: Response, row: number, kind: "stack" | "unstack"): Response["rows"] {
  if (kind === "unstack") return rows.flatMap((one, i) => (i === row ? one.map(id => [id]) : [one]))
  if (row === 0)
    throw refused("上の行がないため、重ねられません。", "There is no row above to stack it on.", {
      ja: "先に、上の考え方と結合してください。",
      en: "Merge it with the response above first.",
    })
  return rows.flatMap((one, i) => (i === row ? [] : [i === row - 1 ? [...one, ...(rows[row] ?? [])] : one]))
}

/** The responses as they are to be, in the order of the table; those that are left out go. */
function rearranged(state: CaseState, move: Move, fresh: ResponseId): readonly Response[] {
  const list = inTableOrder(byOrder(state.response.values()))
  const replaced = (by: Response) => list.map(one => (one.id === by.id ? by : one))
  switch (move.kind) {
    case "row":
      return moveRow(state, list, move.response, move.to)
    case "place":
      return atEnd(list, { ...need(state, move.response), section: move.section, subsection: move.subsection })
    case "section":
      return moveSection(list, move.section, move.to)
    case "stack":
    case "unstack": {
      const response = need(state, move.response)
      needRow(response, move.row)
      return replaced({ ...response, rows: restacked(response, move.row, move.kind) })
    }
    case "merge": {
      const [from, to] = merged(state, move)
      return replaced(to).filter(({ id }) => id !== from.id)
    }
    case "apart": {
      const response = need(state, move.response)
      const row = needRow(response, move.row)
      if (response.rows.length < 2)
        throw refused("行が一つなので、分けられません。", "It has a single row: there is nothing to part.")
      const left = replaced({ ...response, rows: response.rows.filter((_, i) => i !== move.row) })
      return put(left, [{ ...response, id: fresh, rows: [row] }], left.findIndex(({ id }) => id === response.id) + 1)
    }
    case "repeat": {
      const { section, subsection } = move
      return atEnd(list, { ...need(state, move.response), id: fresh, section, subsection, repeat: true })
    }
    case "drop": {
      if (!need(state, move.response).repeat)
        throw refused(
          "再掲ではない行は、表から外せません。",
          "A row that is not repeated cannot be taken out of the table.",
        )
      return list.filter(({ id }) => id !== move.response)
    }
    default:
      return never(move)
  }
}

const same = (a: Response | undefined, b: Response): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The events of a move, none where the table is so already. `fresh`: the id of a response that comes new. */
export function arrange(state: CaseState, move: Move, fresh: ResponseId): readonly Decision[] {
  const now = rearranged(state, move, fresh)
  const left = new Set(now.map(({ id }) => id))
  return [
    ...[...state.response.keys()].flatMap(id => (left.has(id) ? [] : [{ type: "response-removed", id } as const])),
    ...now.flatMap(response =>
      same(state.response.get(response.id), response) ? [] : [{ type: "response-written", ...response } as const],
    ),
  ]
}
