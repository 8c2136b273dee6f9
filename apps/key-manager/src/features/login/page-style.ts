/** Colours and measures of the portals (`theme.ts` of the web kit), for pages that run no script. */
export const pageStyle = `:root {
  color-scheme: light dark;
  --ground: #f8f9fa;
  --sheet: #fff;
  --text: #1a1d21;
  --dimmed: #5c636a;
  --line: #dee2e6;
  --field: #868e96;
  --accent: #2f54b8;
  --accent-hover: #2648a1;
  --link: #2648a1;
  --fault: #b42318;
  --fault-ground: #fdecea;
  --note: #1d3b87;
  --note-ground: #eef3ff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #1f1f1f;
    --sheet: #2a2a2a;
    --text: #e4e6e9;
    --dimmed: #a6adb5;
    --line: #424242;
    --field: #8a8f94;
    --accent: #3f62c0;
    --accent-hover: #4d70ce;
    --link: #93a8da;
    --fault: #ff9d94;
    --fault-ground: #3b2321;
    --note: #b9c7e8;
    --note-ground: #222b42;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  display: flex;
  flex-direction: column;
  align-items: center;
  padding: clamp(1.25rem, 8vh, 6rem) 1rem 2rem;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.55 'Figtree Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  overflow-wrap: anywhere;
}
.brand { display: flex; align-items: center; gap: .5rem; margin: 0 0 1.25rem; font-size: 1.125rem; font-weight: 700; }
.brand svg { fill: var(--accent); }
@media (prefers-color-scheme: dark) { .brand svg { fill: #728dce; } }
main {
  width: 100%;
  max-width: 26rem;
  padding: clamp(1.25rem, 5vw, 2rem);
  background: var(--sheet);
  border: 1px solid var(--line);
  border-radius: .5rem;
}
h1 { margin: 0 0 .25rem; font-size: 1.375rem; line-height: 1.3; font-weight: 650; }
p { margin: 0 0 1rem; }
h1 + :not(.dimmed) { margin-top: .75rem; }
ul { margin: 0 0 1rem; padding-left: 1.25rem; }
.dimmed { color: var(--dimmed); }
.fault, .note { margin: 1rem 0 0; padding: .625rem .875rem; border-radius: .5rem; border-left: 4px solid; }
.fault { color: var(--fault); background: var(--fault-ground); }
.note { color: var(--note); background: var(--note-ground); }
label { display: block; margin: 1rem 0 .25rem; font-size: .9375rem; font-weight: 500; }
input {
  width: 100%;
  min-height: 2.75rem;
  padding: .5rem .75rem;
  font: inherit;
  color: inherit;
  background: var(--sheet);
  border: 1px solid var(--field);
  border-radius: .5rem;
}
input[aria-invalid='true'] { border-color: var(--fault); }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
button {
  flex: 1 1 8rem;
  min-height: 2.75rem;
  padding: .5rem 1.25rem;
  font: inherit;
  font-weight: 600;
  color: #fff;
  background: var(--accent);
  border: 1px solid transparent;
  border-radius: .5rem;
  cursor: pointer;
}
button:hover { background: var(--accent-hover); }
button.second { color: var(--text); background: var(--sheet); border-color: var(--field); }
button.second:hover { background: var(--ground); }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.below { margin: 1.25rem 0 0; text-align: center; }
@media (forced-colors: active) { .brand svg { fill: CanvasText; } }
`;
