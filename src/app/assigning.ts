import type { CommentId } from "../model/consultation.ts"
import { UserError } from "../model/errors.ts"
import { type Case, type Report, report } from "./case.ts"

/** Who is to work on comments, as typed; a field that is absent stays, "" is nobody. */
export interface Assigned {
  readonly assignee?: string
  readonly unit?: string
}

/** Gives comments to a person, a section of the office, or both, as one deed. */
export async function assign(opened: Case, comments: readonly CommentId[], who: Assigned): Promise<Report> {
  if (who.assignee === undefined && who.unit === undefined) {
    throw new UserError(
      { ja: "担当が示されていません。", en: "Nobody is named to work on them." },
      {
        ja: '--to 氏名 か --unit 担当課 を付けてください。空（""）にすると担当を外します。',
        en: 'Add --to NAME or --unit SECTION; "" takes it away.',
      },
    )
  }
  const events = await opened.run(comments.map(comment => ({ type: "assign", comment, ...who })))
  const name = [who.unit, who.assignee].filter(part => part).join(" ")
  return report(
    {
      ja: `意見 ${comments.join("、")} の担当: ${name || "なし"}`,
      en: `Assigned ${comments.join(", ")} to ${name || "nobody"}.`,
    },
    { comments, ...who, changed: events > 0 },
  )
}

/** Notes something beside a comment, for the office alone; "" takes the note away. */
export async function noteOn(opened: Case, comment: CommentId, note: string): Promise<Report> {
  const events = await opened.run([{ type: "note", comment, note }])
  return report(
    events === 0
      ? { ja: `意見 ${comment} のメモは既にそのとおりです。`, en: `The note on ${comment} says that already.` }
      : note.trim() === ""
        ? { ja: `意見 ${comment} のメモを消しました。`, en: `Took the note on ${comment} away.` }
        : { ja: `意見 ${comment} にメモを記録しました。`, en: `Noted beside ${comment}.` },
    { comment, changed: events > 0 },
  )
}
