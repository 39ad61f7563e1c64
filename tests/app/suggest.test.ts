import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { openCase } from "../../src/app/case.ts"
import { decideFile } from "../../src/app/decide-file.ts"
import { newCase } from "../../src/app/new-case.ts"
import { acceptSuggested, listSuggestions, suggested } from "../../src/app/suggest.ts"
import { linkId } from "../../src/model/case.ts"
import { folder, smallCase } from "./small-case.ts"

const SAMPLES = join(import.meta.dirname, "../../samples")
const DECISIONS = { plan: "decisions-complete.json", english: "decisions.json" } as const
type Sample = keyof typeof DECISIONS

/** A sample consultation, with or without its decisions. */
async function sample(which: Sample, decisions: "links and answers" | "answers" | "none") {
  const directory = folder()
  const name = join(directory, "sample.akaire")
  const file = (part: string) => join(SAMPLES, which, part)
  await newCase(name, {
    draft: file("draft.docx"),
    revision: file("revision.docx"),
    tracked: null,
    pages: null,
    comments: [file("comments.csv")],
    title: null,
    from: null,
    to: null,
    by: "TEST",
  })
  const opened = await openCase(name, "TEST")
  onTestFinished(() => opened.close())
  if (decisions === "none") return opened
  await decideFile(opened, file(DECISIONS[which]))
  if (decisions === "links and answers") return opened
  const { state } = await opened.store.state()
  await opened.run([...state.link.values()].map(({ comment, change }) => ({ type: "unlink", comment, change })))
  return opened
}

/** The links of a sample as its decisions record them. */
async function rightLinks(which: Sample): Promise<readonly string[]> {
  const { state } = await (await sample(which, "links and answers")).store.state()
  return [...state.link.keys()].sort()
}

test.each([
  ["plan", "none"],
  ["plan", "answers"],
  ["english", "none"],
  ["english", "answers"],
] as const)("the sample %s with %s: the right change first, and no wrong one is sure", async (which, decisions) => {
  const right = await rightLinks(which)
  const { suggestions } = await suggested(await sample(which, decisions))
  const best = [...Map.groupBy(suggestions, ({ comment }) => comment).values()].flatMap(([one]) => one ?? [])
  const linked = new Set(right.map(id => id.split("→")[0]))
  const firsts = best.filter(({ comment }) => linked.has(comment))
  expect(firsts.map(({ comment, change }) => linkId(comment, change)).sort()).toEqual(right)
  const sure = suggestions.filter(({ auto }) => auto).map(({ comment, change }) => linkId(comment, change))
  expect(sure.length).toBeGreaterThan(0)
  expect(sure.filter(id => !right.includes(id))).toEqual([])
})

test("what is linked already is left out", async () => {
  const right = await rightLinks("plan")
  const { suggestions } = await suggested(await sample("plan", "links and answers"))
  expect(suggestions.filter(({ comment, change }) => right.includes(linkId(comment, change)))).toEqual([])
})

test("accepting links what is sure in one step, and a second time nothing", async () => {
  const { opened } = await smallCase()
  const done = await acceptSuggested(opened, "ja")
  expect(done.message.ja).toMatch(/^確実な候補1件を紐付けました。/)
  const { state } = await opened.store.state()
  expect([...state.link.values()].map(({ comment }) => comment)).toEqual(["A1-1"])
  expect((await acceptSuggested(opened, "ja")).message.ja).toMatch(/^確実な候補0件/)
})

test("a line for people holds comment, change, score, place and reason", async () => {
  const { opened } = await smallCase()
  const found = await suggested(opened)
  const [line] = listSuggestions(found, "ja").split("\n")
  expect(line).toMatch(
    /^A1-1 +c-\S+ +0\.9\d +確実 +みどり市自転車計画（案） > 1 目的 +ＩＴ→IT +「ＩＴ」→「IT」の提案と一致/,
  )
})

test("a case without a revision says what is missing", async () => {
  const directory = folder()
  const name = join(directory, "half.akaire")
  await newCase(name, {
    draft: join(SAMPLES, "plan/draft.docx"),
    revision: null,
    tracked: null,
    pages: null,
    comments: [],
    title: null,
    from: null,
    to: null,
    by: "T",
  })
  const opened = await openCase(name, "T")
  onTestFinished(() => opened.close())
  await expect(suggested(opened)).rejects.toThrow("both a draft and a revision")
  expect(readFileSync(name).length).toBeGreaterThan(0)
})
