/** Encodes text as CP932 (Windows-31J): the inverse of TextDecoder("shift_jis"), built once. */

let table: Map<string, readonly number[]> | null = null

function codes(): Map<string, readonly number[]> {
  const decoder = new TextDecoder("shift_jis", { fatal: true })
  const map = new Map<string, readonly number[]>()
  const add = (bytes: readonly number[]) => {
    try {
      const text = decoder.decode(new Uint8Array(bytes))
      if ([...text].length === 1 && !map.has(text)) map.set(text, bytes)
    } catch {
      // Not a character of the code.
    }
  }
  for (let a = 0; a < 256; a++) add([a])
  // IBM's rows (FA–FC) come before NEC's copies of them (ED, EE), as Windows prefers; the rest in order.
  const leads = [...range(0x81, 0x9f), ...range(0xe0, 0xec), ...range(0xef, 0xfc), 0xed, 0xee]
  for (const lead of leads) for (const trail of range(0x40, 0xfc)) add([lead, trail])
  return map
}

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

export function encodeCp932(text: string): Uint8Array {
  table ??= codes()
  const bytes: number[] = []
  for (const sign of text) {
    const code = table.get(sign)
    if (!code) throw new Error(`CP932 has no ${sign} (U+${sign.codePointAt(0)?.toString(16)})`)
    bytes.push(...code)
  }
  return new Uint8Array(bytes)
}
