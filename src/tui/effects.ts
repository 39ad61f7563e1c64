import type { CaseSnapshot, Done, Session } from "../app/session.ts"
import { Bug, type Language, type Message, UserError } from "../model/errors.ts"
import type { Finding } from "../model/finding.ts"
import type { Drafts } from "./drafts.ts"
import { editOutside } from "./editor-program.ts"
import { itemsOf } from "./items.ts"
import { wordsIn } from "./messages.ts"
import type { SavedFile } from "./saved-file.ts"
import type { Call, Effect, Event } from "./state.ts"
import type { Run, Store, Terminal } from "./store.ts"
import type { Target } from "./target.ts"
import type { TerminalSigns } from "./terminal-signs.ts"
import { viewWords } from "./view-words.ts"

/** What effects need of the world. */
export interface World {
  readonly session: Session
  readonly language: Language
  readonly publishDirectory: string
  readonly drafts: Drafts
  /** The person's editor as a command, or null. */
  readonly editor: string | null
  /** Opens a file or folder with the program that people have for it; false where there is none. */
  open(path: string): Promise<boolean>
  /** Clears the screen; the next frame is drawn whole. */
  repaint(): void
  /** Stops and goes on reading keys, while another program has the terminal. */
  readonly input: { pause(): void; resume(): void }
  /** The file of the plan that is watched, or null. */
  readonly saved: Pick<SavedFile, "take"> | null
  readonly signs: Pick<TerminalSigns, "copy" | "working">
}

/** Makes the function that runs effects. Every call ends in an event: done, published, refreshed or failed. */
export function effectsOn(world: World): Run {
  return (effect, store, terminal) => {
    switch (effect.kind) {
      case "call":
        performing(world, effect.call, terminal).then(store.send, async error => store.send(await failed(world, error)))
        return
      case "repaint":
        world.repaint()
        return
      case "copy":
        world.signs.copy(effect.text)
        return
      case "forget-draft":
        world.drafts.forget()
        return
      case "quit":
        terminal?.exit()
        return
      case "suspend":
        // Windows has no jobs to stop.
        if (terminal && process.platform !== "win32")
          away(world, terminal, stopUntilContinued).then(
            () => store.send({ kind: "notice", notice: { tone: "good", text: wordsIn(world.language).resumed } }),
            error => store.send(failure(error, world.language, null)),
          )
        return
      case "edit-outside":
        if (terminal) editing(world, store, terminal, effect)
        return
      case "open-outside":
        world.open(effect.path).then(isOpen => {
          if (isOpen) return
          const text = viewWords(world.language).notOpened(effect.path)
          store.send({ kind: "notice", notice: { tone: "hint", text } })
        })
        return
      case "type-on":
        return
    }
  }
}

/** An error in one text. A hint that names options of the command line is of no use in the screens. */
const inOne = (text: Message, hint: Message | null, language: Language): string =>
  hint && !/(?:^|[^-])--[a-z]/.test(hint[language]) ? `${text[language]} ${hint[language]}` : text[language]

function failure(error: unknown, language: Language, snapshot: CaseSnapshot | null): Event {
  if (error instanceof UserError) return { kind: "failed", text: inOne(error.text, error.hint, language), snapshot }
  return { kind: "failed", text: error instanceof Error ? error.message : String(error), snapshot }
}

/** A failed call, with the case as it stands: somebody else may have been first. */
async function failed({ session, language }: World, error: unknown): Promise<Event> {
  const snapshot = await session.refresh().catch(() => null)
  return failure(error, language, snapshot)
}

/** Calls that take long enough for somebody to look elsewhere meanwhile. */
const LONG: ReadonlySet<Call["kind"]> = new Set<Call["kind"]>(["publish", "revise", "edit"])

async function performing(world: World, call: Call, terminal: Terminal | null): Promise<Event> {
  if (!LONG.has(call.kind)) return perform(world, call, terminal)
  world.signs.working(true)
  try {
    return await perform(world, call, terminal)
  } finally {
    world.signs.working(false)
  }
}

async function perform(
  { session, publishDirectory, saved, language }: World,
  call: Call,
  terminal: Terminal | null,
): Promise<Event> {
  switch (call.kind) {
    case "refresh":
      return { kind: "refreshed", snapshot: await session.refresh() }
    case "publish": {
      // Publishing keeps the processor to itself: first the screen says so.
      await terminal?.drawn()
      const outcome = await session.publish(publishDirectory, call)
      return { kind: "published", outcome, snapshot: session.snapshot }
    }
    case "revise":
      await terminal?.drawn()
      return revised({ session, saved, language }, call)
    case "preview":
      return { kind: "previewed", preview: await session.previewEdit(call.comment, call.proposal) }
    case "edit":
      // So does making a new version of the plan.
      await terminal?.drawn()
      return { kind: "done", call, done: await session.edit(call.comment, call.proposal, call.at) }
    default:
      return { kind: "done", call, done: await change(session, call) }
  }
}

/** Takes in the file that was saved. Where it holds no plan, what there was stays. */
async function revised(
  { session, saved, language }: Pick<World, "session" | "saved" | "language">,
  call: Call,
): Promise<Event> {
  const file = saved?.take()
  if (!file) throw new Bug("no file was saved")
  try {
    return { kind: "done", call, done: await session.revise(file) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { kind: "failed", text: wordsIn(language).unreadableSave(error.text[language]), snapshot: null }
  }
}

async function change(
  session: Session,
  call: Exclude<Call, { kind: "refresh" | "publish" | "preview" | "edit" | "revise" }>,
): Promise<Done> {
  switch (call.kind) {
    case "accept":
    case "link":
      return session.link(call.comment, call.change)
    case "unlink":
      return session.unlink(call.comment, call.change)
    case "outcome":
      return session.setOutcome(call.comment, call.outcome)
    case "state":
      return session.setState(call.comment, call.state)
    case "bulk":
      return session.bulk(call.comments, call.deed)
    case "unwaive":
      return session.unwaive(findingAt(session, call.finding))
    case "undo":
      return session.undo(call.seq ?? undefined)
    case "redo":
      return session.redo()
    case "write":
      return written(session, call.target, call.text)
  }
}

/** The finding that a key of the list named. */
function findingAt({ snapshot }: Session, key: string): Finding {
  const finding = itemsOf(snapshot).findings.get(key)
  if (finding) return finding
  throw new UserError(
    { ja: "この要確認事項は、もうありません。", en: "This finding is gone." },
    { ja: "一覧でいまの要確認事項を確かめてください。", en: "The list shows what there is." },
  )
}

async function written(session: Session, target: Target, text: string): Promise<Done> {
  switch (target.kind) {
    case "answer":
      return session.answer({ comment: target.comment, response: target.response }, text)
    case "waiver":
      return session.waive(findingAt(session, target.finding), text)
    case "answers":
      return session.bulk(target.comments, { kind: "answer", text })
    case "assign":
      return session.bulk(target.comments, { kind: "assign", [target.field]: text })
    case "note":
      return session.noteOn(target.comment, text)
    case "summary":
      return session.summarize(target.comment, text || null)
    case "public-reason":
      return session.explain(target.change, target.reason, text || null, null)
    case "memo":
      return session.explain(target.change, target.reason, target.publicReason, text || null)
  }
}

/** Gives the terminal away and takes it back. */
async function away({ input }: World, terminal: Terminal, during: () => Promise<void>): Promise<void> {
  await terminal.suspend(async () => {
    input.pause()
    try {
      await during()
    } finally {
      input.resume()
    }
  })
}

/** Stops the whole job, as Ctrl+Z does in a shell. The timer keeps the process from ending while nothing else waits. */
async function stopUntilContinued(): Promise<void> {
  const alive = setInterval(() => undefined, 2 ** 30)
  try {
    const continued = new Promise<void>(resolve => process.once("SIGCONT", () => resolve()))
    process.kill(0, "SIGTSTP")
    await continued
  } finally {
    clearInterval(alive)
  }
}

function editing(world: World, store: Store, terminal: Terminal, { text }: Effect & { kind: "edit-outside" }): void {
  const words = wordsIn(world.language)
  const { editor } = world
  if (editor === null) {
    store.send({ kind: "notice", notice: { tone: "error", text: words.noEditor } })
    return
  }
  const edit = async () => {
    const edited = editOutside(editor, text)
    if (edited === null) throw new Error(words.editorFailed(editor))
    store.send({ kind: "edited-outside", text: edited })
  }
  away(world, terminal, edit).catch(error => store.send(failure(error, world.language, null)))
}
