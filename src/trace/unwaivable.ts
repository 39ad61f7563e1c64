import type { Rule } from "../model/finding.ts"

/** Rules whose findings nobody can waive: what is published as a number adds up, and no answer goes out with an empty field. */
export const UNWAIVABLE: ReadonlySet<Rule> = new Set<Rule>(["totals-disagree", "quotation-unfilled"])
