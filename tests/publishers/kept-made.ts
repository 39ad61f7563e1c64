import { makeKeptRedline } from "../../src/app/kept-redline.ts"
import { comparePlans } from "../../src/app/versions.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { publishRedline } from "../../src/publishers/redline.ts"
import { readDocx } from "../../src/readers/plan-docx.ts"

/** A draft that came with tracked changes of 甲: rejecting them gives `former`, accepting them `draft`. */
export function trackedDraft(former: Uint8Array, draft: Uint8Array): Uint8Array {
  const [before, after] = [readDocx("former", former, ""), readDocx("draft", draft, "")]
  const comparison = comparePlans(before.reading.value, after.reading.value)
  return publishRedline(comparison, before.source, after.source, { author: "甲", date: "2025-04-01T00:00:00Z" })
}

/** The redline of 乙 that keeps them. */
export const keptRedline = (draft: Uint8Array, revision: Uint8Array): Uint8Array =>
  makeKeptRedline(
    { name: "案.docx", bytes: draft },
    { name: "修正案.docx", bytes: revision },
    { author: "乙", date: "2026-01-01T00:00:00Z" },
  )

const REVISION = /<w:\w+\s(?=[^>]*w:author=)[^>]*w:id="(\d+)"[^>]*>/g

/** Whether a tracked change is one of 乙: by its author where it says one, else by whether the draft has its id. */
export function isOfSecond(kept: Uint8Array, draft: Uint8Array): (id: number) => boolean {
  const ids = (bytes: Uint8Array, author: string) =>
    [...readZip("f", bytes)].flatMap(([name, part]) =>
      name.endsWith(".xml")
        ? [...new TextDecoder().decode(part).matchAll(REVISION)]
            .filter(([tag]) => tag.includes(`w:author="${author}"`))
            .map(([, id]) => Number(id))
        : [],
    )
  const [first, second] = [new Set(ids(kept, "甲")), new Set(ids(kept, "乙"))]
  const known = new TextDecoder().decode(readZip("f", draft).get("word/document.xml"))
  return id => second.has(id) || (!first.has(id) && !known.includes(`<w:tblGridChange w:id="${id}"`))
}
