import { expect, test } from "vitest"
import { COMMENT_FIELDS, parseMapping } from "../../src/readers/mapping.ts"

test("a mapping is read as it stands", () => {
  expect(parseMapping("m.json", '\ufeff{ "No.": "submissionId", "C": "original", "4": "ignore" }')).toEqual({
    "No.": "submissionId",
    C: "original",
    "4": "ignore",
  })
})

test.each(COMMENT_FIELDS)("%s is a field", field => {
  expect(parseMapping("m.json", JSON.stringify({ x: field }))).toEqual({ x: field })
})

test.each([
  ['{"意見": "opinion"}', 'm.json: "opinion" for the column "意見" is not a field.'],
  ['{"a": "name", "b": 3}', 'm.json: 3 for the column "b" is not a field.'],
  ["{}", "m.json: it maps no column."],
  ['["original"]', "m.json: it is not an object of columns and fields."],
  ["null", "m.json: it is not an object of columns and fields."],
])("%s is refused with what is wrong", (json, message) => {
  expect(() => parseMapping("m.json", json)).toThrow(message)
})

test("broken JSON is refused, and the hint lists the fields", () => {
  expect(() => parseMapping("m.json", "{")).toThrow(/^m\.json: it is not valid JSON/)
  try {
    parseMapping("m.json", "{")
  } catch (error) {
    expect(error).toMatchObject({
      hint: { en: expect.stringContaining("response, publicName, nameConsent, originalConsent, ignore") },
    })
  }
})
