import type { CanonicalContext } from "./canonical-context.ts"
import { markup } from "./canonical-markup.ts"
import { propertiesIn } from "./canonical-properties.ts"
import { quoted } from "./canonical-values.ts"
import { attribute, childOf, childValue, elementsOf, type XmlElement } from "./xml.ts"

/** What numbers look like, by list and level: what a paragraph's numbering stands for whatever its ids are. */
export class NumberingForms {
  private readonly context: CanonicalContext
  private readonly styles: XmlElement | null
  private readonly part: string
  private readonly lists = new Map<string, XmlElement>()
  private readonly abstracts = new Map<string, XmlElement>()
  private readonly pictures = new Map<string, XmlElement>()
  private readonly forms = new Map<string, string>()

  constructor(context: CanonicalContext, styles: XmlElement | null) {
    this.context = context
    this.styles = styles
    const xml = context.side("numbering")
    this.part = xml?.part ?? ""
    for (const element of xml ? elementsOf(xml.root) : []) {
      if (element.name === "w:num") this.lists.set(attribute(element, "w:numId") ?? "", element)
      if (element.name === "w:abstractNum") this.abstracts.set(attribute(element, "w:abstractNumId") ?? "", element)
      if (element.name === "w:numPicBullet") this.pictures.set(attribute(element, "w:numPicBulletId") ?? "", element)
    }
  }

  /** The form of a level of a list: how it counts and looks, and how the levels that it prints with count. */
  form(id: string, level: string): string {
    if (id === "0") return "none"
    const key = `${id} ${level}`
    const known = this.forms.get(key)
    if (known !== undefined) return known
    const list = this.lists.get(id)
    const form = list ? this.levelForm(list, level) : "missing"
    this.forms.set(key, form)
    return form
  }

  /** A picture used as a bullet. */
  picture(id: string): string {
    const element = this.pictures.get(id)
    return element
      ? quoted(
          markup(element, { context: this.context, part: this.part }).replace(/ w:numPicBulletId=\S*?(?=[ >])/, ""),
        )
      : "missing"
  }

  private levelForm(list: XmlElement, level: string): string {
    const own = this.level(list, level)
    const text = childValue(own, "w:lvlText") ?? ""
    const upper = [...text.matchAll(/%([1-9])/g)]
      .map(([, digit]) => Number(digit) - 1)
      .filter(at => at < Number(level))
      .map(at => `${at}:${childValue(this.level(list, String(at)), "w:numFmt") ?? ""}`)
    const start = childValue(override(list, level), "w:startOverride")
    const look = own ? propertiesIn(own, this.context) : "missing"
    return [`ilvl=${level}`, ...upper, start === null ? "" : `restart=${start}`, look]
      .filter(each => each !== "")
      .join(";")
  }

  private level(list: XmlElement, level: string): XmlElement | null {
    return levelIn(override(list, level), level) ?? levelIn(this.abstractOf(list), level)
  }

  /** The definition of a list; one that only names a numbering style leads on to the definition of that style (17.9.21). */
  private abstractOf(list: XmlElement): XmlElement | null {
    const own = this.abstracts.get(childValue(list, "w:abstractNumId") ?? "") ?? null
    const link = childValue(own, "w:numStyleLink")
    if (link === null) return own
    const style = this.styles?.children.find(each => each.name === "w:style" && attribute(each, "w:styleId") === link)
    const properties = style && style.name !== null ? childOf(style, "w:pPr") : null
    const linked = this.lists.get(childValue(childOf(properties, "w:numPr"), "w:numId") ?? "")
    const byList = this.abstracts.get(childValue(linked ?? null, "w:abstractNumId") ?? "")
    return byList ?? [...this.abstracts.values()].find(each => childValue(each, "w:styleLink") === link) ?? own
  }
}

const override = (list: XmlElement, level: string): XmlElement | null =>
  elementsOf(list).find(each => each.name === "w:lvlOverride" && attribute(each, "w:ilvl") === level) ?? null

const levelIn = (parent: XmlElement | null, level: string): XmlElement | null =>
  parent
    ? (elementsOf(parent).find(each => each.name === "w:lvl" && attribute(each, "w:ilvl") === level) ?? null)
    : null
