/**
 * Bundles `src/cli/main.ts` into `dist/`. The terminal screens stand behind a dynamic import, so React lands in chunks
 * of its own that `--help` and the plain commands never load.
 *
 *   node scripts/build.ts
 *
 * `bundle` is also what tests use to build a program of their own with the same settings.
 */
import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
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
    // Packages in the older module form call `require` for Node's own modules.
    banner: {
      js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
    },
    plugins: [yogaWithoutFetch, withoutDevtools, ownWidth],
    logLevel: "warning",
  }
  await build(options)
}

if (import.meta.main) {
  rmSync(join(root, "dist"), { recursive: true, force: true })
  await bundle({ main: join(root, "src/cli/main.ts") }, join(root, "dist"))
}
