import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { mixtures } from './mixtures-fixture.ts'
import { svgProblem } from './svg-problem.ts'

/** Ways around filters of drawings that others have published, and random mixtures of them: the same ones at each run. */

const within = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${content}</svg>`

const drawings: readonly (string | Uint8Array)[] = [
  within('<a xlink:href="javascript:alert(1)"><text>x</text></a>'),
  within('<a xlink:href="&#x6A;&#x61;vascript&colon;alert(1)"/>'),
  within('<a xlink:href=" \u0001javascript:alert(1)"/>'),
  within('<a xlink:href="data:text/html;base64,PHNjcmlwdD4="/>'),
  within('<a xlink:href="\u00a0#x"/>'),
  within('<a xlink:href="\ufeff#x"/>'),
  within('<a xlink:href="\\\\evil.example"/>'),
  within('<image xlink:href="data:image/svg+xml,&lt;svg onload=alert(1)&gt;"/>'),
  within('<image xlink:href="data:image/png;base64,AAAA&#x22; onload=&#x22;alert(1)"/>'),
  within('<image src="https://evil.example/x"/>'),
  within('<audio src="https://evil.example/x"/>'),
  within('<video poster="https://evil.example/x"/>'),
  within('<mpath xlink:href="https://evil.example/x#y"/>'),
  within('<tref xlink:href="https://evil.example/x#y"/>'),
  within('<feImage xlink:href="https://evil.example/x"/>'),
  within('<use xlink:href="data:image/svg+xml,x#y"/>'),
  within('<g xml:base="https://evil.example/"><a href="#x"/></g>'),
  within('<animateColor attributeName="xlink:href" values="javascript:alert(1)"/>'),
  within('<animateTransform attributeName="href" to="javascript:alert(1)"/>'),
  within('<animate attributeName="onload" to="alert(1)"/>'),
  within('<set attributeName="xlink:href" to="javascript:alert(1)"/>'),
  within('<handler type="text/ecmascript">alert(1)</handler>'),
  within('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>'),
  within('<svg:script>alert(1)</svg:script>'),
  within('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'),
  within('<title><img src="x" onerror="alert(1)"/></title>'),
  within('<style><![CDATA[@import "x";]]></style>'),
  within('<style>&#64;import "x";</style>'),
  within('<style>&#x40;import "x";</style>'),
  within('<style>a{fill:url(/**/"//evil.example")}</style>'),
  within('<style>a{fill:url("\u00a0#x")}</style>'),
  within('<style>a{fill:url(\u3000#x)}</style>'),
  within('<style>a{fill:url(\u2028#x)}</style>'),
  within('<style>a{background:image-set("//evil.example" 1x)}</style>'),
  within('<style>a{background:-webkit-image-set("//evil.example" 1x)}</style>'),
  within('<style>a{fill:\\55rl(x)}</style>'),
  within('<style>a{-moz-binding:url("x.xml#x")}</style>'),
  within('<style><!--</style><script>alert(1)</script>--></style>'),
  within('<g style="fill:&#117;&#114;&#108;(//evil.example)"/>'),
  within('<g style="fill:url(&#34;//evil.example&#34;)"/>'),
  within('<g clip-path="url(//evil.example#x)"/>'),
  within('<g mask="URL(\t//evil.example#x)"/>'),
  within('<g onload\u000b=\u000c"alert(1)"/>'),
  within('<g/onload="alert(1)"/>'),
  within('<g\u00a0onload="alert(1)"/>'),
  within('<g id="x"onload="alert(1)"/>'),
  within("<g id='x' onload='alert(1)'/>"),
  within('<g ONLOAD="alert(1)"/>'),
  within('<g xlink:onload="alert(1)"/>'),
  within('<g id="--><script>alert(1)</script>"/>'),
  within('<!-- --!><script>alert(1)</script> -->').replace('<!-- --!>', '<!-- -->'),
  '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg xmlns="http://www.w3.org/2000/svg"/>',
  '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
  '<!doctype html><svg/>',
  '<?xml version="1.0" encoding="UTF-7"?><svg>+ADw-script+AD4-</svg>',
  '<?xml version="1.0" encoding="utf-8" encoding="UTF-16"?><svg/>',
  "<?xml version='1.0' encoding\t=\n'ISO-2022-JP'?><svg/>",
  '<?xml-stylesheet type="text/xsl" href="x"?><svg/>',
  '<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>',
  '<svg/>\0<script/>',
  '\ufeff\ufeff<svg/>',
  '<sv\u0130g/>',
  '<\u017fvg/>',
  Buffer.from('\ufeff<svg onload="alert(1)"/>', 'utf16le'),
  Buffer.from('<svg onload="alert(1)"/>', 'utf16le'),
  Buffer.from('<svg onload="alert(1)"/>', 'utf16le').swap16(),
  gzipSync('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  Buffer.from([0x3c, 0x73, 0x76, 0x67, 0x2f, 0xc0, 0xbe]),
]

test('known ways around a filter of drawings are refused', () => {
  for (const drawing of drawings)
    assert.match(svgProblem(Buffer.from(drawing)) ?? '', /^The SVG file /, String(drawing))
})

const svgPieces = [
  ...[
    '<g',
    '>',
    '/>',
    '</g>',
    ' ',
    '\t',
    '\u00a0',
    '\n',
    '=',
    '"',
    "'",
    ' id="x"',
    ' fill="red"',
    ' href="#x"',
    ' href="',
  ],
  ...[
    '<g>',
    '<g/>',
    '<a>',
    '</a>',
    '<style>',
    '</style>',
    'a{fill:url(#x)}',
    'url(',
    '#',
    '//evil.example',
    ')',
    '@import',
  ],
  ...[
    'javascript:',
    '&#106;',
    '&#x6a;',
    '&lt;',
    '&x;',
    '&',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE x>',
    '<script>',
  ],
  ...[
    ' onload="x"',
    ' style="fill:',
    '\\',
    'data:image/png;base64,AA',
    'data:text/html,x',
    '\u0001',
    '\ufeff',
    'x',
    ';',
  ],
]

test('no mixture makes a drawing that runs or fetches anything', () => {
  let shown = 0
  for (const mixture of mixtures(svgPieces, 750, 2)) {
    const source = within(mixture)
    if (svgProblem(Buffer.from(source)) !== undefined) continue
    shown++
    assertStill(source)
  }
  assert.ok(shown > 20, `${shown} were drawings`)
})

/** A drawing, looked at by another way: its comments taken out, its entities read, all that may stand in it taken out, and nothing is left. */
function assertStill(source: string): void {
  const bare = source.replaceAll(/<!--[\s\S]*?-->/g, '')
  assert.doesNotMatch(bare, /<[!?]/, source)
  for (const [, name = '', attributes = ''] of bare.matchAll(/<([^\s/>]+)([^>]*)>/g)) {
    assert.match(name, /^(?:svg|g|a|style)$/, source)
    for (const [, key = '', value = ''] of attributes.matchAll(/([^\s=]+)\s*=\s*["']([^"']*)["']/g)) {
      assert.match(key, /^(?:id|fill|href|style|xmlns|xmlns:xlink)$/, source)
      if (key === 'href') assert.match(value, /^[ \t\n]*(?:#|data:image\/png;base64,)/, source)
    }
  }
  const plain = bare.replaceAll(/&#(?:x6a|106);/g, 'j').replaceAll('&lt;', '<')
  for (const css of [...plain.matchAll(/<style>(.*?)<\/style>|style="([^"]*)"/gs)].map((found) => found[0]))
    assert.doesNotMatch(css, /@|\\|url\((?![ \t\n]*#)/i, source)
}
