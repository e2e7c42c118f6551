import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageOf } from './language.ts'

const cases: readonly [string, { query?: string; cookie?: string; acceptLanguage?: string }, string][] = [
  ['nothing', {}, 'en'],
  ['the parameter', { query: 'de', cookie: 'fr', acceptLanguage: 'it' }, 'de'],
  ['the cookie, without a parameter', { cookie: 'fr', acceptLanguage: 'it' }, 'fr'],
  ['the browser, without either', { acceptLanguage: 'it' }, 'it'],
  ['a parameter that is no language of ours', { query: 'tlh', cookie: 'ja' }, 'ja'],
  ['a cookie that is none', { cookie: '../../etc', acceptLanguage: 'ko' }, 'ko'],
  ['letter case does not matter', { query: 'PT-br' }, 'pt-BR'],
  ['the weights of the browser', { acceptLanguage: 'en;q=0.3, es;q=0.9, fr;q=0.5' }, 'es'],
  ['without a weight it is 1', { acceptLanguage: 'fr;q=0.9,de' }, 'de'],
  ['the first of equal ones', { acceptLanguage: 'id,ja' }, 'id'],
  ['weight 0 means not at all', { acceptLanguage: 'de;q=0,fr;q=0.1' }, 'fr'],
  ['what we do not have is passed over', { acceptLanguage: 'sv,nb;q=0.9,es-MX;q=0.2' }, 'es'],
  ['a region that we do not have', { acceptLanguage: 'pt-PT' }, 'pt-BR'],
  ['Chinese without a script', { acceptLanguage: 'zh' }, 'zh-CN'],
  ['Chinese by script', { acceptLanguage: 'zh-Hant-HK' }, 'zh-TW'],
  ['Chinese by region', { acceptLanguage: 'zh-HK' }, 'zh-TW'],
  ['anything', { acceptLanguage: '*' }, 'en'],
  ['rubbish', { acceptLanguage: ';;q=,,=1;q=9' }, 'en'],
]

for (const [what, { query = null, cookie, acceptLanguage }, tag] of cases) {
  test(`${what}: ${tag}`, () => {
    assert.equal(languageOf({ query, cookie, acceptLanguage }).tag, tag)
  })
}

test('a very long header costs nothing', () => {
  const started = performance.now()
  assert.equal(languageOf({ query: null, cookie: undefined, acceptLanguage: 'x;q=0.1,'.repeat(100_000) }).tag, 'en')
  assert.ok(performance.now() - started < 50)
})
