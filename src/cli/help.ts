import type { Argument, HelpConfiguration, Option } from "commander"
import type { Say } from "./language.ts"

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "使い方:",
  "Arguments:": "指定:",
  "Options:": "オプション:",
  "Commands:": "コマンド:",
}

/** What commander adds to descriptions, in the person's language. */
function described({ description, defaultValue, argChoices }: Option | Argument, say: Say): string {
  const notes = [
    ...(argChoices ? [say({ ja: `選択肢: ${argChoices.join(", ")}`, en: `choices: ${argChoices.join(", ")}` })] : []),
    ...(typeof defaultValue === "string" ? [say({ ja: `既定: ${defaultValue}`, en: `default: ${defaultValue}` })] : []),
  ]
  return notes.length > 0 ? `${description} (${notes.join("; ")})`.trim() : description
}

/** Help in the person's language: commander's own words are English. */
export const helpIn = (say: Say): HelpConfiguration => ({
  styleTitle: title => say({ ja: TITLES[title] ?? title, en: title }),
  optionDescription: option => described(option, say),
  argumentDescription: argument => described(argument, say),
})
