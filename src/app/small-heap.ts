import { setFlagsFromString } from "node:v8"

/**
 * Keeps V8's nursery as small as it is, from now on. It otherwise grows to 48 MB of memory that nothing was in before; where
 * each new page is dear, a redline of 500 pages takes a sixth longer for it (bench/redline.ts).
 */
export const keepNurserySmall = (): void => setFlagsFromString("--semi-space-growth-factor=1")

/**
 * Keeps what the program holds beyond its own data small, for as long as it runs: a session lasts all day. V8 otherwise
 * lets its heap double before it clears up, and its nursery grow to 48 MB. Both are looked up at each clearing, so they
 * hold from now on (docs/decisions/screens-of-large-cases.md has the measurements).
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=40")
  keepNurserySmall()
}
