/** Readable in light and dark, on a screen and on paper; every pair of colours has a contrast of 4.5 to 1 or more. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #ffffff; --faint: #55575f; --line: #b9bbc4;
  --good: #14632c; --bad: #a3161b; --open: #7a4a00; --bar: #2a5bb0; --other: #7a4a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf1; --paper: #16171b; --faint: #b3b5c0; --line: #4d505c;
  --good: #7bd88f; --bad: #ff9a94; --open: #f0bd67; --bar: #8db4ff; --other: #f0bd67; } }
body { margin: 0 auto; padding: 1rem; max-width: 62rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; }
table { border-collapse: collapse; margin: 0.5rem 0 1rem; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: var(--faint); padding: 0.25rem 0; }
th, td { border: 1px solid var(--line); padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; }
code { font-size: 0.9em; }
figure { margin: 1rem 0; }
figcaption, .faint { color: var(--faint); }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
.scroll table { min-width: 44rem; }
pre { white-space: pre-wrap; border: 1px solid var(--line); padding: 0.5rem; }
svg { width: 100%; min-width: 36rem; height: auto; max-height: 22rem; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
.axis { stroke: var(--line); }
.bar { fill: var(--bar); }
.line { fill: none; stroke: var(--bar); stroke-width: 2; }
.other { stroke: var(--other); stroke-dasharray: 6 3; }
.verdict { font-size: 1.25rem; font-weight: 700; border: 2px solid; padding: 0.5rem 0.75rem; }
.PASS { color: var(--good); }
.FAIL { color: var(--bad); }
.INCOMPLETE { color: var(--open); }
@media print { :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --faint: #3c3d43; --line: #8a8c95;
  --good: #14632c; --bad: #a3161b; --open: #7a4a00; --bar: #2a5bb0; --other: #7a4a00; }
body { max-width: none; padding: 0; font-size: 10pt; }
.scroll { overflow-x: visible; }
.scroll table, svg { min-width: 0; }
thead { display: table-header-group; }
tr, figure, .verdict { break-inside: avoid; }
h2, h3, caption { break-after: avoid; }
.bar { print-color-adjust: exact; } }
`;
