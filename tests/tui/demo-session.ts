import type { Done, Session } from "../../src/app/session.ts"
import { memo, publicText } from "../../src/model/case.ts"
import { type Message, UserError } from "../../src/model/errors.ts"
import { DEMO, type DemoCase, snapshotOf } from "./demo-case.ts"

/** A session over a case in memory, with real undo. `fail`: a text that no answer may hold, to try an error. */
export function demoSession(first: DemoCase = DEMO, fail = "保存できない文"): Session {
  let past: readonly DemoCase[] = [first]
  let at = 0
  let snapshot = snapshotOf(first)
  const now = () => past[at] ?? first
  const show = (message: Message): Done => {
    snapshot = snapshotOf(now(), snapshot.seq + 1)
    return { snapshot, message }
  }
  const change = async (next: Partial<DemoCase>, ja: string, en: string): Promise<Done> => {
    past = [...past.slice(0, at + 1), { ...now(), ...next }]
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
      return { directory, files: blockers.length ? [] : ["results.docx", "report.html", "manifest.json"], blockers }
    },
    close: async () => undefined,
  }
}
