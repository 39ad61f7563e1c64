import type { ReadStream, WriteStream } from "node:tty"
import { render } from "ink"
import { createElement } from "react"
import type { Session } from "../app/session.ts"
import type { Told, Watching } from "../app/watch-file.ts"
import { type Language, UserError } from "../model/errors.ts"
import { App } from "./app.tsx"
import { checkFeed } from "./check-feed.ts"
import { type Drafts, draftsIn } from "./drafts.ts"
import { editorFrom } from "./editor-program.ts"
import { effectsOn } from "./effects.ts"
import { wordsIn } from "./messages.ts"
import { openProgram } from "./open-program.ts"
import { askTerminal } from "./probe.ts"
import { savedFile } from "./saved-file.ts"
import { withSnapshot } from "./selection.ts"
import { type Event, opened } from "./state.ts"
import { makeStore, type Store } from "./store.ts"
import { suggestionFeed } from "./suggestion-feed.ts"
import { abilitiesOf } from "./terminal-codes.ts"
import { type TerminalInput, terminalInput } from "./terminal-input.ts"
import { signsOn, type TerminalSigns } from "./terminal-signs.ts"
import { setWidthPolicy } from "./terminal-width.ts"
import { colorsOf, themeFor } from "./theme.ts"
import { unsaved } from "./unsaved.ts"
import { viewFeed } from "./view-feed.ts"

/** The file of the plan that is watched. */
export interface WatchOptions {
  readonly file: string
  /** It is not the revision of the case. */
  readonly isOther: boolean
  start(told: Told): Watching
}

export interface TuiOptions {
  readonly language: Language
  readonly stdin?: ReadStream
  readonly stdout?: WriteStream
  /** The person's editor as a command; null: none. Left out: what VISUAL or EDITOR say. */
  readonly editor?: string | null
  readonly publishDirectory: string
  /** File for text that is being typed; null: it is not kept. */
  readonly draftsFile: string | null
  /** Says once that the screens were introduced to this person; left out: they were. */
  readonly welcome?: { isDue(): boolean; done(): void }
  /** The revision's file, taken in whenever it is saved; left out: none is watched. */
  readonly watch?: WatchOptions | null
}

/** This often the case is asked what others did, while nothing is being typed. */
const FOLLOW_MS = 2_000

/** Typing rests this long before the draft is kept. Nothing is drawn then: it would disturb an input method. */
const PAUSE_MS = 400

/** Shows the case until the person quits. The session stays open. */
export async function startTui(session: Session, options: TuiOptions): Promise<void> {
  const { stdin = process.stdin, stdout = process.stdout } = options
  if (!stdin.isTTY || !stdout.isTTY) throw noTerminal()
  // Raw from here on: keys typed before the first frame are neither echoed nor lost.
  stdin.setRawMode(true)
  const answers = await askTerminal(stdin, stdout)
  setWidthPolicy(answers.width)
  const input = terminalInput(stdin, answers.typedAhead)
  const screen: { clear(): void } = { clear() {} }
  const signs = signsOn(stdout, abilitiesOf(process.env))
  const { store, stop } = storeOn(session, options, { input, stdout, signs, clear: () => screen.clear() })
  const theme = themeFor({ colors: colorsOf(process.env), background: answers.background })
  const app = render(createElement(App, { store, stdout, theme }), {
    stdin: input.stream,
    stdout,
    alternateScreen: true,
    incrementalRendering: true,
    // A key may ask for two frames: the second waits for one sixtieth of a second at 60, half of that at 120.
    maxFps: 120,
    exitOnCtrlC: false,
    interactive: true,
  })
  screen.clear = () => app.clear()
  try {
    await app.waitUntilExit()
  } finally {
    stop()
    input.close()
    stdin.setRawMode(false)
  }
}

const noTerminal = (): UserError =>
  new UserError(
    { ja: "画面を開くには端末が必要です。", en: "The screens need a terminal." },
    {
      ja: "端末のない所では「akaire show」と「akaire check」を使います。",
      en: 'Without one, use "akaire show" and "akaire check".',
    },
  )

interface Surroundings {
  readonly input: TerminalInput
  readonly stdout: WriteStream
  readonly signs: TerminalSigns
  /** Makes Ink forget what is on the screen. */
  clear(): void
}

/** The store of a session, its drafts kept at every pause and when a signal ends the program. */
function storeOn(
  session: Session,
  { language, publishDirectory, draftsFile, editor = editorFrom(process.env), watch = null, welcome }: TuiOptions,
  { input, stdout, signs, clear }: Surroundings,
): { readonly store: Store; stop(): void } {
  const drafts = draftsIn(draftsFile)
  const { columns, rows } = stdout
  const { snapshot } = session
  const isWelcome = welcome?.isDue() ?? false
  const empty = opened({
    snapshot,
    language,
    columns,
    rows,
    publishDirectory,
    by: session.by,
    draft: drafts.read(),
    welcome: isWelcome,
  })
  const repaint = () => {
    stdout.write("\u001b[2J\u001b[H")
    clear()
  }
  const screens = { current: () => store.current(), send: (event: Event) => store.send(event) }
  const saved = watch && savedFile(watch.start, screens)
  const lent = {
    pause() {
      signs.end()
      input.pause()
    },
    resume() {
      input.resume()
      signs.begin(store.current())
    },
  }
  const run = effectsOn({
    ...{ session, language, publishDirectory, drafts, editor: editor || null, input: lent, signs, repaint, saved },
    open: openProgram,
  })
  let pause: NodeJS.Timeout | undefined
  const feed = suggestionFeed(session, event => store.send(event))
  const views = viewFeed(session, event => store.send(event))
  const checking = checkFeed(session, event => store.send(event))
  const store = makeStore(withSnapshot(empty, snapshot), run, state => {
    clearTimeout(pause)
    signs.show(state)
    feed.look(state)
    checking.look(state)
    views.look(state)
    saved?.look(state)
    if (unsaved(state)) pause = setTimeout(() => keep(store, drafts), PAUSE_MS)
  })
  checking.look(store.current())
  if (watch) store.send({ kind: "notice", notice: { tone: "hint", text: watchWords(watch, language) } })
  signs.begin(store.current())
  // Seen is seen, however it ends.
  if (isWelcome) welcome?.done()
  const stopSignals = beforeSignals(() => {
    keep(store, drafts)
    signs.end()
  })
  const following = setInterval(() => follow(store, session), FOLLOW_MS)
  return {
    store,
    stop() {
      clearTimeout(pause)
      feed.stop()
      checking.stop()
      saved?.stop()
      clearInterval(following)
      signs.end()
      stopSignals()
    },
  }
}

function watchWords({ file, isOther }: WatchOptions, language: Language): string {
  const words = wordsIn(language)
  return isOther ? words.watchingOther(file) : words.watching(file)
}

/** Shows what others did. Never while a text is typed: drawing would disturb an input method. */
function follow(store: Store, session: Session): void {
  const { mode, busy } = store.current()
  if (busy || mode.kind !== "browse") return
  session.refresh().then(
    snapshot => {
      if (snapshot !== store.current().snapshot) store.send({ kind: "refreshed", snapshot })
    },
    // What is wrong with the file shows as soon as somebody does something.
    () => undefined,
  )
}

function keep(store: Store, drafts: Drafts): void {
  const draft = unsaved(store.current())
  try {
    if (draft) drafts.keep(draft)
  } catch {
    store.send({ kind: "notice", notice: { tone: "error", text: wordsIn(store.current().language).draftUnsaved } })
  }
}

/**
 * Does something before a signal ends the program. It has to be set up before Ink starts: Ink's own handler ends the
 * program only when it is the last one left.
 */
function beforeSignals(act: () => void): () => void {
  const signals = ["SIGHUP", "SIGINT", "SIGTERM"] as const
  for (const signal of signals) process.once(signal, act)
  return () => {
    for (const signal of signals) process.off(signal, act)
  }
}
