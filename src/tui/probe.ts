import type { ReadStream, WriteStream } from "node:tty"
import type { WidthPolicy } from "../text/width.ts"
import { USUAL_WIDTH } from "../text/width.ts"

/** What the terminal says about itself. */
export interface Answers {
  readonly width: WidthPolicy
  readonly background: "dark" | "light" | null
  /** Keys that were typed meanwhile. */
  readonly typedAhead: string
}

/**
 * Three signs written at the same place, each followed by "where is the cursor?", then the background's colour, then
 * the device attributes, which every terminal answers: with them the answers are complete.
 */
const QUESTIONS =
  "\u001b[?1049h\u001b[H○\u001b[6n\u001b[H─\u001b[6n\u001b[H⚠\ufe0f\u001b[6n\u001b[H\u001b[K\u001b]11;?\u001b\\\u001b[c"
/** Signs that the questions are answered. */
const LAST_ANSWER = /\u001b\[\?[\d;]*c/
/** A terminal that does not answer is not waited for any longer (a slow connection needs less). */
const PATIENCE_MS = 300

/** What the answers mean. */
export function answersFrom(replies: string): Answers {
  const [circle = 1, rule = 1, emoji = 2] = [...replies.matchAll(/\u001b\[\d+;(\d+)R/g)].map(
    ([, column]) => Number(column) - 1,
  )
  const color = /\u001b\]11;rgba?:([\da-f]+)\/([\da-f]+)\/([\da-f]+)/i.exec(replies)
  return {
    width: {
      ambiguous: circle === 2 || rule === 2 ? 2 : USUAL_WIDTH.ambiguous,
      emojiPresentation: emoji === 1 ? 1 : USUAL_WIDTH.emojiPresentation,
    },
    background: color ? brightness(color.slice(1)) : null,
    typedAhead: replies.replace(
      /\u001b\[\d+;\d+R|\u001b\]11;[^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b\[\?[\d;]*c/g,
      "",
    ),
  }
}

/** ITU-R BT.709 luma of "ffff/ffff/ffff"-like parts, halved. */
function brightness(parts: readonly string[]): "dark" | "light" {
  const [red = 0, green = 0, blue = 0] = parts.map(part => Number.parseInt(part, 16) / (16 ** part.length - 1))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 ? "light" : "dark"
}

/** Asks the terminal. The input has to be in raw mode, or the answers would show on the screen. */
export function askTerminal(stdin: ReadStream, stdout: WriteStream): Promise<Answers> {
  return new Promise(resolve => {
    let replies = ""
    const finish = () => {
      clearTimeout(timer)
      stdin.off("data", read)
      stdin.pause()
      resolve(answersFrom(replies))
    }
    const timer = setTimeout(finish, PATIENCE_MS)
    const read = (chunk: string | Buffer) => {
      replies += chunk.toString()
      if (LAST_ANSWER.test(replies)) finish()
    }
    stdin.setEncoding("utf8")
    stdin.on("data", read)
    stdout.write(QUESTIONS)
  })
}
