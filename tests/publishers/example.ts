import { publicText } from "../../src/model/case.ts"
import type { Edit } from "../../src/model/change.ts"
import type { Outcome } from "../../src/model/consultation.ts"
import type {
  InternalReport,
  PublicReport,
  PublishedAnswer,
  PublishedChange,
  PublishedResults,
} from "../../src/model/published.ts"

interface Given {
  readonly rows: readonly (readonly (readonly [number, string, Outcome])[])[]
  readonly text: string
  readonly revised?: boolean
  readonly repeat?: boolean
}

const answer = ({ rows, text, revised = false, repeat = false }: Given): PublishedAnswer => ({
  rows: rows.map(row => row.map(([number, said, outcome]) => ({ number, text: publicText(said), outcome }))),
  text: publicText(text),
  revised,
  repeat,
})

/** A short results table with everything that such tables have: sections, stacked comments, merged cells, 再掲, 有 and 無. */
export const EXAMPLE: PublishedResults = {
  language: "ja",
  title: "「重要インフラのサイバーセキュリティに係る行動計画(案)」に対する意見募集の結果について",
  period: "令和4(2022)年1月28日から2月28日まで",
  totals: "24件(団体8件、個人16件)",
  closing: "その他の御意見の提出もありましたが、今回の案に直接関係のないものでした。",
  stamp: false,
  ownChanges: [],
  sections: [
    {
      title: "総論について",
      subsections: [
        {
          title: "事業者に対する規制・支援",
          answers: [
            answer({
              rows: [
                [
                  [
                    1,
                    "重要インフラ事業者に対し、次の義務を課すべき。\n・役員へのCIO、CISO、CDOの設置\n・システム管理部門の設置",
                    "out-of-scope",
                  ],
                  [2, "外資の重要インフラへの参入は禁止すべき。", "out-of-scope"],
                ],
              ],
              text: "いただいた御意見については検討の対象外です。",
            }),
          ],
        },
      ],
    },
    {
      title: "計画期間内の取組について",
      subsections: [
        {
          title: "リスクマネジメントの活用",
          answers: [
            answer({
              rows: [
                [[3, "サイバーインテリジェンスの強化・活用を推進していくことを提案する。", "already-covered"]],
                [[4, "クラウドサービスを前提にした計画策定を提案する。", "already-covered"]],
              ],
              text: "本行動計画では、包括的な対応に係る取組を推進することとしています。\n環境変化調査を実施することとしています。",
            }),
          ],
        },
      ],
    },
    {
      title: "○ その他について(表現の修正)",
      subsections: [
        {
          title: null,
          answers: [
            answer({
              rows: [
                [
                  [5, "・47ページの「あつせん」は「あっせん」の誤記か？", "not-adopted"],
                  [6, "・58ページの「ＩＴ」は、半角で「IT」と記載したほうがよい。", "adopted"],
                ],
              ],
              text: "「あつせん」の記載については、割賦販売法における記載を用いています。「IT」の記載については、御意見のとおり修正します。",
              revised: true,
            }),
            answer({
              rows: [[[3, "サイバーインテリジェンスの強化・活用を推進していくことを提案する。", "already-covered"]]],
              text: "上記のとおりです。",
              repeat: true,
            }),
          ],
        },
      ],
    },
  ],
}

const replace = (draft: string, removed: string, added: string, nature: Edit["nature"]) => {
  const from = draft.indexOf(removed)
  const edit: Edit = {
    draft: [from, from + removed.length],
    revision: [from, from + added.length],
    removed,
    added,
    nature,
  }
  return { draft, revision: draft.replace(removed, added), edits: [edit] }
}

/** One change in a paragraph, as a report sees it. */
function edited(
  number: number,
  place: string,
  texts: ReturnType<typeof replace>,
  rest: Partial<PublishedChange> = {},
): PublishedChange {
  return {
    number,
    kind: "edited",
    nature: texts.edits[0]?.nature ?? "wording",
    at: number / 10,
    draft: { place, page: 58, pageApproximate: false, text: texts.draft },
    revision: { place, page: null, pageApproximate: false, text: texts.revision },
    edits: texts.edits,
    comments: [],
    reason: null,
    derived: [],
    isDerived: false,
    ...rest,
  }
}

const INSERTED = "特定信用情報提供業務(割賦販売法第35条の3の36)\n\tその他の業務"

export const CHANGES: readonly PublishedChange[] = [
  edited(1, "目次", replace("別紙1……58", "58", "59", "number"), { isDerived: true }),
  edited(
    2,
    "Ⅳ.1 取組 > 2項",
    replace(
      `${"計画を定める。".repeat(300)}期間は３年とする。${"計画を定める。".repeat(300)}`,
      "３年",
      "4年",
      "number",
    ),
    {
      reason: { kind: "other", text: publicText("サイバーセキュリティ戦略の改定に合わせたものです。") },
    },
  ),
  edited(3, "別紙1 > 表1 > 3行", replace("情報システムのＩＴに係る対策", "ＩＴ", "IT", "notation"), {
    comments: [6],
    derived: [1],
  }),
  {
    ...edited(4, "別紙2 > 表2", replace("", "", INSERTED, "structure")),
    kind: "inserted",
    draft: null,
    reason: { kind: "editorial", text: null },
  },
  {
    ...edited(5, "Ⅴ.2 評価", replace("評価の方法は、別に定める。", "", "", "structure"), {
      reason: { kind: "consequential", text: null },
    }),
    kind: "moved",
    revision: { place: "Ⅵ.1 検証", page: 45, pageApproximate: false, text: "評価の方法は、別に定める。" },
    edits: [],
  },
  edited(6, "目次 > 2行", replace("Ⅴ.2……40", "40", "45", "number"), { isDerived: true }),
]

export const REPORT: PublicReport = {
  audience: "public",
  results: EXAMPLE,
  draftFile: "行動計画(案).docx",
  revisionFile: "行動計画(修正案).docx",
  precise: true,
  notCompared: [],
  changes: CHANGES,
}

const { audience: _, ...REPORTED } = REPORT

export const INTERNAL: InternalReport = {
  audience: "internal",
  report: { ...REPORTED, changes: CHANGES.map(change => (change.number === 4 ? { ...change, reason: null } : change)) },
  findings: [
    {
      rule: "change-without-reason",
      severity: "error",
      message: { ja: "別紙2の追加に理由がありません。", en: "The insertion in annex 2 has no reason." },
      comments: ["12-2"],
      changes: ["c4"],
    },
  ],
  memos: { 2: "課長了解済み" },
  commentIds: { 1: "12-1", 2: "12-2" },
  changeIds: { 2: "c2", 4: "c4" },
  unexplained: [4],
}
