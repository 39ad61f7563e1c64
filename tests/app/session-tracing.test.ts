import { expect, test } from "vitest"
import { openSession } from "../../src/app/open-session.ts"
import type { Session } from "../../src/app/session.ts"
import { suggested } from "../../src/app/suggest.ts"
import { suggestedLink } from "../../src/app/suggest-work.ts"
import { UserError } from "../../src/model/errors.ts"
import { smallCase } from "./small-case.ts"

/** Tracing as the screens ask for it, on the small case. */

const rules = ({ snapshot }: Session) => snapshot.findings.map(({ rule }) => rule)

test("the first snapshot need not wait for the check", async () => {
  const { opened } = await smallCase()
  const session = await openSession(opened, { check: "beside" })
  const { snapshot } = session
  expect(snapshot).toMatchObject({ checked: false, findings: [], waived: [] })
  const checked = await session.check()
  expect(checked.findings.length).toBeGreaterThan(0)
  expect({ ...checked, checked: false, findings: [], waived: [] }).toEqual(snapshot)
  expect(await session.check()).toBe(checked)
})

test("a finding is waived in the person's name, and opened again", async () => {
  const { opened } = await smallCase("山田")
  const session = await openSession(opened, { check: "first" })
  const [finding] = session.snapshot.findings
  if (!finding) throw new Error("nothing to check")
  const before = session.snapshot.findings.length
  const { message } = await session.waive(finding, "意図したとおり")
  expect(message.ja).toContain(`了承しました(山田): ${finding.message.ja}`)
  expect(session.snapshot.findings).toHaveLength(before - 1)
  expect(session.snapshot.waived).toEqual([{ finding, note: "意図したとおり", by: "山田" }])
  await session.setState("A1-1", "drafting")
  await session.unwaive(finding)
  expect(session.snapshot.waived).toEqual([])
  expect(session.snapshot.findings).toHaveLength(before)
  await session.waive(finding, "二度目")
  await session.undo()
  expect(session.snapshot.waived).toEqual([])
  await expect(session.waive(finding, "  ")).rejects.toThrow(UserError)
})

test("suggestions beside the screens are those of `akaire suggest`, also after answers were written", async () => {
  const { opened } = await smallCase()
  const session = await openSession(opened, { check: "first" })
  try {
    const agree = async () => {
      const { suggestions } = await suggested(opened)
      const [change] = session.snapshot.changes
      const ofChange = await session.suggestions({ view: "changes", key: change?.id ?? "" })
      for (const { id } of session.snapshot.comments) {
        const { links } = await session.suggestions({ view: "comments", key: id })
        expect(links).toEqual(suggestions.filter(({ comment }) => comment === id).map(suggestedLink))
      }
      expect(new Set(ofChange.links)).toEqual(
        new Set(suggestions.filter(({ change: of }) => of === change?.id).map(suggestedLink)),
      )
      return (await session.suggestions({ view: "comments", key: "A2-1" })).waiting
    }
    expect((await agree())?.comments).toEqual(new Set(["A1-1"]))
    await session.answer({ comment: "A2-1", response: null }, "点検の回数を「年2回」に修正します。")
    expect((await agree())?.comments).toEqual(new Set(["A1-1", "A2-1"]))
    await session.summarize("A2-2", "ＩＴに賛成。")
    await agree()
  } finally {
    await session.close()
  }
})

test("a proposal is shown in its place, made, linked, and taken back", async () => {
  const { opened } = await smallCase()
  const session = await openSession(opened, { check: "first" })
  const proposal = { replace: "駐輪場", with: "自転車駐車場" }
  const { places, file } = await session.previewEdit("A2-1", proposal)
  expect(file).toBe("revision.md")
  expect(places).toMatchObject([
    { before: "駐輪場を年2回点検します。", after: "自転車駐車場を年2回点検します。", removed: [0, 3], added: [0, 6] },
  ])
  await session.edit("A2-1", proposal, 0)
  const linked = session.snapshot.comments.find(({ id }) => id === "A2-1")?.changes ?? []
  expect(session.snapshot.changes.filter(({ id }) => linked.includes(id))).toMatchObject([
    { revision: { text: "自転車駐車場を年2回点検します。" } },
  ])
  await session.undo()
  expect(session.snapshot.comments.find(({ id }) => id === "A2-1")?.changes).toEqual([])
  await expect(session.previewEdit("A2-1", { replace: "歩道橋", with: "橋" })).rejects.toThrow(UserError)
  expect(rules(session)).not.toContain("link-lost")
})

test("one of several places, or all of them", async () => {
  const { opened } = await smallCase()
  const session = await openSession(opened, { check: "first" })
  const proposal = { replace: "ます。", with: "ることとします。" }
  const { places } = await session.previewEdit("A2-2", proposal)
  expect(places.length).toBe(2)
  await session.edit("A2-2", proposal, 1)
  const texts = () =>
    session.snapshot.changes.map(({ revision }) => revision?.text ?? "").filter(text => text.includes("こととします"))
  expect(texts()).toEqual([places[1]?.after])
  await session.undo()
  await session.edit("A2-2", proposal, null)
  expect(texts()).toEqual(places.map(({ after }) => after))
})
