import { startTui } from "../../src/tui/start.ts"
import { demoSession } from "./demo-session.ts"

/** The screens over the case in memory, as a program of their own: `demo-entry.js [ja|en] [DRAFTS]`. */
const [language = "ja", draftsFile = null] = process.argv.slice(2)
await startTui(demoSession(), {
  language: language === "en" ? "en" : "ja",
  publishDirectory: "akaire-demo/published",
  draftsFile,
})
process.stdout.write("終わりました\n")
