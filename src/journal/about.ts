import type { Recorded } from "./events.ts"

/** The comment or change that a history is asked about. */
export interface About {
  readonly kind: "comment" | "change"
  readonly id: string
}

/** True for subjects (`subjectsOf`) of events on this comment or change: itself, its place in an answer, its links. */
export function isAbout(subject: string, { kind, id }: About): boolean {
  if (kind === "comment")
    return subject === `comment:${id}` || subject === `placing:${id}` || subject.startsWith(`link:${id}:`)
  return subject === `change:${id}` || (subject.startsWith("link:") && subject.endsWith(`:${id}`))
}

/** False for an event that only looks as if it were: an id may hold the colon that parts a subject. */
export function speaksOf({ event }: Recorded, { kind, id }: About): boolean {
  if (event.type !== "comment-linked" && event.type !== "comment-unlinked") return true
  return event[kind] === id
}
