import { CONTROL_STYLE } from "./control-style.ts"
import { LIGHT_STYLE } from "./light-switch.ts"

/** Colours by meaning, for light and for dark screens. Every pair of text and ground has a contrast of at least 4.5 (WCAG 2.2, 1.4.3). */
const COLOURS = `
:root{color-scheme:light dark;--ink:light-dark(#1d1b18,#e9e5dc);--soft:light-dark(#5a554d,#b3ada1);--ground:light-dark(#fbfaf7,#191816);--sheet:light-dark(#fff,#22201d);
--line:light-dark(#d8d3c8,#45413a);--shade:light-dark(#f3f0e9,#2c2a26);--accent:light-dark(#9c2a1f,#f0998c);--link:light-dark(#8a2318,#f4aa9e);
--removed:light-dark(#9b1c12,#ffb3a6);--removed-ground:light-dark(#fdeae6,#47211c);--added:light-dark(#0b4a80,#a9d2ff);--added-ground:light-dark(#e5f0fa,#17324c);
--bar:light-dark(#9c2a1f,#d9776a);--warn:light-dark(#7a4b00,#f2cf8a);--warn-ground:light-dark(#fff4dc,#3a2f17)}`

/** Running text: line height and line breaking for Japanese, and nothing that would alter the look of a text that is compared character by character. */
const TYPE = `
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:0 1.25rem 4rem;max-width:84rem;background:var(--ground);color:var(--ink);
font:1rem/1.85 "Hiragino Kaku Gothic ProN","Yu Gothic Medium","Yu Gothic","Noto Sans JP","Noto Sans CJK JP",Meiryo,system-ui,sans-serif;
line-break:strict;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.5;font-weight:700;margin:0;text-wrap:pretty}
h1,h2{font-family:"Hiragino Mincho ProN","Yu Mincho","Noto Serif JP","Noto Serif CJK JP",serif}
h1{font-size:1.7rem;font-feature-settings:"palt";text-wrap:balance}
h2{font-size:1.3rem;padding-bottom:.3rem;border-bottom:2px solid var(--accent)}
h3{font-size:1.05rem}h4{font-size:.875rem;color:var(--soft)}
p{margin:0}a{color:var(--link);text-underline-offset:.2em}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
code{font-size:.85em;font-family:ui-monospace,"Cascadia Mono",Consolas,monospace;color:var(--soft)}
.prose,.diff{white-space:pre-wrap;text-autospace:no-autospace;text-spacing-trim:space-all}`

/** Head, contents and the frame of each part. */
const FRAME = `
.head{padding:2.5rem 0 1.25rem}.kind{font-size:.875rem;color:var(--accent);letter-spacing:.08em;font-weight:700}
.head dl{margin:1rem 0 0;display:grid;gap:.1rem}.head dl div{display:flex;flex-wrap:wrap;gap:0 1rem}
.head dt{min-width:8em;color:var(--soft)}.head dd{margin:0}
body>nav ul{list-style:none;margin:0;padding:.75rem 0;border-block:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
body>nav .note{white-space:nowrap}.note,.total,.count{color:var(--soft);font-size:.875rem;font-variant-numeric:tabular-nums}
main>section{padding-top:2.5rem}main>section>h2{margin-bottom:1.25rem}
@media (min-width:70rem){body{display:grid;grid-template-columns:12rem minmax(0,1fr);column-gap:3rem;align-content:start}
body>*{grid-column:1/-1}body>nav{grid-column:1!important;position:sticky;top:0;align-self:start;padding-top:2.5rem}main{grid-column:2!important}
body>nav ul{flex-direction:column;border-block:0;border-left:2px solid var(--line);padding:.25rem 0 .25rem 1rem}}
.stamp{margin:1rem 0 0;padding:.35rem 1rem;border:2px solid var(--accent);color:var(--accent);background:var(--sheet);font-weight:700;text-align:center;letter-spacing:.2em}
.internal{position:sticky;top:0;z-index:1;letter-spacing:.1em}
.tag{display:inline-block;padding:0 .5em;border:1px solid var(--line);border-radius:.25em;background:var(--shade);font-size:.8125rem;line-height:1.6;font-weight:400;white-space:nowrap}
.caveat,.memo,.missing{margin-top:1rem;padding:.4rem .8rem;border-left:4px solid currentColor;background:var(--warn-ground);color:var(--warn)}
.reason .missing{margin:0}td .missing{margin:0;padding:0 .4em;border:0}`

/** Changes: struck through with a minus sign, or underlined with a plus sign, so that they read without colour and on paper. */
const CHANGES = `
.change,.exchange{background:var(--sheet);border:1px solid var(--line);border-radius:.4rem;padding:1.1rem 1.25rem;margin-top:1.25rem}
.page{white-space:nowrap}.number{font-weight:700;white-space:nowrap;margin-right:.5em}.place{font-weight:400;word-break:auto-phrase}.change h3 .place{font-size:.95rem}
.tags{margin:.3rem 0 .8rem}.diff{font-size:1.0625rem;line-height:2}
del,ins{padding:0 .1em;border-radius:.15em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
del{color:var(--removed);background:var(--removed-ground);text-decoration:line-through double 1px color-mix(in srgb,currentColor 60%,transparent)}
ins{color:var(--added);background:var(--added-ground);text-decoration:underline 2px;text-underline-offset:.22em}
del::before,ins::before{display:inline-block;text-decoration:none;font-weight:700;font-size:.8em;margin-right:.1em}
del::before{content:"−"}ins::before{content:"+"}
.reformatted{outline:1px dotted var(--soft)}.apart{color:var(--soft);margin:0 .3em}
.hidden-character{border:1px solid var(--soft);border-radius:.15em;padding:0 .15em;font-size:.8em;color:var(--soft);white-space:nowrap}
.remark{color:var(--soft);font-size:.9rem}.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;font-size:.9rem}
.whole summary{cursor:pointer;color:var(--link);font-size:.9rem;margin:.5rem 0}
.reason,.followers{margin-top:1rem;padding-top:.8rem;border-top:1px solid var(--line)}
.behind{margin-top:.75rem;display:grid;gap:.9rem 1.5rem}.said{margin:0}.said+.said{margin-top:.75rem}
.follower{margin-top:.6rem;padding-left:1rem;border-left:3px solid var(--line)}.follower .diff{font-size:1rem}
.answer-title{font-size:.8125rem;color:var(--soft);font-weight:700}.id,.memo{margin:.2rem 0 .5rem}`

/** Tables, figures and the comments with their answers. */
const TABLES = `
table{border-collapse:collapse;width:100%}.scroll{overflow-x:auto}
.list{table-layout:fixed;font-size:.9rem;line-height:1.65;min-width:40rem}.list th,.list td{padding:.5rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
.list thead th{background:var(--shade);white-space:nowrap}.list th:first-child{width:4rem}.list th:nth-child(2){width:26%}.list th:nth-child(3){width:5.5em}.list th:nth-child(5){width:11em}.list tbody th{text-align:right;font-variant-numeric:tabular-nums}.list td:nth-child(3){white-space:nowrap}.list td:nth-child(5){word-break:auto-phrase}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1.5rem 2.5rem;align-items:start}
.figure{max-width:34rem}.figures+*{margin-top:1.25rem}.figure caption{text-align:left;font-weight:700;padding-bottom:.35rem}.figure th{font-weight:400;text-align:left;padding:.1rem .75rem .1rem 0;width:1%;white-space:nowrap}
.figure td{padding:.1rem 0}.figure .count{width:1%;white-space:nowrap;padding-left:.6rem;text-align:right}
.bar svg{display:block;width:100%;height:.8rem}.bar rect{fill:var(--bar)}
.answers{padding-top:1.5rem}.answers:first-child{padding-top:0}.subsection{font-weight:700;color:var(--soft);margin-top:1.25rem}
.opinion+.opinion,.row+.row{margin-top:1rem;padding-top:1rem;border-top:1px dashed var(--line)}.opinion-title,.said-title{margin-bottom:.25rem}
.led-to,.revised{margin-top:.5rem}.answer{padding-left:1rem;border-left:3px solid var(--accent)}
.exchange{display:grid;gap:1rem 2rem}@media (min-width:52rem){.exchange,.behind{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
.findings{padding-left:0;list-style:none}.findings li{padding:.45rem .8rem;margin-top:.4rem;border-left:4px solid var(--line);background:var(--sheet)}
.findings .error{border-color:var(--accent)}.findings .warning{border-color:var(--warn)}
article:target,div:target{outline:2px solid var(--accent);outline-offset:4px}
@media (max-width:30rem){body{padding-inline:.9rem}h1{font-size:1.35rem}.change,.exchange{padding:.9rem}.exchange{gap:1.25rem}}`

/** A4 on paper: black on white, folded texts open, nothing torn from its heading. */
const PRINT = `
@page{size:A4;margin:18mm 16mm 16mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
@media print{:root{color-scheme:light!important;--ink:#000;--soft:#444;--ground:#fff;--sheet:#fff;--line:#999;--shade:#eee;--accent:#7d1d14;--link:#000;--removed:#8a150c;--removed-ground:#fbe5e1;--added:#0b3f6e;--added-ground:#e2eef9;--bar:#777;--warn:#000;--warn-ground:#fff}
body{display:block;max-width:none;padding:0;font-size:9.5pt;line-height:1.7}.head{padding-top:0}body>nav{display:none}.internal{position:static}
main>section{padding-top:6mm}.change,.exchange{border-width:0 0 1px;border-radius:0;padding:3mm 0;margin-top:0}.diff{font-size:10pt;line-height:1.8}
a{text-decoration:none}.bar rect,del,ins,.tag,thead th{-webkit-print-color-adjust:exact;print-color-adjust:exact}
h2,h3,h4,.subsection,.legend,.remark,.opinion-title,.said-title,.tags,.answer-title,.reason>p:has(~.behind),.map-title{break-after:avoid}.exchange,.behind{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2mm 6mm}.exchange,.behind,.figure,.map,.flow svg,.by-section{break-inside:avoid}tr,.follower-title{break-inside:avoid}.scroll{overflow:visible}.list{min-width:0}p,.prose,.diff{orphans:2;widows:2}
@supports selector(details::details-content){.whole summary,.excerpt{display:none}details::details-content{content-visibility:visible!important;block-size:auto!important}}}`

/** The style sheet of every page that Akaire writes. */
export const PAGE_STYLE = `${COLOURS}${TYPE}${FRAME}${CHANGES}${TABLES}${CONTROL_STYLE}${LIGHT_STYLE}${PRINT}
`

/** Adds a word to the top of every printed page. The word is one of ours, never text from a case. */
export const stampStyle = (
  stamp: string,
): string => `@page{@top-right{content:"${stamp}";font-size:11pt;font-weight:700}}
`
