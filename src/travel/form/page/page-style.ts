/**
 * The style of the printable page: one column on a phone, list and map side by side from a tablet on and on paper; dark
 * where the screen is dark. Fonts are those of the system, Chinese first.
 */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#5a636e;--line:#dde1e6;--paper:#fff;--card:#f6f7f9;--on:#fff;--c0:#0072b2;--c1:#b84a00;--c2:#00735a;--c3:#a03a78;--c4:#7a5c00;--c5:#4a4f57}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a3abb5;--line:#363c44;--paper:#15181c;--card:#1d2126;--on:#15181c;--c0:#5cb8ec;--c1:#ff9d5c;--c2:#3fc79b;--c3:#eb9ac9;--c4:#e6b53c;--c5:#c3c8cf}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 "PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",system-ui,sans-serif;overflow-wrap:anywhere}
:lang(zh-Hant) body,body:lang(zh-Hant){font-family:"PingFang TC","Microsoft JhengHei","Noto Sans CJK TC","Noto Sans TC",system-ui,sans-serif}
body:lang(en){font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:62rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{font-size:1.6rem;line-height:1.3;margin:0 0 .5rem}
h2{font-size:1.15rem;line-height:1.4;margin:0 0 .75rem}
p{margin:0 0 .5rem}
section{margin-top:2rem}
.day h2{padding-left:.65rem;border-left:.3rem solid var(--day)}
figure{margin:0}
.split{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem}
svg{display:block;width:100%;height:auto;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
figcaption,.sources,.journey .soft{color:var(--soft);font-size:.82rem;margin-top:.35rem}
ol{list-style:none;margin:0;padding:0}
ol>li{position:relative;padding:0 0 .15rem 2.25rem}
.stop{padding-top:.3rem;padding-bottom:.3rem}
.stop strong{display:block;line-height:1.4}
.time{font-variant-numeric:tabular-nums;white-space:nowrap;color:var(--soft);font-size:.9rem;display:block}
.number{position:absolute;left:0;top:.45rem;width:1.55rem;height:1.55rem;border-radius:50%;background:var(--day);color:var(--on);font:700 .85rem/1.55rem system-ui,sans-serif;text-align:center}
.detail,.way,.note{color:var(--soft);font-size:.9rem}
.way::before,.note::before{content:"";position:absolute;left:.7rem;top:.1rem;bottom:.1rem;border-left:2px dotted var(--day)}
.base::before{content:"";position:absolute;left:.4rem;top:.45rem;width:.75rem;height:.75rem;border:2px solid var(--soft);border-radius:.15rem}
.total{margin:.6rem 0 0 2.25rem;font-weight:600}
table{border-collapse:collapse;width:100%;max-width:26rem}
th,td{padding:.35rem 0;border-bottom:1px solid var(--line);text-align:left;font-weight:400}
td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr:last-child>*{font-weight:700;border-bottom:0}
.remarks{margin:0;padding-left:1.2rem}
.remarks li{margin-bottom:.3rem}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.5rem 0 0;padding:0;list-style:none;font-size:.85rem}
.legend li{padding:0}
.legend i{display:inline-block;width:.8rem;height:.8rem;border-radius:50%;margin-right:.35rem;background:var(--day);vertical-align:-.05rem}
a{color:inherit}
.track{fill:none;stroke:var(--day);stroke-width:2.2;stroke-linejoin:round;opacity:.75}
.point{fill:var(--day);stroke:var(--card);stroke-width:1.5}
.mark{fill:var(--on);font-weight:700;font-family:system-ui,sans-serif}
.base{color:var(--soft)}
rect.base{fill:var(--card);stroke:var(--ink);stroke-width:2}
.label{fill:var(--ink);font-size:11px;paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
.leader{stroke:var(--soft);stroke-width:.8}
.small{fill:var(--soft);font-size:10px}
.scale{fill:none;stroke:var(--soft);stroke-width:1.2}
.north{fill:var(--soft)}
.c0{--day:var(--c0)}.c1{--day:var(--c1)}.c2{--day:var(--c2)}.c3{--day:var(--c3)}.c4{--day:var(--c4)}.c5{--day:var(--c5)}
@media (min-width:44rem){.split{grid-template-columns:minmax(0,1fr) minmax(0,24rem);gap:2rem;align-items:start}}
@media print{
@page{size:A4;margin:14mm}
:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--card:#fff;--on:#fff;--c0:#0072b2;--c1:#b84a00;--c2:#00735a;--c3:#a03a78;--c4:#7a5c00;--c5:#4a4f57}
body{font-size:10pt;line-height:1.35}
main{max-width:none;padding:0}
.split{grid-template-columns:minmax(0,1fr) 82mm;gap:8mm;align-items:start}
section{margin-top:6mm}
.day,.split{break-inside:avoid}
.sources{font-size:8.5pt}
.sources li,.remarks li{margin:0}
h2{break-after:avoid}
.stop,figure,tr,.remarks li{break-inside:avoid}
.number,.legend i,svg,.day h2{-webkit-print-color-adjust:exact;print-color-adjust:exact}
a{text-decoration:none}
}`;
