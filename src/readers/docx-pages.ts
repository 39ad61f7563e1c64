/**
 * Counts pages as Word last laid them out: rendered page breaks where the file has them, hard breaks elsewhere.
 * Word writes a rendered break after a hard one too; the pair counts once.
 */
export class PageCounter {
  page = 1
  /** Whether the file says anything about pages. */
  known = false
  /** A hard break was counted and nothing stands after it yet. */
  private pending = false
  private started = false

  rendered(): void {
    this.known = true
    if (!this.pending) this.page++
    this.pending = false
  }

  /** `certain`: a break that a person set; a new section alone says little about pages. */
  hard(certain: boolean): void {
    if (certain) this.known = true
    if (this.pending || !this.started) return
    this.page++
    this.pending = true
  }

  content(): void {
    this.started = true
    this.pending = false
  }

  /** Goes back to where a row started: its cells stand side by side. */
  backTo(page: number): void {
    this.page = page
    this.pending = false
  }
}
