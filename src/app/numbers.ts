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

/** How many to skip, as typed after `option`: a whole number from 0, or one sentence. */
export const parseOffset = (text: string, option: string): number => (/^0+$/.test(text) ? 0 : parseCount(text, option))
