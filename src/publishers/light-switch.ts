import type { Language, Message } from "../model/errors.ts"
import { type Html, html } from "./html.ts"

const TITLE: Message = { ja: "画面の明るさ", en: "Colours of the screen" }
/** In the order of the switch; the first is what the system says. */
const LIGHTS: readonly (readonly [value: string, label: Message])[] = [
  ["", { ja: "自動", en: "Automatic" }],
  ["light", { ja: "明", en: "Light" }],
  ["dark", { ja: "暗", en: "Dark" }],
]

/**
 * Sets the light of the page before anything of it is on the screen. The choice is kept in the reader's own browser,
 * where that lets a page keep anything: opened from disk it may not, and then the switch works without.
 */
export const LIGHT_SCRIPT = `{
const bar = document.getElementById("light")
const kept = value => {
  try {
    if (value === undefined) return localStorage.getItem("akaire-light")
    localStorage.setItem("akaire-light", value)
  } catch {}
  return null
}
const shine = value => {
  document.documentElement.dataset.light = value
}
bar.addEventListener("input", event => {
  shine(event.target.value)
  kept(event.target.value)
})
const chosen = [...bar.querySelectorAll("input")].find(found => found.value === kept())
if (chosen) {
  chosen.checked = true
  shine(chosen.value)
}
bar.hidden = false
}
`

/** The switch between the system's colours, light and dark. Hidden until its script runs; never on paper. */
export const lightSwitch = (
  language: Language,
): Html => html`<aside id="light" aria-label="${TITLE[language]}" hidden><fieldset><legend>${TITLE[language]}</legend>${LIGHTS.map(
  ([value, label], index) =>
    html`<label><input type="radio" name="light" value="${value}" autocomplete="off"${index === 0 ? html` checked` : ""}><span>${label[language]}</span></label>`,
)}</fieldset></aside>
<script>${{ markup: LIGHT_SCRIPT }}</script>
`

export const LIGHT_STYLE = `
:root[data-light=light]{color-scheme:light}:root[data-light=dark]{color-scheme:dark}
#light fieldset{display:flex;align-items:center;justify-content:flex-end;border:0;margin:0;padding:.75rem 0 0;min-width:0;font-size:.8125rem;line-height:1.5}
#light legend{float:left;padding:0 .75em 0 0;margin-left:auto;color:var(--soft)}
#light label{position:relative;cursor:pointer}#light input{position:absolute;inset:0;margin:0;padding:0;opacity:0;cursor:pointer}
#light span{display:block;min-width:3em;padding:.2rem .7em;text-align:center;border:1px solid var(--soft);border-left-width:0;background:var(--sheet)}
#light label:first-of-type span{border-left-width:1px;border-radius:.25rem 0 0 .25rem}#light label:last-of-type span{border-radius:0 .25rem .25rem 0}
#light input:checked+span{background:var(--ink);color:var(--ground);font-weight:700}#light input:focus-visible+span{outline:3px solid var(--accent);outline-offset:2px}
@media print{#light{display:none}}`
