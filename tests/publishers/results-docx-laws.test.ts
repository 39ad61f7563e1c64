import fc from "fast-check"
import { expect, test } from "vitest"
import { publicText } from "../../src/model/case.ts"
import { OUTCOMES } from "../../src/model/consultation.ts"
import type { PublishedResults, PublishedSection } from "../../src/model/published.ts"
import { publishResults } from "../../src/publishers/results-docx.ts"
import { runs } from "../runs.ts"
import { parse, partsOf, type ReadRow, readResults } from "./read-results.ts"

/** What people and programs put into a comment: markup, controls, halves of pairs, direction overrides, every kind of line break. */
const NASTY = [
  "<w:p>",
  "]]>",
  "&amp;",
  "\u0000",
  "\u001b[2J",
  "\ud800",
  "\udc00",
  "\u202e",
  "\u2066",
  "\ufffe",
  "\r\n",
  "\r",
  "\u2028",
  "\u000b",
  "\t",
  "\n",
  "\u200b",
  " ",
  "　",
  "・",
  "𠮷",
  "👩‍👩‍👧",
  "か\u3099",
  "葛\u{e0100}",
  "\ufffc",
  "ＩＴ",
  "'\"",
]
const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
      fc.constantFrom(...NASTY),
      fc.constantFrom("御意見", "。", "第1条"),
    ),
    { maxLength: 8 },
  )
  .map(parts => parts.join(""))
const title = fc.option(text, { nil: null })

const comment = fc.record({ number: fc.nat(), text: text.map(publicText), outcome: fc.constantFrom(null, ...OUTCOMES) })
const answer = fc.record({
  rows: fc.array(fc.array(comment, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  text: text.map(publicText),
  revised: fc.boolean(),
  repeat: fc.boolean(),
})
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 3 })
const results: fc.Arbitrary<PublishedResults> = fc.record({
  language: fc.constantFrom("ja" as const, "en" as const),
  title: text,
  period: title,
  totals: text,
  closing: title,
  stamp: fc.boolean(),
  ownChanges: fc.array(
    fc.record({
      place: text,
      before: text,
      after: text,
      reason: fc.record({
        kind: fc.constantFrom("editorial", "consequential", "other"),
        text: title.map(said => (said === null ? null : publicText(said))),
      }),
    }),
    { maxLength: 2 },
  ),
  sections: some(fc.record({ title, subsections: some(fc.record({ title, answers: some(answer) })) })),
})

/** What of a text can stand in a Word file, said character by character. */
function legible(given: string): string {
  const breaks = [0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]
  const unwanted = (code: number) =>
    (code < 0x20 && code !== 0x09 && code !== 0x0a) ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfffe ||
    code === 0xffff
  return [...given.replaceAll("\r\n", "\n")]
    .map(character => (breaks.includes(character.codePointAt(0) ?? 0) ? "\n" : character))
    .filter(character => !unwanted(character.codePointAt(0) ?? 0))
    .join("")
}

const line = (given: string): string => legible(given).replace(/\n+/g, " ")

function expectedRows(
  { answers }: PublishedSection["subsections"][number],
  yes: string,
  no: string,
): readonly ReadRow[] {
  return answers.flatMap(({ rows, text, revised, repeat }) =>
    rows.map((row, index) => ({
      comments: row.map(comment => legible(comment.text)),
      repeat,
      answer: legible(text),
      revised: revised ? yes : no,
      mergedWithAbove: index > 0,
    })),
  )
}

test("what is published reads back: every row, comment, answer and mark, whatever the texts hold", async () => {
  await fc.assert(
    fc.asyncProperty(results, async given => {
      const read = readResults(await publishResults(given))
      const [yes, no] = given.language === "ja" ? ["有", "無"] : ["Yes", "No"]
      expect(read.sections.map(({ subsections }) => subsections.map(({ rows }) => rows))).toEqual(
        given.sections.map(({ subsections }) =>
          subsections.map(subsection => expectedRows(subsection, yes ?? "", no ?? "")),
        ),
      )
      expect(read.title).toBe(line(given.title))
      expect(read.totals).toContain(line(given.totals))
      const shown = (side: string, none: string) => legible(side === "" ? none : side)
      const none = given.language === "ja" ? (["(新設)", "(削る)"] as const) : (["(new)", "(deleted)"] as const)
      expect(read.ownChanges.map(([place, before, after]) => [place, before, after])).toEqual(
        given.ownChanges.map(own => [legible(own.place), shown(own.before, none[0]), shown(own.after, none[1])]),
      )
      for (const [index, { reason }] of given.ownChanges.entries())
        expect(read.ownChanges[index]?.[3]).toContain(legible(reason.text ?? ""))
      expect(read.closing).toBe(given.closing === null ? null : legible(given.closing))
      for (const [index, { title }] of given.sections.entries()) {
        const found = read.sections[index]?.title ?? null
        if (title === null) expect(found === null).toBe(index === 0)
        else expect(found).toContain(line(title))
      }
    }),
    { numRuns: runs(150) },
  )
})

test("every part is well-formed XML, and the same results give the same bytes", async () => {
  await fc.assert(
    fc.asyncProperty(results, async given => {
      const bytes = await publishResults(given)
      for (const [name, part] of partsOf(bytes)) if (/\.(xml|rels)$/.test(name)) parse(part)
      expect(Buffer.from(await publishResults(given)).equals(Buffer.from(bytes))).toBe(true)
    }),
    { numRuns: runs(40) },
  )
})
