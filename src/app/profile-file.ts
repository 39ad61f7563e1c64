import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { UserError } from "../model/errors.ts"
import type { ResultsProfile } from "../model/results-profile.ts"
import { STANDARD_PROFILE } from "../model/standard-profile.ts"
import { parseProfile } from "../readers/results-profile.ts"
import { readFile } from "./files.ts"

const EXTENSION = ".jsonc"

/** Names of the profiles that come with the program, sorted. `templates`: their folder. */
export const profileNames = (templates: string): readonly string[] =>
  readdirSync(templates)
    .filter(name => name.endsWith(EXTENSION))
    .map(name => name.slice(0, -EXTENSION.length))
    .sort()

/** A profile by the name of one that comes with the program, or by its file. Null: the usual form. */
export function loadProfile(named: string | null, templates: string, language: "ja" | "en"): ResultsProfile {
  if (named === null || named === "standard") return STANDARD_PROFILE
  const isFile = /[./\\]/.test(named)
  const path = isFile ? named : join(templates, `${named}${EXTENSION}`)
  if (!isFile && (!/^[\w-]+$/.test(named) || !existsSync(path))) {
    const names = profileNames(templates)
    throw new UserError(
      { ja: `「${named}」という様式はありません。`, en: `There is no profile "${named}".` },
      {
        ja: `次から選ぶか、様式のファイルを指定してください: ${names.join("、")}`,
        en: `Choose among these, or name the file of one: ${names.join(", ")}`,
      },
    )
  }
  const { name, bytes } = readFile(path)
  return parseProfile(name, new TextDecoder().decode(bytes), language)
}

/** All profiles that come with the program, the usual one first. */
export const profilesIn = (templates: string): readonly ResultsProfile[] => [
  STANDARD_PROFILE,
  ...profileNames(templates)
    .filter(name => name !== "standard")
    .map(name => loadProfile(name, templates, "ja")),
]
