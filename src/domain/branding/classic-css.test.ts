import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classicClasses } from './classic-classes.ts'
import { parseClassicCss } from './classic-css.ts'

const cssOf = (text: string) => {
  const parsed = parseClassicCss(text)
  return 'css' in parsed ? parsed.css : assert.fail(parsed.problem)
}
const problemOf = (text: string) => {
  const parsed = parseClassicCss(text)
  return 'problem' in parsed ? parsed.problem : assert.fail(`accepted: ${parsed.css}`)
}

test('every listed class may have every property of its list, and is written in one form', () => {
  for (const [selector, properties] of classicClasses) {
    for (const property of properties)
      assert.equal(cssOf(`  ${selector}  {\n\t${property} : 1px ;\n}`), `${selector}{${property}:1px}`)
  }
  assert.equal(classicClasses.size, 18)
})

const accepted: readonly (readonly [what: string, css: string, written: string])[] = [
  ['nothing', '', ''],
  ['blanks and comments', ' /* a < b { @import */ \n', ''],
  ['a rule without declarations', '.label-customizable {}', ''],
  [
    'several values',
    '.banner-customizable{padding: 25px 0px\n25px 0}',
    '.banner-customizable{padding:25px 0px 25px 0}',
  ],
  ['a colour', '.label-customizable{color:#D64958}', '.label-customizable{color:#D64958}'],
  [
    'functions of colours',
    '.label-customizable{color:RGBA(1, 2, 3, .5)}',
    '.label-customizable{color:RGBA(1, 2, 3, .5)}',
  ],
  ['!important', '.label-customizable{color:red ! important}', '.label-customizable{color:red ! important}'],
  [
    'a gradient',
    '.errorMessage-customizable{background:linear-gradient(135deg, #fff 0%, rgb(0,0,0) 100%)}',
    '.errorMessage-customizable{background:linear-gradient(135deg, #fff 0%, rgb(0,0,0) 100%)}',
  ],
  ['capitals in a property', '.label-customizable{COLOR:red}', '.label-customizable{color:red}'],
  [
    'no last semicolon, and too many',
    '.logo-customizable{;;max-width:1%;;max-height:2%}',
    '.logo-customizable{max-width:1%;max-height:2%}',
  ],
  [
    'several classes, each with its own list',
    '.label-customizable, .legalText-customizable { font-weight: 400; font-size: 1px; color: red }',
    '.label-customizable{font-weight:400;color:red}\n.legalText-customizable{font-size:1px;color:red}',
  ],
  [
    'the order of rules',
    '.label-customizable{color:red}.submitButton-customizable:hover{color:#fff}.label-customizable{color:blue}',
    '.label-customizable{color:red}\n.submitButton-customizable:hover{color:#fff}\n.label-customizable{color:blue}',
  ],
  [
    'words apart that a comment separates',
    '.banner-customizable{padding:1px/**/2px}',
    '.banner-customizable{padding:1px 2px}',
  ],
  [
    'properties that do not count, left out',
    '.label-customizable{position:fixed;inset:0;color:red;font-family:"Inter",sans-serif;transform:scale(2);--x:1}',
    '.label-customizable{color:red}',
  ],
  ['a property of another class, left out', '.label-customizable{background-color:red}', ''],
]

test('reads what a style sheet may say', () => {
  for (const [what, css, written] of accepted) assert.equal(cssOf(css), written, what)
})

test('what was written is read as the same again', () => {
  for (const [what, , written] of accepted) assert.equal(cssOf(written), written, what)
})

const notAllowed = (selector: string) => `The CSS class ${selector} is not in the list of allowed classes.`

test('refuses every other selector in the words of Cognito', () => {
  for (const selector of [
    'body',
    'a',
    '.modal-content',
    '.label-customizable a',
    '.label-customizable:hover',
    '.inputField-customizable:active',
    '.submitButton-customizable:hover:focus',
    '.LABEL-customizable',
    '. label-customizable',
    '',
  ])
    assert.equal(problemOf(`${selector} { color: red }`), notAllowed(selector))
  assert.equal(problemOf('.label-customizable,body{}'), notAllowed('body'))
  assert.equal(problemOf(`.${'x'.repeat(1000)}{}`), notAllowed(`.${'x'.repeat(127)}`))
})

const refused: Readonly<Record<string, string>> = {
  '@import': '@import "https://evil.example/x.css";',
  '@IMPORT in capitals': '@IMPORT url(x);',
  '@media': '@media screen{.label-customizable{color:red}}',
  '@supports': '@supports (color:red){}',
  '@page': '@page{}',
  '@font-face': '@font-face{font-family:x}',
  '@ inside a block': '.label-customizable{@import "x"}',
  'a URL': '.banner-customizable{background-color:url(https://evil.example/)}',
  'a URL in quotes': '.banner-customizable{background-color:url("x")}',
  'a URL in a property that does not count': '.label-customizable{background:URL(x)}',
  'image-set': '.label-customizable{cursor:image-set("x" 1x)}',
  'src()': '.label-customizable{cursor:src("x")}',
  'expression()': '.label-customizable{width:expression(alert(1))}',
  'attr()': '.label-customizable{content:attr(value)}',
  'var()': '.label-customizable{color:var(--x)}',
  'a script address': '.label-customizable{behavior:javascript:alert(1)}',
  'the end of a style element': '.label-customizable{color:red}</style><script>alert(1)</script>',
  'a tag in a text': '.label-customizable{font-family:"</style>"}',
  'an HTML comment': '<!-- .label-customizable{color:red} -->',
  'an escaped letter': '.label-customizable{color:r\\65 d}',
  'an escaped url': '.label-customizable{cursor:\\75rl(x)}',
  'a text for a colour': '.label-customizable{color:"red"}',
  'a comment that does not end': '.label-customizable{color:red}/*',
  'a text that does not end': '.label-customizable{font-family:"x}',
  'a line break in a text': '.label-customizable{font-family:"\n"}',
  'a block that does not end': '.label-customizable{color:red',
  'a selector without a block': '.label-customizable',
  'a closing brace too many': '.label-customizable{color:red}}',
  'a block in a block': '.label-customizable{color:red;{color:blue}}',
  nesting: '.label-customizable{color:red;&:hover{color:blue}}',
  'a declaration without a value': '.label-customizable{color:}',
  'a declaration without a colon': '.label-customizable{color}',
  'a value without a property': '.label-customizable{:red}',
  'an open parenthesis': '.label-customizable{color:rgb(1,2,3}',
  'a closing parenthesis': '.label-customizable{color:red)}',
  'important in between': '.label-customizable{color:!important red}',
  'something else after !': '.label-customizable{color:red !ie}',
  'a zero character': '.label-customizable{color:r\0ed}',
}

test('refuses whatever could fetch, run or break out, and what is not CSS', () => {
  for (const [what, css] of Object.entries(refused)) assert.match(problemOf(css), /^Invalid CSS|^The CSS class/, what)
  assert.equal(problemOf('@import "x";'), 'Invalid CSS: @import is not allowed.')
})

test('takes time in proportion to a hostile text', () => {
  const started = process.hrtime.bigint()
  for (const part of ['/*', '"', '.label-customizable{', 'a(', ' ', '-', '1', '#', '.a,'])
    parseClassicCss(part.repeat(Math.ceil(131_072 / part.length)))
  assert.ok(process.hrtime.bigint() - started < 5_000_000_000n)
})
