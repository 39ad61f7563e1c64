import type { Decisions } from "./decisions.ts"

const BASIS =
  "本計画は、サイバーセキュリティ基本法（平成26年法律第104号）第14条の規定を踏まえ、事業者等の自主的な取組を促進するために策定するものであり、いただいた御意見については検討の対象外です。"
const PLAN = "○ 総論について"
const MEASURES = "○ 計画期間内の取組について"
const ANNEX = "○ 別紙について"
const TERMS = "○ 用語・定義について"
const OTHER = "○ その他について（表現の修正）"

/** What was decided on the comments of the sample plan, with nothing left open. */
export const PLAN_DECISIONS: Decisions = {
  consultation: {
    title: null,
    plan: "くらしの基盤に係るサイバーセキュリティ行動計画",
    from: "2026-01-28",
    to: "2026-02-27",
    procedure: "voluntary",
    closing: "本計画の案に直接関わらない御意見については、関係する部局に伝え、今後の業務の参考とします。",
    count: { unit: "submissions" },
  },
  summaries: {
    "1-1":
      "事業者に対し、次のことを法律で義務付けるべき。\n・役員にCISOを置くこと\n・システムを管理する部門を設けること\n・これらに違反した場合に罰則を科すこと",
    "4-1": "次の補助金の創設を求める。\n・機器の更新に対する補助金\n・専門家の派遣に対する補助金",
    "5-1":
      "定めた手順のとおりに運用されているかを経営層が知る仕組みが大切である。記録を確かめる監査だけでは足りないため、監視の方法やマネジメントレビューで確認すべき点など、具体的な方法を示すのが有効だと考える。",
    "9-1":
      "演習は平日の昼間に全員がそろった状態で行われることが多い。担当者と連絡が取れないことを想定し、休日や夜間における初動の連絡についても演習で確かめることを本文に記載してほしい。",
    "13-1":
      "電子メールや電話で届いた情報は、加工し直さなければ使えない。一刻を争うときに間に合うよう、情報共有のための共通のウェブサイトを設けることを提案する。いつでも、どこからでも見ることができれば、災害のときにも有効である。",
    "24-1": "意見を受け付けるシステムについても、不正な文字列が送られることを想定し、しっかり守るべきである。",
  },
  responses: [
    {
      section: PLAN,
      subsection: "（事業者に対する規制及び支援）",
      text: BASIS,
      rows: [["1-1", "4-1", "17-1"]],
      outcomes: { "1-1": "out-of-scope", "4-1": "out-of-scope", "17-1": "out-of-scope" },
    },
    {
      section: PLAN,
      subsection: "（計画の全般）",
      text: "本計画に賛同する御意見として承ります。引き続き、関係主体と連携して取組を進めてまいります。",
      rows: [["2-1"]],
      outcomes: { "2-1": "support" },
    },
    {
      section: PLAN,
      subsection: "（計画の全般）",
      text: "いただいた御意見については、「Ⅶ.計画の見直し等」において、環境の変化その他の事情により必要があるときは計画の期間の途中であっても見直しを行うことを示しています。",
      rows: [["6-1"]],
      outcomes: { "6-1": "already-covered" },
    },
    {
      section: PLAN,
      subsection: "（対象分野以外への展開）",
      text: "いただいた御意見については、今後の参考とさせていただきます。なお、本計画に基づく取組の成果のうち公開できるものについては、対象分野の内外を問わず活用できるよう、ウェブサイト等を通じて提供しています。",
      rows: [["2-2"]],
      outcomes: { "2-2": "noted" },
    },
    {
      section: PLAN,
      subsection: "（対象となる事業者）",
      text: "従業員の数のみによって対象から除くことはしていませんが、規模が小さく、障害の影響が限られるものの取扱いは、別紙1の注にあるとおり、所管省庁が別に定めることとなります。",
      rows: [["18-2"]],
      outcomes: { "18-2": "question" },
    },
    {
      section: MEASURES,
      subsection: "（組織統治）",
      text: "経営層による説明については、「Ⅳ.1. 1.1 (1)経営層の関与」において、利用者その他の利害関係者に対し適切な時期に説明することを、経営層が取り組む事項として記載しています。運用の状況を確かめる具体的な方法については、「Ⅳ.2. 2.1 安全基準等策定指針の見直し」において手引の充実を図ることとしており、いただいた御意見は今後の参考とさせていただきます。",
      rows: [["3-1", "5-1"]],
      outcomes: { "3-1": "already-covered", "5-1": "noted" },
    },
    {
      section: MEASURES,
      subsection: "（CSIRTの効果的な運用）",
      text: "CSIRTの活動には、障害が発生した場合におけるサービスの再開の支援が含まれており、「Ⅳ.1. 1.2 (3)復旧の迅速化」に復旧に関する取組を記載しています。また、分析や初動の手順の自動化については、「Ⅳ.3. 3.3 事業者等の活動の活性化」において、連絡会等による検討を促すこととしています。",
      rows: [["7-1"], ["7-2"]],
      outcomes: { "7-1": "already-covered", "7-2": "already-covered" },
    },
    {
      section: MEASURES,
      subsection: "（分野横断的な演習）",
      text: "御意見を踏まえ、「Ⅳ.1. 1.3 分野横断的な演習の実施」に、次のとおり追記します。\n「なお、演習の実施に当たっては、休日、夜間その他の担当者の不在が見込まれる時間帯における初動の連絡の手順についても、確認の対象に含めるものとする。」",
      rows: [["9-1"]],
      outcomes: { "9-1": "adopted" },
      changes: [
        {
          removed: "",
          added:
            "なお、演習の実施に当たっては、休日、夜間その他の担当者の不在が見込まれる時間帯における初動の連絡の手順についても、確認の対象に含めるものとする。",
        },
      ],
    },
    {
      section: MEASURES,
      subsection: "（防護範囲）",
      text: "いただいた御意見については、「Ⅳ.1. 1.4 防護範囲の見直し」において、外部サービスへの依存の状況を含めて防護範囲の見直しを継続的に行うこととしています。",
      rows: [["3-2"]],
      outcomes: { "3-2": "already-covered" },
    },
    {
      section: MEASURES,
      subsection: "（安全基準等の整備及び浸透）",
      text: "いただいた御意見については、「Ⅳ.2. 2.1 安全基準等策定指針の見直し」を進めるに当たっての参考とさせていただきます。",
      rows: [["11-1"]],
      outcomes: { "11-1": "noted" },
    },
    {
      section: MEASURES,
      subsection: "（安全基準等の整備及び浸透）",
      text: "御意見を踏まえ、「Ⅳ.2. 2.3 浸透状況の調査」について、調査の結果を「毎年度、その概要を公表する」と修正します。なお、事業者等ごとの結果については、攻撃者に利用されるおそれがあること等から、公表の対象とはしていません。",
      rows: [["10-1"]],
      outcomes: { "10-1": "partly-adopted" },
      changes: [{ removed: "必要に応じて公表する", added: "毎年度、その概要を公表する" }],
    },
    {
      section: MEASURES,
      subsection: "（情報共有体制）",
      text: "分野をまたぐ情報の共有については、「Ⅳ.3. 3.2 情報共有の更なる促進」において、連絡会協議会の活用及び共有の手段の電子化を検討することとしており、いただいた御意見は今後の参考とさせていただきます。",
      rows: [["12-1"], ["13-1"]],
      outcomes: { "12-1": "noted", "13-1": "noted" },
    },
    {
      section: MEASURES,
      subsection: "（リスクマネジメントの活用）",
      text: "脅威情報の活用については、「Ⅳ.1. 1.2 障害対応体制の強化に向けた取組」及び「Ⅳ.4. 4.1 リスクマネジメントの推進」に記載しています。",
      rows: [["7-3"]],
      outcomes: { "7-3": "already-covered" },
    },
    {
      section: MEASURES,
      subsection: "（リスクマネジメントの活用）",
      text: "クラウドサービスの利用を含む環境の変化については、「Ⅳ.4. 4.2 環境変化の把握」において調査を行い、その結果を人材の育成及び障害対応に係る取組に活用することとしています。",
      rows: [["8-1"]],
      outcomes: { "8-1": "already-covered" },
    },
    {
      section: MEASURES,
      subsection: "（リスクマネジメントの活用）",
      text: "ソフトウェアの部品の一覧（SBOM）の活用については、「Ⅳ.4. 4.3 供給網に係るリスクへの対応」に、調達の際の確認事項として記載しており、現行記載で十分と考えます。",
      rows: [["14-1"]],
      outcomes: { "14-1": "already-covered" },
    },
    {
      section: MEASURES,
      subsection: "（人材の育成）",
      text: "本計画は取組の方針を示すものであり、対象とする資格の一覧は掲げないこととしますので、原案のとおりとします。",
      rows: [["15-1"]],
      outcomes: { "15-1": "not-adopted" },
    },
    {
      section: MEASURES,
      subsection: "（広報）",
      text: "いただいた御意見については、「Ⅳ.5. 5.2 広報及び広聴」に係る取組を進めるに当たっての参考とさせていただきます。",
      rows: [["10-2"]],
      outcomes: { "10-2": "noted" },
    },
    {
      section: ANNEX,
      subsection: "（別紙1 対象分野と事業者等）",
      text: "御意見を踏まえ、別紙1の海上輸送分野に、事業者等の類型として「コンテナターミナル運営事業者」を追加します。",
      rows: [["16-1"]],
      outcomes: { "16-1": "adopted" },
      changes: [{ removed: "", added: "コンテナターミナル運営事業者" }],
    },
    {
      section: ANNEX,
      subsection: "（別紙2 重要システム例とサービス障害の例）",
      text: "事業者等の規模の大小を問わず、地域の給水に影響が生じた段階で関係主体が状況を把握できるよう、過去の障害の事例を参考に定めたものです。",
      rows: [["19-1"]],
      outcomes: { "19-1": "question" },
    },
    {
      section: ANNEX,
      subsection: "（別紙3 情報共有体制）",
      text: "情報の取扱いの区分は、個々の情報の性質に応じて提供者が定めるものであり、例を掲げることによりかえって判断が固定されるおそれがあることから、原案のとおりとします。いただいた御意見は、連絡会における運用の参考とさせていただきます。",
      rows: [["18-1"]],
      outcomes: { "18-1": "not-adopted" },
    },
    {
      section: TERMS,
      subsection: null,
      text: "電力分野との関係において記載しているものであり、原子力発電所以外の原子力施設は対象外です。",
      rows: [["20-1"]],
      outcomes: { "20-1": "question" },
    },
    {
      section: TERMS,
      subsection: null,
      text: "外部サービスを提供する事業者の位置付けについては、「Ⅰ.3. 3.3 (3)外部サービスを提供する者の役割」に記載しており、現行記載で十分と考えます。",
      rows: [["21-1"]],
      outcomes: { "21-1": "already-covered" },
    },
    {
      section: OTHER,
      subsection: null,
      text: "「あつせん」の記載については、割賦販売法（昭和36年法律第159号）における表記を用いています。\n「ＩＴ」の記載については、御意見のとおり修正します。",
      rows: [["22-1", "22-2"]],
      outcomes: { "22-1": "not-adopted", "22-2": "adopted" },
      changes: [{ removed: "ＩＴ", added: "IT", comments: ["22-2"] }],
    },
    {
      section: OTHER,
      subsection: null,
      text: "別紙1においてクレジット分野の事業者等の類型に指定信用情報機関を掲げていることとの整合を図る観点から、御意見のとおり修正します。",
      rows: [["23-1"]],
      outcomes: { "23-1": "adopted" },
      changes: [{ removed: "個人情報", added: "信用情報" }],
    },
    {
      section: OTHER,
      subsection: null,
      text: "意見の受付に用いるシステムの運用に関する御意見であり、本計画の案に関するものではないことから、検討の対象外です。",
      rows: [["24-1"]],
      outcomes: { "24-1": "out-of-scope" },
    },
  ],
  explanations: [
    { change: { removed: "及び及び", added: "及び" }, reason: "editorial", note: "重複した字句を整理しました。" },
    {
      change: { removed: "34類型", added: "35類型" },
      reason: "consequential",
      note: "別紙1に事業者等の類型を追加したことに伴い、類型の数を改めました。",
    },
    {
      change: { removed: "72時間以内", added: "48時間以内" },
      reason: "other",
      note: "所管省庁との協議の結果、影響の見通しを早期に共有するため、続報の期限を改めました。",
    },
  ],
}

/** What each planted problem makes of the decisions above: decisions.json. */
export function plantProblems(complete: Decisions): Decisions {
  const answer =
    (comment: string, change: Partial<Decisions["responses"][number]>) => (response: Decisions["responses"][number]) =>
      response.rows.flat().includes(comment) ? { ...response, ...change } : response
  return {
    ...complete,
    responses: complete.responses
      // comment-unanswered: the answer to 14-1 is not written yet.
      .map(answer("14-1", { text: "", outcomes: {} }))
      // promise-without-change: the answer to 18-1 promises examples that the revision does not have.
      .map(
        answer("18-1", {
          text: "御意見を踏まえ、別紙3の情報の取扱いの区分の表に、各区分に当たる情報の例を追記します。",
          outcomes: { "18-1": "adopted" },
        }),
      )
      // change-without-promise: the answer to 10-1 does not say that the text is revised.
      .map(
        answer("10-1", {
          text: "安全基準等の浸透の状況を明らかにすることは重要と考えています。なお、事業者等ごとの結果については、攻撃者に利用されるおそれがあること等から、公表の対象とはしていません。",
        }),
      ),
    // change-without-reason: nobody says why 72 hours became 48.
    explanations: complete.explanations.filter(({ change }) => change.removed !== "72時間以内"),
  }
}
