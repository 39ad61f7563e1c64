import { PassThrough } from "node:stream"
import type { ReadStream } from "node:tty"

/** Keys for Ink, with the terminal's own reports taken out; it can be paused while another program reads the terminal. */
export interface TerminalInput {
  readonly stream: NodeJS.ReadableStream
  pause(): void
  resume(): void
  close(): void
}

/**
 * Reports that a terminal sends by itself or as a late answer: mouse, focus, OSC strings (colours), device attributes,
 * cursor position, modes. Ink would type some of them into the text.
 */
const REPORT =
  /\u001b\[<\d+;\d+;\d+[Mm]|\u001b\[[IO]|\u001b\](?:[^\u0007\u001b]|\u001b(?!\\))*(?:\u0007|\u001b\\)|\u001b\[\?[\d;]*c|\u001b\[\d+;\d+R|\u001b\[\?[\d;]*\$y/g
/** A report whose end has not come yet. */
const BEGUN = /\u001b(?:\[[<?]?[\d;]*\$?|\](?:[^\u0007\u001b]|\u001b(?!\\))*\u001b?)$/
/** After this long, what looked like the start of a report is handed on as typed. */
const PATIENCE_MS = 50

/** Takes reports out of a chunk. `rest` waits for its end. */
export function withoutReports(chunk: string): { readonly keys: string; readonly rest: string } {
  const keys = chunk.replace(REPORT, "")
  const begun = BEGUN.exec(keys)
  return begun ? { keys: keys.slice(0, begun.index), rest: begun[0] } : { keys, rest: "" }
}

/** Ink's way of switching raw mode, on a stream that is not the terminal itself. */
class KeyStream extends PassThrough {
  readonly isTTY = true
  readonly #terminal: ReadStream

  constructor(terminal: ReadStream) {
    super()
    this.#terminal = terminal
  }

  setRawMode(on: boolean): this {
    this.#terminal.setRawMode(on)
    return this
  }

  ref(): this {
    this.#terminal.ref()
    return this
  }

  unref(): this {
    this.#terminal.unref()
    return this
  }
}

/** Puts the filter in front of Ink. `typedAhead`: keys that came before. */
export function terminalInput(terminal: ReadStream, typedAhead: string): TerminalInput {
  const stream = new KeyStream(terminal)
  let rest = ""
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    if (rest) stream.write(rest)
    rest = ""
  }
  const read = (chunk: string | Buffer) => {
    clearTimeout(timer)
    const parts = withoutReports(rest + chunk.toString())
    rest = parts.rest
    if (rest) timer = setTimeout(flush, PATIENCE_MS)
    if (parts.keys) stream.write(parts.keys)
  }
  terminal.setEncoding("utf8")
  terminal.on("data", read)
  terminal.resume()
  if (typedAhead) stream.write(typedAhead)
  return {
    stream,
    pause: () => void terminal.pause(),
    resume: () => void terminal.resume(),
    close() {
      clearTimeout(timer)
      terminal.off("data", read)
      terminal.pause()
      terminal.unref()
    },
  }
}
