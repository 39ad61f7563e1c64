import * as v from "valibot"
import { COMPARISON_LAYOUT } from "../model/comparison-table.ts"
import { OUTCOMES } from "../model/consultation.ts"
import { type Message, UserError } from "../model/errors.ts"
import {
  CONTENTS,
  FIGURES,
  type ProfileColumn,
  type ProfileText,
  type ResultsProfile,
} from "../model/results-profile.ts"
import { STANDARD_PROFILE } from "../model/standard-profile.ts"
import { withoutComments } from "./json-comments.ts"

const LONGEST_TEXT = 2000
const MOST_COLUMNS = 12
/** A profile is a page of text; anything much longer is another file. */
const LONGEST_FILE = 200_000

const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT))
const said = v.union([text, v.strictObject({ ja: text, en: text })])
const share = v.pipe(v.number(), v.minValue(2), v.maxValue(90))
const content = v.picklist(CONTENTS)
const maybe = <S extends v.GenericSchema>(schema: S) => v.exactOptional(schema)

const column = v.strictObject({
  show: v.union([content, v.pipe(v.array(content), v.minLength(1), v.maxLength(CONTENTS.length))]),
  title: said,
  width: maybe(v.union([share, v.strictObject({ ja: share, en: share })])),
})
const classOf = v.strictObject({ label: said, meaning: maybe(said) })
const outcomes = v.strictObject(
  Object.fromEntries(OUTCOMES.map(outcome => [outcome, classOf])) as Record<(typeof OUTCOMES)[number], typeof classOf>,
)

const PROFILE = v.strictObject({
  format: v.literal("akaire-profile/1"),
  page: maybe(v.picklist(["portrait", "landscape"])),
  layout: maybe(v.picklist(["table", "list"])),
  rows: maybe(v.picklist(["answered", "comments", "answers"])),
  merge: maybe(v.boolean()),
  group: maybe(v.picklist(["section", "none", "plan", "outcome", "revised"])),
  groupTitles: maybe(v.strictObject({ revised: said, unrevised: said })),
  numbering: maybe(v.picklist(["through", "group", "group-number"])),
  numbered: maybe(v.picklist(["rows", "answers"])),
  columns: v.pipe(v.array(column), v.minLength(1), v.maxLength(MOST_COLUMNS)),
  classes: maybe(v.strictObject({ title: said, legend: maybe(v.boolean()), of: outcomes })),
  types: maybe(v.strictObject({ general: said, technical: said, editorial: said })),
  head: maybe(v.array(said)),
  above: maybe(v.array(said)),
  below: maybe(v.array(said)),
  words: maybe(
    v.strictObject({
      revised: maybe(said),
      unrevised: maybe(said),
      repeat: maybe(said),
      none: maybe(said),
      before: maybe(said),
      after: maybe(said),
    }),
  ),
  ownChanges: maybe(v.boolean()),
  comparison: maybe(
    v.strictObject({
      left: maybe(v.picklist(["draft", "revision"])),
      titles: maybe(v.strictObject({ draft: said, revision: said })),
      page: maybe(v.picklist(["landscape", "portrait"])),
      places: maybe(v.picklist(["headings", "column"])),
    }),
  ),
})
type Written = v.InferOutput<typeof PROFILE>

const HINT: Message = {
  ja: "書き方は docs/profiles.md にあります。",
  en: "docs/profiles.md says how a profile is written.",
}

/** Reads a profile: JSON with comments. Throws `UserError` that names the file, the key and what is allowed there. */
export function parseProfile(file: string, source: string, language: "ja" | "en"): ResultsProfile {
  const refuse = (ja: string, en: string) => new UserError({ ja: `${file}: ${ja}`, en: `${file}: ${en}` }, HINT)
  if (source.length > LONGEST_FILE) throw refuse("様式の定義としては長すぎます。", "it is too long for a profile.")
  let value: unknown
  try {
    value = JSON.parse(withoutComments(source.replace(/^\ufeff/, "")))
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, "") : ""
    throw refuse(`JSONとして読めません（${reason}）。`, `it is not valid JSON (${reason}).`)
  }
  const parsed = v.safeParse(PROFILE, value)
  if (!parsed.success) throw refused(parsed.issues[0], refuse)
  const wrong = disagreement(parsed.output)
  if (wrong) throw refuse(wrong.ja, wrong.en)
  return profileOf(parsed.output, { language, order: Object.keys((value as Written).classes?.of ?? {}) })
}

/** The first thing that is not as it must be: by its key, with what was found and what is allowed. */
function refused(issue: v.BaseIssue<unknown>, refuse: (ja: string, en: string) => UserError): UserError {
  // Of several possible forms, the issue inside the nearest one says more.
  const inner =
    "issues" in issue && issue.issues?.length ? issue.issues.toSorted((a, b) => depth(b) - depth(a))[0] : null
  const path = [...(issue.path ?? []), ...(inner?.path ?? [])].map(({ key }) => String(key)).join(".")
  const at = path === "" ? { ja: "全体", en: "the whole" } : { ja: `「${path}」`, en: `"${path}"` }
  const { expected, received } = inner && depth(inner) > 0 ? inner : issue
  if (issue.kind === "schema" && issue.type === "strict_object" && expected === "never") {
    const keys = issue.path?.length === 1 ? Object.keys(PROFILE.entries) : []
    const known = {
      ja: keys.length > 0 ? `使えるもの: ${keys.join("、")}` : "",
      en: keys.length > 0 ? ` There are: ${keys.join(", ")}.` : "",
    }
    return refuse(`${at.ja}という項目はありません。${known.ja}`, `there is no key ${at.en}.${known.en}`)
  }
  if (received === "undefined") return refuse(`${at.ja}がありません。`, `${at.en} is missing.`)
  const allowed = expected ?? issue.requirement ?? ""
  return refuse(`${at.ja}は ${received} ではなく ${allowed} です。`, `${at.en} must be ${allowed}, not ${received}.`)
}

const depth = ({ path }: v.BaseIssue<unknown>): number => path?.length ?? 0

/** What a profile as a whole gets wrong, or null. */
function disagreement({ columns, head, group, groupTitles, types }: Written): Message | null {
  for (const language of ["ja", "en"] as const) {
    const shares = columns.map(({ width }) => (typeof width === "object" ? width[language] : (width ?? null)))
    const sum = shares.reduce<number>((total, one) => total + (one ?? 0), 0)
    if (sum > 100 || (sum > 95 && shares.includes(null)))
      return {
        ja: `「columns」の width の合計 ${sum} が 100 を超えるか、width のない列の幅が残りません。`,
        en: `the widths of "columns" are ${sum} percent together, or leave nothing for those without one.`,
      }
  }
  if (group === "revised" && !groupTitles)
    return { ja: "「group」が revised のときは「groupTitles」が必要です。", en: `"group" revised needs "groupTitles".` }
  if (!types && columns.some(({ show }) => show === "type" || show.includes("type")))
    return { ja: "type の列には「types」が必要です。", en: `a column that shows "type" needs "types".` }
  const stranger = (head ?? [])
    .flatMap(line => (typeof line === "string" ? [line] : Object.values(line)))
    .flatMap(line => [...line.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name))
    .find(name => !FIGURES.some(figure => figure === name))
  return stranger === undefined
    ? null
    : {
        ja: `「head」の {${stranger}} という数値はありません。使えるもの: ${FIGURES.join("、")}`,
        en: `there is no figure {${stranger}} for "head". There are: ${FIGURES.join(", ")}.`,
      }
}

/** What is not written is as in the usual form. */
function profileOf(
  { format: _, ...written }: Written,
  { language, order }: { readonly language: "ja" | "en"; readonly order: readonly string[] },
): ResultsProfile {
  const { classes, comparison, words, columns, ...rest } = written
  const titles = comparison?.titles
  const inOne = (one: ProfileText) => (typeof one === "string" ? one : one[language])
  return {
    ...STANDARD_PROFILE,
    ...rest,
    columns: columns.map(({ width, ...one }): ProfileColumn => ({ ...one, width: width ?? null })),
    classes: classes
      ? {
          title: classes.title,
          legend: classes.legend ?? true,
          of: mapped(classes.of, order),
        }
      : null,
    words: { ...STANDARD_PROFILE.words, ...words },
    comparison: {
      ...COMPARISON_LAYOUT,
      ...comparison,
      titles: titles ? { draft: inOne(titles.draft), revision: inOne(titles.revision) } : null,
    },
  }
}

type Classes = NonNullable<ResultsProfile["classes"]>["of"]

/** In the order of the file: the reader of schemas has its own. */
function mapped(of: NonNullable<Written["classes"]>["of"], order: readonly string[]): Classes {
  const sorted = OUTCOMES.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  return Object.fromEntries(sorted.map(outcome => [outcome, { meaning: "", ...of[outcome] }])) as Classes
}
