import assert from 'node:assert/strict'
import { test } from 'node:test'
import { imageKindOf } from './image-kind.ts'
import { assetProblem, mergedAssets, namesOneSource } from './managed-login.ts'

const bytes = {
  PNG: Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
  JPEG: Buffer.from('ffd8ffe000104a46', 'hex'),
  WEBP: Buffer.from('RIFF\0\0\0\0WEBPVP8 '),
  ICO: Buffer.from('0000010001001010', 'hex'),
  SVG: Buffer.from('<svg/>'),
} as const
const kinds = Object.keys(bytes) as (keyof typeof bytes)[]

test('an image is what its first bytes say', () => {
  for (const kind of kinds) assert.equal(imageKindOf(bytes[kind]), kind === 'SVG' ? undefined : kind)
  for (const other of ['', 'GIF89a', 'RIFF\0\0\0\0WAVEfmt ', '\0\0\0\0XXXXWEBP', '\x89PNG', '%PDF-1.7'])
    assert.equal(imageKindOf(Buffer.from(other, 'latin1')), undefined, other)
})

test('an asset has to be of a type of its category, and to be it', () => {
  const supported = {
    FAVICON_ICO: ['ICO'],
    FAVICON_SVG: ['SVG'],
    IDP_BUTTON_ICON: ['ICO', 'SVG'],
    PAGE_BACKGROUND: ['PNG', 'JPEG', 'SVG', 'WEBP'],
    FORM_LOGO: ['PNG', 'JPEG', 'SVG', 'WEBP'],
  } as const
  for (const [Category, extensions] of Object.entries(supported)) {
    for (const Extension of kinds) {
      const problem = assetProblem({ Category: Category as keyof typeof supported, Extension, Bytes: bytes[Extension] })
      if (extensions.includes(Extension as never)) assert.equal(problem, undefined, `${Category} ${Extension}`)
      else assert.match(problem ?? '', new RegExp(`^Asset category ${Category} does not support the extension`))
    }
  }
  for (const Extension of ['PNG', 'JPEG', 'WEBP'] as const)
    for (const other of kinds.filter((kind) => kind !== Extension))
      assert.equal(
        assetProblem({ Category: 'FORM_LOGO', Extension, Bytes: bytes[other] }),
        `The asset FORM_LOGO is not a file of the type ${Extension}.`,
      )
  assert.match(assetProblem({ Category: 'FORM_LOGO', Extension: 'SVG', Bytes: bytes.PNG }) ?? '', /^The SVG file/)
  for (const Bytes of [undefined, new Uint8Array()])
    assert.equal(assetProblem({ Category: 'FORM_LOGO', Extension: 'PNG', Bytes }), 'The asset FORM_LOGO has no bytes.')
})

test('an asset that is brought takes the place of its like', () => {
  const asset = (
    category: 'FORM_LOGO' | 'PAGE_BACKGROUND',
    colorMode: 'LIGHT' | 'DARK',
    extension: 'PNG' | 'SVG',
    resourceId?: string,
  ) => ({
    category,
    colorMode,
    extension,
    resourceId,
  })
  const light = asset('FORM_LOGO', 'LIGHT', 'PNG')
  const dark = asset('FORM_LOGO', 'DARK', 'PNG')
  const named = asset('FORM_LOGO', 'LIGHT', 'PNG', 'a')
  const page = asset('PAGE_BACKGROUND', 'LIGHT', 'PNG')
  const newLight = asset('FORM_LOGO', 'LIGHT', 'SVG')
  assert.deepEqual(mergedAssets([light, dark, named], [page, newLight]), [newLight, dark, named, page])
  assert.deepEqual(mergedAssets([], [light, newLight]), [newLight])
})

test('a request names one source of the style', () => {
  for (const [request, one] of [
    [{}, false],
    [{ UseCognitoProvidedValues: false }, false],
    [{ UseCognitoProvidedValues: true }, true],
    [{ Settings: {} }, true],
    [{ UseCognitoProvidedValues: false, Settings: {} }, true],
    [{ UseCognitoProvidedValues: true, Settings: {} }, false],
  ] as const)
    assert.equal(namesOneSource(request), one, JSON.stringify(request))
})
