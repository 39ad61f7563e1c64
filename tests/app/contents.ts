import { readFileSync } from "node:fs"
import { readZip } from "../../src/ooxml/zip.ts"

/** Everything readable in a file: its bytes, and those of every part of a package. */
export function contents(path: string): string {
  const bytes = readFileSync(path)
  const parts = path.endsWith(".docx") ? [...readZip(path, bytes)] : []
  return [
    bytes.toString("latin1"),
    bytes.toString("utf8"),
    ...parts.map(([name, part]) => name + new TextDecoder().decode(part)),
  ].join("\n")
}
