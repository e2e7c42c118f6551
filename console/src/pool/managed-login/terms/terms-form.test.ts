import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formOfTerms, linksOf, type TermsForm, termsProblems } from './terms-form.ts'

const sound: TermsForm = {
  name: 'privacy-policy',
  clientId: 'c1',
  defaultUrl: 'https://example.com/privacy',
  links: [{ language: 'cognito:german', url: 'https://example.com/datenschutz' }],
}
const link = (language: string, url: string) => ({ links: [{ language, url }] })

const refused: readonly [patch: Partial<TermsForm>, field: string][] = [
  [{ clientId: undefined }, 'clientId'],
  [{ defaultUrl: '' }, 'defaultUrl'],
  [{ defaultUrl: 'example.com' }, 'defaultUrl'],
  [{ defaultUrl: 'javascript:alert(1)' }, 'defaultUrl'],
  [{ defaultUrl: `https://example.com/${'x'.repeat(1_024)}` }, 'defaultUrl'],
  [link('', 'https://example.com'), 'links.0.language'],
  [link('cognito:german', 'ftp://example.com'), 'links.0.url'],
  [{ links: [...sound.links, ...sound.links] }, 'links.1.language'],
]
for (const [patch, field] of refused)
  test(`${JSON.stringify(patch).slice(0, 60)} is refused beside ${field}`, () => {
    assert.deepEqual(Object.keys(termsProblems({ ...sound, ...patch })), [field])
  })

test('links go to the API by language, the default one among them, and come back', () => {
  assert.deepEqual(termsProblems(sound), {})
  const links = linksOf(sound)
  assert.deepEqual(links, {
    'cognito:default': 'https://example.com/privacy',
    'cognito:german': 'https://example.com/datenschutz',
  })
  const described = { TermsName: 'privacy-policy', ClientId: 'c1', Links: links }
  assert.deepEqual(
    formOfTerms({
      TermsId: '',
      UserPoolId: '',
      TermsSource: 'LINK',
      Enforcement: 'NONE',
      CreationDate: new Date(0),
      LastModifiedDate: new Date(0),
      ...described,
    }),
    sound,
  )
})
