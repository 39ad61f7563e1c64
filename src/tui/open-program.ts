import { spawn } from "node:child_process"

/** How a system opens a file or a folder with the program that people have for it. */
function commandFor(path: string): readonly [program: string, args: readonly string[]] {
  if (process.platform === "darwin") return ["open", [path]]
  if (process.platform === "win32") return ["explorer.exe", [path]]
  return ["xdg-open", [path]]
}

/** Opens a file or folder beside this program. False where the system has nothing to open it with, or no screen for that. */
export function openProgram(path: string): Promise<boolean> {
  const [program, args] = commandFor(path)
  const hasScreen = process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  if (!hasScreen) return Promise.resolve(false)
  return new Promise(resolve => {
    const child = spawn(program, args, { detached: true, stdio: "ignore" })
    child.once("error", () => resolve(false))
    child.once("spawn", () => {
      child.unref()
      resolve(true)
    })
  })
}
