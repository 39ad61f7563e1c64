/**
 * Draws the pages of the documentation: the sample case published by every profile, and its 新旧対照表, first page each.
 * Needs LibreOffice and poppler; overwrites docs/pictures/.
 *
 *   npm run pictures
 */
import { execFileSync } from "node:child_process"
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { withCase } from "../src/app/case.ts"
import { writeDemo } from "../src/app/demo.ts"
import { profileNames } from "../src/app/profile-file.ts"
import { publish } from "../src/app/publish.ts"

const root = join(import.meta.dirname, "..")
const templates = join(root, "templates")
const pictures = join(root, "docs/pictures")
/** Dots per inch: a page of text can be read, and a picture stays under 150 kB. */
const RESOLUTION = "56"

const folder = mkdtempSync(join(tmpdir(), "akaire-pictures-"))
try {
  const made = await writeDemo(folder, {
    samples: join(root, "samples"),
    complete: true,
    by: "akaire",
    onStart: () => {},
  })
  const documents: string[] = []
  await withCase(made.name, "akaire", async opened => {
    for (const named of profileNames(templates)) {
      const only = named === "standard" ? (["results", "comparison"] as const) : (["results"] as const)
      const out = join(folder, named)
      await publish(opened, out, { draft: false, only, profile: { named, templates } })
      for (const paper of only) {
        const document = join(folder, `${paper === "comparison" ? "comparison" : `results-${named}`}.docx`)
        copyFileSync(join(out, `${paper}.docx`), document)
        documents.push(document)
      }
    }
  })
  const profile = `-env:UserInstallation=file://${join(folder, "libreoffice")}`
  execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...documents], {
    stdio: "ignore",
  })
  mkdirSync(pictures, { recursive: true })
  for (const document of documents) {
    const name = document.replace(/^.*\/|\.docx$/g, "")
    const pdf = join(folder, `${name}.pdf`)
    execFileSync("pdftoppm", ["-r", RESOLUTION, "-png", "-gray", "-singlefile", "-f", "1", pdf, join(pictures, name)])
    process.stdout.write(`${join("docs/pictures", `${name}.png`)}\n`)
  }
} finally {
  rmSync(folder, { recursive: true })
}
