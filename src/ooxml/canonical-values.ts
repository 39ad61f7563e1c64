/** A value of an attribute, so that nothing in it can be taken for markup of the canonical form. */
export const quoted = (value: string): string => (/^[\w.#%+-]+$/.test(value) ? value : JSON.stringify(value))

/** Text, so that nothing in it can be taken for markup of the canonical form. */
export const escaped = (text: string): string =>
  /[\\{}<>\n]/.test(text) ? text.replace(/[\\{}<>]/g, "\\$&").replaceAll("\n", "\\n") : text

/** On and off have three spellings each (ECMA-376 22.9.2.7). */
export const switched = (value: string): string =>
  value === "true" || value === "on" ? "1" : value === "false" || value === "off" ? "0" : value

/** Attributes that change with every save, and numbers that programs give anew. */
const VOLATILE: ReadonlySet<string> = new Set([
  "wp14:anchorId",
  "wp14:editId",
  "w14:anchorId",
  "w14:paraId",
  "w14:textId",
  "w14:docId",
  "o:spid",
  "o:gfxdata",
])

/** Elements whose `id` and `name` are automatic ("図 3"); their description is not. */
const NAMED_BY_PROGRAM: ReadonlySet<string> = new Set(["wp:docPr", "pic:cNvPr", "wps:cNvPr", "wpg:cNvPr", "a:cNvPr"])

/** Whether an attribute says nothing about the document. */
export const isNoise = (element: string, name: string): boolean =>
  name.startsWith("w:rsid") ||
  VOLATILE.has(name) ||
  ((name === "id" || name === "name") && NAMED_BY_PROGRAM.has(element)) ||
  ((name === "id" || name === "ShapeID" || name === "ObjectID") && /^[vo]:/.test(element) && element !== "v:shapetype")
