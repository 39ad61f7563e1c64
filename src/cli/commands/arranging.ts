import { Argument } from "commander"
import type { Move } from "../../app/arranging.ts"
import { UserError } from "../../model/errors.ts"
import type { CommonOptions, Register } from "../context.ts"
import { caseArgument, withBy, withJson } from "../context.ts"
import { printDone } from "../print-done.ts"

const VERBS = ["move", "section", "stack", "unstack", "merge", "apart", "repeat", "drop"] as const
type Verb = (typeof VERBS)[number]

interface ArrangeOptions extends CommonOptions {
  readonly before?: string
  readonly after?: string
  readonly section?: string
  readonly subsection?: string
  readonly with?: string
  readonly row?: string
}

/** `arrange`: the results table as it will print. */
export const registerArranging: Register = (program, context) => {
  const { say } = context
  withBy(withJson(program.command("arrange"), context), context)
    .summary(say({ ja: "結果の表の並びを直す", en: "rearrange the results table" }))
    .argument("<case>", caseArgument(context))
    .addArgument(
      new Argument(
        "<what>",
        say({
          ja: "move 行を移す / section 区分を移す / stack 上の行に重ねる / unstack 一件ずつに / merge 考え方を結合 / apart 別の考え方に / repeat 再掲 / drop 再掲を外す",
          en: "what to do: move a row or a section, stack on the row above, merge answers, set a row apart, repeat under another section, drop a repeated row",
        }),
      ).choices(VERBS),
    )
    .argument(
      "<name>",
      say({ ja: "考え方の番号(R3)、section では区分の名", en: "id of the response (R3), or the section" }),
    )
    .option("--before <name>", say({ ja: "この考え方・区分の前へ", en: "to stand before this response or section" }))
    .option("--after <name>", say({ ja: "この考え方・区分の後へ", en: "to stand after this response or section" }))
    .option("--section <section>", say({ ja: "この区分の末尾へ", en: "to stand at the end of this section" }))
    .option("--subsection <subsection>", say({ ja: "小見出し", en: "sub-section" }))
    .option("--with <response>", say({ ja: "結合する相手", en: "the response to merge it with" }))
    .option("--row <number>", say({ ja: "考え方の何行目か(1から)", en: "row of the response, from 1" }))
    .action(async (name: string, what: Verb, target: string, options: ArrangeOptions) => {
      const [{ withCase }, { arrangeTable }] = await Promise.all([
        import("../../app/case.ts"),
        import("../../app/arranging.ts"),
      ])
      const move = moveOf(what, target, options)
      await printDone(context, options, await withCase(name, options.by, opened => arrangeTable(opened, move)))
    })
}

/** One option that is needed, or a sentence. */
function need(value: string | undefined, option: string, what: Verb): string {
  if (value !== undefined) return value
  throw new UserError({
    ja: `arrange ${what} には ${option} が必要です。`,
    en: `arrange ${what} needs ${option}.`,
  })
}

/** A row as typed, from 1. */
function rowOf(typed: string | undefined, what: Verb): number {
  const row = need(typed, "--row", what)
  if (/^[1-9]\d{0,6}$/.test(row)) return Number(row) - 1
  throw new UserError({
    ja: `--row「${row}」は1以上の数にしてください。`,
    en: `--row "${row}" is to be a number from 1.`,
  })
}

function moveOf(what: Verb, name: string, options: ArrangeOptions): Move {
  const { before, after, section, subsection } = options
  const beside = () =>
    before === undefined
      ? ({ side: "after", of: need(after, "--before / --after", what) } as const)
      : ({ side: "before", of: before } as const)
  const headings = { section: section || null, subsection: subsection || null }
  switch (what) {
    case "move":
      return section === undefined
        ? { kind: "row", response: name, to: beside() }
        : { kind: "place", response: name, ...headings }
    case "section": {
      const to = beside()
      return { kind: "section", section: name || null, to: { ...to, of: to.of || null } }
    }
    case "stack":
    case "unstack":
    case "apart":
      return { kind: what, response: name, row: rowOf(options.row, what) }
    case "merge":
      return { kind: "merge", response: name, into: need(options.with, "--with", what) }
    case "repeat":
      need(section, "--section", what)
      return { kind: "repeat", response: name, ...headings }
    case "drop":
      return { kind: "drop", response: name }
  }
}
