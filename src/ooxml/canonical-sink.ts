import { escaped } from "./canonical-values.ts"

/** Length at which a piece is put aside: measured, 1 k to 64 k make no difference. */
const PIECE = 8192

/**
 * Gathers the canonical form of one story. Text of neighbouring runs that look the same is one stretch, however it was split.
 * Marks of ranges that stand at the same place stand in one order; between blocks they belong to the next paragraph.
 */
export class CanonicalSink {
  private readonly pieces: string[] = []
  /** What was written last. Short strings grow cheaply, and a few thousand long ones join cheaply; a million short ones do not. */
  private current = ""
  private points: string[] = []
  /** Format of the stretch that is being written; null at the start of a paragraph. */
  private format: string | null = null

  text(format: string, text: string): void {
    if (text !== "") this.sign(format, escaped(text))
  }

  /** Something inside a run that is not text: a tab, a picture, a field mark. Its braces are its own. */
  sign(format: string, sign: string): void {
    this.place()
    if (format !== this.format) this.write(`\n  {${format}}`)
    this.format = format
    this.write(sign)
  }

  /** The start or end of something around runs. */
  edge(edge: string): void {
    this.place()
    this.write(edge)
  }

  /** A mark that takes no room. */
  point(point: string): void {
    this.points.push(point)
  }

  /** The start or end of a block. */
  line(line: string): void {
    this.write("\n")
    this.write(line)
    this.format = null
  }

  /** Writes the marks that wait for a place. */
  place(): void {
    if (this.points.length === 0) return
    this.points.sort()
    for (const point of this.points) this.write(point)
    this.points = []
  }

  toString(): string {
    this.place()
    this.pieces.push(this.current)
    this.current = ""
    return this.pieces.join("")
  }

  private write(text: string): void {
    this.current += text
    if (this.current.length < PIECE) return
    this.pieces.push(this.current)
    this.current = ""
  }
}
