import { type Message, UserError } from "../model/errors.ts"
import { textOf, type XmlElement } from "../ooxml/xml.ts"

/** Why a tracked change of the draft cannot stay beside new ones. */
export interface KeptRefusal {
  readonly ja: string
  readonly en: string
}

/** Longest stretch of text that says where something is. */
const SHOWN = 20

const ACCEPT: Message = {
  ja: "--revisions accept を付け、案の変更履歴を反映してから比べてください。",
  en: "Accept the draft's tracked changes first: --revisions accept.",
}

/** Says which tracked change of which file cannot be kept, where, and what to try. `at`: what stands there. */
export function cannotKeep(file: string, part: string, { ja, en }: KeptRefusal, at: XmlElement | null): UserError {
  const text = at ? textOf(at).replace(/\s+/g, " ").trim() : ""
  const shown = text.length > SHOWN ? `${[...text].slice(0, SHOWN).join("")}…` : text
  const where = { ja: shown ? `「${shown}」の所` : "", en: shown ? `, at "${shown}"` : "" }
  return new UserError(
    {
      ja: `${file}: 案の変更履歴を残せません（${ja}。部品 ${part} ${where.ja}）。`,
      en: `${file}: the draft's tracked changes cannot be kept (${en}; part ${part}${where.en} ).`,
    },
    ACCEPT,
  )
}

/** The same where the finished file does not prove. */
export const notProved = (file: string, { ja, en }: KeptRefusal): UserError =>
  new UserError(
    {
      ja: `${file}: 案の変更履歴を残した見え消しの検証に失敗したため、作りませんでした（${ja}）。`,
      en: `${file}: the redline that keeps the draft's tracked changes failed its proof and was not made (${en}).`,
    },
    ACCEPT,
  )
