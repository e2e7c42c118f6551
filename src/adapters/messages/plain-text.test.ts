import assert from 'node:assert/strict'
import { it } from 'node:test'
import { plainText } from './plain-text.ts'

const cases: readonly [html: string, text: string][] = [
  ['Your verification code is 123456. ', 'Your verification code is 123456.'],
  ['a\n  b', 'a b'],
  ['a<br>b<BR/>c', 'a\nb\nc'],
  ['<p>a</p><p>b</p>', 'a\nb'],
  ['<style>p { color: red }</style><p>a</p><!-- <b>x</b> -->', 'a'],
  ['<a class="x" href="https://a.example/?a=1&amp;b=2">Confirm</a>', 'Confirm (https://a.example/?a=1&b=2)'],
  ["<a href='https://a.example/'>Confirm</a>", 'Confirm (https://a.example/)'],
  ['&lt;b&gt; &amp;lt; &quot;&#39;&#x41;&nbsp;&unknown; &#0; &#x110000;', `<b> &lt; "'A &unknown; &#0; &#x110000;`],
  ['&lt;script&gt;x&lt;/script&gt;', '<script>x</script>'],
  ['1 < 2', '1 < 2'],
  ['', ''],
  ['<'.repeat(20_000), '<'.repeat(20_000)],
]

for (const [html, text] of cases) {
  it(JSON.stringify(html.slice(0, 60)), () => assert.equal(plainText(html), text))
}
