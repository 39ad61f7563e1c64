/** A sentence for people, in both languages of the product. Ends with a full stop, never directly after an id or a path. */
export interface Message {
  readonly ja: string
  readonly en: string
}

/** The languages in which Akaire speaks. */
export type Language = keyof Message

/** Something the person can put right: what and where, and (in `hint`) what to try. Ends a command with exit code 2. */
export class UserError extends Error {
  readonly text: Message
  readonly hint: Message | null

  constructor(text: Message, hint: Message | null = null) {
    super(text.en)
    this.name = "UserError"
    this.text = text
    this.hint = hint
  }
}

/** An invariant of ours broke. Ends a command with exit code 70. */
export class Bug extends Error {
  constructor(message: string) {
    super(message)
    this.name = "Bug"
  }
}

/** Closes a `switch`: the compiler proves that no case is left. */
export function never(value: never): never {
  throw new Bug(`unexpected value ${JSON.stringify(value)}`)
}
