import type { CaseSnapshot, ChangeView, CommentView } from "../../src/app/session.ts"
import type { ChangeKind, Nature } from "../../src/model/change.ts"
import type { Comment, Outcome, Response, Submission } from "../../src/model/consultation.ts"
import type { Finding, WaivedFinding } from "../../src/model/finding.ts"

/** A small case in memory: enough for every screen. The texts are invented. */
export interface DemoCase {
  readonly comments: readonly Comment[]
  readonly responses: readonly Response[]
  readonly changes: readonly Omit<ChangeView, "comments" | "explanation">[]
  readonly links: readonly (readonly [comment: string, change: string])[]
  readonly explanations: readonly NonNullable<ChangeView["explanation"]>[]
  readonly waived: readonly WaivedFinding[]
}

/** The same finding after a new check. */
export const sameFinding = (a: Finding, b: Finding): boolean =>
  JSON.stringify([a.rule, a.comments, a.changes]) === JSON.stringify([b.rule, b.comments, b.changes])

const submission = (id: string, order: number, kind: Submission["kind"]): Submission => ({
  id,
  order,
  kind,
  name: null,
  received: "2022-02-10",
  channel: "電子メール",
  contact: {},
  source: { file: "comments.xlsx", sha256: "", part: "Sheet1", line: order + 2 },
})

const SECTIONS = ["全般について", "本文について", "別紙について"] as const

const row = (
  id: string,
  section: 0 | 1 | 2,
  outcome: Outcome | null,
  target: string | null,
  original: string,
  summary: string | null = null,
) => ({ id, section: SECTIONS[section], outcome, target, original, summary })

const ROWS = [
  row(
    "1-1",
    0,
    "support",
    null,
    "重要インフラの防護に関する基本的な考え方に賛同いたします。分野横断的な演習を継続し、その成果を広く共有していただきたいと考えます。",
  ),
  row(
    "2-1",
    0,
    "noted",
    "全体",
    "本計画の見直しの時期を明確にし、毎年度の進捗を公表すべきである。「必要に応じて見直す」という表現では、いつ、だれが、何を基準に見直すのかが読み取れない。\n\n(1) 見直しの時期を「少なくとも3年ごと」と明記すること。\n(2) 進捗の評価に用いる指標を定めること。",
  ),
  row(
    "3-1",
    1,
    "adopted",
    "12ページ",
    "「ＩＴ」の表記が全角と半角で混在しているため、半角の「IT」に統一していただきたい。",
  ),
  row("3-2", 1, "not-adopted", "12ページ", "「あつせん」は現代仮名遣いに従い「あっせん」とすべきである。"),
  row(
    "4-1",
    1,
    "partly-adopted",
    "15ページ",
    "経営層の責務が抽象的である。情報セキュリティ責任者の任命、予算の確保、訓練への参加を、経営層が自ら行うべきこととして具体的に記載していただきたい。特に中小の事業者では、責任者が兼務であることが多く、実効性を欠くおそれがある。",
    "経営層の責務を具体的に記載すべき。",
  ),
  row(
    "5-1",
    1,
    "already-covered",
    "18ページ",
    "サプライチェーン全体のリスクについて、委託先の選定基準を示すべきではないか。",
  ),
  row(
    "6-1",
    1,
    null,
    "21ページ",
    "事案が発生した際の連絡体制について、夜間及び休日の窓口を明らかにしていただきたい。連絡先が部署ごとに異なると、初動が遅れる。",
  ),
  row(
    "7-1",
    2,
    "adopted",
    "58ページ",
    "別紙2の表の「個人情報」は、割賦販売の分野では「信用情報」とするのが正確ではないか。",
  ),
  row("8-1", 2, "adopted", "58ページ", "クレジット分野の記載について、取り扱う情報を「信用情報」と改めるべきである。"),
  row(
    "9-1",
    2,
    null,
    "60ページ",
    "表の注にある「https://example.jp/guide/2021」の参照先が古い。\u001b[31m最新版\u001b[0mに改めてほしい。",
  ),
  row("10-1", 2, "out-of-scope", null, "地方公共団体の窓口業務の開庁時間を延長してほしい。"),
  row("11-1", 2, "question", "61ページ", "「重要システム」の範囲には、保守用の端末も含まれるのか。"),
] as const

const COMMENTS: readonly Comment[] = ROWS.map(({ id, section, outcome, target, original, summary }, order) => ({
  id,
  submission: id.split("-")[0] ?? id,
  order,
  original,
  summary,
  target,
  section,
  subsection: null,
  outcome,
  state: outcome === null ? "open" : order % 3 === 0 ? "final" : "drafting",
  assignee: null,
}))

const ANSWERS: readonly (readonly [ids: readonly string[], text: string])[] = [
  [["1-1"], "御賛同の御意見として承ります。"],
  [
    ["2-1"],
    "本計画は、社会情勢の変化等を踏まえ、必要に応じて見直しを行うこととしています。御意見は今後の参考とさせていただきます。",
  ],
  [
    ["3-1", "3-2"],
    "御意見を踏まえ、「ＩＴ」の表記を「IT」に統一するよう修正します。なお、「あつせん」は、法令上の用語であることから、原案のとおりとします。",
  ],
  [["4-1"], "御意見を踏まえ、経営層の責務として、情報セキュリティ責任者の任命及び演習への参加を追記しました。"],
  [["5-1"], "委託先の管理については、18ページに既に記載しています。"],
  [["7-1", "8-1"], "御意見を踏まえ、別紙2の「個人情報」を「信用情報」に修正します。"],
  [["10-1"], "本意見募集の対象外の御意見として承ります。"],
]

const RESPONSES: readonly Response[] = ANSWERS.map(([ids, text], order) => ({
  id: `R${order + 1}`,
  order,
  section: COMMENTS.find(comment => comment.id === ids[0])?.section ?? null,
  subsection: null,
  text,
  rows: [ids],
  repeat: false,
}))

interface Sketch {
  readonly kind: ChangeKind
  readonly nature: Nature
  readonly place: string
  readonly page: number
  readonly before: string
  readonly removed: string
  readonly added: string
  readonly after: string
  readonly derived?: true
}

const SKETCHES: readonly Sketch[] = [
  {
    kind: "edited",
    nature: "notation",
    place: "Ⅱ. 対策の考え方 > 1.2",
    page: 12,
    before: "重要インフラ事業者等は、",
    removed: "ＩＴ",
    added: "IT",
    after: "障害の影響を最小限にとどめるため、平時から体制を整備する。",
  },
  {
    kind: "edited",
    nature: "wording",
    place: "Ⅱ. 対策の考え方 > 2.1",
    page: 15,
    before: "経営層は、組織全体の対策に責任を持ち、",
    removed: "必要な措置を講ずる",
    added: "情報セキュリティ責任者を任命し、演習に自ら参加する",
    after: "ものとする。",
  },
  {
    kind: "inserted",
    nature: "structure",
    place: "Ⅲ. 推進体制 > 3",
    page: 22,
    before: "",
    removed: "",
    added: "(4) 事案の発生時には、内閣サイバーセキュリティセンターに速やかに報告する。",
    after: "",
  },
  {
    kind: "edited",
    nature: "term",
    place: "別紙2 > 表1 > 3行",
    page: 58,
    before: "会員の",
    removed: "個人情報",
    added: "信用情報",
    after: "の漏えい、滅失又は毀損の防止",
  },
  {
    kind: "edited",
    nature: "number",
    place: "別紙3 > 注2",
    page: 60,
    before: "令和",
    removed: "3",
    added: "4",
    after: "年3月31日現在の数値による。",
  },
  {
    kind: "deleted",
    nature: "structure",
    place: "別紙5 > 参考",
    page: 63,
    before: "",
    removed: "なお、本表の分類は暫定のものである。",
    added: "",
    after: "",
  },
  {
    kind: "edited",
    nature: "number",
    place: "目次",
    page: 1,
    before: "別紙5 ",
    removed: "62",
    added: "63",
    after: "",
    derived: true,
  },
]

const CHANGES: DemoCase["changes"] = SKETCHES.map(
  ({ kind, nature, place, page, before, removed, added, after, derived }, i) => {
    const side = (text: string, pageApproximate: boolean) => {
      const whole = before + text + after
      return { place, page, pageApproximate, text: whole, blocks: [`b${i}`] }
    }
    const { length } = before
    return {
      id: `c${i + 1}`,
      kind,
      nature,
      derivedFrom: derived ? "" : null,
      draft: kind === "inserted" ? null : side(removed, false),
      revision: kind === "deleted" ? null : side(added, true),
      edits: [
        { draft: [length, length + removed.length], revision: [length, length + added.length], removed, added, nature },
      ],
    }
  },
)

export const DEMO: DemoCase = {
  comments: COMMENTS,
  responses: RESPONSES,
  changes: CHANGES,
  links: [
    ["3-1", "c1"],
    ["4-1", "c2"],
    ["7-1", "c4"],
  ],
  explanations: [],
  waived: [],
}

/** The case as the screens get it. */
export function snapshotOf(demo: DemoCase, seq = 1): CaseSnapshot {
  const responseOf = (id: string) => demo.responses.find(({ rows }) => rows.flat().includes(id)) ?? null
  const comments: readonly CommentView[] = demo.comments.map(comment => {
    const response = responseOf(comment.id)
    const changes = demo.links.filter(([id]) => id === comment.id).map(([, change]) => change)
    const sender = submission(comment.submission, comment.order, comment.order % 2 ? "individual" : "organization")
    return {
      ...comment,
      sender,
      shownSection: response?.section ?? comment.section,
      shownSubsection: null,
      response,
      changes,
    }
  })
  const changes: readonly ChangeView[] = demo.changes.map(change => ({
    ...change,
    comments: demo.links.filter(([, id]) => id === change.id).map(([comment]) => comment),
    explanation: demo.explanations.find(explanation => explanation.change === change.id) ?? null,
  }))
  const own = changes.filter(({ derivedFrom }) => derivedFrom === null)
  const open = own.filter(({ comments, explanation }) => comments.length === 0 && explanation === null)
  const all = findings(comments, open)
  const isWaived = (of: Finding) => demo.waived.some(({ finding }) => sameFinding(finding, of))
  return {
    seq,
    name: "akaire-demo/demo.akaire",
    consultation: {
      title: null,
      plan: "重要インフラのサイバーセキュリティ対策に係る行動計画",
      from: "2022-01-28",
      to: "2022-02-28",
      procedure: "voluntary",
      closing: null,
      totals: null,
      count: { unit: "comments" },
      language: "ja",
    },
    draftFile: "draft.docx",
    revisionFile: "revision.docx",
    planVersion: "draft revision",
    pages: {
      draft: { source: "pdf", approximate: false, file: "draft.pdf" },
      revision: { source: "word", approximate: true, file: null },
    },
    comments,
    changes,
    checked: true,
    findings: all.filter(finding => !isWaived(finding)),
    waived: demo.waived.filter(({ finding }) => all.some(of => sameFinding(finding, of))),
    counts: {
      submissions: 11,
      organizations: 6,
      individuals: 5,
      unknown: 0,
      comments: comments.length,
      rows: demo.responses.length,
      changes: own.length,
      derived: changes.length - own.length,
      linked: own.filter(({ comments: of }) => of.length > 0).length,
      explained: own.length - open.length - own.filter(({ comments: of }) => of.length > 0).length,
      unexplained: open.length,
    },
  }
}

function findings(comments: readonly CommentView[], open: readonly ChangeView[]): readonly Finding[] {
  return [
    ...open.map(
      ({ id, draft, revision }): Finding => ({
        rule: "change-without-reason",
        severity: "error",
        message: {
          ja: `${(revision ?? draft)?.place} の修正箇所には、もとになった意見も修正理由もありません。`,
          en: `The change at ${(revision ?? draft)?.place} has neither a comment nor a reason.`,
        },
        comments: [],
        changes: [id],
      }),
    ),
    ...comments
      .filter(({ response }) => !response?.text)
      .map(
        ({ id }): Finding => ({
          rule: "comment-unanswered",
          severity: "error",
          message: { ja: `意見 ${id} に考え方がありません。`, en: `Comment ${id} has no response.` },
          comments: [id],
          changes: [],
        }),
      ),
  ]
}
