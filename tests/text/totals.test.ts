import { expect, test } from "vitest"
import { totalsText } from "../../src/text/totals.ts"

const counts = { submissions: 24, organizations: 8, individuals: 16, unknown: 0, comments: 30 }

test.each([
  [
    { ...counts, unit: "submissions" as const },
    "24件(団体8件、個人16件)",
    "24 submissions (8 organisations, 16 individuals)",
  ],
  [
    { ...counts, unit: "submitters" as const },
    "24者(団体8者、個人16者)",
    "24 submitters (8 organisations, 16 individuals)",
  ],
  [{ ...counts, unit: "comments" as const }, "30件(提出意見24通)", "30 comments in 24 submissions"],
  [
    { ...counts, organizations: 1, individuals: 22, unknown: 1, unit: "submissions" as const },
    "24件(団体1件、個人22件、不明1件)",
    "24 submissions (1 organisation, 22 individuals, 1 not stated)",
  ],
  [
    { ...counts, organizations: 0, individuals: 0, unknown: 24, unit: "submissions" as const },
    "24件",
    "24 submissions",
  ],
])("totals in their unit", (totals, ja, en) => {
  expect(totalsText(totals, "ja")).toBe(ja)
  expect(totalsText(totals, "en")).toBe(en)
})
