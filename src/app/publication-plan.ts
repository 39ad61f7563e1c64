import { type Dirent, readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import { ONLY } from "../model/case.ts"
import type { Message } from "../model/errors.ts"
import type { Case } from "./case.ts"
import { readFile } from "./files.ts"
import { INTERNAL } from "./further-papers.ts"
import { profileNames } from "./profile-file.ts"

/** A paper that a publication makes unless others are asked for. */
export interface PlannedPaper {
  readonly file: string
  readonly title: Message
  readonly audience: "public" | "internal"
  /** Why it cannot be made; null where it can. */
  readonly missing: Message | null
}

/** A form of the results table that comes with the program. */
export interface ProfileChoice {
  readonly name: string
  readonly title: Message
}

/** What would be published, and what can be chosen for it. */
export interface PublicationPlan {
  readonly papers: readonly PlannedPaper[]
  readonly profiles: readonly ProfileChoice[]
  /** Paths of the Word files beside the case: any of them may be the office's own form. */
  readonly templates: readonly string[]
}

const PAPERS: readonly (Omit<PlannedPaper, "audience" | "missing"> & {
  readonly needs: "nothing" | "plans" | "word"
})[] = [
  { file: "results.docx", title: { ja: "意見募集の結果（表）", en: "Results table" }, needs: "nothing" },
  { file: "comparison.docx", title: { ja: "新旧対照表", en: "Table of old and new" }, needs: "plans" },
  { file: "report.html", title: { ja: "修正箇所の報告書", en: "Report of the changes" }, needs: "plans" },
  { file: "report-internal.html", title: { ja: "内部点検用の報告書", en: "Report for the office" }, needs: "plans" },
  { file: "redline.docx", title: { ja: "変更履歴付きの案文", en: "Plan with tracked changes" }, needs: "word" },
  { file: "struck.docx", title: { ja: "見え消しの案文", en: "Plan with changes struck" }, needs: "word" },
  { file: "clean.docx", title: { ja: "溶け込みの案文", en: "Plan with changes taken in" }, needs: "word" },
  { file: "data.json", title: { ja: "結果のデータ", en: "Results as data" }, needs: "nothing" },
]

const isWordName = (name: string): boolean => /\.doc[xm]$/i.test(name)

const NO_PLANS: Message = { ja: "案と修正案がそろっていません", en: "needs a draft and a revision" }
const NO_WORD: Message = { ja: "案と修正案が Word 文書ではありません", en: "draft and revision are not both in Word" }

/** What publishing the case as it stands makes. `templates`: folder of the profiles that come with the program, or null. */
export async function publicationPlan(opened: Case, templates: string | null): Promise<PublicationPlan> {
  const { state } = await opened.store.state()
  const files = (["draft", "revision"] as const).flatMap(role => state.version.get(role)?.file ?? [])
  const hasPlans = state.comparison.has(ONLY)
  const plans = hasPlans ? null : NO_PLANS
  const missing = { nothing: null, plans, word: plans ?? (files.every(isWordName) ? null : NO_WORD) }
  return {
    papers: PAPERS.map(({ needs, ...paper }) => ({
      ...paper,
      audience: INTERNAL.test(paper.file) ? "internal" : "public",
      missing: missing[needs],
    })),
    profiles: templates === null ? [] : profilesOf(templates),
    templates: wordFilesBeside(opened.name),
  }
}

/** Profiles with what the first lines of their files say, the usual form first. */
function profilesOf(templates: string): readonly ProfileChoice[] {
  const names = profileNames(templates)
  const sorted = [...names.filter(name => name === "standard"), ...names.filter(name => name !== "standard")]
  return sorted.map(name => {
    const text = new TextDecoder().decode(readFile(join(templates, `${name}.jsonc`)).bytes)
    const [ja = name, en = name] = [...text.matchAll(/^\/\/ (.+)$/gm)].map(([, line = ""]) => line)
    return { name, title: { ja, en } }
  })
}

/** More than this are not a choice. */
const MOST_FILES = 100

/** Word files in the folder of a case, without those that Word writes while one is open. */
function wordFilesBeside(name: string): readonly string[] {
  const folder = dirname(name)
  return entriesOf(folder)
    .filter(entry => entry.isFile() && isWordName(entry.name) && !entry.name.startsWith("~$"))
    .map(entry => join(folder, entry.name))
    .sort()
    .slice(0, MOST_FILES)
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    // A case that is no file has no folder: there is nothing to choose from.
    return []
  }
}
