import { isChanged } from "./reduce-write.ts"
import type { State } from "./state.ts"
import type { Draft } from "./target.ts"

/** What would be lost if the program ended at this moment, or null. */
export function unsaved({ mode }: State): Draft | null {
  const writing = mode.kind === "discard" ? mode.writing : mode
  if (writing.kind !== "write" || !isChanged(writing)) return null
  return { target: writing.target, text: writing.area.text }
}
