import { existsSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import { UserError } from "../model/errors.ts"
import type { Case } from "./case.ts"
import { readFile } from "./files.ts"
import { digest } from "./versions.ts"

/** The revision's file, for being watched. */
export interface WatchedRevision {
  readonly path: string
  /** Its name without folders. */
  readonly file: string
  /** The file is not the revision of the case: it was saved since, or is another copy. */
  readonly isOther: boolean
}

/**
 * Finds the revision's file: the one that is named, else the one of that name beside the case or in the folder at hand.
 * Cases keep no paths: the machine's folders are nobody's business.
 */
export async function watchedRevision(opened: Case, given: string | null): Promise<WatchedRevision> {
  const revision = (await opened.store.state()).state.version.get("revision")
  if (!revision) {
    throw new UserError(
      { ja: "修正案がまだないので、見張れません。", en: "There is no revision yet to watch." },
      { ja: "akaire revise で修正案を読み込んでください。", en: "Load the revision with akaire revise." },
    )
  }
  const places = given === null ? [join(dirname(opened.name), revision.file), resolve(revision.file)] : [resolve(given)]
  const path = places.find(existsSync)
  if (path === undefined) {
    throw new UserError(
      { ja: `${given ?? revision.file} が見つかりません。`, en: `${given ?? revision.file} was not found.` },
      {
        ja: "--watch のあとに修正案のファイルを指定してください。",
        en: "Name the revision's file after --watch.",
      },
    )
  }
  return { path, file: basename(path), isOther: digest(readFile(path).bytes) !== revision.sha256 }
}
