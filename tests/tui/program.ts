import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { bundle, ENTRIES } from "../../scripts/build.ts"
import { Terminal, type TerminalSize } from "./terminal.ts"

const root = join(import.meta.dirname, "../..")

/** Programs built for one test file, the terminals they run in, and the files they use. */
export class Programs {
  readonly folder = mkdtempSync(join(tmpdir(), "akaire-tui-"))
  readonly #running: Terminal[] = []

  /** Bundles the screens over the case in memory, with the settings of the product. */
  async buildDemo(): Promise<void> {
    await bundle({ demo: join(root, "tests/tui/demo-entry.ts") }, join(this.folder, "dist"))
  }

  /** Bundles the whole program, with the samples beside it as in the installed package. */
  async buildAkaire(): Promise<void> {
    await bundle(ENTRIES, join(this.folder, "dist"))
    symlinkSync(join(root, "samples"), join(this.folder, "samples"))
    writeFileSync(join(this.folder, "akaire.mjs"), 'import("./dist/main.js").then(m => m.run(process.argv.slice(2)))\n')
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  /** Starts a program; it ends with the test at the latest. */
  start(file: string, args: readonly string[], size: TerminalSize = {}): Terminal {
    const terminal = new Terminal(file, args, { cwd: this.folder, ...size })
    this.#running.push(terminal)
    return terminal
  }

  /** The screens over the case in memory, once they can be seen. */
  async demo(size: TerminalSize = {}, ...args: readonly string[]): Promise<Terminal> {
    const terminal = this.start(process.execPath, [this.path("dist/demo.js"), ...(args.length ? args : ["ja"])], size)
    await terminal.until(screen => /q (終了|Quit)|続きを書く/.test(screen))
    if (!/続きを書く/.test(terminal.screen())) {
      // From the overview to the comments.
      terminal.write("1")
      await terminal.until(/^▸ 1-1 /m)
    }
    return terminal
  }

  async endAll(): Promise<void> {
    for (const terminal of this.#running.splice(0)) {
      terminal.kill()
      await terminal.exited
    }
  }

  async remove(): Promise<void> {
    await this.endAll()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
