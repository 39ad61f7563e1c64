import type { Response } from "./consultation.ts"

/** Responses by their own order; equals stay as they are. */
export const byOrder = (responses: Iterable<Response>): readonly Response[] =>
  [...responses].sort((a, b) => a.order - b.order)

/**
 * Responses in the order of their rows in the table: sections and sub-sections by first appearance, then the
 * responses' own order. `responses` stand in their own order.
 */
export function inTableOrder<R extends Pick<Response, "section" | "subsection">>(
  responses: readonly R[],
): readonly R[] {
  const sections = Map.groupBy(responses, ({ section }) => section)
  return [...sections.values()].flatMap(own => [...Map.groupBy(own, ({ subsection }) => subsection).values()].flat())
}
