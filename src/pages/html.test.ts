import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill, html } from './html.ts'

const nasty = `<img src=x onerror="alert('1')">&amp;`
const harmless = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;'

test('every value is escaped, wherever it stands (CVE-2022-1274)', () => {
  assert.equal(html`<p title="${nasty}">${nasty}</p>`.markup, `<p title="${harmless}">${harmless}</p>`)
})

test('markup stays as it is, lists are joined, what is not there leaves nothing', () => {
  const items = ['<a>', '<b>'].map((text) => html`<li>${text}</li>`)
  assert.equal(html`<ul>${items}</ul>${undefined}${false}${0}`.markup, '<ul><li>&lt;a&gt;</li><li>&lt;b&gt;</li></ul>0')
})

test('a text with places: the text and every value are escaped, markup is not', () => {
  const filled = fill('<{one}> & {two}{three}', { one: nasty, two: html`<b>x</b>` })
  assert.equal(filled.markup, `&lt;${harmless}&gt; &amp; <b>x</b>`)
})

test('an object that only looks like markup is not taken for it', () => {
  const parsed = JSON.parse('{"markup":"<script>"}')
  assert.throws(() => html`${parsed}`)
})
