/**
 * Bundles `src/cli/main.ts` into `dist/`. The terminal screens stand behind a dynamic import, so React lands in chunks
 * of its own that `--help` and the plain commands never load.
 *
 *   node scripts/build.ts
 *
 * `bundle` is also what tests use to build a program of their own with the same settings.
 */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { type BuildOptions, build, type Plugin } from "esbuild"

const root = join(import.meta.dirname, "..")

/** Yoga loads its WebAssembly with `fetch("data:…")`, which pulls in all of undici: 75 ms of CPU at every start. */
const yogaWithoutFetch: Plugin = {
  name: "yoga-without-fetch",
  setup(bundler) {
    bundler.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, file => ({
      contents: `const fetch = undefined;${readFileSync(file.path, "utf8")}`,
      loader: "js",
    }))
  },
}

/** Ink reaches for the React devtools by a static import; nobody who uses Akaire has them. */
const withoutDevtools: Plugin = {
  name: "without-devtools",
  setup(bundler) {
    bundler.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: "none", namespace: "devtools" }))
    bundler.onLoad({ filter: /.*/, namespace: "devtools" }, () => ({ contents: "export default {}", loader: "js" }))
  },
}

/** Every copy of `string-width` inside Ink becomes ours: faster, and right where ambiguous signs are two cells wide. */
const ownWidth: Plugin = {
  name: "own-width",
  setup(bundler) {
    bundler.onResolve({ filter: /^string-width$/ }, () => ({ path: join(root, "src/tui/terminal-width.ts") }))
  },
}

/**
 * Ink reads every character of the screen anew at every frame. What it found out about a row lasts as long as the row
 * says the same, and blank cells are alike: half of the time between a key and the screen (`npm run bench`).
 */
const FRAME_MEMORY: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  "output.js": [
    ["caches = new OutputCaches();", "caches = rememberedCaches();"],
    [
      "export default class Output",
      `let remembered = new OutputCaches();
const rememberedCaches = () => (remembered.styledChars.size > 4000 ? (remembered = new OutputCaches()) : remembered);
const BLANK_CELL = Object.freeze({ type: 'char', value: ' ', fullWidth: false, styles: Object.freeze([]) });
export default class Output`,
    ],
    [
      "row.push({\n                    type: 'char',\n                    value: ' ',\n                    fullWidth: false,\n                    styles: [],\n                });",
      "row.push(BLANK_CELL);",
    ],
  ],
  "sanitize-ansi.js": [
    [
      "export default sanitizeAnsi;",
      `const sanitized = new Map();
export default text => {
  let known = sanitized.get(text);
  if (known !== undefined) return known;
  if (sanitized.size > 4000) sanitized.clear();
  known = sanitizeAnsi(text);
  sanitized.set(text, known);
  return known;
};`,
    ],
  ],
}

/** Puts the memory into Ink; a version of Ink that looks otherwise stops the build. */
const frameMemory: Plugin = {
  name: "frame-memory",
  setup(bundler) {
    bundler.onLoad({ filter: /ink\/build\/(output|sanitize-ansi)\.js$/ }, file => {
      let contents = readFileSync(file.path, "utf8")
      for (const [from, to] of FRAME_MEMORY[basename(file.path)] ?? []) {
        if (!contents.includes(from))
          return { errors: [{ text: `Ink has changed: ${basename(file.path)} lacks "${from}"` }] }
        contents = contents.replace(from, () => to)
      }
      return { contents, loader: "js" }
    })
  },
}

/** What of pdf.js goes into the bundle's folder as it is, with where it is taken from in its package. */
const PDFJS = [
  ["pdf.min.mjs", "legacy/build/pdf.min.mjs"],
  ["pdf.worker.min.mjs", "legacy/build/pdf.worker.min.mjs"],
  ["cmaps", "cmaps"],
  ["LICENSE", "LICENSE"],
] as const
const PDFJS_FILES = `import { fileURLToPath } from "node:url"
export const pdfjsWorker = () => new URL("./pdfjs/pdf.worker.min.mjs", import.meta.url).href
export const pdfjsMaps = () => fileURLToPath(new URL("./pdfjs/cmaps/", import.meta.url))`

/**
 * pdf.js stands beside the bundle, with its character maps, and is loaded only by the thread that reads PDFs. As a package
 * it would bring a program for drawing along, for each machine another, which nothing here uses.
 */
const ownPdfjs: Plugin = {
  name: "own-pdfjs",
  setup(bundler) {
    bundler.onResolve({ filter: /^pdfjs-dist\/.*\/pdf\.min\.mjs$/ }, () => ({
      path: "./pdfjs/pdf.min.mjs",
      external: true,
    }))
    bundler.onLoad({ filter: /src\/readers\/pdfjs-files\.ts$/ }, () => ({ contents: PDFJS_FILES, loader: "js" }))
  },
}

/** Packages in the older module form call `require` for Node's own modules: made where it is called, it costs time in each file. */
const REQUIRE =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);'
const NEEDS_REQUIRE = /\brequire\b/

/** The program, and the threads that it starts beside itself. */
export const ENTRIES = {
  main: join(root, "src/cli/main.ts"),
  "beside-worker": join(root, "src/app/beside-worker.ts"),
  "pdf-thread": join(root, "src/readers/pdf-thread.ts"),
}

/** Bundles `entries` into `directory`, each entry under its own name. */
export async function bundle(entries: Record<string, string>, directory: string): Promise<void> {
  const options: BuildOptions = {
    entryPoints: entries,
    outdir: directory,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node22",
    format: "esm",
    jsx: "automatic",
    minify: true,
    keepNames: false,
    legalComments: "linked",
    chunkNames: "chunk-[hash]",
    define: {
      "process.env.NODE_ENV": '"production"',
      "process.env.DEV": '"false"',
      AKAIRE_VERSION: JSON.stringify(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version),
    },
    plugins: [yogaWithoutFetch, withoutDevtools, ownWidth, frameMemory, ownPdfjs],
    logLevel: "warning",
    write: false,
  }
  const { outputFiles = [] } = await build(options)
  mkdirSync(directory, { recursive: true })
  for (const { path, text } of outputFiles)
    writeFileSync(path, (path.endsWith(".js") && NEEDS_REQUIRE.test(text) ? REQUIRE : "") + text)
  if ("pdf-thread" in entries) {
    for (const [name, from] of PDFJS)
      cpSync(join(root, "node_modules/pdfjs-dist", from), join(directory, "pdfjs", name), { recursive: true })
  }
}

if (import.meta.main) {
  // Made aside first: a program that starts meanwhile finds the old bundle or the new one.
  const [dist, making] = [join(root, "dist"), join(root, `dist-${process.pid}`)]
  await bundle(ENTRIES, making)
  rmSync(dist, { recursive: true, force: true })
  renameSync(making, dist)
}
