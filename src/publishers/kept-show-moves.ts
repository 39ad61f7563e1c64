/** The start of a place that something was moved from or to. */
const MOVE = /<w:move(?:From|To)RangeStart\s[^>]*>/g

const nameOf = (tag: string): string => /\sw:name="([^"]*)"/.exec(tag)?.[1] ?? ""
const idOf = (tag: string): number => Number(/\sw:id="(\d+)"/.exec(tag)?.[1])

/** Names of the moves in texts that the draft came with. */
export const moveNames = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap(text => (text.match(MOVE) ?? []).map(nameOf)))

/** Names that only the redline's moves have: both places of each keep one name that no move of the draft has. */
export class MoveNames {
  readonly #taken: ReadonlySet<string>
  readonly #fresh = new Map<string, string>()

  constructor(taken: ReadonlySet<string>) {
    this.#taken = taken
  }

  /** A text in which the moves with own ids have other names than those of the draft. */
  apart(text: string, isOwn: (id: number) => boolean): string {
    if (this.#taken.size === 0) return text
    return text.replace(MOVE, tag =>
      isOwn(idOf(tag)) ? tag.replace(/(\sw:name=")[^"]*/, `$1${this.#name(nameOf(tag))}`) : tag,
    )
  }

  #name(own: string): string {
    const known = this.#fresh.get(own)
    if (known !== undefined) return known
    let name = own
    for (let n = 1; this.#taken.has(name) || [...this.#fresh.values()].includes(name); n++) name = `${own}_${n}`
    this.#fresh.set(own, name)
    return name
  }
}
