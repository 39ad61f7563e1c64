import type { Rule } from "../model/finding.ts"

/** Rules whose findings nobody can waive: what is published as a number adds up. */
export const UNWAIVABLE: ReadonlySet<Rule> = new Set<Rule>(["totals-disagree"])
