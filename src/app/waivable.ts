import type { Finding } from "../model/finding.ts"
import { UNWAIVABLE } from "../trace/unwaivable.ts"

/** True where a person may settle a finding as it is. */
export const isWaivable = ({ rule }: Finding): boolean => !UNWAIVABLE.has(rule)
