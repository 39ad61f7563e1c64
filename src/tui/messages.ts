import type { Language } from "../model/errors.ts"
import { en } from "./words-en.ts"
import { ja } from "./words-ja.ts"

/** Everything the screens say: the Japanese table is the model of the English one. */
export type Words = typeof ja

const WORDS: Readonly<Record<Language, Words>> = { ja, en }

/** The words of the screens in one language. */
export const wordsIn = (language: Language): Words => WORDS[language]
