import { memo } from "../model/case.ts"
import { UserError } from "../model/errors.ts"
import type { Finding } from "../model/finding.ts"
import { type Reconciliation, reconcile } from "../trace/check.ts"
import { findingBasis, findingId } from "../trace/finding-id.ts"
import { type Case, type Report, report } from "./case.ts"
import { undo, waivedAt } from "./history.ts"
import { isWaivable } from "./waivable.ts"

/** Ids that begin as the one typed, or the first few where none does. */
const SHOWN = 5

function unknownFinding(id: string, findings: readonly Finding[]): UserError {
  const ids = findings.map(findingId)
  const near = ids.filter(other => other.startsWith(id.slice(0, 4)))
  const others = (near.length > 0 ? near : ids).slice(0, SHOWN)
  return new UserError(
    { ja: `要確認事項「${id}」はありません。`, en: `There is no finding "${id}".` },
    others.length > 0
      ? {
          ja: `いまある番号: ${others.join("、")}(akaire check で並びます)`,
          en: `There is: ${others.join(", ")} (akaire check lists them)`,
        }
      : { ja: "要確認事項はありません。", en: "There is nothing to check." },
  )
}

/** Opens a waived finding again: undoes the deed that waived it. */
export async function unwaive(opened: Case, finding: Finding): Promise<Report> {
  const { data, warnings } = await undo(opened, await waivedAt(opened, findingId(finding)))
  return {
    data,
    warnings,
    message: { ja: `了承を取り消しました: ${finding.message.ja}`, en: `Open again: ${finding.message.en}` },
  }
}

/** Settles a finding of a screen, and says so in its own words. `checked`: what the screen shows. */
export async function waiveFinding(
  opened: Case,
  finding: Finding,
  note: string,
  checked: Reconciliation,
): Promise<Report> {
  const { data, warnings } = await waiveAmong(opened, findingId(finding), note, checked)
  return {
    data,
    warnings,
    message: {
      ja: `了承しました(${opened.by}): ${finding.message.ja}`,
      en: `Waived (${opened.by}): ${finding.message.en}`,
    },
  }
}

/** Settles a finding as it is, in a person's name, until what it speaks of changes. */
export async function waive(opened: Case, id: string, note: string): Promise<Report> {
  const { ledger } = await opened.ledger()
  return waiveAmong(opened, id, note, reconcile(ledger))
}

async function waiveAmong(opened: Case, id: string, note: string, { open, waived }: Reconciliation): Promise<Report> {
  const { ledger } = await opened.ledger()
  const all = [...open, ...waived.map(({ finding }) => finding)]
  const finding = all.find(one => findingId(one) === id)
  if (!finding) throw unknownFinding(id, all)
  if (!isWaivable(finding)) {
    throw new UserError(
      { ja: `${finding.rule} は了承できません。`, en: `A finding of ${finding.rule} can't be waived.` },
      { ja: finding.message.ja, en: finding.message.en },
    )
  }
  const basis = findingBasis(finding, ledger)
  const waiver = { finding: id, rule: finding.rule, basis, note: memo(note.trim()), by: opened.by }
  const events = await opened.run([{ type: "waive", waiver }])
  return report(
    events === 0
      ? { ja: `要確認事項 ${id} は了承済みです。`, en: `The finding ${id} is waived already.` }
      : {
          ja: `要確認事項 ${id} を了承しました(${opened.by})。対象の文言が変わると、再び要確認となります。`,
          en: `Waived the finding ${id} (${opened.by}). It is open again when what it speaks of changes.`,
        },
    { finding: id, rule: finding.rule, changed: events > 0 },
  )
}
