import type { Case } from "./case.ts"

/** Everything in a case as JSON: what it holds, the journal, and the names and hashes of its documents. Holds private data. */
export async function exportCase(opened: Case): Promise<Readonly<Record<string, unknown>>> {
  const { state, seq } = await opened.store.state()
  const entities = Object.entries(state).map(([kind, byId]) => [kind, [...byId.values()]] as const)
  return {
    format: "akaire-export/1",
    seq,
    ...Object.fromEntries(entities),
    comparisonResult: await opened.comparison(state),
    documents: await opened.store.documents(),
    journal: await opened.store.since(0),
  }
}
