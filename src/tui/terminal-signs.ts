import type { WriteStream } from "node:tty"
import { visible } from "../text/visible.ts"
import type { State } from "./state.ts"
import {
  type Abilities,
  copyCode,
  GIVE_TITLE_BACK,
  KEEP_TITLE,
  NOT_WORKING,
  titleCode,
  WORKING,
} from "./terminal-codes.ts"
import { viewName } from "./view-words.ts"

/** What stands around the screen: the window's title, the taskbar, the clipboard. */
export interface TerminalSigns {
  /** Keeps the window's own title, and gives it another one. */
  begin(state: State): void
  /** The title of a state, where it is a new one. */
  show(state: State): void
  copy(text: string): void
  /** Shows that long work goes on, or that it is over. */
  working(on: boolean): void
  /** Gives the window its own title back: at the end, and while another program has the terminal. */
  end(): void
}

/** "意見 – 金融商品取引業等に関する内閣府令案 – Akaire": no counts, so that hardly any key changes it. */
function windowTitle({ snapshot, view, language }: State): string {
  const { title, plan } = snapshot.consultation
  return [viewName(view, language), plan ?? title ?? snapshot.name, "Akaire"].join(" – ")
}

/** The signs of a terminal; one that knows none gets none. */
export function signsOn(stdout: Pick<WriteStream, "write">, { signs, progress }: Abilities): TerminalSigns {
  let shown: string | null = null
  let isWorking = false
  const write = (code: string) => {
    if (signs) stdout.write(code)
  }
  const working = (on: boolean) => {
    if (progress && on !== isWorking) stdout.write(on ? WORKING : NOT_WORKING)
    isWorking = on
  }
  const show = (state: State) => {
    const title = windowTitle(state)
    if (shown === null || title === shown) return
    shown = title
    write(titleCode(title))
  }
  return {
    begin(state) {
      if (shown !== null) return
      write(KEEP_TITLE)
      shown = ""
      show(state)
    },
    show,
    // Marks instead of control characters: what is copied may be pasted into a shell.
    copy: text => write(copyCode(visible(text))),
    working,
    end() {
      working(false)
      if (shown === null) return
      shown = null
      // A terminal that keeps no titles is left without ours.
      write(titleCode("") + GIVE_TITLE_BACK)
    },
  }
}
