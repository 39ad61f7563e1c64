import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { homedir } from "node:os"
import { dirname, join } from "node:path"

/** Remembers that the screens were introduced to a person, once for all cases. */
export interface Welcomed {
  isDue(): boolean
  done(): void
}

/** In the folder for what programs remember (XDG_STATE_HOME, else ~/.local/state). */
export function welcomedIn(env: Readonly<Record<string, string | undefined>>): Welcomed {
  const file = join(env.XDG_STATE_HOME || join(homedir(), ".local", "state"), "akaire", "welcomed")
  return {
    isDue: () => !existsSync(file),
    done() {
      try {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, "")
      } catch {
        // Where nothing can be kept, the welcome comes again: any key goes on.
      }
    },
  }
}
