import { Marked } from "marked"
import { UserError } from "../model/errors.ts"
import type { Plan } from "../model/plan.ts"
import type { Reading } from "../model/reading.ts"
import { PLAIN_BLOCK, planOf, type TextBlock } from "./plan-blocks.ts"
import { htmlBlocks, type TextSource, unreadWarnings } from "./plan-html.ts"

/**
 * GitHub's Markdown with two differences, so that no sign of a plan is lost: line breaks inside a paragraph stay (U+000A),
 * and a single ~ is a sign ("10~20%"), never a strike-through.
 */
const MARKDOWN = new Marked({
  gfm: true,
  breaks: true,
  async: false,
  tokenizer: {
    del(source) {
      return source.startsWith("~~") ? false : undefined
    },
  },
})

/**
 * Data before the text: between two lines of three hyphens. In Internet drafts the second one names the part that follows
 * ("--- abstract") and is text.
 */
const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n(?:(?:---|\.\.\.)[ \t]*|(?=---[ \t]+\w+[ \t]*(?:\n|$)))(?:\n|$|(?=---))/

/**
 * Reads Markdown as its reader sees it: emphasis and links are format spans beside the text, pictures U+FFFC, tables cells.
 * Front matter stays, one paragraph a line.
 */
export function readMarkdownPlan({ file, sha256, text, warnings }: TextSource): Reading<Plan> {
  const plain = text.replace(/\r\n?/g, "\n")
  const front = FRONT_MATTER.exec(plain)
  const data = front?.[1] ?? ""
  const html = htmlBlocks(file, toHtml(file, plain.slice(front?.[0].length ?? 0)), { collapse: false })
  const blocks: TextBlock[] = data
    .split("\n")
    .filter(line => line.trim() !== "")
    .map(line => ({ ...PLAIN_BLOCK, text: line, style: "front matter" }))
  return planOf({
    file,
    sha256,
    title: /^title:[ \t]*["']?(.+?)["']?[ \t]*$/m.exec(data)?.[1] ?? null,
    blocks: [...blocks, ...html.blocks],
    notCompared: html.notCompared,
    warnings: [...warnings, ...unreadWarnings(file, html.notCompared)],
  })
}

function toHtml(file: string, source: string): string {
  try {
    return MARKDOWN.parse(source, { async: false })
  } catch (error) {
    // Lists or quotes nested thousands deep end the parser's recursion.
    if (!(error instanceof RangeError)) throw error
    throw new UserError(
      { ja: `${file}: 入れ子が深すぎて読めません。`, en: `${file}: it is nested too deeply to be read.` },
      { ja: "箇条書きや引用の段を減らしてください。", en: "Use fewer levels of lists and quotes." },
    )
  }
}
