import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { UserError } from "../model/errors.ts"

/** The case meant by plain `akaire`: the only one in the folder. */
export function onlyCaseIn(folder: string): string {
  const cases = readdirSync(folder)
    .filter(name => name.endsWith(".akaire"))
    .sort()
  const [first] = cases
  if (cases.length === 1 && first) return join(folder, first)
  if (cases.length === 0) {
    throw new UserError(
      { ja: "このフォルダに案件(.akaire)がありません。", en: "There is no case (.akaire) in this folder." },
      {
        ja: "akaire demo で見本を試すか、akaire new 案件.akaire --draft 案.docx で始めてください。",
        en: "Try the sample with akaire demo, or begin with akaire new plan.akaire --draft draft.docx.",
      },
    )
  }
  throw new UserError(
    { ja: `このフォルダには案件が${cases.length}件あります。`, en: `There are ${cases.length} cases in this folder.` },
    { ja: `どれかを指定してください: ${cases.join("、")}`, en: `Name one of them: ${cases.join(", ")}` },
  )
}

/** True when a word on the command line names a case rather than a command. */
export const looksLikeCase = (word: string): boolean => /\.akaire$|^postgres(ql)?:|[/\\]/.test(word) || existsSync(word)

/** Refuses what this version can't open: a server's case. */
export function checkCaseName(name: string): string {
  if (/^postgres(ql)?:/.test(name)) {
    throw new UserError(
      { ja: "PostgreSQL 上の案件はこの版では開けません。", en: "This version cannot open a case in PostgreSQL." },
      { ja: "案件ファイル(.akaire)を指定してください。", en: "Name a case file (.akaire)." },
    )
  }
  return name
}

/** Refuses to write over something that is there. */
export function checkFree(path: string): string {
  if (existsSync(path)) {
    throw new UserError(
      { ja: `${path} は既にあります。`, en: `${path} exists already.` },
      {
        ja: "別の名前にするか、既にある案件を開いてください。",
        en: "Choose another name, or open the case that is there.",
      },
    )
  }
  return path
}
