/** Start tags of tracked changes with their id; marks of ranges come in pairs and keep theirs. */
const REVISION =
  /(<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange|[a-zA-Z]+(?:Pr|PrEx|Grid)Change)\s(?:[^>]*?\s)?w:id=["'])(\d+)(?=["'])/g

/**
 * Ids of the tracked changes that are put back. Each keeps its own the first time that it stands in a part; what has to
 * stand in several pieces gets new ids, and so do new changes that have to be divided.
 */
export class RevisionIds {
  readonly #top: number
  readonly #given = new Set<number>()
  #last: number
  #used = new Set<string>()

  /** `top`: every id above it is the redline's own; `last`: the highest id in the redline. */
  constructor(top: number, last: number) {
    this.#top = top
    this.#last = Math.max(top, last)
  }

  /** Ids are unique in a part. */
  nextPart(): void {
    this.#used = new Set()
  }

  /** XML of the draft with ids that stand nowhere else in the part. */
  kept(xml: string): string {
    return xml.replace(REVISION, (_, head: string, id: string) => {
      if (!this.#used.has(id)) {
        this.#used.add(id)
        return head + id
      }
      this.#given.add(++this.#last)
      return `${head}${this.#last}`
    })
  }

  /** A new id for a change of the redline. */
  own(): number {
    return ++this.#last
  }

  /** Whether an id is that of a change that the redline brought. */
  isOwn(id: number): boolean {
    return id > this.#top && !this.#given.has(id)
  }
}
