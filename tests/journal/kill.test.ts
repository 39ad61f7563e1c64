import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, describe, expect, test } from "vitest"
import { openSqliteStore } from "../../src/journal/sqlite-store.ts"
import { startChild } from "./child.ts"
import { faults } from "./state-laws.ts"
import { begin } from "./steps.ts"

/** More with AKAIRE_KILLS=200. */
const ROUNDS = Number(process.env.AKAIRE_KILLS ?? 10)
const folder = mkdtempSync(join(tmpdir(), "akaire-kill-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** After how many acknowledged deeds each round is killed; 0: as soon as the case is open. */
const moments = fc.sample(fc.nat(40), { seed: 7, numRuns: ROUNDS })

describe("a process killed at any moment", () => {
  test.each(moments.map((after, round) => [round, after]))(
    "round %i, after %i deeds: the case opens with every acknowledged one",
    async (round, after) => {
      const path = join(folder, `${round}.akaire`)
      const fresh = await openSqliteStore(path, { create: true })
      await begin(fresh)
      await fresh.close()
      const child = startChild(["endless", path, String(round)])
      let deeds = 0
      await child.until(line => (line.startsWith("ok") ? ++deeds >= after : after === 0))
      child.process.kill("SIGKILL")
      await child.ended

      const store = await openSqliteStore(path, { create: false })
      const { state, seq } = await store.state()
      const acknowledged = child.lines.filter(line => line.startsWith("ok ")).map(line => Number(line.slice(3)))
      expect(acknowledged.length).toBeGreaterThanOrEqual(after)
      const journal = await store.since(0)
      expect(journal.length).toBe(seq)
      for (const number of acknowledged) expect(journal[number - 1]?.seq).toBe(number)
      for (const line of child.lines.filter(each => each.startsWith("kept "))) {
        expect(await store.document(line.slice(5))).not.toBeNull()
      }
      for (const [deed, events] of Map.groupBy(journal.slice(2), each => each.deed)) {
        expect(events.length, `deed ${deed} is whole`).toBe(Number(events[0]?.by))
      }
      expect(faults(state)).toEqual([])
      await store.rebuild()
      expect((await store.state()).state).toEqual(state)
      await store.close()
    },
  )
})
