import type { CommentField } from "../model/intake.ts"

/**
 * What a column's title says it holds. Beside the fields: `organization` (団体名, fills name and kind), `number` (No., a number of
 * something) and `category` (区分, 種別), which the other columns and the values decide.
 */
export type ColumnRole = Exclude<CommentField, "ignore"> | "organization" | "number" | "category"

/** A role with how surely the title names it: 3 by its proper word, 2 by a common one, 1 by a word that may mean other things. */
export interface TitleMeaning {
  readonly role: ColumnRole
  readonly strength: 1 | 2 | 3
}

type Rule = readonly [ColumnRole, 1 | 2 | 3, RegExp]

const WHO = "(?:意見)?(?:提出者|応募者|回答者|投稿者|申出者|提案者|意見者)"
const EVENT = "(?:受付|受理|受信|受領|提出|投稿|応募|回答|送信|到着|登録)"
const OFFICE =
  "(?:[都道府県市区町村省庁国]|当局|当省|当庁|事務局|委員会|所管課|担当課|\\p{Script=Han}{1,8}[省庁局県市区町村])"
/** Whose name: 氏名, 団体名, 氏名又は団体名等. */
const NAME = `(?=.{0,20}名)(?:${WHO}|個人|団体|法人|会社|企業|組織|機関|事業者|又は|または|及び|氏名|名前|名称|名|等|の)+`
/** What is asked of it: の公表の可否, を公表することへの同意, 公表について. */
const ASKED = "(?:の|を|について)*公表(?:する|こと|して|へ|に|の)*(?:可否?|同意|承諾|諾否|よい|について)*"
const CONSENT =
  "(?:(?:consent|permission|agree(?:s|d|ment)?|ok)(?:for|to)?|may)(?:publish(?:ing)?|publication|release)(?:of)?(?:the|my|our|your)?"
const POINT = "(?:意見|コメント|提案|要望|質問|指摘)"

const rule = (role: ColumnRole, strength: 1 | 2 | 3, pattern: string): Rule => [
  role,
  strength,
  new RegExp(`^(?:${pattern})$`, "u"),
]

/** Titles that hold a word of the rules below and mean something else. */
const OTHER =
  /ふりがな|フリガナ|カナ$|よみ$|有無$|件数$|人数$|^(?:意見の)?(?:理由|根拠)|住所|メール|電話|対応区分|修正(?:内容|箇所|案)/u

/** The first rule that fits decides. Titles are as `titleKey` leaves them. Words: shared/notes/data.md, 18 published tables. */
const RULES: readonly Rule[] = [
  rule(
    "publicName",
    3,
    `公表(?:する|用の?|時の)${NAME}|公表名|publicname|publishedname|nameforpublication|nametobepublished`,
  ),
  rule(
    "nameConsent",
    3,
    `${NAME}${ASKED}|公表の?(?:可否?|同意|承諾|諾否)|${CONSENT}(?:name|organi[sz]ation)(?:name)?s?`,
  ),
  rule(
    "originalConsent",
    3,
    `(?:意見|コメント|原文|全文|内容|本文|等|の)+${ASKED}|${CONSENT}(?:original|comment|text|words?)s?`,
  ),
  rule("response", 3, `.{0,20}考え方.{0,12}|agencyresponses?|agencynotes|responsetocomments?|ourresponse`),
  rule("response", 3, `${POINT}等?(?:に対する|への|に対しての).*(?:回答|対応|見解|方針|結果)(?:案|等)?`),
  rule(
    "response",
    2,
    `(?:${OFFICE}の?)?(?:回答|見解|検討結果)(?:案|内容|欄)?(?:(?:と|及び)?理由)?|responses?|reply|answers?`,
  ),
  rule("response", 1, "対応(?:案|方針|内容|結果)?"),
  rule("commentId", 3, `(?:意見|コメント)の?(?:整理|管理|通し)?(?:番号|no|id)|comment(?:id|no|number|num)`),
  rule("commentId", 2, "id"),
  rule("submissionId", 3, `(?:${EVENT}|提出者|提出意見)の?(?:整理|管理|通し)?(?:番号|no|id)`),
  rule(
    "submissionId",
    3,
    "submission(?:id|no|number)?|responseid|documentid|tracking(?:id|no|number)|receipt(?:id|no|number)",
  ),
  rule("number", 1, "no|番号|通番|連番|通し番号|整理番号|管理番号|項番|number|num|nr|item(?:no)?|seq|#"),
  rule(
    "received",
    3,
    `${EVENT}(?:年月)?(?:日時?|年月日|日付)|received(?:date|at|on)?|datereceived|submitted(?:at|on|date)?`,
  ),
  rule(
    "received",
    2,
    "submissiondate|datesubmitted|posteddate|タイムスタンプ|timestamp|年月日|日付|日時|date|created(?:at)?",
  ),
  rule("channel", 3, `(?:意見)?${EVENT}の?(?:方法|手段|媒体|経路|形態)|channel|submissionmethod|submittedvia|via`),
  rule("channel", 1, "方法|手段|媒体|method|medium|source"),
  rule(
    "organization",
    3,
    "(?:所属)?(?:団体|法人|会社|企業|組織|機関|事業者|事業所)等?の?(?:名|名称)等?|所属(?:団体|機関)?",
  ),
  rule("organization", 2, "organi[sz]ation(?:name)?|company(?:name)?|affiliation|institution|mbnc|mb"),
  rule(
    "name",
    3,
    `(?:${WHO}|個人|住民)?の?(?:氏名|名前|芳名)|${WHO}の?(?:名|名称)?|氏名(?:又は|または|及び|団体|法人|名称|会社|企業|・|等).*`,
  ),
  rule("name", 2, `(?:個人|団体|法人|提出者).*名称?等?|名称`),
  rule(
    "name",
    2,
    "(?:full|submitter|respondent|commenter)?name|submitter|respondent|commenter|author|from|submittedby",
  ),
  rule(
    "kind",
    3,
    `${WHO}の?(?:区分|種別|属性|分類|種類)|提出(?:者)?区分|(?:submitter|respondent|commenter)(?:type|kind|category)|kind`,
  ),
  rule(
    "kind",
    3,
    ".*(?:団体|法人|組織|企業).*個人.*|.*個人.*(?:団体|法人|組織|企業).*|organi[sz]ation(?:or)?individual",
  ),
  rule("kind", 3, "individual(?:or)?organi[sz]ation|typeof(?:submitter|respondent|commenter)"),
  rule("category", 1, "区分|種別|属性|種類|type"),
  rule(
    "target",
    3,
    ".{0,15}(?:箇所|個所|か所|カ所|ヶ所|ヵ所).{0,12}|(?:該当|対象|意見対象)(?:部分|条文|条項|項目|章|資料|ページ|頁).{0,8}",
  ),
  rule(
    "target",
    2,
    "(?:ページ|頁|page)s?(?:番号|数|no|number|reference|line)?(?:及び|と)?(?:行番?号?数?)?|p|target|location|place",
  ),
  rule(
    "target",
    1,
    "行(?:番号|数)?|line(?:no|number)?s?|ref(?:erence)?|clause|clausesubclause|subclause|paragraph.*|provision",
  ),
  rule("section", 3, "章名?|大項目|大分類|section|chapter"),
  rule("section", 2, "章節項?|項目名?|分野|施策分野?|テーマ|論点|カテゴリー?|分類|category|topic|theme"),
  rule("subsection", 3, "節名?|小項目|中項目|中分類|小分類|小見出し|細目|sub(?:section|category|topic|heading)"),
  rule(
    "summary",
    3,
    `.{0,15}${POINT}等?の?(?:要旨|概要|要約|主旨|趣旨|要点|骨子|概略)|summary(?:of.*)?|.*commentsummary`,
  ),
  rule("summary", 2, "要旨|概要|要約|主旨|趣旨|abstract"),
  rule("original", 3, `.{0,12}(?:意見|コメント)等?の?(?:原文|全文)|original(?:text|comment)?|原文|全文`),
  rule(
    "original",
    3,
    `(?:提出(?:された)?|いただいた|寄せられた)?意見等?の?(?:内容|本文|詳細)?|(?:public|your)?comments?(?:text|body)?`,
  ),
  rule(
    "original",
    2,
    `.{0,30}${POINT}等?の?(?:内容|本文|詳細|記入欄|欄)?(?:(?:及び|および|並びに|と|・)?(?:その)?(?:理由|質問|提案|要望|情報)等?)?`,
  ),
  rule("original", 2, "自由(?:記述|記入|回答|意見)欄?|opinions?|feedback|(?:full|submission)?text|yourview"),
  rule("original", 1, "内容|本文|具体的内容|記述内容|body|message|content|description|remarks?|statement"),
]

/** Letters and digits of a title in one form: width, case, spaces, line breaks, punctuation and polite 御・ご do not count. */
export function titleKey(title: string): string {
  const plain = title.normalize("NFKC").toLowerCase()
  if (plain.trim() === "#") return "#"
  return plain
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[御ご](?=意見|提案|質問|要望|指摘|氏名|芳名|住所)|お(?=名前)/gu, "")
}

/** What is in brackets is often a remark: "ご意見（1,000字以内）". */
const withoutBrackets = (title: string): string =>
  title.normalize("NFKC").replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|[※*].*/gsu, "")

/** Longer cells are not titles: the longest of real tables has 34 characters without its remark in brackets. */
const LONGEST_TITLE = 80

/** What the title of a column says, or null when it is not known. */
export function titleMeaning(title: string): TitleMeaning | null {
  if (title.length > LONGEST_TITLE) return null
  return keyMeaning(titleKey(title)) ?? keyMeaning(titleKey(withoutBrackets(title)))
}

function keyMeaning(key: string): TitleMeaning | null {
  if (key === "" || OTHER.test(key)) return null
  const found = RULES.find(([, , pattern]) => pattern.test(key))
  return found ? { role: found[0], strength: found[1] } : null
}
