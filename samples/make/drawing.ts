import { escapeXml } from "./xml.ts"

const PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
const MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
const SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"

/** Sizes in EMU (12,700 to a point). */
const WIDTH = 5_400_000
const HEIGHT = 3_240_000
const BOX_WIDTH = 5_500_000
const BOX_HEIGHT = 1_600_000

/** A picture in the line; `rIdImage<n>` is its relationship. */
export function picture(n: number, file: string, description: string): string {
  const graphic = `<pic:pic xmlns:pic="${PICTURE}"><pic:nvPicPr><pic:cNvPr id="${n}" name="${escapeXml(file)}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdImage${n}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${WIDTH}" cy="${HEIGHT}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`
  return `<w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${WIDTH}" cy="${HEIGHT}"/><wp:docPr id="${100 + n}" name="図 ${n}" descr="${escapeXml(description)}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${MAIN}" noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="${MAIN}"><a:graphicData uri="${PICTURE}">${graphic}</a:graphicData></a:graphic></wp:inline></w:drawing>`
}

/** A framed text box in the line. */
export function textBox(paragraphs: string): string {
  const shape = `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${BOX_WIDTH}" cy="${BOX_HEIGHT}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="F5F8FC"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="1F3864"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>${paragraphs}</w:txbxContent></wps:txbx><wps:bodyPr wrap="square" lIns="91440" tIns="72000" rIns="91440" bIns="72000" anchor="ctr"/></wps:wsp>`
  return `<w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${BOX_WIDTH}" cy="${BOX_HEIGHT}"/><wp:docPr id="90" name="テキスト ボックス 1"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="${MAIN}"><a:graphicData uri="${SHAPE}">${shape}</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent>`
}
