import { moveName } from "../../src/app/arranging.ts"
import { bulkName } from "../../src/app/bulk.ts"
import type { DeedView } from "../../src/app/deed-list.ts"
import type { PlanRow, PlanText } from "../../src/app/plan-text.ts"
import type { Done, EditPlace, Session, SuggestedLink } from "../../src/app/session.ts"
import { memo, publicText } from "../../src/model/case.ts"
import { type Message, UserError } from "../../src/model/errors.ts"
import { DEMO, type DemoCase, sameFinding, snapshotOf } from "./demo-case.ts"

const suggested = (
  comment: string,
  change: string,
  confidence: SuggestedLink["confidence"],
  ja: string,
): SuggestedLink => ({ comment, change, confidence, reason: { ja, en: `Reason: ${comment} and ${change}.` } })

/** What is suggested in the case in memory. */
const SUGGESTED: readonly SuggestedLink[] = [
  suggested("8-1", "c4", "sure", "「信用情報」は修正案にある新しい字句"),
  suggested("6-1", "c3", "likely", "共通の語「事案」「発生」"),
  suggested("8-1", "c5", "possible", "同じページの修正箇所"),
  suggested("9-1", "c5", "possible", "60ページの修正箇所は1つ"),
]

/** Where the words that a proposal replaces stand in the plan in memory. */
function placesOf(replace: string, fresh: string): readonly EditPlace[] {
  const texts = ["信用情報の漏えい、滅失又は毀損の防止", "会員の信用情報を取り扱う事業者"]
  return texts.flatMap((before, i) => {
    const from = before.indexOf(replace)
    if (from < 0) return []
    const after = before.replace(replace, () => fresh)
    const removed = [from, from + replace.length] as const
    return {
      place: `別紙2 > 表${i + 1}`,
      page: 58,
      pageApproximate: false,
      before,
      after,
      removed,
      added: [from, from + fresh.length] as const,
    }
  })
}

const NO_WORD: Message = { ja: "Word ではありません", en: "not in Word" }

/** The plan in memory: a heading, then a paragraph for each change with two that say nothing new before it. */
function demoPlan({ changes }: DemoCase): PlanText {
  const row = (pieces: PlanRow["pieces"], more: Partial<PlanRow> = {}): PlanRow => ({
    ...{ kind: "text", level: 0, label: null, page: null, pageApproximate: false, moved: null, changes: [] },
    ...more,
    pieces,
  })
  const same = (text: string) => ({ kind: "same", text }) as const
  const rows = changes.flatMap(({ id, draft, revision, edits: [edit] }, i) => {
    const text = (draft ?? revision)?.text ?? ""
    const [from, to] = draft ? (edit?.draft ?? [0, 0]) : [0, text.length]
    const pieces = [
      same(text.slice(0, from)),
      { kind: "removed", text: edit?.removed ?? "" } as const,
      { kind: "added", text: edit?.added ?? "" } as const,
      same(text.slice(to)),
    ]
    return [
      row([same(`第${i + 1}節`)], { kind: "heading", level: 2 }),
      row([same("この節は、変わらない段落である。".repeat(6))]),
      row(
        pieces.filter(piece => piece.text !== ""),
        { changes: [id], page: draft?.page ?? null },
      ),
    ]
  })
  const cells = row([same("区分\u001f内容\u001f備考")], { kind: "cells" })
  return { version: "draft revision", rows: [...rows, cells] }
}

/** A session over a case in memory, with real undo. `fail`: a text that no answer may hold, to try an error. */
export function demoSession(first: DemoCase = DEMO, fail = "保存できない文"): Session {
  let past: readonly DemoCase[] = [first]
  let at = 0
  let names: readonly Message[] = []
  let snapshot = snapshotOf(first)
  const now = () => past[at] ?? first
  const show = (message: Message): Done => {
    snapshot = snapshotOf(now(), snapshot.seq + 1)
    return { snapshot, message }
  }
  const change = async (next: Partial<DemoCase>, ja: string, en: string): Promise<Done> => {
    past = [...past.slice(0, at + 1), { ...now(), ...next }]
    names = [...names.slice(0, at), { ja, en }]
    at = past.length - 1
    return show({ ja: `${ja}。`, en: `${en}.` })
  }
  const edit = (id: string, values: Partial<DemoCase["comments"][number]>) => ({
    comments: now().comments.map(comment => (comment.id === id ? { ...comment, ...values } : comment)),
  })
  return {
    get snapshot() {
      return snapshot
    },
    refresh: async () => snapshot,
    check: async () => snapshot,
    link: async (comment, id) =>
      change(
        { links: [...now().links, [comment, id]] },
        `意見 ${comment} に修正箇所を紐付けました`,
        `Linked comment ${comment}`,
      ),
    unlink: async (comment, id) =>
      change(
        { links: now().links.filter(([a, b]) => a !== comment || b !== id) },
        `意見 ${comment} の紐付けを外しました`,
        `Unlinked comment ${comment}`,
      ),
    async answer({ comment, response }, text) {
      if (text.includes(fail)) {
        throw new UserError(
          { ja: "この文は保存できません。", en: "This text cannot be saved." },
          { ja: "文を改めてください。", en: "Reword it." },
        )
      }
      const { responses } = now()
      const fresh = {
        id: `R${responses.length + 1}`,
        order: responses.length,
        section: null,
        subsection: null,
        text,
        rows: [[comment]],
        repeat: false,
      }
      const next = response ? responses.map(of => (of.id === response ? { ...of, text } : of)) : [...responses, fresh]
      return change(
        { responses: next },
        `意見 ${comment} の考え方を保存しました`,
        `Saved the response to comment ${comment}`,
      )
    },
    setOutcome: async (comment, outcome) =>
      change(edit(comment, { outcome }), `意見 ${comment} の対応区分を変えました`, `Set the outcome of ${comment}`),
    setState: async (comment, state) =>
      change(edit(comment, { state }), `意見 ${comment} の状態を変えました`, `Set the state of ${comment}`),
    bulk: async (ids, deed) => {
      const chosen = new Set(ids)
      const of = (values: Partial<DemoCase["comments"][number]>) => ({
        comments: now().comments.map(comment => (chosen.has(comment.id) ? { ...comment, ...values } : comment)),
      })
      const next = (): Partial<DemoCase> => {
        switch (deed.kind) {
          case "outcome":
            return of({ outcome: deed.outcome })
          case "state":
            return of({ state: deed.state })
          case "assign":
            return of({
              ...(deed.assignee === undefined ? {} : { assignee: deed.assignee || null }),
              ...(deed.unit === undefined ? {} : { unit: deed.unit || null }),
            })
          case "link":
            return { links: [...now().links, ...ids.map(id => [id, deed.change] as const)] }
          case "unlink":
            return { links: now().links.filter(([a, b]) => !chosen.has(a) || b !== deed.change) }
          case "answer": {
            const { responses } = now()
            const rows = ids.map(id => [id])
            const id = `R${responses.length + 1}`
            const fresh = { id, order: responses.length, section: null, subsection: null, text: deed.text, rows }
            const others = responses.filter(({ rows: of }) => !of.flat().some(other => chosen.has(other)))
            return { responses: [...others, { ...fresh, repeat: false }] }
          }
        }
      }
      const { ja, en } = bulkName(deed)
      return change(next(), `意見${ids.length}件: ${ja}`, `${ids.length} comments: ${en}`)
    },
    arrange: async move => change({}, moveName(move).ja, moveName(move).en),
    noteOn: async (comment, note) =>
      change(edit(comment, { note: memo(note) }), `意見 ${comment} にメモを記録しました`, `Noted beside ${comment}`),
    summarize: async (comment, summary) =>
      change(edit(comment, { summary }), `意見 ${comment} の要旨を保存しました`, `Saved the summary of ${comment}`),
    explain: async (id, reason, text, note) =>
      change(
        {
          explanations: [
            ...now().explanations.filter(({ change: of }) => of !== id),
            {
              change: id,
              reason,
              publicReason: text === null ? null : publicText(text),
              memo: note === null ? null : memo(note),
            },
          ],
        },
        "修正理由を記録しました",
        "Recorded the reason",
      ),
    by: "試験",
    waive: async (finding, note) =>
      change({ waived: [...now().waived, { finding, note, by: "試験" }] }, "了承しました", "Waived"),
    unwaive: async finding =>
      change(
        { waived: now().waived.filter(({ finding: of }) => !sameFinding(of, finding)) },
        "了承を取り消しました",
        "Open again",
      ),
    suggestions: async ({ view, key }) => ({
      links: SUGGESTED.filter(({ comment, change: of }) => key === (view === "comments" ? comment : of)),
      waiting: { comments: new Set(["6-1", "8-1"]), changes: new Set(["c3", "c4"]) },
    }),
    async previewEdit(comment, proposal) {
      const places = placesOf(proposal.replace, proposal.with)
      if (!places.length)
        throw new UserError(
          {
            ja: `「${proposal.replace}」は draft.docx にありません。`,
            en: `"${proposal.replace}" is not in draft.docx.`,
          },
          { ja: "案文にあるとおりの字句を --replace に指定してください。", en: "Give --replace the text as it is." },
        )
      return { comment, proposal, file: "draft.docx", places }
    },
    edit: async (comment, { replace, with: fresh }, at) =>
      change(
        { links: [...now().links, [comment, "c4"]] },
        `「${replace}」→「${fresh}」(${at === null ? "すべて" : `${at + 1}か所目`})`,
        `"${replace}" → "${fresh}" (${at === null ? "all" : at + 1})`,
      ),
    revise: async file => change({}, `${file.name} を読み込みました`, `Took in ${file.name}`),
    async undo() {
      if (at === 0) throw new UserError({ ja: "元に戻せる操作がありません。", en: "There is nothing to undo." })
      at -= 1
      return show({ ja: "元に戻しました。", en: "Undone." })
    },
    async redo() {
      if (at === past.length - 1)
        throw new UserError({ ja: "やり直せる操作がありません。", en: "There is nothing to redo." })
      at += 1
      return show({ ja: "やり直しました。", en: "Done again." })
    },
    async publish(directory, { draft }) {
      const blockers = draft ? [] : snapshot.findings.filter(({ severity }) => severity === "error")
      const files = blockers.length ? [] : ["results.docx", "report.html", "manifest.json"]
      const checked = blockers.length ? [] : [{ equality: "rows of comparison.docx = changes", places: 6 }]
      return { directory, files, blockers, checked }
    },
    publication: async () => ({
      papers: [
        { file: "results.docx", title: { ja: "結果の表", en: "Results" }, audience: "public", missing: null },
        { file: "redline.docx", title: { ja: "履歴付き", en: "Redline" }, audience: "public", missing: NO_WORD },
      ],
      profiles: [
        { name: "standard", title: { ja: "標準の三欄", en: "The usual form" } },
        { name: "city", title: { ja: "市の三欄", en: "Three columns" } },
      ],
      templates: ["akaire-demo/用紙.docx"],
    }),
    planText: async () => demoPlan(now()),
    async history(about, limit) {
      const deeds = names.slice(0, at).map(
        (what, i): DeedView => ({
          ...{ seq: i + 2, at: "2022-03-01T01:02:03.000Z", by: "試験", what, more: 0 },
          ...{ comments: i === 0 ? ["3-1"] : [], changes: [], state: "live", undoable: true },
        }),
      )
      const shown = deeds.filter(({ comments }) => about === null || comments.includes(about.id))
      return { seq: snapshot.seq, about, deeds: shown.toReversed(), limit, isWhole: true }
    },
    close: async () => undefined,
  }
}
