/** The colours of the dark scheme; those of the light one stand in the style sheet. Text on its ground has a contrast of 4.5 or more. */
export const darkColours =
  '--page:#0f151c;--card:#18212b;--text:#e8edf2;--muted:#a9b5c2;--line:#73839a;--field:#111922;--accent:#7ab8f5;--accent-hover:#a3cef9;' +
  '--on-accent:#06213d;--error:#ffa79e;--error-ground:#3b1a18;--good:#7ddba8;--good-ground:#12301f;--shadow:none'

/** The look of all pages. Sides are logical (inline-start, not left), so that it holds for scripts from right to left too. */
export const styleSheet = `
:root{--page:#eef2f6;--card:#fff;--text:#17202b;--muted:#526071;--line:#76859a;--field:#fff;--accent:#0b5cad;--accent-hover:#084684;
--on-accent:#fff;--error:#a61b10;--error-ground:#fdf0ee;--good:#0b6b3a;--good-ground:#eaf7f0;--shadow:0 1px 2px #17202b14,0 12px 32px #17202b1a;
--radius:.5rem;--card-radius:1rem;--gap:1.125rem;--font:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
*{box-sizing:border-box}
html{background:var(--page);color:var(--text);font:100%/1.5 var(--font);-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;background:var(--page)}
.stage{flex:1;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:1.5rem;padding:2rem 1rem}
.x-start .stage{align-items:flex-start}.x-end .stage{align-items:flex-end}
.y-start .stage{justify-content:flex-start}.y-end .stage{justify-content:flex-end}
.card{inline-size:100%;max-inline-size:26rem;background:var(--card);border:1px solid var(--card-border,transparent);
border-radius:var(--card-radius);box-shadow:var(--shadow);overflow:hidden;overflow-wrap:anywhere}
.bar{padding:.75rem 1.5rem;min-block-size:3.5rem;background:var(--header,var(--card));border-block-end:1px solid var(--header-border,transparent)}
.bar.footer{background:var(--footer,var(--card));border-block:1px solid var(--footer-border,transparent) 0}
.bar .logo{max-block-size:3rem}
.banner{padding:1.75rem 1.5rem 0}
.logos{text-align:center}
.at-start{text-align:start}.at-end{text-align:end}
.content~.logos{padding:0 2rem 2rem}
.outside{inline-size:100%;max-inline-size:26rem}
.logo{display:inline-block;max-inline-size:min(100%,350px);max-block-size:178px;vertical-align:middle}
.content{padding:2rem}
h1{margin:0 0 .5rem;color:var(--heading,var(--text));font-size:1.5rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;
text-wrap:balance}
p{margin:0 0 1rem}
.content>:last-child{margin-block-end:0}
.textDescription{color:var(--muted);margin-block-end:1.5rem}
form{margin:0}
.row{margin-block-end:var(--gap)}
label{display:block;color:var(--label,var(--text));font-weight:600;font-size:.9375rem;margin-block-end:.375rem}
input,textarea{display:block;inline-size:100%;min-block-size:2.875rem;padding:.625rem .75rem;border:1px solid var(--line);border-radius:var(--radius);
background:var(--field);color:var(--text);font:inherit}
textarea{resize:vertical}
input[aria-invalid=true],textarea[aria-invalid=true]{border-color:var(--error);box-shadow:inset 0 0 0 1px var(--error)}
:focus-visible{outline:3px solid var(--focus,var(--accent));outline-offset:2px}
.hint{margin:.375rem 0 0;color:var(--muted);font-size:.875rem}
.beside{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:.25rem 1rem}
button,a.button{display:block;inline-size:100%;min-block-size:2.875rem;margin-block-start:1.5rem;padding:.625rem 1rem;border:1px solid transparent;
border-radius:var(--button-radius,var(--radius));background:var(--button,var(--accent));color:var(--on-button,var(--on-accent));font:inherit;
font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button:hover,a.button:hover{background:var(--button-hover,var(--accent-hover));color:var(--on-button-hover,var(--on-accent))}
button:active,a.button:active{background:var(--button-active,var(--accent-hover));color:var(--on-button-active,var(--on-accent))}
button.plain{background:var(--side,transparent);border-color:var(--side-border,var(--line));color:var(--on-side,var(--accent));
margin-block-start:.75rem}
button.plain:hover{background:var(--side-hover,var(--page));border-color:var(--side-hover-border,var(--accent));
color:var(--on-side-hover,var(--accent))}
button.link,button.link:hover{display:inline;inline-size:auto;min-block-size:1.5rem;padding:0 .125rem;margin:0;background:none;border:0;
color:var(--accent);text-decoration:underline;text-underline-offset:.15em;font-weight:500}
.beside button.link{font-size:.875rem}
button[hidden]{display:none}
a{color:var(--accent);text-underline-offset:.15em;font-weight:500}
a:hover,button.link:hover{color:var(--accent-hover)}
.foot{margin:1.5rem 0 0;color:var(--muted);text-align:center}
.legal{margin:1rem 0 0;color:var(--muted);font-size:.875rem}
.message{margin:0 0 1.25rem;padding:.75rem 1rem;border-radius:var(--alert-radius,var(--radius));border:1px solid var(--error-border,var(--error));
background:var(--error-ground);color:var(--on-error,var(--error))}
.message.good{background:var(--good-ground);border-color:var(--good-border,var(--good));color:var(--on-good,var(--good))}
.rules{margin:.625rem 0 0;font-size:.875rem;color:var(--muted)}
.rules p{margin:0 0 .25rem}
.rules ul{list-style:none;margin:0;padding:0}
.rules li{display:flex;gap:.5rem}
.rules li::before{content:"\\2022";inline-size:1em;text-align:center;flex:none}
.rules .valid{color:var(--good)}
.rules .valid::before{content:"\\2713"}
.rules .notValid{color:var(--error)}
.rules .notValid::before{content:"\\2717"}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.code{font-variant-numeric:tabular-nums;letter-spacing:.15em}
.qr{display:block;inline-size:12.5rem;max-inline-size:100%;block-size:auto;margin:0 auto 1rem;background:#fff;border-radius:.5rem}
.secret{display:block;margin:.25rem 0 1.25rem;padding:.625rem .75rem;border:1px dashed var(--line);border-radius:var(--radius);
font:.8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;user-select:all}
@media (max-width:30rem){.stage{padding:0;justify-content:flex-start;align-items:stretch;background:var(--card)}
.card{box-shadow:none;border:0;border-radius:0;max-inline-size:none}.content{padding:1.75rem 1.25rem}.outside{padding:1rem 1.25rem 0}}
@media (min-width:60rem){.x-start .stage,.x-end .stage{padding-inline:7vw}}
@media (forced-colors:active){.card{border:1px solid}}
`
