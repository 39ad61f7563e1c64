import * as v from "valibot"
import type { Command } from "../journal/decide.ts"
import type { Change, ChangeId } from "../model/change.ts"
import { OUTCOMES } from "../model/consultation.ts"
import { UserError } from "../model/errors.ts"
import { changesReplacing } from "../trace/name-change.ts"
import { type Case, type Report, report } from "./case.ts"
import { consultationField } from "./consultation.ts"
import { explanationOf, knownEdit } from "./deciding.ts"
import { readFile } from "./files.ts"

const text = v.string()
const maybe = <S extends v.GenericSchema>(schema: S) => v.exactOptional(v.nullable(schema))

const NAMED = v.union([
  v.strictObject({ id: text, comments: v.exactOptional(v.array(text)) }),
  v.strictObject({
    removed: text,
    added: text,
    all: v.exactOptional(v.boolean()),
    comments: v.exactOptional(v.array(text)),
  }),
])

const DECISIONS = v.strictObject({
  consultation: v.exactOptional(
    v.strictObject({
      title: maybe(text),
      plan: maybe(text),
      from: maybe(text),
      to: maybe(text),
      procedure: v.exactOptional(text),
      closing: maybe(text),
      language: v.exactOptional(text),
      count: v.exactOptional(v.strictObject({ unit: text })),
    }),
  ),
  summaries: v.exactOptional(v.record(text, v.nullable(text))),
  responses: v.exactOptional(
    v.array(
      v.strictObject({
        section: maybe(text),
        subsection: maybe(text),
        text,
        rows: v.array(v.array(text)),
        repeat: v.exactOptional(v.boolean()),
        outcomes: v.exactOptional(v.record(text, v.nullable(v.picklist(OUTCOMES)))),
        changes: v.exactOptional(v.array(NAMED)),
      }),
    ),
  ),
  explanations: v.exactOptional(
    v.array(
      v.strictObject({
        change: NAMED,
        reason: v.picklist(["editorial", "consequential", "other"]),
        note: maybe(text),
        memo: maybe(text),
      }),
    ),
  ),
})

type Decisions = v.InferOutput<typeof DECISIONS>
type Named = v.InferOutput<typeof NAMED>
type ResponseDecision = NonNullable<Decisions["responses"]>[number]

/** Reads a file of decisions, or says where it is not one. */
export function parseDecisions(file: string, json: string): Decisions {
  let value: unknown
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ""))
  } catch (error) {
    const where = error instanceof Error ? error.message : ""
    throw new UserError({ ja: `${file} は JSON として読めません(${where})。`, en: `${file} is not JSON (${where}).` })
  }
  const parsed = v.safeParse(DECISIONS, value)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const at = v.getDotPath(issue) ?? "/"
  throw new UserError(
    { ja: `${file} の ${at} が決まりに合いません(${issue.message})。`, en: `${file} at ${at}: ${issue.message}.` },
    { ja: "形は docs/file-formats.md にあります。", en: "docs/file-formats.md describes the form." },
  )
}

/** The changes meant, by id or by what they replace. */
function changesNamed(named: Named, changes: readonly Change[]): readonly { change: ChangeId; edit: number | null }[] {
  if ("id" in named) return [knownEdit(named.id, changes)]
  const found = changesReplacing(changes, named)
  const what = `「${named.removed}」→「${named.added}」`
  if (found.length === 0) {
    throw new UserError(
      { ja: `${what} という修正箇所はありません。`, en: `No change replaces ${what}.` },
      { ja: "akaire show 案件 changes で確かめてください。", en: "Look with akaire show CASE changes." },
    )
  }
  if (found.length > 1 && !named.all) {
    throw new UserError(
      {
        ja: `${what} という修正箇所は${found.length}か所あります(${found.join("、")})。`,
        en: `${found.length} changes replace ${what} (${found.join(", ")}).`,
      },
      { ja: '一つを "id" で指定するか、"all": true としてください。', en: 'Name one by "id", or say "all": true.' },
    )
  }
  return found.map(change => ({ change, edit: null }))
}

function responseCommands(response: ResponseDecision, changes: readonly Change[]): readonly Command[] {
  const comments = response.rows.flat()
  const outcomes = response.outcomes ?? {}
  const stranger = Object.keys(outcomes).find(comment => !comments.includes(comment))
  if (stranger !== undefined) {
    throw new UserError({
      ja: `対応区分の意見 ${stranger} は、その考え方の行(${comments.join("、")})にありません。`,
      en: `The outcome of ${stranger} stands with an answer to ${comments.join(", ")}.`,
    })
  }
  const adopted = comments.filter(id => outcomes[id] === "adopted" || outcomes[id] === "partly-adopted")
  const links = (response.changes ?? []).flatMap(named => {
    const behind = named.comments ?? adopted
    if (behind.length === 0) {
      throw new UserError(
        {
          ja: `意見 ${comments.join("、")} の修正箇所に、反映とした意見がありません。`,
          en: `No adopted comment among ${comments.join(", ")} goes with the change.`,
        },
        {
          ja: '"comments" で意見を指定するか、対応区分を adopted としてください。',
          en: 'Name the "comments", or give one the outcome adopted.',
        },
      )
    }
    return changesNamed(named, changes).flatMap(({ change, edit }) =>
      behind.map((comment): Command => ({ type: "link", comment, change, edit })),
    )
  })
  return [
    {
      type: "respond",
      rows: response.rows,
      text: response.text,
      section: response.section ?? null,
      subsection: response.subsection ?? null,
      repeat: response.repeat ?? false,
    },
    ...Object.entries(outcomes).map(([comment, outcome]): Command => ({ type: "outcome", comment, outcome })),
    ...links,
  ]
}

/** The commands that a file of decisions stands for. Pure. */
function commandsOf(decisions: Decisions, changes: readonly Change[]): readonly Command[] {
  const { count, ...plain } = decisions.consultation ?? {}
  const fields = [...Object.entries(plain), ...(count ? [["count", count.unit] as const] : [])].map(([key, value]) =>
    consultationField(key, value ?? ""),
  )
  return [
    ...(fields.length > 0 ? [{ type: "set", fields: Object.assign({}, ...fields) } satisfies Command] : []),
    ...Object.entries(decisions.summaries ?? {}).map(
      ([comment, summary]): Command => ({ type: "summarize", comment, summary }),
    ),
    ...(decisions.responses ?? []).flatMap(response => responseCommands(response, changes)),
    ...(decisions.explanations ?? []).flatMap(({ change, reason, note, memo }) =>
      changesNamed(change, changes).map(
        (named): Command => ({
          type: "explain",
          explanation: explanationOf(named.change, { reason, publicReason: note ?? null, memo: memo ?? null }),
        }),
      ),
    ),
  ]
}

/** Records everything a file decides, or nothing. Twice the same changes nothing. */
export async function decideFile(opened: Case, path: string): Promise<Report> {
  const file = readFile(path)
  const decisions = parseDecisions(file.name, new TextDecoder().decode(file.bytes))
  const { comparison } = await opened.ledger()
  const events = await opened.run(commandsOf(decisions, comparison?.changes ?? []))
  return report(
    events === 0
      ? { ja: `${file.name} の判断はすべて記録済みです。`, en: `All decisions of ${file.name} are recorded already.` }
      : { ja: `${file.name} の判断を記録しました(${events}件)。`, en: `Recorded ${events} decisions of ${file.name}.` },
    { events },
  )
}
