import type { WebAnswer } from '#domain/web.ts'
import { Html, html } from '../html.ts'
import type { Bar, Look, Picture } from './look.ts'
import { pageScript } from './script.ts'
import { darkColours, styleSheet } from './styles.ts'
import type { Stage } from './visit.ts'

export type Screen = {
  readonly title: string
  readonly body: Html
  readonly status?: number
}

/** A whole page. */
export function show(stage: Stage, screen: Screen): WebAnswer {
  return {
    status: screen.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': stage.language.tag,
      'content-security-policy': contentSecurityPolicy(stage),
      'cache-control': 'no-store',
      // Not `no-referrer`, which would make a browser send `Origin: null` with our own forms.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    },
    body: markupOf(stage, screen),
  }
}

function contentSecurityPolicy({ nonce, formTargets }: Stage): string {
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

function markupOf({ language, look, nonce }: Stage, { title, body }: Screen): string {
  const { mode, favicons, css, form, header, footer } = look
  return html`<!doctype html>
<html lang="${language.tag}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${mode === 'adaptive' ? 'light dark' : mode}">
<meta name="robots" content="noindex">
${favicons.map((address) => html`<link rel="icon" href="${address}">`)}
<style nonce="${nonce}">${styles[mode]}</style>
${css !== '' && html`<style nonce="${nonce}">${new Html(contained(css))}</style>`}
</head>
<body class="x-${form.horizontal} y-${form.vertical}">
${bar(header, mode, 'header')}
<div class="stage">
${logoOutside(look, 'top')}
<main class="card background-customizable">
${look.css.includes('.banner-customizable') || insideAt(look, 'top') ? html`<div class="banner banner-customizable">${logoInside(look, 'top')}</div>` : ''}
<div class="content">
${body}
</div>
${logoInside(look, 'bottom')}
</main>
${logoOutside(look, 'bottom')}
</div>
${bar(footer, mode, 'footer')}
<script nonce="${nonce}">${script}</script>
</body>
</html>
`.markup
}

type Position = 'top' | 'bottom'

function insideAt({ logo }: Look, position: Position): boolean {
  return logo?.insideForm === true && logo.position === position
}

function logoInside(look: Look, position: Position): Html {
  const { logo, mode } = look
  if (!logo || !insideAt(look, position)) return html``
  return html`<div class="logos at-${logo.location}">${pictured(logo.picture, mode)}</div>`
}

function logoOutside({ logo, mode }: Look, position: Position): Html {
  if (!logo || logo.insideForm || logo.position !== position) return html``
  return html`<div class="logos outside at-${logo.location}">${pictured(logo.picture, mode)}</div>`
}

function bar(shown: Bar | undefined, mode: Look['mode'], place: 'header' | 'footer'): Html {
  if (!shown) return html``
  const { location, logo } = shown
  const content = html`<div class="logos at-${location}">${logo && pictured(logo, mode)}</div>`
  return place === 'header'
    ? html`<header class="bar header">${content}</header>`
    : html`<footer class="bar footer">${content}</footer>`
}

/** Says nothing to who can't see it: the page's heading says what the page is for. */
function pictured({ light, dark }: Picture, mode: Look['mode']): Html {
  const image = html`<img class="logo logo-customizable" src="${mode === 'dark' ? dark : light}" alt="">`
  if (mode !== 'adaptive' || light === dark) return image
  return html`<picture><source media="(prefers-color-scheme: dark)" srcset="${dark}">${image}</picture>`
}

const dark = `:root{${darkColours}}`
const styles: Readonly<Record<Look['mode'], Html>> = {
  light: new Html(styleSheet),
  dark: new Html(styleSheet + dark),
  adaptive: new Html(`${styleSheet}@media (prefers-color-scheme:dark){${dark}}`),
}
const script = new Html(pageScript)

/** No style sheet, whoever wrote it, ends the element that it stands in. */
function contained(css: string): string {
  return css.replaceAll('<', '\\3c ')
}
