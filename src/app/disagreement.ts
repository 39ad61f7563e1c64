import { type Message, UserError } from "../model/errors.ts"

/** An equality that was checked before anything was written, and in how many places it held. */
export interface Agreed {
  readonly equality: string
  readonly places: number
}

/** Two papers say different things: what, and where. */
export const disagreement = (what: Message, where: Message): UserError =>
  new UserError(
    {
      ja: `公表資料どうしが食い違うため、何も公表しませんでした。${what.ja}(${where.ja})`,
      en: `Nothing was published, since the papers disagree: ${what.en} (${where.en}).`,
    },
    { ja: "akaire check で案件を確かめてください。", en: "Look at the case with akaire check." },
  )
