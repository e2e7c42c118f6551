import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classicClasses } from './classic-classes.ts'
import { parseClassicCss } from './classic-css.ts'
import { mixtures } from './mixtures-fixture.ts'

/** Ways around filters of style sheets that others have published, and random mixtures of them: the same ones at each run. */

const rule = (declarations: string) => `.label-customizable{${declarations}}`

const styleSheets: readonly string[] = [
  rule('color:red;} </style><svg/onload=alert(1)>'),
  rule('color:\\3c /style\\3e '),
  rule('color:\\00003cscript'),
  rule('color:red/*/**/*/}'),
  rule('color:red/*</style>'),
  rule('co/**/lor:ur/**/l(x)'),
  rule('color:u/**/rl/**/(x)'),
  rule('color:URL (x)'),
  rule('background-image:-webkit-image-set(url(x) 1x)'),
  rule('color:image-set("https://evil.example/" 1x)'),
  rule('color:cross-fade(url(x),red)'),
  rule('color:-moz-element(#x)'),
  rule('-moz-binding:url(x.xml#x)'),
  rule('behavior:url(x.htc)'),
  rule('color:expression\u200b(alert(1))'),
  rule('color:ｅxpression(alert(1))'),
  rule('color:paint(x)'),
  rule('color:type("x")'),
  rule('color:var(--x,url(x))'),
  rule('color:env(x)'),
  rule('color:<!--red-->'),
  rule('color:red;}@import "x";.label-customizable{'),
  rule('color:red}@\\69mport "x";'),
  rule('color:red}}@media all{*{color:red}'),
  rule('color:red;filter:progid:DXImageTransform.Microsoft.x(src="x")'),
  '@charset "UTF-7";+ADw-script+AD4-',
  '\ufeff@import "x";',
  `\ufeff${rule('color:red')}`,
  '.label-customizable\\{color:red}',
  '.label-customizable,*{color:red}',
  '.label-customizable>a{color:red}',
  '.label-customizable[value^="a"]{color:red}',
  'input[name=password][value^=a]{color:red}',
  ':root{color:red}',
  '.label-customizable::before{color:red}',
  '.label-customizable:has(a){color:red}',
  '.label-customizable{color:red}\u2028*{color:red}',
]

test('known ways around a filter of style sheets lead nowhere', () => {
  for (const css of styleSheets) {
    const parsed = parseClassicCss(css)
    if ('css' in parsed) assertContained(parsed.css, css)
  }
})

const oneRule = /^(\.[\w-]+-customizable(?::hover|:focus)?)\{([a-z-]+:[^{}:;]+)(;[a-z-]+:[^{}:;]+)*\}$/
const harmlessCalls = /(?<![\w-])(?:rgba?|hsla?|calc|linear-gradient|radial-gradient)\(/gi

/** What pages show, looked at by another way than the one that wrote it. */
function assertContained(css: string, source: string): void {
  assert.doesNotMatch(css, /[<>\\@"'&*]|[^\x20-\x7e\n\t]/, source)
  assert.doesNotMatch(css.replaceAll(harmlessCalls, ''), /[\w-]\(/, source)
  for (const line of css === '' ? [] : css.split('\n')) {
    const [, selector = ''] = oneRule.exec(line) ?? assert.fail(`${line} from ${source}`)
    assert.ok(classicClasses.has(selector), source)
  }
}

const cssPieces = [
  ...['color:red;', ';font-weight:700', 'color:hsl(1,2%,3%)', ';color:#fff!important;', '/* x */', 'font-weight:'],
  ...[
    '.label-customizable',
    '.inputField-customizable:focus',
    ',',
    '{',
    '}',
    ';',
    ':',
    'color',
    'red',
    'color:red',
    ' ',
  ],
  ...[
    '{color:red}',
    '{color:rgb(1,2,3)}',
    'border',
    'url(',
    'x)',
    '/*',
    '*/',
    '"',
    "'",
    '\\',
    '@import',
    '<',
    '!important',
  ],
  ...[
    'expression(',
    'calc(',
    ')',
    '-moz-binding',
    '\\3c',
    '\n',
    '\f',
    '\u00a0',
    '0',
    '1px',
    '%',
    '#fff',
    '--x',
    'URL(',
  ],
]

test('no mixture makes a style sheet that says more than colours and sizes', () => {
  let read = 0
  for (const css of [...mixtures(cssPieces, 100, 1), ...mixtures(cssPieces, 650, 3).map(rule)]) {
    const parsed = parseClassicCss(css)
    if (!('css' in parsed) || parsed.css === '') continue
    read++
    assertContained(parsed.css, css)
    assert.deepEqual(parseClassicCss(parsed.css), parsed, css)
  }
  assert.ok(read > 20, `${read} were style sheets`)
})
