#!/usr/bin/env node
// Plain old JavaScript on purpose: it must still run on a Node that is too old, to say so.
const [major, minor] = process.versions.node.split(".").map(Number)
if (major < 22 || (major === 22 && minor < 13)) {
  // As src/cli/language.ts: --lang, else the locale, else Japanese.
  const flag = process.argv.findIndex(argument => /^--lang(=|$)/.test(argument))
  const named = flag < 0 ? "" : process.argv[flag].split("=")[1] || process.argv[flag + 1]
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || ""
  const japanese = named === "ja" || (named !== "en" && (locale === "" || /^(C|POSIX)(\.|$)|^ja/i.test(locale)))
  process.stderr.write(
    japanese
      ? `Akaire には Node.js 22.13 以上が必要です(いまは ${process.versions.node})。新しい Node.js を入れてください。\n`
      : `Akaire needs Node.js 22.13 or newer (this is ${process.versions.node}); please install a newer Node.js.\n`,
  )
  process.exit(2)
}
import("../dist/main.js").then(main => main.run(process.argv.slice(2)))
