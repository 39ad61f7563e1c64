import type { NamedFile } from "../app/files.ts"
import type { Told, Watching } from "../app/watch-file.ts"
import type { UserError } from "../model/errors.ts"
import { wordsIn } from "./messages.ts"
import type { Event, State } from "./state.ts"

/** A file of the plan that was saved elsewhere, and waits until nobody types. */
export interface SavedFile {
  /** Told of every state. */
  look(state: State): void
  /** The file that waits; then none does. */
  take(): NamedFile | null
  stop(): void
}

interface Screens {
  current(): State
  send(event: Event): void
}

/** What happened to the file since somebody looked: the last thing counts. */
type Waiting = { readonly file: NamedFile } | { readonly error: UserError }

const isFree = ({ mode, busy }: State): boolean => mode.kind === "browse" && !busy

/** Watches a file, and tells the screens of it while only lists are shown: what is being typed is left alone. */
export function savedFile(watch: (told: Told) => Watching, { current, send }: Screens): SavedFile {
  let waiting: Waiting | null = null
  let soon: NodeJS.Timeout | undefined
  const tell = (): void => {
    soon = undefined
    if (!waiting || !isFree(current())) return
    if ("file" in waiting) {
      send({ kind: "saved", file: waiting.file.name })
      return
    }
    const { error } = waiting
    waiting = null
    const { language } = current()
    send({ kind: "notice", notice: { tone: "error", text: wordsIn(language).unreadableSave(error.text[language]) } })
  }
  const look = (state: State): void => {
    if (waiting && !soon && isFree(state)) soon = setTimeout(tell, 0)
  }
  const hold = (next: Waiting): void => {
    waiting = next
    look(current())
  }
  const watching = watch({ saved: file => hold({ file }), unreadable: error => hold({ error }) })
  return {
    look,
    take() {
      const file = waiting && "file" in waiting ? waiting.file : null
      waiting = null
      return file
    },
    stop() {
      clearTimeout(soon)
      watching.close()
    },
  }
}
