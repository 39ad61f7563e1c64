/**
 * The script of every page with changes: filters, both versions side by side, keys, and the state of all that in the
 * address, so that a link shows what its sender saw. It reads only the page; the page is whole without it.
 *
 * It runs as soon as the controls are there and goes on while the rest of the page is still being read: what can be
 * filtered, by which words, stands before it (`#items`, see report-items.ts), so that counts are right from the start.
 * `data-off` leaves an element off the screen, never off paper; headings with nothing left under them go by the style.
 */
export const PAGE_SCRIPT = String.raw`{
const page = document.documentElement
const bar = document.getElementById("filters")
const help = document.getElementById("help")
const every = (selector, within = document) => [...within.querySelectorAll(selector)]
const controls = every("[name]", bar)
const control = name => controls.find(found => found.name === name)
const choices = ["nature", "part", "outcome", "section"].map(control).filter(Boolean)
const known = JSON.parse(document.getElementById("items").textContent)
const again = new Set(known.again)
const items = ["changes", "adrift", "comments"].flatMap(kind =>
  Object.entries(known[kind]).map(([id, is]) => ({
    id,
    is: new Set(is.split(" ")),
    isChange: kind !== "comments",
    counted: kind !== "adrift" && !again.has(id),
    element: null,
    text: null,
    on: true,
  })),
)
/** Entries of the history that this script wrote: others were made by a click on a link. */
const OURS = "akaire"
/** How often the script looks for what has been read since, while the page is being read (ms). */
const LOOK = 100
let whole = false
let taken = 0
let anchor = ""
let awaited = ""

/** Takes the items that have been read whole: each up to the next one. */
const take = () => {
  const before = taken
  for (; taken < items.length; taken++) {
    const element = document.getElementById(items[taken].id)
    const following = items[taken + 1]
    if (!element || !(whole || (following && document.getElementById(following.id)))) break
    items[taken].element = element
  }
  return taken > before
}

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
  const says = item => text === "" || (item.element !== null && textOf(item).includes(text))
  const counts = { changes: 0, ofChanges: 0, comments: 0, ofComments: 0 }
  for (const item of items) {
    item.on = wanted.every(word => item.is.has(word)) && says(item)
    if (item.element) switched(item.element, !item.on)
    if (!item.counted) continue
    const what = item.isChange ? "changes" : "comments"
    counts[what] += item.on ? 1 : 0
    counts[what === "changes" ? "ofChanges" : "ofComments"]++
  }
  overview()
  const active = wanted.length > 0 || text !== ""
  const template = counts.changes + counts.comments === 0 ? bar.dataset.none : bar.dataset.shown
  const said = template.replace(/\{(\w+)\}/g, (_, name) => counts[name].toLocaleString(page.lang))
  // Nobody can say how often a text stands in what has not been read.
  bar.querySelector(".shown").textContent = text === "" || whole ? said : said + bar.dataset.reading
  bar.querySelector("[data-does=clear]").disabled = !active
}

/** The list and the map: both in the order of the changes, and both only of those with a reason of their own. */
const overview = () => {
  const rows = document.querySelector("#list tbody")?.rows ?? []
  for (let index = 0; index < rows.length; index++) switched(rows[index], !items[index].on)
  const seen = new Set(items.filter(item => item.isChange && item.on).map(item => item.id.replace("change-", "")))
  for (const mark of every(".map a")) {
    const off = !mark.dataset.changes.split(" ").some(id => seen.has(id))
    if (mark.classList.contains("off") !== off) mark.classList.toggle("off", off)
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
/** Puts the two versions of every change that was read beside each other, or back into one. */
const arrange = () => {
  const sides = control("sides").checked
  if (!sides && inline.size === 0) return
  for (const item of items) {
    if (!item.isChange || !item.element) continue
    for (const box of every(".versions", item.element)) {
      if (sides === inline.has(box)) continue
      if (sides) {
        const diff = box.firstElementChild
        inline.set(box, diff)
        const { before, after, inserted, deleted } = bar.dataset
        box.replaceChildren(titled(before, sideOf(diff, "ins"), inserted), titled(after, sideOf(diff, "del"), deleted))
      } else box.replaceChildren(inline.get(box))
      box.classList.toggle("sides", sides)
    }
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

/** Goes to what the address names, as soon as the page has been read as far. */
const seek = () => {
  const target = awaited && document.getElementById(awaited)
  if (!target || !whole) return
  awaited = ""
  if (target.closest("[data-off]")) clear()
  mark(target)
}

/** Takes the state out of the address. A link on this page carries only its target: then the filters stay, unless they hide it. */
const read = clicked => {
  const parts = location.hash.slice(1).split("&")
  anchor = parts[0].includes("=") ? "" : parts.shift()
  awaited = anchor
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
  seek()
  write()
}

/** Goes on with what has been read since, up to the end of the page. */
const follow = () => {
  if (whole) return
  whole = document.readyState !== "loading"
  if (take() || whole) {
    arrange()
    filter()
  }
  if (whole) {
    seek()
    write()
  } else setTimeout(follow, LOOK)
}

/** On to the next change that is not filtered out, or back: from the one gone to last, else from the top of the window. */
const step = by => {
  const shown = items.filter(item => item.isChange && item.element && item.on).map(item => item.element)
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
  if (event.target.closest?.("input, select, textarea") || !control("letters").checked) return
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
follow()
document.addEventListener("DOMContentLoaded", follow)
}
`
