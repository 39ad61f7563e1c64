import { createHash } from "node:crypto"
import { type FSWatcher, statSync, watch } from "node:fs"
import { basename, dirname } from "node:path"
import { UserError } from "../model/errors.ts"
import { openPackage } from "../ooxml/package.ts"
import { type NamedFile, readFile } from "./files.ts"

/** What becomes of a watched file. Each content is told once. */
export interface Told {
  /** It was saved, and reads whole. */
  saved(file: NamedFile): void
  /** It was saved, and does not come to be whole. */
  unreadable(error: UserError): void
}

/** How patiently a file is watched, in milliseconds and looks. */
export interface Pace {
  /** It is looked at this long after the last sign of life, and twice the same before it counts as written. */
  readonly rest: number
  /** A shared folder tells nobody of changes: it is asked this often. */
  readonly ask: number
  /** A file that stays broken for so many looks is not being written any more. */
  readonly patience: number
}

/** Word writes a temporary file, renames it and tidies up in about a second; a network drive takes several. */
const PACE: Pace = { rest: 300, ask: 2_000, patience: 20 }

export interface Watching {
  close(): void
}

/** Why bytes are not the whole of a file, or null: a Word file is a sound zip, any other has some text. */
function brokenness({ name, bytes }: NamedFile): UserError | null {
  const isZip = (bytes[0] === 0x50 && bytes[1] === 0x4b) || /\.(docx|docm|dotx|dotm)$/i.test(name)
  if (!isZip && bytes.length > 0) return null
  try {
    openPackage(name, bytes)
    return null
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

/**
 * Watches a file for being saved, as Word and editors do it: written beside its place and renamed over it, or emptied and
 * written again. What counts is the content: the same bytes twice, and whole. A file that is gone is waited for.
 */
export function watchFile(path: string, told: Told, pace: Pace = PACE): Watching {
  return new WatchedFile(path, told, pace)
}

class WatchedFile implements Watching {
  readonly #path: string
  readonly #told: Told
  readonly #pace: Pace
  readonly #folder: FSWatcher | null
  readonly #asking: NodeJS.Timeout
  #rest: NodeJS.Timeout | undefined
  /** Digest of the content that was told last, or stood there first. */
  #known: string | null
  /** What the last look saw, and for how many looks it has been broken. */
  #seen: { readonly digest: string; readonly looks: number } | null = null
  #stamp: string

  constructor(path: string, told: Told, pace: Pace) {
    this.#path = path
    this.#told = told
    this.#pace = pace
    this.#stamp = stampOf(path)
    const file = readIfThere(path)
    this.#known = file && digestOf(file)
    this.#folder = folderWatcher(path, () => this.#soon())
    this.#asking = setInterval(() => this.#ask(), pace.ask)
    this.#asking.unref()
  }

  close(): void {
    clearInterval(this.#asking)
    clearTimeout(this.#rest)
    this.#folder?.close()
  }

  #ask(): void {
    const stamp = stampOf(this.#path)
    if (stamp !== this.#stamp) this.#soon()
    this.#stamp = stamp
  }

  #soon(): void {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.#look(), this.#pace.rest)
  }

  #look(): void {
    const file = readIfThere(this.#path)
    // Gone for a moment, or locked: the next sign of life, or the next asking, comes back here.
    if (!file) {
      this.#stamp = ""
      return
    }
    const digest = digestOf(file)
    if (digest === this.#known) return
    const looks = this.#seen?.digest === digest ? this.#seen.looks + 1 : 0
    this.#seen = { digest, looks }
    const error = looks === 0 ? null : brokenness(file)
    if (looks === 0 || (error && looks < this.#pace.patience)) {
      this.#soon()
      return
    }
    this.#known = digest
    if (error) this.#told.unreadable(error)
    else this.#told.saved(file)
  }
}

/** Tells of every sign of life of a file, by watching its folder: a file that is renamed over another is another one. */
function folderWatcher(path: string, act: () => void): FSWatcher | null {
  try {
    const watcher = watch(dirname(path), { persistent: false }, (_, name) => {
      if (name === null || name === basename(path)) act()
    })
    // A folder that can't be watched any more is asked.
    watcher.on("error", () => watcher.close())
    return watcher
  } catch {
    return null
  }
}

/** What changes when a file is saved; "" where there is none. */
function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : ""
}

function readIfThere(path: string): NamedFile | null {
  try {
    return readFile(path)
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

const digestOf = ({ bytes }: NamedFile): string => createHash("sha256").update(bytes).digest("hex")
