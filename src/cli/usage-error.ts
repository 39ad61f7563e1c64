import type { CommanderError } from "commander"
import { type Message, UserError } from "../model/errors.ts"

/** What commander found wrong with the command line, from the words it put in quotation marks. */
const SENTENCES: Readonly<Record<string, (words: readonly string[]) => Message>> = {
  "commander.unknownOption": ([option]) => ({
    ja: `「${option}」という指定はありません。`,
    en: `There is no option "${option}".`,
  }),
  "commander.unknownCommand": ([command]) => ({
    ja: `「${command}」というコマンドはありません。`,
    en: `There is no command "${command}".`,
  }),
  "commander.missingArgument": ([argument]) => ({
    ja: `<${argument}> を指定してください。`,
    en: `<${argument}> is missing.`,
  }),
  "commander.optionMissingArgument": ([option]) => ({
    ja: `${option} の値がありません。`,
    en: `The value of ${option} is missing.`,
  }),
  "commander.missingMandatoryOptionValue": ([option]) => ({
    ja: `${option} を指定してください。`,
    en: `${option} is missing.`,
  }),
  "commander.conflictingOption": ([one, other]) => ({
    ja: `${one} と ${other} は同時に指定できません。`,
    en: `${one} and ${other} cannot go together.`,
  }),
  "commander.invalidArgument": ([what, value, argument]) =>
    argument === undefined
      ? { ja: `${what} に「${value}」は指定できません。`, en: `"${value}" is no value of ${what}.` }
      : { ja: `<${argument}> に「${what}」は指定できません。`, en: `"${what}" is no value of <${argument}>.` },
  "commander.excessArguments": ([command]) => ({
    ja: `${command ?? "akaire"} への指定が多すぎます。`,
    en: `There are too many arguments for ${command ?? "akaire"}.`,
  }),
  "commander.help": () => ({ ja: "そのコマンドはありません。", en: "There is no such command." }),
}

/** What to try: what commander takes the word for, or the values that it allows. */
function hintOf(message: string): Message {
  const similar = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message)?.[1]
  if (similar) return { ja: `もしかして: ${similar}`, en: `Perhaps ${similar} is meant.` }
  const allowed = /Allowed choices are (.+?)\.$/.exec(message)?.[1]
  if (allowed) return { ja: `次のどれかにしてください: ${allowed}`, en: `Choose one of: ${allowed}` }
  return { ja: "--help で使い方を表示します。", en: "--help shows how to use it." }
}

/** A wrong command line as one sentence in the person's language: commander itself speaks English only. */
export function usageError({ code, message }: CommanderError): UserError {
  const words = [...message.matchAll(/'([^']*)'/g)].map(match => match[1] ?? "")
  // "argument 'x' is invalid for option" names the option first; of an argument the value comes first.
  const ordered = message.includes("command-argument") ? [words[0] ?? "", "", words[1] ?? ""] : words.slice(0, 2)
  const sentence = SENTENCES[code]?.(ordered) ?? { ja: `指定が正しくありません(${message})。`, en: `${message}.` }
  return new UserError(sentence, hintOf(message))
}
