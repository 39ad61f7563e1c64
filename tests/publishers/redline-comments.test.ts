import { describe, expect, test } from "vitest"
import { openPackage, relatedPart, relationshipsOf } from "../../src/ooxml/package.ts"
import { resolveRevisions } from "../../src/ooxml/resolve-revisions.ts"
import { readZip } from "../../src/ooxml/zip.ts"
import { docx, p, r } from "../readers/docx-package.ts"
import { redlineOf } from "./redline-made.ts"

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
const W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
const CID = 'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid"'
const bytes = (text: string) => new TextEncoder().encode(text)

/** A review comment as Word keeps it: `id` numbers it, `paragraph` is the id of its paragraph. */
interface Review {
  readonly id: number
  readonly paragraph: string
  readonly text: string
  readonly author: string
  readonly done?: boolean
  readonly answers?: string
}

const FIRST: Review = { id: 0, paragraph: "0A000001", text: "根拠を示すこと。", author: "査読一" }
const ANSWER: Review = {
  id: 1,
  paragraph: "0A000002",
  text: "脚注を足した。",
  author: "査読二",
  done: true,
  answers: FIRST.paragraph,
}

/** A plan of one paragraph with its reviews, and what Word keeps beside them. */
function plan(text: string, reviews: readonly Review[]): Uint8Array {
  const marks = (name: string) => reviews.map(({ id }) => `<w:${name} w:id="${id}"/>`).join("")
  const references = reviews.map(({ id }) => `<w:r><w:commentReference w:id="${id}"/></w:r>`).join("")
  const body = p(`${marks("commentRangeStart")}${r(text)}${marks("commentRangeEnd")}${references}`) + p(r("終わり。"))
  if (reviews.length === 0) return docx(body)
  const comments = reviews.map(
    each =>
      `<w:comment w:id="${each.id}" w:author="${each.author}"><w:p w14:paraId="${each.paragraph}">${r(each.text)}</w:p></w:comment>`,
  )
  const extended = reviews.map(
    each =>
      `<w15:commentEx w15:paraId="${each.paragraph}"${each.answers ? ` w15:paraIdParent="${each.answers}"` : ""} w15:done="${each.done ? 1 : 0}"/>`,
  )
  const lasting = reviews.map(
    each => `<w16cid:commentId w16cid:paraId="${each.paragraph}" w16cid:durableId="2B00000${each.id}"/>`,
  )
  const people = [...new Set(reviews.map(({ author }) => author))].map(author => `<w15:person w15:author="${author}"/>`)
  return docx(body, {
    comments: bytes(`<w:comments ${W} ${W14}>${comments.join("")}</w:comments>`),
    commentsExtended: bytes(`<w15:commentsEx ${W15}>${extended.join("")}</w15:commentsEx>`),
    commentsIds: bytes(`<w16cid:commentsIds ${CID}>${lasting.join("")}</w16cid:commentsIds>`),
    people: bytes(`<w15:people ${W15}>${people.join("")}</w15:people>`),
  })
}

/** The part of that type, as text. */
function part(file: Uint8Array, type: string): string {
  const pkg = openPackage("f", file)
  const name = relatedPart(relationshipsOf(pkg, "word/main.xml"), type)
  return name === null ? "" : new TextDecoder().decode(readZip("f", file).get(name))
}

/** What each comment says, which one it answers, whether it is done, and whether its author is known. */
function reviewsOf(
  file: Uint8Array,
): readonly (readonly [text: string, answers: string | null, done: boolean, known: boolean])[] {
  const [comments, extended, people] = [part(file, "comments"), part(file, "commentsExtended"), part(file, "people")]
  const byParagraph = new Map<string, string>()
  const found = [...comments.matchAll(/<w:comment .*?w:author="([^"]*)".*?w14:paraId="(\w+)".*?<w:t[^>]*>([^<]*)</g)]
  for (const [, , id = "", text = ""] of found) byParagraph.set(id, text)
  expect(byParagraph.size).toBe(found.length)
  return found.map(([, author, id = "", text = ""]) => {
    const [line = ""] = new RegExp(`<w15:commentEx [^>]*paraId="${id}"[^>]*>`).exec(extended) ?? []
    const parent = /paraIdParent="(\w+)"/.exec(line)?.[1]
    return [
      text,
      parent === undefined ? null : (byParagraph.get(parent) ?? "?"),
      line.includes('done="1"'),
      people.includes(`w15:author="${author}"`),
    ]
  })
}

describe("comments that only the revision has", () => {
  const both = [
    [FIRST.text, null, false, true],
    [ANSWER.text, FIRST.text, true, true],
  ]

  test("come with whom they answer, whether they are done, and who wrote them", () => {
    expect(reviewsOf(redlineOf(plan("本文である。", []), plan("本文である。", [FIRST, ANSWER])))).toEqual(both)
  })

  test("answer a comment that the draft has already, whatever ids it bears there", () => {
    const draft = plan("本文である。", [{ ...FIRST, paragraph: ANSWER.paragraph }])
    const redline = redlineOf(draft, plan("本文である。", [FIRST, ANSWER]))
    expect(reviewsOf(redline)).toEqual(both)
    const lasting = [...part(redline, "commentsIds").matchAll(/paraId="(\w+)"[^>]*durableId="(\w+)"/g)]
    expect(new Set(lasting.map(([, id]) => id)).size).toBe(2)
    expect(new Set(lasting.map(([, , id]) => id)).size).toBe(2)
  })

  test("are still told so when the redline is accepted; when it is rejected the draft's are as they were", () => {
    const draft = plan("本文である。", [FIRST])
    const redline = redlineOf(draft, plan("改めた本文である。", [FIRST, ANSWER]))
    expect(reviewsOf(resolveRevisions("f", redline, "accept"))).toEqual(both)
    expect(reviewsOf(resolveRevisions("f", redline, "reject"))[0]).toEqual(both[0])
  })

  test("nothing beside the comments changes where none are brought", () => {
    const [draft, revision] = [plan("本文である。", [FIRST]), plan("改めた本文である。", [FIRST])]
    for (const type of ["comments", "commentsExtended", "commentsIds", "people"])
      expect(part(redlineOf(draft, revision), type)).toBe(part(draft, type))
  })
})
