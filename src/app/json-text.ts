/** What JSON leaves as it is and a terminal would act on: DEL, C1 controls, direction overrides. */
const UNSAFE = /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Data as JSON that is safe to look at: JSON itself escapes only the controls below U+0020. Ends with a line break. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(UNSAFE, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`
