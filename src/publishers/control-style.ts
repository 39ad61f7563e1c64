/** The filters, the two versions side by side, the map and the pictures of a page with changes. */
export const CONTROL_STYLE = `
#filters{margin-top:2.5rem;padding:1rem 1.25rem;background:var(--sheet);border:1px solid var(--line);border-radius:.4rem}
.controls{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end}.controls+.controls{margin-top:.8rem;align-items:center}
.controls label{display:grid;font-size:.8125rem;color:var(--soft);min-width:0;max-width:100%}.controls .wide{flex:1 1 14rem}
#filters .check{display:flex;align-items:center;gap:.5em;font-size:.9rem;color:var(--ink);min-height:1.75rem}.check input{width:1.1rem;height:1.1rem;accent-color:var(--accent)}
select,input,button{font:inherit;font-size:.9375rem;line-height:1.5;color:var(--ink);background:var(--ground);border:1px solid var(--soft);border-radius:.25rem;padding:.25rem .5rem;min-width:0;max-width:100%}
button{cursor:pointer}button:disabled{color:var(--soft);border-style:dashed;cursor:default}
select:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.shown{margin-top:.7rem;font-size:.9rem;color:var(--soft);font-variant-numeric:tabular-nums}
dialog{color:var(--ink);background:var(--sheet);border:1px solid var(--soft);border-radius:.4rem;max-width:min(28rem,90vw)}
dialog dl{margin:0 0 1rem;display:grid;gap:.4rem}dialog dl div{display:flex;gap:1rem}dialog dt{min-width:4.5rem}dialog dd{margin:0}
dialog button{margin-top:1rem}kbd{font:inherit;font-family:ui-monospace,Consolas,monospace;border:1px solid var(--soft);border-radius:.25rem;padding:0 .4em}
.sides{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 1.5rem}.sides>div+div{border-left:1px solid var(--line);padding-left:1.5rem}
.absent{color:var(--soft)}.side-title{font-size:.8125rem;color:var(--soft);font-weight:700}
.map{margin-bottom:1.5rem}.map-title{font-weight:700}.map svg{display:block;width:100%;height:3rem}.plan{fill:var(--shade);stroke:var(--line)}
.map .mark{fill:var(--bar)}.map .reach{fill:transparent}.map a:hover .reach,.map a:focus-visible .reach{fill:color-mix(in srgb,var(--bar) 35%,transparent)}
.map a.off .mark{fill:var(--line)}.map-ends{display:flex;justify-content:space-between;font-size:.8125rem;color:var(--soft)}
.flow,.by-section{margin-top:1.75rem}.flow svg{display:block;min-width:40rem;max-width:62rem;width:100%}
.flow path{fill:none;stroke:var(--bar);opacity:.3}.flow rect{fill:var(--bar)}.flow text{fill:var(--ink);stroke:var(--ground);stroke-width:3px;paint-order:stroke;font-size:13px}.flow ul{columns:16rem;font-size:.9rem;margin:.5rem 0 0}.flow summary{cursor:pointer;color:var(--link);font-size:.9rem}
.by-section{font-size:.875rem;min-width:36rem}.by-section caption{text-align:left;font-weight:700;font-size:1rem;padding-bottom:.35rem}
.by-section th,.by-section td{padding:.3rem .5rem;border-bottom:1px solid var(--line);text-align:right;font-variant-numeric:tabular-nums;vertical-align:top}
.by-section td:not(:last-child){text-align:left}.by-section thead th:not(:last-child),.by-section tr>:first-child{text-align:left}.by-section td{white-space:nowrap}.by-section th{font-weight:400}.by-section thead th{background:var(--shade);overflow-wrap:normal}.by-section td svg{display:block;width:100%;height:.4rem}.by-section rect{fill:var(--bar)}
article.current,div.current{outline:2px solid var(--accent);outline-offset:4px}
@media screen{[data-off],.row:not(:has(>.opinion:not([data-off]))),.exchange:not(:has(.opinion:not([data-off]))),.group:not(:has(.opinion:not([data-off]))),.answers:not(:has(.opinion:not([data-off]))){display:none!important}
.list,.list thead,.list tbody{display:block}.list tr{display:grid;grid-template-columns:4rem 26% 5.5em minmax(0,1fr)}.reasons tr{grid-template-columns:4rem 26% 5.5em minmax(0,1fr) 11em}
.list tbody tr{content-visibility:auto;contain-intrinsic-size:auto 3.5rem}.list tr>*{width:auto!important}
.change,.exchange{content-visibility:auto;contain-intrinsic-size:auto 22rem}
#list,#changes,#comments{content-visibility:auto;contain-intrinsic-size:auto 60rem;margin-inline:-.6rem;padding-inline:.6rem}}
@media screen and (max-width:40rem){.list{min-width:0}.list thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.list tr,.reasons tr{grid-template-columns:2.75rem minmax(0,1fr) auto;border-bottom:1px solid var(--line);padding:.35rem 0}.list tbody :is(th,td){border-bottom:0;padding:.15rem .35rem}.list .brief,.list .brief+td{grid-column:2/-1}}
@media (max-width:40rem){.sides{grid-template-columns:minmax(0,1fr)}.sides>div+div{border-left:0;padding-left:0;margin-top:.75rem}}
@media print{#filters,dialog{display:none}.flow svg{min-width:0}.flow rect,.flow path,.map rect,.by-section rect{-webkit-print-color-adjust:exact;print-color-adjust:exact}.by-section{min-width:0;font-size:7.5pt;table-layout:fixed}.by-section th,.by-section td{padding:.2rem .25rem!important}.by-section tr>:first-child{width:24%}.by-section td:last-child{width:3em}}`
