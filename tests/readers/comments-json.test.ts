import { expect, test } from "vitest"
import { readComments } from "../../src/readers/comments.ts"
import { encode, utf8 } from "./encode.ts"

const read = (text: string, file = "c.json") => readComments(file, utf8(text), {})

test("an array of objects is a table whose titles are its keys", async () => {
  const { value, warnings } = await read(
    '[{"受付番号": 7, "意見": "賛成\\r\\nです", "年齢": 40}, {"意見": "反対", "ページ": null}]',
  )
  expect(value).toMatchObject([
    { submissionId: "7", original: "賛成\nです", contact: { 年齢: "40" }, line: 1 },
    { submissionId: null, original: "反対", target: null, line: 2 },
  ])
  expect(warnings).toEqual([])
})

test("what `show comments --json` prints comes back; its decisions do not become texts", async () => {
  const shown = {
    id: "12-2",
    submission: "12",
    submitter: "organization",
    section: "総論",
    subsection: null,
    original: "意見",
    summary: "要旨",
    target: "58ページ",
    outcome: "adopted",
    response: "R9",
    changes: ["c1"],
    state: "open",
    assignee: null,
  }
  expect((await read(JSON.stringify([shown]))).value).toEqual([
    {
      commentId: "12-2",
      submissionId: "12",
      kind: "organization",
      name: null,
      received: null,
      channel: null,
      publicName: null,
      nameConsent: null,
      originalConsent: null,
      contact: {},
      original: "意見",
      summary: "要旨",
      target: "58ページ",
      section: "総論",
      subsection: null,
      response: null,
      part: null,
      line: 1,
    },
  ])
})

test("long numbers stay as written", async () => {
  expect((await read('[{"submission": 12345678901234567890, "text": "a"}]')).value[0]?.submissionId).toBe(
    "12345678901234567890",
  )
})

test("a list inside an object, a byte order mark, UTF-16 and a wrong extension are no obstacles", async () => {
  const text = '{"comments": [{"comment": "a"}]}'
  expect((await read(text)).value.map(row => row.original)).toEqual(["a"])
  for (const encoding of ["utf-8 with mark", "utf-16le", "utf-16be"] as const)
    expect((await readComments("c.json", encode(text, encoding), {})).value.length).toBe(1)
  expect((await read('[{"comment": "a"}]', "c.data")).value.length).toBe(1)
})

test.each([
  ["{", /^c\.json: it is not valid JSON \(/],
  ["3", /^c\.json: it is not an array of comments\.$/],
  ['[{"a": 1}, 2]', /^c\.json: its item 2 is not an object\.$/],
  ["[]", /^c\.json: there are no rows with comments\.$/],
  [
    '[{"a": "x", "b": "y"}]',
    /^c\.json: it is not clear which column holds the comments \(the columns are "a", "b"\)\.$/,
  ],
])("%s is refused in one sentence", async (text, message) => {
  await expect(read(text)).rejects.toThrow(message)
})
