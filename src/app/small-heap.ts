import { setFlagsFromString } from "node:v8"

/**
 * Keeps what the program holds beyond its own data small, for as long as it runs: a session lasts all day. V8 otherwise
 * lets its heap double before it clears up, and its nursery grow to 48 MB. Both are looked up at each clearing, so they
 * hold from now on (docs/decisions/screens-of-large-cases.md has the measurements).
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=25")
  setFlagsFromString("--semi-space-growth-factor=1")
}
