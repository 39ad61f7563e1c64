/** The prefix by which the code names an element, for each namespace it knows; strict and transitional forms share one. */
const OFFICE = "http://schemas.openxmlformats.org"
const STRICT = "http://purl.oclc.org/ooxml"
const MICROSOFT = "http://schemas.microsoft.com/office"

const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${OFFICE}/wordprocessingml/2006/main`, "w"],
  [`${STRICT}/wordprocessingml/main`, "w"],
  [`${OFFICE}/officeDocument/2006/relationships`, "r"],
  [`${STRICT}/officeDocument/relationships`, "r"],
  [`${OFFICE}/officeDocument/2006/math`, "m"],
  [`${STRICT}/officeDocument/math`, "m"],
  [`${OFFICE}/drawingml/2006/main`, "a"],
  [`${STRICT}/drawingml/main`, "a"],
  [`${OFFICE}/drawingml/2006/wordprocessingDrawing`, "wp"],
  [`${STRICT}/drawingml/wordprocessingDrawing`, "wp"],
  [`${OFFICE}/drawingml/2006/picture`, "pic"],
  [`${STRICT}/drawingml/picture`, "pic"],
  [`${OFFICE}/drawingml/2006/chart`, "c"],
  [`${STRICT}/drawingml/chart`, "c"],
  [`${OFFICE}/drawingml/2006/diagram`, "dgm"],
  [`${STRICT}/drawingml/diagram`, "dgm"],
  [`${OFFICE}/spreadsheetml/2006/main`, "x"],
  [`${STRICT}/spreadsheetml/main`, "x"],
  [`${OFFICE}/package/2006/relationships`, "pr"],
  [`${OFFICE}/package/2006/content-types`, "ct"],
  [`${OFFICE}/package/2006/metadata/core-properties`, "cp"],
  [`${OFFICE}/markup-compatibility/2006`, "mc"],
  [`${OFFICE}/officeDocument/2006/extended-properties`, "ep"],
  ["http://schemas.microsoft.com/office/2006/xmlPackage", "pkg"],
  ["http://schemas.microsoft.com/office/word/2003/wordml", "w2003"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://purl.org/dc/terms/", "dcterms"],
  ["http://www.w3.org/XML/1998/namespace", "xml"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["urn:schemas-microsoft-com:office:office", "o"],
  ["urn:schemas-microsoft-com:office:word", "w10"],
  [`${MICROSOFT}/word/2010/wordprocessingShape`, "wps"],
  [`${MICROSOFT}/word/2010/wordprocessingGroup`, "wpg"],
  [`${MICROSOFT}/word/2010/wordprocessingCanvas`, "wpc"],
  [`${MICROSOFT}/word/2010/wordprocessingInk`, "wpi"],
  [`${MICROSOFT}/word/2010/wordprocessingDrawing`, "wp14"],
  [`${MICROSOFT}/word/2010/wordml`, "w14"],
  [`${MICROSOFT}/word/2012/wordml`, "w15"],
  [`${MICROSOFT}/word/2016/wordml`, "w16"],
  [`${MICROSOFT}/word/2016/wordml/cid`, "w16cid"],
  [`${MICROSOFT}/word/2018/wordml`, "w16r"],
  [`${MICROSOFT}/word/2015/wordml/symex`, "w16se"],
  [`${MICROSOFT}/drawing/2010/main`, "a14"],
  [`${MICROSOFT}/drawing/2014/main`, "a16"],
])

/** Namespaces whose elements this program reads, so that `mc:Choice` with them wins over `mc:Fallback`. */
export const UNDERSTOOD: ReadonlySet<string> = new Set([
  "w",
  "wp",
  "a",
  "pic",
  "m",
  "v",
  "o",
  "wps",
  "wpg",
  "wpc",
  "wp14",
  "w14",
  "w15",
  "w16",
  "w16se",
  "a14",
])

/** The canonical prefix of a namespace; an unknown one keeps its name in braces. */
export const canonicalPrefix = (uri: string): string => PREFIXES.get(uri) ?? `{${uri}}`
