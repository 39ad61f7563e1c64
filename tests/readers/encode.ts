/** Writes text in encodings that only `TextDecoder` knows, by turning it round. */

type Encoding = "utf-8" | "utf-8 with mark" | "utf-16le" | "utf-16be" | "shift_jis" | "euc-jp"

export const ENCODINGS: readonly Encoding[] = [
  "utf-8",
  "utf-8 with mark",
  "utf-16le",
  "utf-16be",
  "shift_jis",
  "euc-jp",
]

/** Every character that one or two bytes of an encoding stand for. */
function tableOf(label: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(label, { fatal: true })
  const table = new Map<string, readonly number[]>()
  const learn = (...bytes: readonly number[]) => {
    try {
      const sign = decoder.decode(Uint8Array.from(bytes))
      if ([...sign].length === 1 && !table.has(sign)) table.set(sign, bytes)
    } catch {
      // These bytes stand for nothing.
    }
  }
  for (let first = 0; first < 256; first++) learn(first)
  for (let first = 0x81; first < 0xfd; first++) for (let second = 0x40; second < 0xff; second++) learn(first, second)
  return table
}

const TABLES = { shift_jis: tableOf("shift_jis"), "euc-jp": tableOf("euc-jp") }

export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text)
  if (encoding === "utf-8 with mark") return new TextEncoder().encode(`\ufeff${text}`)
  if (encoding === "shift_jis" || encoding === "euc-jp")
    return Uint8Array.from(
      [...text].flatMap(sign => {
        const bytes = TABLES[encoding].get(sign)
        if (!bytes) throw new Error(`${encoding} has no ${sign}`)
        return bytes
      }),
    )
  const marked = `\ufeff${text}`
  const bytes = new Uint8Array(marked.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), encoding === "utf-16le")
  return bytes
}

export const utf8 = (text: string): Uint8Array => encode(text, "utf-8")

/** A table as CSV, quoted where it must be. */
export const csv = (rows: readonly (readonly string[])[], delimiter = ",", end = "\r\n"): string =>
  rows
    .map(row =>
      row
        .map(cell => (cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(delimiter),
    )
    .map(row => row + end)
    .join("")
