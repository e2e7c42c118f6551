import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appliedSettings } from './applied-settings.ts'
import { brandingLayout, brandingVariables } from './branding-variables.ts'
import { defaultSettings } from './default-settings.ts'
import { mergedSettings, settingsProblem, withDefaultSettings } from './settings.ts'
import { type BrandingSettings, type Json, valueAt } from './settings-document.ts'

/** A document with one value, at a path. */
const withValue = (path: readonly string[], value: Json): BrandingSettings =>
  path.reduceRight<Json>((inner, member) => ({ [member]: inner }), value) as BrandingSettings

test('the defaults have a sound value for everything that pages apply', () => {
  assert.equal(settingsProblem(defaultSettings), undefined)
  for (const { path, accepts } of appliedSettings) {
    const value = valueAt(defaultSettings, path)
    assert.ok(value !== undefined && accepts(value), path.join('.'))
  }
})

test('members that nobody knows are kept and do no harm', () => {
  for (const settings of [
    {},
    { anything: [1, null, 'x', { deep: true }] },
    { components: { alert: { shape: 'round' } } },
  ])
    assert.equal(settingsProblem(settings), undefined)
})

test('refuses what is no object, what is too deep and what is too long', () => {
  for (const settings of [undefined, null, 'x', 1, true, []])
    assert.equal(settingsProblem(settings), 'Settings must be a JSON object.')
  const nested = (depth: number): Json => (depth === 0 ? 1 : { a: nested(depth - 1) })
  assert.equal(settingsProblem(nested(20)), undefined)
  assert.equal(settingsProblem(nested(21)), 'Settings must not be nested more than 20 levels deep.')
  assert.equal(settingsProblem({ a: 'x'.repeat(99_992) }), undefined)
  assert.equal(settingsProblem({ a: 'x'.repeat(99_993) }), 'Settings must not be longer than 100000 characters.')
})

test('refuses every applied value that is not what it has to be', () => {
  const wrong: readonly Json[] = [
    'red;}body{',
    '#ffffff',
    'ffffff',
    '',
    null,
    -1,
    10_001,
    [],
    {},
    'javascript:alert(1)',
    '</style>',
  ]
  for (const { path, expected } of appliedSettings)
    for (const value of wrong)
      assert.equal(
        settingsProblem(withValue(path, value)),
        `Settings: ${path.join('.')} must be ${expected}.`,
        JSON.stringify(value),
      )
  for (const path of ['components.form.borderRadius', 'componentClasses.buttons.borderRadius'])
    for (const value of [0, 12.5, 9999]) assert.equal(settingsProblem(withValue(path.split('.'), value)), undefined)
})

test('a word that pages do not know is kept, and the default applies', () => {
  const settings = {
    categories: { global: { spacingDensity: 'VERY_TIGHT' }, form: { location: { horizontal: 'LEFT' } } },
    components: { form: { logo: { position: 'MIDDLE', formInclusion: 'HALF' } } },
  }
  assert.equal(settingsProblem(settings), undefined)
  assert.deepEqual(brandingLayout(settings), brandingLayout(undefined))
  assert.equal(brandingVariables(settings, 'light')['--brand-spacing'], '1rem')
})

test('one document goes over another member by member', () => {
  assert.deepEqual(mergedSettings({ a: 1, b: { c: [1, 2], d: 2 } }, { b: { c: [3] }, e: { f: 1 } }), {
    a: 1,
    b: { c: [3], d: 2 },
    e: { f: 1 },
  })
  assert.deepEqual(mergedSettings({ a: 1, b: { c: 1 } }, { a: null, b: { c: null }, d: { e: null, f: 1 } }), {
    b: {},
    d: { f: 1 },
  })
  assert.deepEqual(mergedSettings({ a: { b: 1 } }, { a: 2 }), { a: 2 })
  assert.deepEqual(mergedSettings({ a: 2 }, { a: { b: 1 } }), { a: { b: 1 } })
  const hostile = mergedSettings({}, JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}'))
  assert.equal((Object.prototype as { x?: number; y?: number }).x, undefined)
  assert.equal(Object.hasOwn(hostile, '__proto__'), true)
  assert.equal(({} as { y?: number }).y, undefined)
})

test('what a style does not set has its default', () => {
  const own = { components: { form: { borderRadius: 3 } } }
  const merged = withDefaultSettings(own)
  assert.equal(valueAt(merged, ['components', 'form', 'borderRadius']), 3)
  assert.deepEqual(withDefaultSettings(undefined), defaultSettings)
  assert.deepEqual(valueAt(merged, ['componentClasses']), defaultSettings.componentClasses)
})

test('variables are those of the style, in each colour mode, and else the defaults', () => {
  const settings = {
    components: {
      pageBackground: { lightMode: { color: 'ABCDEF80' } },
      form: { borderRadius: 10_000 },
      primaryButton: { darkMode: { hover: { backgroundColor: '01020304' } } },
    },
    categories: { global: { spacingDensity: 'COMPACT' } },
  }
  const light = brandingVariables(settings, 'light')
  const dark = brandingVariables(settings, 'dark')
  const plain = brandingVariables(undefined, 'light')
  assert.equal(light['--brand-page-background'], '#abcdef80')
  assert.notEqual(dark['--brand-page-background'], '#abcdef80')
  assert.equal(dark['--brand-primary-hover-background'], '#01020304')
  assert.equal(light['--brand-form-radius'], '9999px')
  assert.deepEqual([light['--brand-spacing'], plain['--brand-spacing']], ['0.75rem', '1rem'])
  assert.equal(light['--brand-primary-background'], plain['--brand-primary-background'])
  for (const variables of [light, dark, plain]) {
    assert.deepEqual(Object.keys(variables), Object.keys(plain))
    for (const value of Object.values(variables)) assert.match(value, /^(?:#[0-9a-f]{8}|[0-9.]+px|[0-9.]+rem)$/)
  }
})

test('a value that should never have been stored is not applied', () => {
  for (const value of ['red;}body{display:none', '</style><script>', 7, null, {}]) {
    const variables = brandingVariables(
      withValue(['components', 'pageBackground', 'lightMode', 'color'], value as Json),
      'light',
    )
    assert.equal(variables['--brand-page-background'], brandingVariables(undefined, 'light')['--brand-page-background'])
  }
})

test('the layout is that of the style, and else the default', () => {
  const layout = brandingLayout({
    categories: {
      global: { colorSchemeMode: 'DARK', pageHeader: { enabled: true } },
      form: { location: { horizontal: 'END' } },
    },
    components: {
      form: { logo: { enabled: true, formInclusion: 'OUT', position: 'BOTTOM' } },
      pageBackground: { image: { enabled: true } },
    },
  })
  assert.deepEqual(
    [layout.colorScheme, layout.header, layout.footer, layout.form, layout.formLogo, layout.images.page],
    [
      'dark',
      true,
      false,
      { horizontal: 'end', vertical: 'center' },
      { shown: true, location: 'center', position: 'bottom', insideForm: false },
      true,
    ],
  )
  assert.equal(brandingLayout(undefined).colorScheme, 'adaptive')
})

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const channel = (start: number) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

test('text of the default style has a contrast of at least 4.5 in both modes', () => {
  const pairs = [
    ['primary-text', 'primary-background'],
    ['primary-hover-text', 'primary-hover-background'],
    ['primary-active-text', 'primary-active-background'],
    ['secondary-text', 'secondary-background'],
    ['secondary-hover-text', 'secondary-hover-background'],
    ['secondary-active-text', 'secondary-active-background'],
    ['idp-text', 'idp-background'],
    ['idp-hover-text', 'idp-hover-background'],
    ['heading-text', 'form-background'],
    ['body-text', 'form-background'],
    ['body-text', 'page-background'],
    ['caption-text', 'form-background'],
    ['label-text', 'form-background'],
    ['description-text', 'form-background'],
    ['link-text', 'form-background'],
    ['link-hover-text', 'form-background'],
    ['input-placeholder', 'input-background'],
    ['error-text', 'error-background'],
    ['error-text', 'form-background'],
    ['success-text', 'success-background'],
    ['warning-text', 'warning-background'],
  ] as const
  for (const mode of ['light', 'dark'] as const) {
    const variables = brandingVariables(undefined, mode)
    const color = (name: string) => luminance(variables[`--brand-${name}`] ?? assert.fail(name))
    for (const [text, ground] of pairs) {
      const [low = 0, high = 0] = [color(text), color(ground)].sort((a, b) => a - b)
      const contrast = (high + 0.05) / (low + 0.05)
      assert.ok(contrast >= 4.5, `${text} on ${ground} (${mode}): ${contrast.toFixed(2)}`)
    }
  }
})
