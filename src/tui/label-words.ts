import type { Language, Message } from "../model/errors.ts"

/** A table of labels in one language. */
export function labelsIn<K extends string>(
  labels: Readonly<Record<K, Message>>,
  language: Language,
): Record<K, string> {
  const words: Partial<Record<K, string>> = {}
  for (const key in labels) words[key] = labels[key][language]
  return words as Record<K, string>
}
