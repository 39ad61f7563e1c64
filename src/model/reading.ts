import type { Message } from "./errors.ts"

/** Where something was found: `part` is a sheet, a package part or a story; `line` a row or line, from 1. */
export interface Source {
  readonly file: string
  readonly part: string | null
  readonly line: number | null
}

/** Something odd that reading survived. `count` says how often it stands for. */
export interface Warning {
  readonly message: Message
  readonly source: Source
  readonly count: number
}

/** What a reader returns: the value and everything that was not taken over as it was. */
export interface Reading<T> {
  readonly value: T
  readonly warnings: readonly Warning[]
}
