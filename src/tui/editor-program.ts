import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** The person's editor from the environment, or null when none is named. */
export function editorFrom(env: Readonly<Record<string, string | undefined>>): string | null {
  const { VISUAL, EDITOR } = env
  return VISUAL || EDITOR || null
}

/**
 * Lets the person edit a text in their own editor ("code --wait" works too). Returns the text without the line break
 * at its end that editors add, or null when the editor did not end well. The file is readable by its owner only.
 */
export function editOutside(editor: string, text: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), "akaire-"))
  const file = join(folder, "akaire.txt")
  const [program = editor, ...args] = editor.trim().split(/\s+/)
  try {
    writeFileSync(file, text, { mode: 0o600 })
    const { status, error } = spawnSync(program, [...args, file], { stdio: "inherit" })
    if (error || status !== 0) return null
    return readFileSync(file, "utf8")
      .replace(/^\ufeff/, "")
      .replace(/\r\n?/g, "\n")
      .replace(/\n$/, "")
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
