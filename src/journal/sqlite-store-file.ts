import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from "node:fs"
import type { DatabaseSync } from "node:sqlite"
import { UserError } from "../model/errors.ts"
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from "./sqlite-schema.ts"

const SQLITE_MAGIC = "SQLite format 3\0"

/** Bytes of a database's header. */
const HEADER = 100

/** SQLite's primary result codes that people can do something about. https://sqlite.org/rescode.html */
const SENTENCES: Readonly<Record<number, { readonly ja: string; readonly en: string }>> = {
  5: {
    ja: "ほかの人が書き込み中です。しばらくしてからもう一度試してください。",
    en: "somebody else is writing; try again in a moment.",
  },
  8: { ja: "書き込みができません。権限を確かめてください。", en: "it is read-only; check its permissions." },
  10: { ja: "読み書きに失敗しました。ディスクを確かめてください。", en: "reading or writing failed; check the disk." },
  11: { ja: "ファイルが壊れています。控えから戻してください。", en: "the file is damaged; go back to a copy." },
  13: {
    ja: "空き容量がありません。空けてからもう一度試してください。",
    en: "the disk is full; make room and try again.",
  },
  14: {
    ja: "開けません。フォルダと権限を確かめてください。",
    en: "it cannot be opened; check the folder and its permissions.",
  },
  26: { ja: "案件のファイルではありません。", en: "it is not a case file." },
}

/** SQLite's primary result code of an error, 0 for an error that is not SQLite's. */
const resultCode = (error: unknown): number =>
  typeof error === "object" && error !== null && "errcode" in error ? Number(error.errcode) & 0xff : 0

/** True when somebody else holds what a statement needs; it may be tried again. */
export const isBusy = (error: unknown): boolean => resultCode(error) === 5

/** Runs `body`; an error of the database becomes one sentence about the case. */
export function translated<T>(path: string, body: () => T): T {
  try {
    return body()
  } catch (error) {
    const sentence = SENTENCES[resultCode(error)]
    if (!sentence) throw error
    throw new UserError({ ja: `${path}: ${sentence.ja}`, en: `${path}: ${sentence.en}` })
  }
}

function checkFile(path: string): void {
  const noCase = (ja: string, en: string) =>
    new UserError(
      { ja: `${path} ${ja}`, en: `${path} ${en}` },
      { ja: "akaire new で作った案件(.akaire)を指定してください。", en: "Name a case (.akaire) made with akaire new." },
    )
  if (!existsSync(path)) throw noCase("がありません。", "does not exist.")
  const stat = statSync(path)
  if (stat.isDirectory()) throw noCase("はフォルダです。", "is a folder.")
  const head = Buffer.alloc(HEADER)
  const file = translatedOpen(path)
  try {
    readSync(file, head)
  } finally {
    closeSync(file)
  }
  if (!head.toString("latin1").startsWith(SQLITE_MAGIC)) {
    throw noCase("は案件のファイルではありません。", "is not a case file.")
  }
  if (stat.size < bytesIn(head) && !existsSync(`${path}-wal`)) {
    throw new UserError(
      { ja: `${path} は途中で切れています。`, en: `${path} is cut off.` },
      { ja: "コピーや転送をやり直すか、控えから戻してください。", en: "Copy it again, or go back to another copy." },
    )
  }
}

/** Bytes that a database's header promises: page size (1 stands for 65536) × pages, 0 where it does not say. https://sqlite.org/fileformat.html */
function bytesIn(header: Buffer): number {
  const size = header.readUInt16BE(16)
  const isUpToDate = header.readUInt32BE(24) === header.readUInt32BE(92)
  return isUpToDate ? (size === 1 ? 65_536 : size) * header.readUInt32BE(28) : 0
}

function translatedOpen(path: string): number {
  try {
    return openSync(path, "r")
  } catch {
    throw new UserError({
      ja: `${path} を開けません。権限を確かめてください。`,
      en: `${path} cannot be opened: check its permissions.`,
    })
  }
}

/** Makes the empty file. Only one of two who do so at the same time gets it. */
function claim(path: string): void {
  try {
    closeSync(openSync(path, "wx"))
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "?"
    throw code === "EEXIST"
      ? new UserError(
          { ja: `${path} は既にあります。`, en: `${path} exists already.` },
          {
            ja: "別の名前にするか、既にある案件を開いてください。",
            en: "Choose another name, or open the case that is there.",
          },
        )
      : new UserError(
          { ja: `${path} を作れません(${code})。`, en: `${path} cannot be created (${code}).` },
          { ja: "フォルダの名前と権限を確かめてください。", en: "Check the folder's name and permissions." },
        )
  }
}

/** Loads SQLite without Node 22's notice that it is experimental. */
async function loadSqlite(): Promise<typeof import("node:sqlite")> {
  const { emitWarning } = process
  process.emitWarning = (warning, ...rest) => {
    if (String(warning).includes("SQLite is an experimental feature")) return
    Reflect.apply(emitWarning, process, [warning, ...rest])
  }
  try {
    return await import("node:sqlite")
  } finally {
    process.emitWarning = emitWarning
  }
}

function prepare(db: DatabaseSync, path: string, create: boolean): void {
  if (create) db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`)
  const id = db.prepare("PRAGMA application_id").get()?.application_id
  if (id !== APPLICATION_ID) {
    throw new UserError({ ja: `${path} は案件のファイルではありません。`, en: `${path} is not a case file.` })
  }
  const version = Number(db.prepare("PRAGMA user_version").get()?.user_version)
  if (version > SCHEMA_VERSION) {
    throw new UserError(
      { ja: `${path} は新しい版の Akaire で作られています。`, en: `${path} was made by a newer Akaire.` },
      { ja: "Akaire を更新してください。", en: "Update Akaire." },
    )
  }
  // FULL: a commit is on disk before it is acknowledged. WAL: readers do not hold up a writer.
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
}

interface DatabaseOptions {
  readonly create: boolean
  /** How often, and with which pause in milliseconds, to try while somebody else holds the file. */
  readonly tries: number
  readonly pause: number
}

/** Opens or creates the database of a case and checks that it is one. From then on its statements fail at once when they must wait. */
export async function openDatabase(path: string, { create, tries, pause }: DatabaseOptions): Promise<DatabaseSync> {
  const { DatabaseSync } = await loadSqlite()
  if (create) claim(path)
  else checkFile(path)
  try {
    const db = translated(path, () => new DatabaseSync(path, { timeout: tries * pause }))
    try {
      translated(path, () => prepare(db, path, create))
      db.exec("PRAGMA busy_timeout = 0")
      return db
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    if (create) rmSync(path, { force: true })
    throw error
  }
}
