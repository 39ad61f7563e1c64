#!/usr/bin/env node
// Plain old JavaScript on purpose: it must still run on a Node that is too old, to say so.
const [major, minor] = process.versions.node.split(".").map(Number)
if (major < 22 || (major === 22 && minor < 13)) {
  const japanese = /^ja/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "")
  process.stderr.write(
    japanese
      ? `Akaire には Node.js 22.13 以上が必要です(いまは ${process.versions.node})。新しい Node.js を入れてください。\n`
      : `Akaire needs Node.js 22.13 or newer (this is ${process.versions.node}); please install a newer Node.js.\n`,
  )
  process.exit(2)
}
import("../dist/main.js").then(main => main.run(process.argv.slice(2)))
