import fc from "fast-check"
import type { Session } from "../../src/app/session.ts"
import { memo, publicText } from "../../src/model/case.ts"
import { DEMO, type DemoCase } from "./demo-case.ts"
import { demoSession } from "./demo-session.ts"

/** Sequences that terminals obey, directions, what is not seen, what is wide, halves of characters. */
const DANGERS = [
  "\u001b[2J",
  "\u001b]0;title\u0007",
  "\u001b]52;c;aGVsbG8=\u001b\\",
  "\u009b31m",
  "\u0090q\u009c",
  "\r",
  "\b\b\b",
  "\u0000",
  "\u007f",
  "\u202e",
  "\u2066",
  "\u200b",
  "\u00ad",
  "\ufeff",
  "\u2028",
  "\ud800",
  "\udc00",
  "\ufffc",
  "\u{e0001}",
  "が".normalize("NFD"),
  "👨‍👩‍👧",
  "⚠\ufe0f",
  "葛\u{e0100}",
  "\t",
  "\n",
  "ﷺ",
  "ｶﾞ",
]

/** A text that a stranger may have sent. */
export const hostileText = fc
  .array(
    fc.oneof(fc.constantFrom(...DANGERS), fc.constantFrom("意見", "a b", "、", "（", "9"), fc.string({ maxLength: 4 })),
    {
      maxLength: 30,
    },
  )
  .map(parts => parts.join(""))

/** A case in which every text is `text`. */
export function hostileCase(text: string): Session {
  const side = { place: text, page: 1, pageApproximate: false, text: `前${text}後`, blocks: ["b"] }
  const edit = {
    draft: [1, 1 + text.length] as const,
    revision: [1, 1 + text.length] as const,
    removed: text,
    added: text,
    nature: "wording" as const,
  }
  const kinds = ["edited", "inserted", "deleted", "moved", "split", "joined"] as const
  const demo: DemoCase = {
    comments: DEMO.comments.map((comment, i) => ({
      ...comment,
      original: text,
      summary: i % 2 ? text : null,
      target: text,
      section: text,
      assignee: text,
    })),
    responses: DEMO.responses.map(response => ({ ...response, text, section: text })),
    changes: kinds.map((kind, i) => ({
      id: `c${i + 1}`,
      kind,
      nature: "wording",
      derivedFrom: null,
      draft: kind === "inserted" ? null : side,
      revision: kind === "deleted" ? null : side,
      edits: kind === "moved" ? [] : [edit],
    })),
    links: DEMO.links,
    explanations: [{ change: "c3", reason: "other", publicReason: publicText(text), memo: memo(text) }],
    waived: [],
  }
  const session = demoSession(demo)
  const { snapshot } = session
  const finding = { rule: "link-lost", severity: "warning", message: { ja: text, en: text } } as const
  const reason = { ja: text, en: text }
  return {
    ...session,
    by: text,
    suggestions: async ({ view, key }) => ({
      links: [
        {
          comment: view === "comments" ? key : "2-1",
          change: view === "changes" ? key : "c6",
          confidence: "sure",
          reason,
        },
        {
          comment: view === "comments" ? key : "5-1",
          change: view === "changes" ? key : "c5",
          confidence: "likely",
          reason,
        },
      ],
      waiting: null,
    }),
    snapshot: {
      ...snapshot,
      name: text,
      consultation: { ...snapshot.consultation, plan: text, title: text },
      findings: [...snapshot.findings, { ...finding, comments: ["1-1"], changes: ["c1"] }],
      waived: [{ finding: { ...finding, comments: ["2-1"], changes: [] }, note: text, by: text }],
    },
  }
}
