import { texts } from '#texts/texts.ts'
import { addressIn, type Image } from './images.ts'
import { type ColorMode, previewVariables } from './preview-variables.ts'
import { type Settings, valueAt } from './settings.ts'

const words = texts.managedLogin.editor.sample

/** A page that looks like the login page with these settings, and does nothing. Every default has to be in the settings. */
export function previewDocument(settings: Settings, images: readonly Image[], mode: ColorMode): string {
  const variables = Object.entries(previewVariables(settings, mode))
  const declarations = variables.map(([name, value]) => `${name}:${value}`).join(';')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${words.title}</title>
<style>:root{color-scheme:${mode};${declarations}}${styleSheet}${backgrounds(settings, images, mode)}</style>
</head>
<body class="x-${place(settings, 'categories.form.location.horizontal')} y-${place(settings, 'categories.form.location.vertical')}" inert>
${bar(settings, 'pageHeader', addressIn(images, 'PAGE_HEADER_LOGO', mode))}
<div class="stage">
${logoAt(settings, images, mode, 'OUT', 'TOP')}
<div class="card">
${logoAt(settings, images, mode, 'IN', 'TOP')}
<div class="content">
<h1>${words.title}</h1>
<p class="intro">${words.intro}</p>
<div class="row"><span class="label">${words.email}</span><span class="input"></span></div>
<div class="row"><span class="label">${words.password}</span><span class="input"></span></div>
<p><span class="link">${words.forgot}</span></p>
<span class="button">${words.button}</span>
<p class="foot">${words.need} <span class="link">${words.signUp}</span></p>
</div>
${logoAt(settings, images, mode, 'IN', 'BOTTOM')}
</div>
${logoAt(settings, images, mode, 'OUT', 'BOTTOM')}
</div>
${bar(settings, 'pageFooter', addressIn(images, 'PAGE_FOOTER_LOGO', mode))}
</body>
</html>`
}

const styleSheet = `
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--brand-page-background);color:var(--brand-body-text);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.stage{flex:1;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:1.5rem;padding:1.5rem 1rem}
.x-start .stage{align-items:flex-start}.x-end .stage{align-items:flex-end}
.y-start .stage{justify-content:flex-start}.y-end .stage{justify-content:flex-end}
.card{inline-size:100%;max-inline-size:24rem;background:var(--brand-form-background);border:1px solid var(--brand-form-border);
border-radius:var(--brand-form-radius);overflow:hidden}
.content{padding:1.75rem}
h1{margin:0 0 .5rem;color:var(--brand-heading-text);font-size:1.5rem;line-height:1.25;font-weight:650}
p{margin:0 0 1rem}
.intro{color:var(--brand-description-text)}
.row{margin-block-end:var(--brand-spacing)}
.label{display:block;color:var(--brand-label-text);font-weight:600;font-size:.9375rem;margin-block-end:.375rem}
.input{display:block;block-size:2.875rem;border:1px solid var(--brand-input-border);border-radius:var(--brand-input-radius);
background:var(--brand-input-background)}
.link{color:var(--brand-link-text);font-weight:500;text-decoration:underline;text-underline-offset:.15em}
.button{display:block;padding:.625rem 1rem;border-radius:var(--brand-button-radius);background:var(--brand-primary-background);
color:var(--brand-primary-text);font-weight:600;text-align:center}
.foot{margin:1.25rem 0 0;color:var(--brand-description-text);text-align:center}
.bar{padding:.75rem 1.5rem;min-block-size:3.5rem}
.pageHeader{background:var(--brand-header-background);border-block-end:1px solid var(--brand-header-border)}
.pageFooter{background:var(--brand-footer-background);border-block-start:1px solid var(--brand-footer-border)}
.logos{padding:1.5rem 1.5rem 0;text-align:center}.logos.outside{padding:0;inline-size:100%;max-inline-size:24rem}
.content~.logos{padding:0 1.5rem 1.5rem}.bar.logos{padding:.75rem 1.5rem}
.at-start{text-align:start}.at-end{text-align:end}
.logos img{max-inline-size:min(100%,350px);max-block-size:178px;vertical-align:middle}.bar img{max-block-size:3rem}
`

type Place = 'start' | 'center' | 'end'

function place(settings: Settings, path: string): Place {
  const value = valueAt(settings, path)
  return value === 'START' ? 'start' : value === 'END' ? 'end' : 'center'
}

function bar(settings: Settings, name: 'pageHeader' | 'pageFooter', address: string | undefined): string {
  if (valueAt(settings, `categories.global.${name}.enabled`) !== true) return ''
  const isShown = valueAt(settings, `components.${name}.logo.enabled`) === true
  return `<div class="bar logos ${name} at-${place(settings, `components.${name}.logo.location`)}">${isShown ? picture(address) : ''}</div>`
}

function logoAt(
  settings: Settings,
  images: readonly Image[],
  mode: ColorMode,
  inclusion: 'IN' | 'OUT',
  position: 'TOP' | 'BOTTOM',
): string {
  const logo = (name: string) => valueAt(settings, `components.form.logo.${name}`)
  const isHere =
    (logo('formInclusion') === 'IN') === (inclusion === 'IN') && (logo('position') === 'TOP') === (position === 'TOP')
  const address = addressIn(images, 'FORM_LOGO', mode)
  if (logo('enabled') !== true || !isHere || !address) return ''
  const outside = inclusion === 'OUT' ? ' outside' : ''
  return `<div class="logos${outside} at-${place(settings, 'components.form.logo.location')}">${picture(address)}</div>`
}

/** Addresses are made by `dataAddress`, of base64: nothing in them can end an attribute or a declaration. */
function picture(address: string | undefined): string {
  return address ? `<img src="${address}" alt="">` : ''
}

const backgroundPlaces = [
  ['components.pageBackground.image.enabled', 'body', 'PAGE_BACKGROUND'],
  ['components.form.backgroundImage.enabled', '.card', 'FORM_BACKGROUND'],
  ['components.pageHeader.backgroundImage.enabled', '.pageHeader', 'PAGE_HEADER_BACKGROUND'],
  ['components.pageFooter.backgroundImage.enabled', '.pageFooter', 'PAGE_FOOTER_BACKGROUND'],
] as const

function backgrounds(settings: Settings, images: readonly Image[], mode: ColorMode): string {
  return backgroundPlaces
    .map(([path, selector, category]) => {
      const address = valueAt(settings, path) === true ? addressIn(images, category, mode) : undefined
      if (!address) return ''
      return `${selector}{background-image:url("${address}");background-size:cover;background-position:center}`
    })
    .join('')
}
