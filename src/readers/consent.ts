/** A whole answer that agrees. Anything longer, or with a condition (団体名のみ可), is not taken for one. */
const YES =
  /^(?:公表)?(?:可(?:能)?|可とする|する|してよい|して(?:も)?(?:良い|よい|構わない)|(?:に)?同意(?:する|します|済み?)?|承諾(?:する|します|済み?)?|希望(?:する|します)?|はい|有り?|あり|[○〇◯✓✔☑])$|^(?:yes|y|true|ok|agreed?|consent(?:s|ed)?|published?)$/i
/** One that refuses. */
const NO =
  /^(?:公表)?(?:不可|否|しない|(?:を)?(?:望まない|希望しない)|(?:に)?(?:不同意|同意しない)|承諾しない|いいえ|無し?|なし|[×✕✗xX☐])$|^(?:非公表|非公開|匿名)(?:希望|とする)?$|^(?:no|n|false|refused?|declined?|anonymous|withheld)$/i

/** What a cell of a column of consent says: true only for a clear yes; null where it says neither. */
export function parseConsent(text: string): boolean | null {
  const plain = text.normalize("NFKC").replace(/[\s。.()[\]「」]/g, "")
  if (NO.test(plain)) return false
  return YES.test(plain) ? true : null
}
