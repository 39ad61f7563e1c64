import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

/** What LibreOffice does with a file before it says its text; null: nothing. */
export type Resolution = "accept" | "reject" | null

/** A Word file, and what is to be done with it. */
export interface Task {
  readonly file: Uint8Array
  readonly how: Resolution
}

/** One task a line: the file, the command of LibreOffice, where the text goes. Tables are told cell by cell. */
const MACRO = `Sub Resolve(tasks As String)
  Dim handle As Integer, entry As String, parts As Variant
  handle = FreeFile
  Open tasks For Input As #handle
  Do While Not Eof(handle)
    Line Input #handle, entry
    parts = Split(entry, "|")
    If UBound(parts) = 2 Then Call ResolveOne(parts(0), parts(1), parts(2))
  Loop
  Close #handle
  StarDesktop.terminate()
End Sub
Sub ResolveOne(source As String, how As String, target As String)
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  Dim saving(1) As New com.sun.star.beans.PropertyValue
  Dim document As Object, dispatcher As Object
  opening(0).Name = "Hidden"
  opening(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, opening())
  If how &lt;&gt; "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, how, "", 0, Array())
  End If
  saving(0).Name = "FilterName"
  saving(0).Value = "Text (encoded)"
  saving(1).Name = "FilterOptions"
  saving(1).Value = "UTF8,LF"
  document.storeToURL(target, saving())
  document.close(True)
End Sub
`

const COMMANDS = { accept: ".uno:AcceptAllTrackedChanges", reject: ".uno:RejectAllTrackedChanges" } as const
const LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"'

/** A profile of LibreOffice's own with the macro in it. */
function writeProfile(folder: string): void {
  const basic = join(folder, "user/basic")
  mkdirSync(join(basic, "Standard"), { recursive: true })
  const write = (name: string, inside: string) =>
    writeFileSync(join(basic, name), `<?xml version="1.0" encoding="UTF-8"?>\n${inside}`)
  write(
    "script.xlc",
    `<library:libraries ${LIBRARY} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`,
  )
  write(
    "Standard/script.xlb",
    `<library:library ${LIBRARY} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Akaire"/></library:library>`,
  )
  write(
    "Standard/Akaire.xba",
    `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Akaire" script:language="StarBasic">${MACRO}</script:module>`,
  )
}

/** The text of each file as LibreOffice has it after the changes were resolved; null where it wrote none. */
export function textsByLibreOffice(folder: string, tasks: readonly Task[]): readonly (string | null)[] {
  const path = (i: number, kind: string) => join(folder, `${i}.${kind}`)
  const url = (i: number, kind: string) => pathToFileURL(path(i, kind)).href
  for (const [i, { file }] of tasks.entries()) writeFileSync(path(i, "docx"), file)
  const lines = tasks.map(({ how }, i) => `${url(i, "docx")}|${how ? COMMANDS[how] : ""}|${url(i, "txt")}\n`)
  const list = join(folder, "tasks")
  writeFileSync(list, lines.join(""))
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`
  const start = (what: string) =>
    execFileSync("soffice", ["--headless", "--norestore", profile, what], { stdio: "ignore", timeout: 300_000 })
  // The first start fills the profile, and would write over the macro.
  start("--terminate_after_init")
  writeProfile(join(folder, "profile"))
  start(`macro:///Standard.Akaire.Resolve("${list}")`)
  return tasks.map((_, i) => {
    try {
      return readFileSync(path(i, "txt"), "utf8").replace(/^\ufeff/, "")
    } catch {
      return null
    }
  })
}
