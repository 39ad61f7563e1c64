import type { Message } from "../../model/errors.ts"
import type { Finding } from "../../model/finding.ts"
import { commentsIn, type Ledger } from "../ledger.ts"
import { fillings, type Unfilled } from "../live-quotation.ts"
import { named } from "../naming.ts"

const WHY: Readonly<Record<Unfilled, Message>> = {
  "no-change": {
    ja: "意見に紐付いた修正箇所がありません。紐付けるか、語句を直接書いてください。",
    en: "the comment is linked to no change: link one, or write the words themselves.",
  },
  "several-changes": {
    ja: "意見に紐付いた修正箇所が複数あります。{修正後:修正箇所の番号} のように示してください。",
    en: "the comment is linked to several changes: name one, as in {after:ID}.",
  },
  "unknown-change": {
    ja: "示された番号の修正箇所は、いまの修正案にありません。",
    en: "the revision at hand has no change of that id.",
  },
  "no-words": {
    ja: "その修正箇所に、その側の文言がありません（追加・削除のみ）。",
    en: "the change has no words on that side: it only adds or deletes.",
  },
  "no-page": {
    ja: "ページが分かりません。akaire pages でページを読み込んでください。",
    en: "the page is not known: akaire pages reads it from a PDF.",
  },
}

/** A field of an answer ({修正前}, {修正後}, P.○) is filled when it is published; nothing goes out with an empty one. */
export function quotationUnfilled(ledger: Ledger): readonly Finding[] {
  return ledger.responses.flatMap(response =>
    response.written === undefined
      ? []
      : fillings(response, ledger).flatMap((one): readonly Finding[] => {
          if ("text" in one) return []
          const comments = [...new Set(commentsIn(response))]
          const who = named(comments)
          const { written } = one.field
          return [
            {
              rule: "quotation-unfilled",
              severity: "error",
              message: {
                ja: `意見 ${who.ja} への考え方の「${written}」に入れるものが決まりません: ${WHY[one.why].ja}`,
                en: `Nothing can be put in the place of "${written}" in the answer to ${who.en}: ${WHY[one.why].en}`,
              },
              comments,
              changes: [],
              words: written,
            },
          ]
        }),
  )
}
