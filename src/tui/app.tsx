import type { WriteStream } from "node:tty"
import { Box, Text, useApp, useCursor, useInput, usePaste } from "ink"
import { memo, useEffect, useState, useSyncExternalStore } from "react"
import { type Line, runsOf, type ScreenRow } from "./lines.ts"
import { pressesOf } from "./press.ts"
import { screenOf } from "./screen.ts"
import type { Store } from "./store.ts"
import { lookOf, type Theme } from "./theme.ts"

interface AppProps {
  readonly store: Store
  readonly stdout: WriteStream
  readonly theme: Theme
}

/** The whole terminal. Hands input to the store and draws what `screenOf` says. */
export function App({ store, stdout, theme }: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.current)
  const { columns, rows } = useSize(stdout)
  const { exit, suspendTerminal, waitUntilRenderFlush } = useApp()
  useEffect(
    () =>
      store.attach({
        exit: () => exit(),
        suspend: during => suspendTerminal(during),
        drawn: () => waitUntilRenderFlush(),
      }),
    [store, exit, suspendTerminal, waitUntilRenderFlush],
  )
  useEffect(() => store.send({ kind: "resize", columns, rows }), [store, columns, rows])
  useInput((input, key) => {
    for (const press of pressesOf(input, key)) store.send({ kind: "press", press })
  })
  usePaste(text => store.send({ kind: "paste", text }))
  // The size of this very moment: a frame that is wider than the window would wrap.
  const screen = screenOf(state.columns === columns && state.rows === rows ? state : { ...state, columns, rows })
  return <ScreenView screen={screen} theme={theme} columns={columns} rows={rows} />
}

/** The window's size. Ink's own hook draws the first screen twice: it takes the same size for another one. */
function useSize(stdout: WriteStream): { readonly columns: number; readonly rows: number } {
  const [size, setSize] = useState({ columns: stdout.columns, rows: stdout.rows })
  useEffect(() => {
    const measure = () =>
      setSize(before =>
        before.columns === stdout.columns && before.rows === stdout.rows
          ? before
          : { columns: stdout.columns, rows: stdout.rows },
      )
    measure()
    stdout.on("resize", measure)
    return () => {
      stdout.off("resize", measure)
    }
  }, [stdout])
  return size
}

interface ScreenProps {
  readonly screen: ReturnType<typeof screenOf>
  readonly theme: Theme
  readonly columns: number
  readonly rows: number
}

/** A screen at its full size, with the terminal's cursor where an input method needs it. */
function ScreenView({ screen, theme, columns, rows }: ScreenProps) {
  const { setCursorPosition } = useCursor()
  setCursorPosition(screen.cursor ?? undefined)
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {screen.rows.map((row, y) => (
        // A row is its place on the screen.
        // biome-ignore lint/suspicious/noArrayIndexKey: rows never change places
        <Row key={y} row={row} theme={theme} />
      ))}
    </Box>
  )
}

const sameLine = (a: Line, b: Line): boolean =>
  a === b ||
  (a.ground === b.ground &&
    a.pieces.length === b.pieces.length &&
    a.pieces.every((piece, i) => piece.text === b.pieces[i]?.text && piece.style === b.pieces[i]?.style))

const sameRow = (a: ScreenRow, b: ScreenRow): boolean =>
  a.length === b.length && a.every((line, i) => sameLine(line, b[i] ?? line))

/** One row of the screen: drawn again only when it says something else. */
const Row = memo(
  ({ row, theme }: { readonly row: ScreenRow; readonly theme: Theme }) => {
    const runs = runsOf(row)
    const [only, second] = runs
    // Most rows of a first screen are one run: each element costs Ink time.
    if (only && !second)
      return (
        <Text wrap="truncate" {...lookOf(theme, only.style, only.ground)}>
          {only.text}
        </Text>
      )
    return (
      <Text wrap="truncate">
        {runs.map(({ text, style, ground }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity
          <Text key={i} {...lookOf(theme, style, ground)}>
            {text}
          </Text>
        ))}
      </Text>
    )
  },
  (a, b) => a.theme === b.theme && sameRow(a.row, b.row),
)
