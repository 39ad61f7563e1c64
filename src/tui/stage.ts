import type { ReadStream, WriteStream } from "node:tty"
import { painter } from "./painter.ts"
import { screenOf } from "./screen.ts"
import type { Depth } from "./sgr.ts"
import type { State } from "./state.ts"
import type { Store } from "./store.ts"
import type { Theme } from "./theme.ts"

/** The whole terminal, lent to the screens. */
export interface Stage {
  /** Draws what the store holds until the person quits; throws what went wrong in drawing. */
  play(store: Store): Promise<void>
  /** Draws everything again. */
  repaint(): void
  /** Gives the terminal back as it was; a second time does nothing. */
  close(): void
}

interface Terminal {
  readonly stdin: ReadStream
  readonly stdout: WriteStream
  readonly theme: Theme
  readonly depth: Depth
}

/** The alternate screen, pastes told apart from typing; and back, with the cursor and no colours. */
const ENTER = "\u001b[?1049h\u001b[H\u001b[?25l\u001b[?2004h"
const LEAVE = "\u001b[?2004l\u001b[m\u001b[?25h\u001b[?1049l"

/** Takes the terminal; whatever ends the process, it is given back. */
export function openStage({ stdin, stdout, theme, depth }: Terminal): Stage {
  const picture = painter(frame => stdout.write(frame), theme, depth)
  let isOpen = false
  let isDue = false
  let current: (() => State) | null = null
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<void>()

  const enter = () => {
    isOpen = true
    stdin.setRawMode(true)
    stdout.write(ENTER)
    picture.forget()
  }
  const leave = () => {
    if (!isOpen) return
    isOpen = false
    stdout.write(LEAVE)
    stdin.setRawMode(false)
  }
  const draw = () => {
    isDue = false
    if (!isOpen || !current) return
    const state = current()
    const { columns, rows } = stdout
    try {
      // The size of this very moment: a frame that is wider than the window would wrap.
      picture.draw(screenOf(state.columns === columns && state.rows === rows ? state : { ...state, columns, rows }))
    } catch (error) {
      fail(error)
    }
  }
  /** Draws once for everything that happens now. */
  const drawSoon = () => {
    if (isDue) return
    isDue = true
    setImmediate(draw)
  }
  const repaint = () => {
    picture.forget()
    drawSoon()
  }
  const suspend = async (during: () => Promise<void>) => {
    leave()
    try {
      await during()
    } finally {
      enter()
      drawSoon()
    }
  }
  enter()
  process.on("exit", leave)
  return {
    async play(store) {
      current = store.current
      const resized = () => {
        picture.forget()
        store.send({ kind: "resize", columns: stdout.columns, rows: stdout.rows })
        drawSoon()
      }
      const detach = store.attach({
        exit: end,
        suspend,
        // What is due is drawn first.
        drawn: () => new Promise(resolve => setImmediate(resolve)),
      })
      const unsubscribe = store.subscribe(drawSoon)
      stdout.on("resize", resized)
      draw()
      try {
        await ended
      } finally {
        stdout.off("resize", resized)
        unsubscribe()
        detach()
      }
    },
    repaint,
    close() {
      leave()
      process.off("exit", leave)
    },
  }
}
