import type { XmlElement } from "../ooxml/xml.ts"
import { isMarkGone, isRowGone, plainChild, plainProperties } from "./kept-hide-properties.ts"
import { type Hidden, type HidePlace, hideRuns, holdsStaying, POINT } from "./kept-hide-runs.ts"
import { GridHider, markedTag } from "./kept-hide-tables.ts"
import { type Held, RANGE } from "./kept-history.ts"

/** What waits for the next paragraph: one whose mark is gone, or something of which nothing is left. */
interface Waiting {
  readonly element: XmlElement
  /** As it stood; of a content control that goes, one of its tags. */
  readonly xml: string
  /** Null where nothing of it is left, mark and all. */
  readonly content: Hidden | null
}

/** Hides the revisions in a flow of blocks: what a body, cell, note, header, text box or content control holds. */
export class FlowHider {
  readonly #place: HidePlace
  readonly #waiting: Waiting[] = []
  #out = ""
  /** Whether a paragraph, table or control was put out. */
  #hasBlock = false

  constructor(place: HidePlace) {
    this.#place = place
  }

  /** The content of a container. `flowsOn`: the paragraph after the container may continue its last one. */
  content(container: XmlElement, flowsOn: boolean): string {
    for (const child of container.children) {
      if (child.name === null) {
        if (this.#waiting.length === 0) this.#out += this.#place.source.slice(child.from, child.to)
      } else this.#block(child)
    }
    if (flowsOn) this.#leave(container)
    else this.#end()
    return this.#out
  }

  /** At the end of a content control a paragraph of which nothing is left goes by itself; any other would run on. */
  #leave(container: XmlElement): void {
    if (this.#waiting.some(({ content }) => content?.visible)) throw this.#place.refuse(ACROSS_CONTROL, container)
    for (const each of this.#waiting.splice(0)) this.#out += this.#alone(each)
  }

  /** What is left of something where no paragraph follows that could take it. */
  #alone({ element, xml, content }: Waiting): string {
    return content && element.name !== "w:p" ? content.text : this.#place.history.mark({ kind: "block", xml })
  }

  #block(element: XmlElement): void {
    const { name } = element
    const { touched } = this.#place
    if (name === "w:p") this.#paragraph(element)
    else if (name === "w:sectPr") {
      this.#end()
      this.#out += this.#section(element)
    } else if (RANGE.test(name)) this.#gone(element)
    else if (POINT.test(name)) this.#point(element)
    else if (name === "w:tbl") this.#table(element)
    else if (name === "w:sdt" || name === "w:customXml") this.#control(element)
    else if (touched.has(element) && !name.startsWith("m:"))
      throw this.#place.refuse({ ja: "段落の外の変更", en: "a change around paragraphs" }, element)
    else {
      if (this.#before(element) !== "")
        throw this.#place.refuse(
          { ja: "段落でないものの前で消した段落", en: "a paragraph deleted before something else" },
          element,
        )
      this.#put(this.#slice(element))
    }
  }

  #gone(element: XmlElement, xml = this.#slice(element)): void {
    this.#waiting.push({ element, xml, content: null })
  }

  #put(block: string): void {
    this.#out += block
    this.#hasBlock = true
  }

  #slice({ from, to }: XmlElement): string {
    return this.#place.source.slice(from, to)
  }

  /** Marks between paragraphs that join go with the text. */
  #point(element: XmlElement): void {
    const text = this.#place.isLostComment(element)
      ? this.#place.history.mark({ kind: "gone", xml: this.#slice(element) })
      : this.#slice(element)
    if (this.#waiting.length === 0) this.#out += text
    else this.#waiting.push({ element, xml: "", content: { text, visible: false, leftover: true } })
  }

  #paragraph(element: XmlElement): void {
    const { touched } = this.#place
    if (!touched.has(element) && this.#waiting.length === 0) {
      this.#put(this.#slice(element))
      return
    }
    const content = hideRuns(element, this.#place)
    if (isMarkGone(element))
      this.#waiting.push({
        element,
        xml: this.#slice(element),
        content: this.#isWhollyGone(content) ? null : content,
      })
    else {
      const first = this.#waiting[0]?.element ?? element
      const marked = this.#staying(element, this.#waiting.splice(0), content.text)
      this.#place.history.remember(marked, this.#place.source.slice(first.from, element.to))
      this.#put(marked)
    }
  }

  /** Only marks of revisions are left. */
  #isWhollyGone({ leftover, text }: Hidden): boolean {
    return !leftover && text.split(/(?<=>)/).every(tag => tag.startsWith(`<w:${this.#place.history.word}`))
  }

  /** A paragraph whose mark stays, with what runs on into it. */
  #staying(element: XmlElement, before: readonly Waiting[], content: string): string {
    const { source } = this.#place
    const carried = before.map(each => this.#carried(each)).join("")
    const properties = plainChild(element, "w:pPr")
    const plain = properties ? plainProperties(element, properties, this.#place) : { text: "", held: [] }
    const tag = markedTag(this.#place, element, { before: "", after: "", held: plain.held })
    return `${tag}${plain.text}${carried}${content}</${rawName(source, element)}>`
  }

  /** What waited, as it stands at the start of the paragraph that it runs on into. */
  #carried({ element, xml, content }: Waiting): string {
    const { history, source } = this.#place
    if (content === null) return history.mark({ kind: "block", xml })
    if (element.name !== "w:p") return content.text
    const properties = plainChild(element, "w:pPr")
    const open = source.slice(element.from, properties?.to ?? element.contentFrom)
    return content.text + history.mark({ kind: "break", open })
  }

  #section(element: XmlElement): string {
    const change = plainChild(element, "w:sectPrChange")
    if (!change) return this.#slice(element)
    const { source } = this.#place
    const held: Held[] = [{ holder: "", name: change.name, xml: this.#slice(change), nth: this.#place.nth(change) }]
    const rest = source.slice(element.contentFrom, change.from) + source.slice(change.to, element.contentTo)
    return (
      markedTag(this.#place, element, { before: "", after: "", held }) +
      rest +
      source.slice(element.contentTo, element.to)
    )
  }

  /** At the end there is no paragraph to run on into: the last one stays, with its mark (17.13.5.15). */
  #end(): void {
    const waiting = this.#waiting.splice(0)
    const last = waiting.findLastIndex(({ element }) => element.name === "w:p")
    const stays = waiting[last]
    if (stays) {
      const content = stays.content ?? hideRuns(stays.element, this.#place)
      const first = waiting[0]?.element ?? stays.element
      const marked = this.#staying(stays.element, waiting.slice(0, last), content.text)
      this.#place.history.remember(marked, this.#place.source.slice(first.from, stays.element.to))
      this.#put(marked)
    }
    for (const each of waiting.slice(last + 1)) this.#out += this.#alone(each)
  }

  /** Something that a paragraph cannot run on into follows: gives what has to stand before it. */
  #before(next: XmlElement): string {
    const waiting = this.#waiting
    if (waiting.some(({ content }) => content?.visible)) {
      this.#end()
      return ""
    }
    if (waiting.some(({ element, content }) => element.name === "w:p" && content?.leftover))
      throw this.#place.refuse(
        { ja: "消した段落にある範囲の印", en: "the mark of a range in a deleted paragraph" },
        next,
      )
    const isMark = ({ element, content }: Waiting) => content !== null && POINT.test(element.name)
    this.#out += waiting
      .filter(isMark)
      .map(({ content }) => content?.text ?? "")
      .join("")
    const xml = waiting.filter(each => !isMark(each)).map(each => each.xml)
    waiting.length = 0
    return xml.join("")
  }

  #control(element: XmlElement): void {
    const { touched, unwrapped, source } = this.#place
    const holder = element.name === "w:sdt" ? plainChild(element, "w:sdtContent") : element
    if (holder === null || (!touched.has(element) && this.#waiting.length === 0)) {
      this.#put(this.#slice(element))
      return
    }
    if (unwrapped.has(element)) {
      this.#gone(element, source.slice(element.from, holder.contentFrom))
      for (const child of holder.children) if (child.name !== null) this.#block(child)
      this.#gone(element, source.slice(holder.contentTo, element.to))
      return
    }
    if (this.#waiting.some(({ content }) => content?.visible)) throw this.#place.refuse(ACROSS_CONTROL, element)
    const inside = new FlowHider(this.#place)
    const content = inside.content(holder, true)
    if (!inside.#hasBlock && !holdsStaying(element, this.#place)) {
      this.#gone(element)
      return
    }
    const tag = markedTag(this.#place, element, { before: this.#before(element), after: "", held: [] })
    this.#put(
      holder === element
        ? tag + content + source.slice(element.contentTo, element.to)
        : `${tag}${source.slice(element.contentFrom, holder.contentFrom)}${content}${source.slice(holder.contentTo, element.to)}`,
    )
  }

  #table(element: XmlElement): void {
    const { touched, history } = this.#place
    if (!touched.has(element) && this.#waiting.length === 0) {
      this.#put(this.#slice(element))
      return
    }
    const rows = element.children.filter(child => child.name === "w:tr")
    if (rows.length > 0 && rows.every(row => row.name !== null && isRowGone(row))) {
      if (holdsStaying(element, this.#place))
        throw this.#place.refuse(
          { ja: "消した表にある範囲の印", en: "the mark of a range in a deleted table" },
          element,
        )
      this.#gone(element)
      return
    }
    const before = this.#before(element)
    const marked = new GridHider(this.#place, cell => new FlowHider(this.#place).content(cell, false)).table(
      element,
      before,
    )
    history.remember(marked, before + this.#slice(element))
    this.#put(marked)
  }
}

const ACROSS_CONTROL = {
  ja: "コンテンツ コントロールの境で消した段落記号",
  en: "a paragraph mark deleted at the edge of a content control",
}

const rawName = (source: string, { from, contentFrom }: XmlElement): string =>
  /^<([^\s/>]+)/.exec(source.slice(from, contentFrom))?.[1] ?? ""
