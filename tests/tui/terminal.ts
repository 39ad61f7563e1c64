import { join } from "node:path"
import pty from "@lydell/node-pty"
import { UnicodeGraphemesAddon } from "@xterm/addon-unicode-graphemes"
import xterm from "@xterm/headless"

export interface TerminalSize {
  readonly cols?: number
  readonly rows?: number
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** What the terminal answers when asked for its background; left out: nothing. */
  readonly background?: "dark" | "light"
}

/** Milliseconds between the pieces of one frame, on a busy machine. */
const HALF_A_FRAME = 20
const BACKGROUND_QUESTION = "\u001b]11;?"
const BACKGROUND = { dark: "1616/1a1a/2222", light: "ffff/ffff/ffff" }

/** A real program in a real pseudo-terminal, its bytes read by a real terminal emulator that answers its questions. */
export class Terminal {
  readonly emulator: xterm.Terminal
  readonly process: pty.IPty
  readonly exited: Promise<{ exitCode: number; signal?: number | undefined }>
  /** When each piece of output came, and how long it was. */
  readonly output: { at: number; bytes: number }[] = []
  #parsed: Promise<void> = Promise.resolve()

  constructor(
    file: string,
    args: readonly string[],
    { cols = 80, rows = 24, env = {}, cwd, background }: TerminalSize = {},
  ) {
    this.emulator = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 1000 })
    this.emulator.loadAddon(new UnicodeGraphemesAddon())
    const all: Record<string, string> = { TERM: "xterm-256color", COLORTERM: "truecolor", LANG: "ja_JP.UTF-8" }
    // The welcome was seen.
    all.XDG_STATE_HOME = join(import.meta.dirname, "state")
    for (const [name, value] of Object.entries({ ...process.env, ...all, ...env })) {
      // Ink draws nothing in a build machine; these tests do not care where they run.
      if (value !== undefined && !["CI", "NO_COLOR", "VISUAL", "EDITOR", "NODE_OPTIONS"].includes(name))
        all[name] = value
    }
    Object.assign(all, env)
    this.process = pty.spawn(file, [...args], {
      cols,
      rows,
      name: all.TERM ?? "xterm",
      env: all,
      cwd: cwd ?? process.cwd(),
    })
    this.process.onData(data => {
      // Before the emulator answers the questions behind it: answers keep the order of the questions.
      if (background && data.includes(BACKGROUND_QUESTION))
        this.process.write(`\u001b]11;rgb:${BACKGROUND[background]}\u0007`)
      this.output.push({ at: performance.now(), bytes: Buffer.byteLength(data) })
      this.#parsed = new Promise(resolve => this.emulator.write(data, resolve))
    })
    this.emulator.onData(data => this.process.write(data))
    this.exited = new Promise(resolve => this.process.onExit(resolve))
  }

  write(keys: string): void {
    this.process.write(keys)
  }

  lines(): readonly string[] {
    const { active } = this.emulator.buffer
    return Array.from(
      { length: this.emulator.rows },
      (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? "",
    )
  }

  screen(): string {
    return this.lines().join("\n")
  }

  /** Cell of the terminal's own cursor, from 0, and whether the alternate screen is on. */
  cursor(): { x: number; y: number; hidden: boolean; alternate: boolean } {
    const { active } = this.emulator.buffer
    const core: unknown = Reflect.get(this.emulator, "_core")
    const service: unknown = core instanceof Object ? Reflect.get(core, "coreService") : null
    const hidden = service instanceof Object && Reflect.get(service, "isCursorHidden") === true
    return { x: active.cursorX, y: active.cursorY, hidden, alternate: active.type === "alternate" }
  }

  /** Waits until the screen shows something; fails with the screen as it is. */
  async until(wanted: string | RegExp | ((screen: string) => boolean), patience = 15_000): Promise<void> {
    const shows = (screen: string) =>
      typeof wanted === "function"
        ? wanted(screen)
        : wanted instanceof RegExp
          ? wanted.test(screen)
          : screen.includes(wanted)
    const end = performance.now() + patience
    for (;;) {
      await this.#parsed
      if (shows(this.screen())) {
        // What was seen may be half a frame: the cursor and the lines below it come last.
        await this.settled(HALF_A_FRAME)
        if (shows(this.screen())) return
      }
      if (performance.now() > end) throw new Error(`waited for ${wanted} and saw\n${this.screen()}`)
      await this.#nextOutput(50)
    }
  }

  /** Waits until nothing has been written for `quiet` milliseconds. */
  async settled(quiet = 80): Promise<void> {
    for (let seen = -1; seen !== this.output.length; ) {
      seen = this.output.length
      await this.#nextOutput(quiet)
    }
    await this.#parsed
  }

  resize(cols: number, rows: number): void {
    this.emulator.resize(cols, rows)
    this.process.resize(cols, rows)
  }

  /** Ends the program, if it still runs. */
  kill(signal = "SIGKILL"): void {
    try {
      this.process.kill(signal)
    } catch {
      // It has ended by itself.
    }
  }

  #nextOutput(patience: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(done, patience)
      const listener = this.process.onData(done)
      function done() {
        clearTimeout(timer)
        listener.dispose()
        resolve()
      }
    })
  }
}
