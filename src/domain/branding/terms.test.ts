import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkIn, linksProblem } from './terms.ts'

const url = 'https://example.com/terms?a=1&b=2#top'

test('links need a default and lead to web pages', () => {
  assert.equal(linksProblem({ 'cognito:default': url }), undefined)
  assert.equal(linksProblem({ 'cognito:default': 'http://localhost:3000/', 'cognito:german': url }), undefined)
  for (const links of [undefined, {}, { 'cognito:german': url }] as (Record<string, string> | undefined)[])
    assert.equal(linksProblem(links), 'Links must include cognito:default.')
})

test('CVE-2025-67495: a link is never something that a browser runs', () => {
  for (const link of [
    'javascript:alert(1)',
    'JavaScript://example.com/%0aalert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//example.com/',
    '/terms',
    'example.com',
    'https:example.com',
    'https:///terms',
    'https://',
    'https://exa\\mple.com/',
    'ftp://example.com/',
    'mailto:a@example.com',
  ])
    assert.equal(
      linksProblem({ 'cognito:default': url, 'cognito:french': link }),
      'The link of cognito:french is not an absolute http or https URL.',
      link,
    )
})

test('a link is that of the language, or the default', () => {
  const links = { 'cognito:default': 'd', 'cognito:portuguese-brazil': 'pt', 'cognito:chinese-traditional': 'tw' }
  for (const [language, link] of [
    ['pt-BR', 'pt'],
    ['zh-TW', 'tw'],
    ['zh-CN', 'd'],
    ['de', 'd'],
    ['tlh', 'd'],
    ['constructor', 'd'],
    ['', 'd'],
  ] as const)
    assert.equal(linkIn(links, language), link, language)
})
