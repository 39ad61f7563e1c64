import type { Profile } from "./profile.ts"
import { DECLARATION, NAMESPACES, val } from "./xml.ts"

interface Level {
  readonly format: string
  readonly text: string
  readonly style?: string
  readonly left: number
  readonly hanging: number
  readonly suffix?: "space" | "nothing"
}

const levelXml = (level: Level, index: number): string =>
  `<w:lvl w:ilvl="${index}">${val("start", 1)}${val("numFmt", level.format)}${level.style ? val("pStyle", level.style) : ""}${level.suffix ? val("suff", level.suffix) : ""}${val("lvlText", level.text)}${val("lvlJc", "left")}<w:pPr><w:ind w:left="${level.left}" w:hanging="${level.hanging}"/></w:pPr>${level.format === "bullet" ? '<w:rPr><w:rFonts w:ascii="ＭＳ 明朝" w:eastAsia="ＭＳ 明朝" w:hAnsi="ＭＳ 明朝" w:hint="eastAsia"/></w:rPr>' : ""}</w:lvl>`

const abstract = (id: number, nsid: string, kind: string, levels: readonly Level[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${val("nsid", nsid)}${val("multiLevelType", kind)}${levels.map(levelXml).join("")}</w:abstractNum>`

const JAPANESE_HEADINGS: readonly Level[] = [
  { format: "upperRoman", text: "%1.", style: "1", left: 567, hanging: 567 },
  { format: "decimal", text: "%2.", style: "2", left: 567, hanging: 567 },
  { format: "decimal", text: "%2.%3", style: "3", left: 709, hanging: 709 },
  { format: "decimal", text: "(%4)", style: "4", left: 709, hanging: 567 },
  { format: "decimalEnclosedCircle", text: "%5", style: "5", left: 851, hanging: 425 },
]

const ENGLISH_HEADINGS: readonly Level[] = [
  { format: "decimal", text: "%1", style: "1", left: 567, hanging: 567 },
  { format: "decimal", text: "%1.%2", style: "2", left: 709, hanging: 709 },
  { format: "decimal", text: "%1.%2.%3", style: "3", left: 851, hanging: 851 },
]

/** Headings (1), bullets (2), annexes (3), and one list for each run of counted items (11, 12, …). */
export function numberingXml(profile: Profile, lists: number): string {
  const counted: Level = profile.eastAsian
    ? { format: "decimalEnclosedCircle", text: "%1", left: 600, hanging: 360 }
    : { format: "lowerLetter", text: "%1)", left: 720, hanging: 360 }
  const annex: Level = profile.eastAsian
    ? { format: "decimal", text: "別紙%1", style: "af", left: 0, hanging: 0, suffix: "space" }
    : { format: "upperLetter", text: "Annex %1", style: "af", left: 0, hanging: 0, suffix: "space" }
  const bullets: readonly Level[] = profile.eastAsian
    ? [
        { format: "bullet", text: "・", style: "a8", left: 480, hanging: 240, suffix: "nothing" },
        { format: "bullet", text: "－", style: "af6", left: 720, hanging: 240, suffix: "nothing" },
      ]
    : [
        { format: "bullet", text: "•", style: "a8", left: 480, hanging: 240 },
        { format: "bullet", text: "–", style: "af6", left: 840, hanging: 240 },
      ]
  const abstracts = [
    abstract(0, "1F6A3C52", "multilevel", profile.eastAsian ? JAPANESE_HEADINGS : ENGLISH_HEADINGS),
    abstract(1, "2B7D4E63", "hybridMultilevel", bullets),
    abstract(2, "3C8E5F74", "singleLevel", [annex]),
    abstract(3, "4D9F6085", "hybridMultilevel", [counted]),
  ]
  const nums = [1, 2, 3].map(id => `<w:num w:numId="${id}">${val("abstractNumId", id - 1)}</w:num>`)
  for (let i = 1; i <= lists; i++)
    nums.push(
      `<w:num w:numId="${10 + i}">${val("abstractNumId", 3)}<w:lvlOverride w:ilvl="0">${val("startOverride", 1)}</w:lvlOverride></w:num>`,
    )
  return `${DECLARATION}<w:numbering${NAMESPACES}>${abstracts.join("")}${nums.join("")}</w:numbering>`
}
