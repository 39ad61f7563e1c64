import type { Target } from "./inline.ts"
import { plainText } from "./inline.ts"
import type { Node, Paragraph } from "./markup.ts"

/** How a plan numbers its parts and names its tables and figures. */
export interface Wording {
  /** Number of a heading from the counters of its level and those above. */
  readonly heading: (counters: readonly number[]) => string
  /** The same as other places cite it. */
  readonly citation: (counters: readonly number[]) => string
  readonly annex: (n: number) => string
  readonly table: string
  readonly figure: string
}

const ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]

/** "Ⅳ" prints as IV: Word's upperRoman uses Latin letters, people type U+2160 and following. */
const romanSign = (n: number): string => String.fromCharCode(0x215f + n)

/** I. → 1. → 1.1 → (1) → ①; cited as Ⅳ.1. 1.2 (2). */
export const JAPANESE: Wording = {
  heading: ([a = 0, b = 0, c = 0, d = 0, e = 0, ...rest]) =>
    [`${ROMAN[a]}.`, `${b}.`, `${b}.${c}`, `(${d})`, String.fromCharCode(0x245f + e)][
      levelOf([a, b, c, d, e, ...rest]) - 1
    ] ?? "",
  citation: ([a = 0, b = 0, c = 0, d = 0, e = 0]) => {
    const parts = [`${romanSign(a)}.`]
    if (b > 0) parts.push(c > 0 ? `${b}. ${b}.${c}` : `${b}.`)
    if (d > 0) parts.push(`(${d})`)
    if (e > 0) parts.push(String.fromCharCode(0x245f + e))
    return `${parts.slice(0, 2).join("")}${parts.length > 2 ? ` ${parts.slice(2).join("")}` : ""} `
  },
  annex: n => `別紙${n}`,
  table: "表",
  figure: "図",
}

/** 1 → 1.1 → 1.1.1; cited the same way. */
export const ENGLISH: Wording = {
  heading: counters => counters.filter(n => n > 0).join("."),
  citation: counters => `${counters.filter(n => n > 0).join(".")} `,
  annex: n => `Annex ${String.fromCharCode(64 + n)}`,
  table: "Table ",
  figure: "Figure ",
}

const levelOf = (counters: readonly number[]): number => counters.findLastIndex(n => n > 0) + 1

export interface Numbered {
  readonly targets: ReadonlyMap<string, Target>
  /** Printed number of headings and annexes, label of captions. */
  readonly labels: ReadonlyMap<Paragraph, string>
  readonly bookmarks: ReadonlyMap<Paragraph, string>
}

/** Counts through the headings, annexes and captions of a plan. */
export function numberNodes(nodes: readonly Node[], wording: Wording): Numbered {
  const targets = new Map<string, Target>()
  const labels = new Map<Paragraph, string>()
  const bookmarks = new Map<Paragraph, string>()
  let counters = [0, 0, 0, 0, 0]
  const count = { annex: 0, table: 0, figure: 0 }
  const name = (node: Paragraph, label: string, cited: string) => {
    const bookmark = `_Toc${90_310_000 + bookmarks.size * 7}`
    labels.set(node, label)
    bookmarks.set(node, bookmark)
    if (node.id === null) return
    const reference = `_Ref${81_540_000 + bookmarks.size * 11}`
    targets.set(node.id, {
      label: cited,
      title: plainText(node.raw),
      bookmark: reference,
      counted: node.kind !== "caption",
    })
  }
  for (const [index, node] of nodes.entries()) {
    if (node.type !== "paragraph") continue
    if (node.kind === "heading") {
      counters = counters.map((n, i) => (i < node.level - 1 ? n : i === node.level - 1 ? n + 1 : 0))
      name(node, wording.heading(counters.slice(0, node.level)), wording.citation(counters))
    } else if (node.kind === "annex") {
      const label = wording.annex(++count.annex)
      name(node, label, label)
    } else if (node.kind === "caption") {
      const kind = nodes[index - 1]?.type === "figure" ? "figure" : "table"
      const label = `${wording[kind]}${++count[kind]}`
      name(node, label, label)
    }
  }
  return { targets, labels, bookmarks }
}
