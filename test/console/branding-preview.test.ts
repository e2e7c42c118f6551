import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brandingVariables } from '#domain/branding/branding-variables.ts'
import { classicClasses } from '#domain/branding/classic-classes.ts'
import { parseClassicCss } from '#domain/branding/classic-css.ts'
import { withDefaultSettings } from '#domain/branding/settings.ts'
import type { BrandingSettings } from '#domain/branding/settings-document.ts'
import { classicProperties, classicTemplate } from '../../console/src/pool/managed-login/classic/classic-css.ts'
import { quickColors, withColor } from '../../console/src/pool/managed-login/editor/colors.ts'
import { previewDocument } from '../../console/src/pool/managed-login/editor/preview-document.ts'
import { type ColorMode, previewVariables } from '../../console/src/pool/managed-login/editor/preview-variables.ts'
import { merged, type Settings } from '../../console/src/pool/managed-login/editor/settings.ts'

const modes = ['light', 'dark'] as const satisfies readonly ColorMode[]

const changed: Settings = {
  categories: { global: { spacingDensity: 'SPACIOUS' } },
  components: { form: { borderRadius: 10_000 }, pageFooter: { lightMode: { borderColor: 'ABCDEF80' } } },
  componentClasses: { buttons: { borderRadius: 0 }, input: { borderRadius: 2.5 } },
}
const everyColor = quickColors.reduce(
  (patch, color, index) => withColor(patch, color, 'dark', `${index}0b5cad`.slice(0, 6).concat('ff')),
  {},
)

/** A style with the default of everything that it does not set, as the API describes it. */
const complete = (settings: Settings) => withDefaultSettings(settings as BrandingSettings) as Settings

/** The console's copy of a rule of the server: the same values under the same names. */
function assertSame(settings: Settings): void {
  for (const mode of modes) {
    const shown = previewVariables(complete(settings), mode)
    const served = brandingVariables(settings as BrandingSettings, mode)
    assert.ok(Object.keys(shown).length >= 20)
    assert.deepEqual(
      shown,
      Object.fromEntries(Object.keys(shown).map((name) => [name, served[name]])),
      `the preview differs in ${mode} mode`,
    )
  }
}

test('the preview has the custom properties of the login pages, with their values', () => {
  for (const settings of [{}, changed, everyColor, merged(changed, everyColor)]) assertSame(settings)
})

test('the preview uses no custom property that it does not set', () => {
  for (const mode of modes) {
    const html = previewDocument(complete(changed), [], mode)
    const used = new Set([...html.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name ?? ''))
    for (const name of used) assert.match(html, new RegExp(`[;{]${name}:`), name)
    assert.ok(used.size > 15)
  }
})

test('nothing in a settings document gets out of its place in the preview', () => {
  const evil = '</style><script>alert(1)</script>;}*{--x:'
  const settings = merged(complete({}), {
    categories: { form: { location: { horizontal: evil, vertical: evil } }, global: { spacingDensity: evil } },
    components: { pageBackground: { lightMode: { color: evil } }, form: { borderRadius: evil } },
  })
  const html = previewDocument(settings, [], 'light')
  assert.doesNotMatch(html, /<script|\*\{--x/)
})

test('the console lists the classic class names and properties that the server takes', () => {
  assert.deepEqual(
    Object.entries(classicProperties).map(([name, properties]) => [name, [...properties].sort()]),
    [...classicClasses].map(([name, properties]) => [name, [...properties].sort()]),
  )
})

test('the classic template is taken by the server, whole', () => {
  const parsed = parseClassicCss(classicTemplate)
  assert.ok('css' in parsed, JSON.stringify(parsed))
  const declarations = (css: string) => css.split(':').length + css.split('{').length
  assert.equal(declarations(parsed.css), declarations(classicTemplate))
})
