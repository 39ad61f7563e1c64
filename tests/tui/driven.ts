import { onTestFinished } from "vitest"
import type { Session } from "../../src/app/session.ts"
import type { Told, Watching } from "../../src/app/watch-file.ts"
import type { Language } from "../../src/model/errors.ts"
import type { Drafts } from "../../src/tui/drafts.ts"
import { effectsOn } from "../../src/tui/effects.ts"
import { savedFile } from "../../src/tui/saved-file.ts"
import { screenOf } from "../../src/tui/screen.ts"
import { withSnapshot } from "../../src/tui/selection.ts"
import { type Event, opened, type State } from "../../src/tui/state.ts"
import { makeStore, type Terminal } from "../../src/tui/store.ts"
import { suggestionFeed } from "../../src/tui/suggestion-feed.ts"
import type { Draft } from "../../src/tui/target.ts"
import { viewFeed } from "../../src/tui/view-feed.ts"
import { demoSession } from "./demo-session.ts"

interface Surroundings {
  readonly session?: Session
  readonly language?: Language
  readonly columns?: number
  readonly rows?: number
  readonly draft?: Draft | null
  /** The first time. */
  readonly welcome?: boolean
  /** Watches a file of the plan; left out: none. */
  readonly watch?: (told: Told) => Watching
  /** The first view; left out: the comments. */
  readonly view?: State["view"]
}

/** The screens without a terminal: keys go in, the state and the text of the screen come out. */
export interface Driven {
  state(): State
  send(event: Event): Promise<void>
  /** Keys by their names: "enter", "ctrl+s"; one character is typed. */
  press(...names: readonly string[]): Promise<void>
  type(text: string): Promise<void>
  /** Waits until what is suggested for the selected item came in. */
  suggested(): Promise<void>
  /** Each as wide as the screen. */
  lines(): readonly string[]
  screen(): string
  /** What happened outside: "quit", "forget", "repaint". */
  readonly happened: string[]
  /** Each time that long work was shown to begin (true) or to be over. */
  readonly taskbar: boolean[]
}

export function driven(surroundings: Surroundings = {}): Driven {
  const {
    session = demoSession(),
    language = "ja",
    columns = 80,
    rows = 24,
    draft = null,
    welcome = false,
    watch,
    view = "comments",
  } = surroundings
  const happened: string[] = []
  const taskbar: boolean[] = []
  const drafts: Drafts = { read: () => draft, keep: () => undefined, forget: () => happened.push("forget") }
  const screens = { current: () => store.current(), send: (event: Event) => store.send(event) }
  const saved = watch ? savedFile(watch, screens) : null
  if (saved) onTestFinished(saved.stop)
  const run = effectsOn({
    saved,
    session,
    language,
    publishDirectory: "published",
    drafts,
    editor: null,
    open: async path => happened.push(path) > 0,
    repaint: () => happened.push("repaint"),
    signs: {
      copy: text => happened.push(`copy ${text}`),
      working: on => taskbar.push(on),
    },
    input: { pause: () => undefined, resume: () => undefined },
  })
  const { snapshot } = session
  const first = opened({
    snapshot,
    language,
    columns,
    rows,
    publishDirectory: "published",
    by: session.by,
    draft,
    welcome,
  })
  const views = viewFeed(session, event => store.send(event))
  const feed = suggestionFeed(session, event => store.send(event), 0)
  const store = makeStore(withSnapshot({ ...first, view }, snapshot), run, state => {
    feed.look(state)
    views.look(state)
    saved?.look(state)
  })
  onTestFinished(feed.stop)
  const terminal: Terminal = {
    exit: () => happened.push("quit"),
    drawn: async () => undefined,
    suspend: during => during(),
  }
  store.attach(terminal)
  const send = async (event: Event) => {
    store.send(event)
    // What was begun ends in events of its own.
    do await new Promise(resolve => setImmediate(resolve))
    while (store.current().busy)
  }
  const lines = () =>
    screenOf(store.current()).rows.map(row => row.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join(""))
  return {
    happened,
    taskbar,
    state: store.current,
    send,
    async press(...names) {
      for (const name of names) {
        const press = [...name].length === 1 ? { name: "text", text: name } : { name, text: "" }
        await send({ kind: "press", press })
      }
    },
    async suggested() {
      for (const asked = () => JSON.stringify(store.current().suggested?.asked); ; ) {
        const { view, selected } = store.current()
        if (asked() === JSON.stringify({ view, key: selected[view] })) return
        await new Promise(resolve => setTimeout(resolve, 1))
      }
    },
    type: text => send({ kind: "press", press: { name: "text", text } }),
    lines,
    screen: () =>
      lines()
        .map(line => line.trimEnd())
        .join("\n"),
  }
}
