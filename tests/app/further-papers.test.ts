import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { decideFile } from "../../src/app/decide-file.ts"
import { parseNames, publish } from "../../src/app/publish.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { DECISIONS, smallCase, write } from "./small-case.ts"

/** What a reader sees of a paper: its text, paragraphs of a Word file on lines of their own. */
function textOf(path: string): string {
  const bytes = readFileSync(path)
  if (!path.endsWith(".docx")) return bytes.toString("utf8")
  const xml = new TextDecoder().decode(readZip(path, bytes).get("word/document.xml"))
  return xml.replaceAll("</w:p>", "\n").replace(/<[^>]*>/g, "")
}

const ONLY = parseNames("data,report-md,report-docx,summary,reading,egov")

async function published(language: "ja" | "en") {
  const { opened, directory } = await smallCase()
  const decisions = { ...DECISIONS, consultation: { language } }
  await decideFile(opened, write(directory, { "d.json": JSON.stringify(decisions) })("d.json"))
  const out = join(directory, "out")
  const { files } = await publish(opened, out, { draft: false, only: ONLY })
  return { opened, directory, out, files }
}

/** What each paper says of the small case, in reading order. */
const SAID = {
  "report.md": {
    ja: [/^# /, "修正1", "年~~1~~**2**回", "御意見2", "字句整理: 用語を統一しました。", "賛成します。", "修正: 有"],
    en: [/^# /, "Change 1", "年~~1~~**2**回", "Comment 2", "Editorial: ", "賛成します。", "Revised: Yes"],
  },
  "report.docx": {
    ja: ["年1回", "年2回", "御意見を踏まえた修正: 御意見2", "用語を統一しました。", "有", "賛成します。"],
    en: ["年1回", "年2回", "Made because of comments: Comment 2", "Editorial: ", "Yes", "賛成します。"],
  },
  "summary.docx": {
    ja: ["結果の概要", "2件(団体1件、個人1件)", "反映2件、賛同1件", "御意見のとおり修正します。", "ＩＴ", "IT", "2"],
    en: [
      "Summary of results",
      "2 submissions",
      "Adopted 2, Support 1",
      "御意見のとおり修正します。",
      "ＩＴ",
      "IT",
      "2",
    ],
  },
  "reading.txt": {
    ja: [
      /^「/,
      "意見総数",
      "御意見1:",
      "考え方:",
      "修正: あり",
      "御意見3:",
      "修正2:",
      "修正前: 駐輪場を年1回",
      "理由: 字句整理",
      /以上\n$/,
    ],
    en: [
      /^Results/,
      "Comments received",
      "Comment 1:",
      "Response:",
      "Revised: yes",
      "Comment 3:",
      "Change 2:",
      "Before: ",
      /End\n$/,
    ],
  },
  "egov.txt": {
    ja: [
      "案件番号: (",
      "題名: みどり市自転車計画",
      "任意の意見募集",
      "受付開始日: 2026-01-28",
      "該当なし",
      "提出意見数: 2",
      "有無: 有",
      "反映2件",
    ],
    en: [
      "Case number: (",
      "No (voluntary",
      "Open until: 2026-02-28",
      "None",
      "submissions: 2",
      "response: Yes",
      "Adopted 2",
    ],
  },
} as const

describe.each(["ja", "en"] as const)("papers made on request (%s)", language => {
  test("say what the case says, in its language; the same again gives the same bytes", async () => {
    const { opened, directory, out, files } = await published(language)
    for (const [file, said] of Object.entries(SAID)) {
      expect(files).toContain(file)
      const text = textOf(join(out, file))
      let at = 0
      for (const one of said[language]) {
        const found = typeof one === "string" ? text.indexOf(one, at) : text.search(one)
        expect(found, `${one} in ${file}:\n${text}`).toBeGreaterThanOrEqual(at)
        at = found
      }
    }
    const again = join(directory, "again")
    await publish(opened, again, { draft: false, only: ONLY })
    for (const file of ["data.json", ...Object.keys(SAID)])
      expect(readFileSync(join(again, file)).equals(readFileSync(join(out, file))), file).toBe(true)
  })
})
