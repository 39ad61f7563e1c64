import { renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { watchFile } from "../../src/app/watch-file.ts"
import { writeZip } from "../../src/ooxml/zip.ts"
import { folder } from "./small-case.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
const word = (text: string) =>
  writeZip(
    new Map([
      ["[Content_Types].xml", bytes("<Types/>")],
      ["word/document.xml", bytes(text)],
    ]),
  )

/** A watched file that holds a Word document, with what is told of it, in order. */
function watched() {
  const directory = folder()
  const path = join(directory, "案.docx")
  writeFileSync(path, word("first"))
  const told: string[] = []
  const watching = watchFile(
    path,
    {
      saved: file => told.push(`saved ${file.name} ${file.bytes.length}`),
      unreadable: error => told.push(`unreadable: ${error.text.ja}`),
    },
    { rest: 5, ask: 20, patience: 4 },
  )
  onTestFinished(() => watching.close())
  const waited = async (count: number) => {
    await expect.poll(() => told.length, { timeout: 4_000, interval: 5 }).toBe(count)
    return told
  }
  return { directory, path, told, waited }
}

/** As Word saves: beside its place, the old one away, the new one there; a lock file comes and goes. */
function saveLikeWord(directory: string, path: string, content: Uint8Array): void {
  writeFileSync(join(directory, "~$案.docx"), "lock")
  writeFileSync(join(directory, "~WRD0001.tmp"), content)
  renameSync(path, join(directory, "~WRL0002.tmp"))
  renameSync(join(directory, "~WRD0001.tmp"), path)
  rmSync(join(directory, "~WRL0002.tmp"))
  rmSync(join(directory, "~$案.docx"))
}

test("a file that is replaced by rename is told once, whole", async () => {
  const { directory, path, waited } = watched()
  const content = word("second")
  saveLikeWord(directory, path, content)
  expect(await waited(1)).toEqual([`saved 案.docx ${content.length}`])
  // The same content again is nothing new; another one is.
  saveLikeWord(directory, path, content)
  const third = word("the third one")
  saveLikeWord(directory, path, third)
  expect(await waited(2)).toEqual([`saved 案.docx ${content.length}`, `saved 案.docx ${third.length}`])
})

test("half of a file is waited for; what stays broken is told once", async () => {
  const { path, told, waited } = watched()
  const content = word("second")
  writeFileSync(path, content.subarray(0, 60))
  await new Promise(resolve => setTimeout(resolve, 12))
  writeFileSync(path, content)
  expect(await waited(1)).toEqual([`saved 案.docx ${content.length}`])
  writeFileSync(path, "no zip at all")
  await waited(2)
  expect(told[1]).toMatch(/^unreadable: 案\.docx/)
  writeFileSync(path, word("good again"))
  expect((await waited(3))[2]).toMatch(/^saved/)
})

test("a file that is gone is waited for", async () => {
  const { path, told, waited } = watched()
  rmSync(path)
  await new Promise(resolve => setTimeout(resolve, 30))
  expect(told).toEqual([])
  writeFileSync(path, word("back"))
  expect((await waited(1))[0]).toMatch(/^saved/)
})
