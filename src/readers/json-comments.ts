/**
 * Takes comments out of JSON: from `//` to the end of the line, and between slash-star pairs, not inside texts. What is
 * taken out becomes blanks, so that places in an error message stay right.
 */
export function withoutComments(jsonc: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, " ")
  return jsonc.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, part =>
    part[0] === '"' ? part : blank(part),
  )
}
