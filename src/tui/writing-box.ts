import type { Layout, Pane } from "./layout.ts"

/** Part of the detail pane that a text is written in. In a wide layout the text it answers stands above it. */
export function writingBox({ wide, detail }: Layout): Pane {
  if (!wide) return detail
  const height = Math.max(3, Math.floor(detail.height * 0.55))
  return { ...detail, top: detail.top + detail.height - height, height }
}

/** Where the text that is being answered stands: above the box when wide, in the list's place when not. */
export function referencePane(layout: Layout): Pane {
  const { wide, list, detail } = layout
  if (!wide) return list
  // One row between the two holds the bar of the writing box.
  return { ...detail, height: Math.max(0, detail.height - writingBox(layout).height - 1) }
}
