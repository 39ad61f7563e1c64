import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { UserError } from "../model/errors.ts"

/** Largest file taken in, in bytes: design.md §6 speaks of 300 MB parts; a file of that size is refused, not read. */
const MAX_FILE = 256 * 1024 * 1024

/** A file as people name it, with its bytes. */
export interface NamedFile {
  /** Name without folders: the machine's paths never enter a case. */
  readonly name: string
  readonly bytes: Uint8Array
}

const code = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "?"

/** Reads a whole file, or says in one sentence why it can't. */
export function readFile(path: string): NamedFile {
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) {
      throw new UserError(
        { ja: `${path} はフォルダです。`, en: `${path} is a folder.` },
        { ja: "ファイルを指定してください。", en: "Name a file in it." },
      )
    }
    if (stat.size > MAX_FILE) {
      throw new UserError(
        { ja: `${path} は大きすぎます(${stat.size} バイト)。`, en: `${path} is too large (${stat.size} bytes).` },
        {
          ja: `上限は ${MAX_FILE} バイトです。分けて保存してください。`,
          en: `The limit is ${MAX_FILE} bytes: save it in parts.`,
        },
      )
    }
    return { name: basename(path), bytes: readFileSync(path) }
  } catch (error) {
    if (error instanceof UserError) throw error
    if (code(error) === "ENOENT") {
      throw new UserError(
        { ja: `${path} が見つかりません。`, en: `${path} does not exist.` },
        { ja: "名前とフォルダを確かめてください。", en: "Check the name and the folder." },
      )
    }
    throw new UserError({
      ja: `${path} を読めません(${code(error)})。`,
      en: `${path} cannot be read (${code(error)}).`,
    })
  }
}

/** Writes a file whole or not at all: beside its place first, then renamed over it. */
export function writeFile(path: string, content: Uint8Array | string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString("hex")}`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(temporary, content, { flag: "wx" })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw new UserError(
      { ja: `${path} に書き込めません(${code(error)})。`, en: `${path} cannot be written (${code(error)}).` },
      {
        ja: "フォルダの権限と空き容量を確かめ、Word などで開いていれば閉じてください。",
        en: "Check the folder's permissions and free space, and close the file where it is open.",
      },
    )
  }
}
