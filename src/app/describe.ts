import type { CaseEvent } from "../journal/events.ts"
import { type Message, never } from "../model/errors.ts"

/** Names an event in a few words. */
export function describe(event: CaseEvent): Message {
  switch (event.type) {
    case "case-created":
      return { ja: "案件の作成", en: "case created" }
    case "consultation-set": {
      const keys = Object.keys(event.fields).join(" ")
      return { ja: `案件の事項 ${keys}`, en: `consultation data ${keys}` }
    }
    case "version-loaded":
      return event.role === "draft"
        ? { ja: `案の読み込み ${event.file}`, en: `draft loaded ${event.file}` }
        : { ja: `修正案の読み込み ${event.file}`, en: `revision loaded ${event.file}` }
    case "pages-read": {
      const paper = event.file ?? "LibreOffice"
      return event.role === "draft"
        ? { ja: `案のページ ${paper}`, en: `pages of the draft ${paper}` }
        : { ja: `修正案のページ ${paper}`, en: `pages of the revision ${paper}` }
    }
    case "comments-taken-in":
      return {
        ja: `意見${event.comments}件の取り込み ${event.file}`,
        en: `${event.comments} comments taken in ${event.file}`,
      }
    case "links-carried":
      return {
        ja: `比較(引継ぎ${event.carried.length}、消失${event.lost.length})`,
        en: `comparison (${event.carried.length} carried, ${event.lost.length} lost)`,
      }
    case "comment-linked":
      return { ja: `紐付け ${event.comment} と ${event.change}`, en: `link ${event.comment} and ${event.change}` }
    case "comment-unlinked":
      return {
        ja: `紐付けの解除 ${event.comment} と ${event.change}`,
        en: `unlink ${event.comment} and ${event.change}`,
      }
    case "change-explained":
      return { ja: `修正理由 ${event.change}`, en: `reason of ${event.change}` }
    case "change-unexplained":
      return { ja: `修正理由の削除 ${event.change}`, en: `reason of ${event.change} removed` }
    case "finding-waived":
      return {
        ja: `要確認事項の了承 ${event.finding}(${event.rule})`,
        en: `finding ${event.finding} (${event.rule}) waived`,
      }
    case "submission-released": {
      const { submission, publicName, original } = event
      const ja = [...(publicName === null ? [] : ["名称"]), ...(original ? ["原文"] : [])].join("・")
      const en = [...(publicName === null ? [] : ["name"]), ...(original ? ["original"] : [])].join(" and ")
      return {
        ja: `提出意見 ${submission} の公表: ${ja || "なし"}`,
        en: `released of ${submission}: ${en || "nothing"}`,
      }
    }
    case "response-written":
      return {
        ja: `考え方 ${event.id}(意見 ${event.rows.flat().join("、")})`,
        en: `answer ${event.id} (${event.rows.flat().join(", ")})`,
      }
    case "response-removed":
      return { ja: `考え方の削除 ${event.id}`, en: `answer ${event.id} removed` }
    case "outcome-set":
      return { ja: `対応区分 ${event.comment}`, en: `outcome of ${event.comment}` }
    case "comment-summarized":
      return { ja: `要旨 ${event.comment}`, en: `summary of ${event.comment}` }
    case "state-set":
      return { ja: `状態 ${event.comment}`, en: `state of ${event.comment}` }
    case "comment-assigned": {
      const who = [event.unit, event.assignee].filter(name => name !== null).join(" ")
      return { ja: `担当 ${event.comment}: ${who || "なし"}`, en: `assigned ${event.comment}: ${who || "nobody"}` }
    }
    case "comment-noted":
      return { ja: `メモ ${event.comment}`, en: `note on ${event.comment}` }
    case "event-undone":
      return { ja: `記録 ${event.seq} の取り消し`, en: `event ${event.seq} undone` }
    default:
      return never(event)
  }
}
