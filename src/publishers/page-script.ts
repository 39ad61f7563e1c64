/**
 * The script of every page with changes: filters, both versions side by side, keys, and the state of all that in the
 * address, so that a link shows what its sender saw. It reads only the page; the page is whole without it.
 *
 * An item is an element with `data-is`, the words by which it is found ("n:wording c:6"); `data-off` leaves an element
 * off the screen, never off paper.
 */
export const PAGE_SCRIPT = String.raw`const bar = document.getElementById("filters")
const help = document.getElementById("help")
const every = (selector, within = document) => [...within.querySelectorAll(selector)]
const controls = every("[name]", bar)
const control = name => controls.find(found => found.name === name)
const choices = ["nature", "part", "outcome", "section"].map(control).filter(Boolean)
const items = every("[data-is]").map(element => ({
  element,
  is: new Set(element.dataset.is.split(" ")),
  isChange: !element.classList.contains("opinion"),
  counted: element.id !== "",
  text: null,
}))
const listed = new Map(every("tr[data-change]").map(row => [row.dataset.change, row]))
const boxes = every(".versions")
/** Entries of the history that this script wrote: others were made by a click on a link. */
const OURS = "akaire"
let anchor = ""

const switched = (element, off) => {
  if (element.hasAttribute("data-off") !== off) element.toggleAttribute("data-off", off)
}

// Texts are compared without regard to width, case and spaces.
const folded = text => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "")

/** One version of a text that shows both. */
const sideOf = (diff, without) => {
  const side = diff.cloneNode(true)
  for (const found of every(without, side)) found.remove()
  return side
}

/** All that an item says: the marked text, and each version by itself, so that words are found across an edit. */
const textOf = item => {
  if (item.text !== null) return item.text
  const parts = [item.element.textContent]
  if (item.isChange)
    for (const diff of every(".versions > .diff:not(.excerpt)", item.element))
      parts.push(sideOf(diff, "ins").textContent, sideOf(diff, "del").textContent)
  else parts.push(item.element.closest(".exchange").querySelector(".answer").textContent)
  item.text = folded(parts.join("\n"))
  return item.text
}

const filter = () => {
  const wanted = choices.map(choice => choice.value).filter(Boolean)
  const number = folded(control("comment")?.value ?? "").replace(/^\D+/, "")
  if (number) wanted.push("c:" + number)
  const text = folded(control("text").value)
  const fits = item => wanted.every(word => item.is.has(word)) && (text === "" || textOf(item).includes(text))
  const counts = { changes: 0, ofChanges: 0, comments: 0, ofComments: 0 }
  const seen = new Set()
  for (const item of items) {
    const on = fits(item)
    switched(item.element, !on)
    if (item.isChange) {
      const id = item.element.id.replace("change-", "")
      if (on) seen.add(id)
      if (listed.has(id)) switched(listed.get(id), !on)
      // What follows from no single change is no change of its own.
      if (item.element.tagName !== "ARTICLE") continue
      counts.ofChanges++
      counts.changes += on ? 1 : 0
    } else if (item.counted) {
      counts.ofComments++
      counts.comments += on ? 1 : 0
    }
  }
  headings()
  for (const mark of every(".map a")) {
    const off = !mark.dataset.changes.split(" ").some(id => seen.has(id))
    if (mark.classList.contains("off") !== off) mark.classList.toggle("off", off)
  }
  const active = wanted.length > 0 || text !== ""
  const said = bar.dataset.shown.replace(/\{(\w+)\}/g, (_, name) => counts[name].toLocaleString(document.documentElement.lang))
  bar.querySelector(".shown").textContent = counts.changes + counts.comments === 0 ? bar.dataset.none : said
  bar.querySelector("[data-does=clear]").disabled = !active
}

/** Headings, rows and answers with nothing left under them go too. */
const headings = () => {
  const kept = element => element.querySelector("[data-is]:not([data-off])") !== null
  for (const exchange of every(".exchange")) {
    switched(exchange, !kept(exchange))
    for (const row of every(".row", exchange)) switched(row, !kept(row))
  }
  for (const section of every(".answers")) {
    switched(section, !kept(section))
    let heading = null
    let any = false
    for (const child of section.children) {
      if (child.classList.contains("subsection")) {
        if (heading) switched(heading, !any)
        heading = child
        any = false
      } else if (child.classList.contains("exchange")) any ||= !child.hasAttribute("data-off")
    }
    if (heading) switched(heading, !any)
  }
}

const line = (name, text) => {
  const made = document.createElement("p")
  made.className = name
  made.textContent = text
  return made
}

const titled = (title, diff, absent) => {
  const side = document.createElement("div")
  side.append(line("side-title", title), diff.textContent === "" ? line("absent", absent) : diff)
  return side
}

const inline = new Map()
const arrange = () => {
  const sides = control("sides").checked
  if (sides === inline.size > 0) return
  for (const box of boxes) {
    if (sides) {
      const diff = box.firstElementChild
      inline.set(box, diff)
      const { before, after, inserted, deleted } = bar.dataset
      box.replaceChildren(titled(before, sideOf(diff, "ins"), inserted), titled(after, sideOf(diff, "del"), deleted))
    } else box.replaceChildren(inline.get(box))
    box.classList.toggle("sides", sides)
  }
  if (!sides) inline.clear()
}

const stateOf = found => (found.type === "checkbox" ? (found.checked === found.defaultChecked ? "" : String(found.checked)) : found.value.trim())

/** Puts the state into the address, without a new entry in the history. */
const write = () => {
  const state = new URLSearchParams(controls.map(found => [found.name, stateOf(found)]).filter(([, value]) => value))
  const hash = [anchor, state.toString()].filter(Boolean).join("&")
  history.replaceState(OURS, "", location.href.split("#")[0] + (hash ? "#" + hash : ""))
}

const mark = element => {
  for (const found of every(".current")) found.classList.remove("current")
  element.classList.add("current")
  // Heights of what was never on the screen are guesses: the second time they are known.
  element.scrollIntoView()
  requestAnimationFrame(() => element.scrollIntoView())
}

const clear = () => {
  for (const found of controls) if (found.type !== "checkbox") found.value = ""
  filter()
}

/** Takes the state out of the address. A link on this page carries only its target: then the filters stay, unless they hide it. */
const read = clicked => {
  const parts = location.hash.slice(1).split("&")
  anchor = parts[0].includes("=") ? "" : parts.shift()
  const state = new URLSearchParams(parts.join("&"))
  if (!clicked || state.size > 0)
    for (const found of controls) {
      const value = state.get(found.name)
      if (found.type === "checkbox") found.checked = value === null ? found.defaultChecked : value === "true"
      else {
        found.value = value ?? ""
        if (found.selectedIndex === -1) found.value = ""
      }
    }
  arrange()
  filter()
  const target = anchor && document.getElementById(anchor)
  if (target) {
    if (target.closest("[data-off]")) clear()
    mark(target)
  }
  write()
}

/** On to the next change that is not filtered out, or back: from the one gone to last, else from the top of the window. */
const step = by => {
  const shown = items.filter(item => item.isChange && !item.element.hasAttribute("data-off")).map(item => item.element)
  const at = shown.findIndex(element => element.classList.contains("current"))
  const below = element => element.getBoundingClientRect().top >= 0
  const near = by > 0 ? shown.find(below) : shown.findLast(element => !below(element))
  const element = at === -1 ? near : shown[at + by]
  if (!element) return
  anchor = element.id
  mark(element)
  element.querySelector("a.number").focus({ preventScroll: true })
  write()
}

const KEYS = {
  j: () => step(1),
  n: () => step(1),
  k: () => step(-1),
  p: () => step(-1),
  "/": () => control("text").focus(),
  "?": () => help.showModal(),
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return
  if (event.target.closest("input, select, textarea") || !control("letters").checked) return
  const does = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : null
  if (!does) return
  event.preventDefault()
  does()
})

bar.addEventListener("input", event => {
  if (event.isComposing) return
  arrange()
  filter()
  write()
})
bar.addEventListener("compositionend", () => {
  filter()
  write()
})
bar.addEventListener("click", event => {
  const does = event.target.dataset.does
  if (does === "clear") {
    clear()
    write()
    control("text").focus()
  } else if (does === "help") help.showModal()
  else if (does === "close") help.close()
})
addEventListener("hashchange", () => read(history.state !== OURS))
bar.hidden = false
read(false)
`
