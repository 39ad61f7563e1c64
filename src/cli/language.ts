import type { Language, Message } from "../model/errors.ts"

const LANGUAGES: Readonly<Record<string, Language>> = { ja: "ja", en: "en" }

/** `--lang ja|en` among the arguments, else the locale of the environment, else Japanese where the locale says nothing. */
export function languageOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const flag = argv.findIndex(argument => argument === "--lang" || argument.startsWith("--lang="))
  const named = flag < 0 ? undefined : (argv[flag]?.split("=")[1] ?? argv[flag + 1])
  if (named && LANGUAGES[named]) return LANGUAGES[named]
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ""
  if (/^(C|POSIX)(\.|$)/.test(locale) || locale === "") return "ja"
  return /^ja/i.test(locale) ? "ja" : "en"
}

/** Picks the sentence in the person's language. */
export type Say = (message: Message) => string

export const sayIn =
  (language: Language): Say =>
  message =>
    message[language]
