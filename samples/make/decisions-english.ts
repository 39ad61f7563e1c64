import type { Decisions } from "./decisions.ts"

/** What was decided on the comments of the English sample. */
export const ENGLISH_DECISIONS: Decisions = {
  consultation: {
    title: null,
    plan: "Exchange of Observations from Community Weather Stations",
    from: "2026-01-15",
    to: "2026-02-15",
    procedure: "voluntary",
    language: "en",
    closing: null,
    count: { unit: "submissions" },
  },
  summaries: {
    "6-1": "Does the document apply to an instrument whose values are shown to its owner only?",
  },
  responses: [
    {
      section: "Scope",
      subsection: null,
      text: "No. The document applies to stations that send their observations to a collector (see clause 2, “station”).",
      rows: [["6-1"]],
      outcomes: { "6-1": "question" },
    },
    {
      section: "Requirements for stations",
      subsection: "Identification",
      text: "Accepted. The sentence has been changed from a recommendation to a requirement.",
      rows: [["1-1"]],
      outcomes: { "1-1": "adopted" },
      changes: [{ removed: "should state the height", added: "shall state the height" }],
    },
    {
      section: "Requirements for stations",
      subsection: "Observations",
      text: "Accepted in part. The interval has been changed to 10 minutes. Shorter intervals would exclude stations that run on solar power.",
      rows: [["1-2"]],
      outcomes: { "1-2": "partly-adopted" },
      changes: [{ removed: "every 15 minutes", added: "every 10 minutes" }],
    },
    {
      section: "Requirements for stations",
      subsection: "Observations",
      text: "Accepted. Wind direction has been added to Table 2.",
      rows: [["2-1"]],
      outcomes: { "2-1": "adopted" },
      changes: [{ removed: "", added: "Wind direction" }],
    },
    {
      section: "Requirements for stations",
      subsection: "Observations",
      text: "Accepted. A paragraph on withheld values has been added to clause 3.2.",
      rows: [["3-1"]],
      outcomes: { "3-1": "adopted" },
      changes: [
        {
          removed: "",
          added:
            "Where an operator withholds a value, the quality flag shall say so, and the reason should be made available on request.",
        },
      ],
    },
    {
      section: "Requirements for stations",
      subsection: "Clock",
      text: "Not accepted: the text remains as drafted. Larger deviations make it impossible to follow a front from station to station; setting the clock by hand once a week keeps it within the limit.",
      rows: [["5-1"]],
      outcomes: { "5-1": "not-adopted" },
    },
    {
      section: "Requirements for collectors",
      subsection: null,
      text: "We thank the society for its support.",
      rows: [["4-1"]],
      outcomes: { "4-1": "support" },
    },
  ],
  explanations: [
    {
      change: { removed: "the the operator", added: "the operator" },
      reason: "editorial",
      note: "A word that stood twice.",
    },
  ],
}
