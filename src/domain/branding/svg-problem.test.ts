import assert from 'node:assert/strict'
import { test } from 'node:test'
import { svgProblem } from './svg-problem.ts'

const problemOf = (source: string) => svgProblem(Buffer.from(source))
const within = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${content}</svg>`

const accepted: Readonly<Record<string, string>> = {
  'the smallest': '<svg/>',
  'a declaration and comments': `<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn --><svg></svg><!-- end -->\n`,
  'a byte order mark': '\ufeff<svg/>',
  'shapes and gradients': within(
    '<defs><linearGradient id="g"><stop offset="1" stop-color="#BF80FF"/></linearGradient></defs><rect width=\'9\' height="9" fill="url(#g)"/>',
  ),
  'a style sheet': within(
    '<style type="text/css">.a{fill:red;clip-path:url( "#c" )}</style><path class="a" d="M0 0Z"/>',
  ),
  'a link inside': within('<a href="#top"><text>Hello &amp; &#x263a;</text></a>'),
  'a picture inside': within('<image xlink:href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/>'),
  'what drawing programs write': `<svg version="1.1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xml:space="preserve"><g data-name="logo@2x" style="fill:#fff"/></svg>`,
}

test('lets plain drawings through', () => {
  for (const [what, source] of Object.entries(accepted)) assert.equal(problemOf(source), undefined, what)
})

const refused: Readonly<Record<string, string>> = {
  'a script': within('<script>alert(1)</script>'),
  'a script in capitals': within('<SCRIPT>alert(1)</SCRIPT>'),
  'an HTML page inside': within('<foreignObject><p>x</p></foreignObject>'),
  'an animation of an address': within('<a><animate attributeName="href" to="javascript:alert(1)"/></a>'),
  'a set element': within('<set attributeName="href" to="x"/>'),
  'a use element': within('<use href="#a"/>'),
  'an element with a prefix': '<svg xmlns:x="http://www.w3.org/2000/svg"><x:script>1</x:script></svg>',
  'an event handler': '<svg onload="alert(1)"/>',
  'an event handler in capitals': within('<rect ONCLICK="alert(1)"/>'),
  'an event handler behind a line break': within('<rect\nonclick\n=\n"alert(1)"/>'),
  'a script address': within('<a href="javascript:alert(1)">x</a>'),
  'a script address in disguise': within('<a href="&#106;avascript:alert(1)">x</a>'),
  'a script address with a tab': within('<a href="java&#9;script:alert(1)">x</a>'),
  'a link outside': within('<a href="https://evil.example/">x</a>'),
  'a picture outside': within('<image href="https://evil.example/x.png"/>'),
  'a picture beside': within('<image href="x.png"/>'),
  'a picture that is a drawing': within('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
  'a page as data': within('<a href="data:text/html,x">x</a>'),
  'a colour from outside': within('<rect fill="url(https://evil.example/#a)"/>'),
  'a colour from outside, with blanks': within('<rect fill="url( \'//evil.example/#a\')"/>'),
  'a style from outside': within('<rect style="fill:URL(x)"/>'),
  'an import': within('<style>@import "https://evil.example/x.css";</style>'),
  'an import that a comment cuts': within('<style>@im<!-- -->port "x";</style>'),
  'an address that a comment cuts': within('<style>a{fill:u<!-- -->rl(//evil.example)}</style>'),
  'an address that an element cuts': within('<style>a{fill:u<g/>rl(//evil.example)}</style>'),
  'an escaped address': within('<style>a{fill:\\75rl(//evil.example)}</style>'),
  'an escaped address in entities': within('<style>a{fill:&#x5c;75rl(//evil.example)}</style>'),
  'an address in entities': within('<style>a{fill:&#117;rl(//evil.example)}</style>'),
  'an expression': within('<rect style="width:expression(alert(1))"/>'),
  'a document type': '<!DOCTYPE svg><svg/>',
  'an entity of its own': '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
  'an entity without a document type': within('<text>&x;</text>'),
  'a style sheet instruction': '<?xml-stylesheet href="x.css"?><svg/>',
  'another instruction inside': within('<?php echo 1 ?>'),
  'a CDATA section': within('<style><![CDATA[a{}]]></style>'),
  'another namespace': '<svg xmlns="http://www.w3.org/1999/xhtml"/>',
  'another namespace inside': within('<a xmlns="http://www.w3.org/1999/xhtml">x</a>'),
  'another encoding': '<?xml version="1.0" encoding="UTF-7"?><svg/>',
  'another root': '<g/>',
  'two roots': '<svg/><svg/>',
  'text outside': '<svg/>x',
  nothing: '',
  'no XML': 'GIF89a',
  'an element that does not end': '<svg>',
  'ends in the wrong order': within('<g><a></g></a>'),
  'an end without a start': '<svg/></svg>',
  'an attribute without quotes': '<svg width=9/>',
  'an attribute without a value': '<svg width/>',
  'a comment that does not end': '<svg/><!--',
  'an unknown attribute': '<svg ping="x"/>',
  'an unknown element': within('<iframe/>'),
}

test('refuses a drawing that could run something, refer to something, or is no plain XML', () => {
  for (const [what, source] of Object.entries(refused)) assert.match(problemOf(source) ?? '', /^The SVG file /, what)
  assert.equal(problemOf(within('<script/>')), 'The SVG file must not have the element script.')
  assert.equal(problemOf('<svg onload="x"/>'), 'The SVG file must not have the attribute onload.')
})

test('refuses what is not UTF-8, and what is nested too deeply', () => {
  assert.equal(svgProblem(Buffer.from([0x3c, 0xff])), 'The SVG file is not in UTF-8.')
  assert.equal(svgProblem(Buffer.from('<svg/>', 'utf16le')) === undefined, false)
  const nested = (depth: number) => within(`${'<g>'.repeat(depth)}${'</g>'.repeat(depth)}`)
  assert.equal(problemOf(nested(99)), undefined)
  assert.equal(problemOf(nested(100)), 'The SVG file is nested too deeply.')
})

test('takes time in proportion to a hostile file', () => {
  const started = process.hrtime.bigint()
  for (const start of [
    '<svg ',
    '<svg x="',
    within('<rect fill="url('),
    '<svg><style>',
    '<svg>&',
    '<!--',
    '<svg a',
    '<',
  ])
    for (const part of [' ', 'url(', '&#', '<!--', 'a', '"'])
      svgProblem(Buffer.from(start + part.repeat(Math.ceil(1_000_000 / part.length))))
  assert.ok(process.hrtime.bigint() - started < 20_000_000_000n)
})
