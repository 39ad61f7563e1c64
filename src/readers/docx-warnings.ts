import type { Message } from "../model/errors.ts"
import type { Warning } from "../model/reading.ts"
import { type DocxContext, warning } from "./docx-context.ts"

/** What was counted while reading → what to say about it. */
const SAID: Readonly<Record<string, (count: number) => Message>> = {
  "hidden text": n => ({
    ja: `隠し文字が${n}か所あり、本文として読みました。`,
    en: `Hidden text in ${n} places was read as part of the text.`,
  }),
  comment: n => ({ ja: `コメント${n}件は比べていません。`, en: `${n} comments are not compared.` }),
  chart: n => ({
    ja: `グラフ${n}個は、変わったかどうかだけを比べます。`,
    en: `${n} charts are compared as a whole only.`,
  }),
  SmartArt: n => ({
    ja: `SmartArt${n}個の中の文字は比べていません。`,
    en: `The text in ${n} SmartArt graphics is not compared.`,
  }),
  "embedded object": n => ({
    ja: `埋め込みオブジェクト${n}個は、変わったかどうかだけを比べます。`,
    en: `${n} embedded objects are compared as a whole only.`,
  }),
  altChunk: n => ({
    ja: `取り込まれた別ファイル${n}個の中身は比べていません。Wordで開いて保存し直すと本文になります。`,
    en: `The content of ${n} imported files is not compared. Opening and saving in Word makes it part of the text.`,
  }),
  "sub-document": n => ({
    ja: `サブ文書${n}個の中身は比べていません。`,
    en: `The content of ${n} sub-documents is not compared.`,
  }),
}

/** Says what of a Word file was not taken over as it was. */
export function docxWarnings(
  file: string,
  context: DocxContext,
  { unread, damaged }: { readonly unread: number; readonly damaged: readonly string[] },
): readonly Warning[] {
  const list: Warning[] = []
  for (const [what, count] of context.tally) {
    const say = what === "tracked changes" ? trackedMessage(context.view) : SAID[what]
    if (say && count > 0) list.push(warning(file, null, say(count), count))
  }
  if (unread > 0)
    list.push(
      warning(
        file,
        null,
        { ja: `読み取れない文字列が${unread}か所あります。`, en: `Text in ${unread} places could not be read.` },
        unread,
      ),
    )
  for (const part of damaged)
    list.push(warning(file, part, { ja: "壊れているため読んでいません。", en: "It is damaged and was not read." }, 1))
  return list
}

const trackedMessage =
  (view: DocxContext["view"]) =>
  (n: number): Message =>
    view === "accepted"
      ? {
          ja: `変更履歴が${n}か所あり、反映した状態で読みました。`,
          en: `Tracked changes in ${n} places were read as accepted.`,
        }
      : {
          ja: `変更履歴が${n}か所あり、元に戻した状態で読みました。`,
          en: `Tracked changes in ${n} places were read as rejected.`,
        }
