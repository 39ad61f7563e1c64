import type { Line } from "./lines.ts"

/** What takes the place of the detail: its title, its lines, and where in them the terminal's cursor stands. */
export interface Overlay {
  readonly title: string
  /** Right end of the bar. */
  readonly aside: string
  readonly lines: readonly Line[]
  readonly cursor: { readonly x: number; readonly y: number } | null
}
