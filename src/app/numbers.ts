import { UserError } from "../model/errors.ts"

/** A whole number from 1 as typed after `option`, or one sentence. */
export function parseCount(text: string, option: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value > 0) return value
  throw new UserError({
    ja: `${option} には 1 以上の整数を指定してください(「${text}」ではなく)。`,
    en: `${option} takes a whole number from 1, not "${text}".`,
  })
}
