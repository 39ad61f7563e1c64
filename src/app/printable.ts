import { visible } from "../text/visible.ts"

/** Text as a terminal may have it: comments and plans come from outside, so what has no shape of its own is shown as a mark. */
export const printable = (text: string): string => visible(text)
