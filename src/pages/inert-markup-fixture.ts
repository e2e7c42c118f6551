import assert from 'node:assert/strict'
import { pageScript } from './frame/script.ts'

const entity = /&(?:amp|lt|gt|quot|#39);/y
const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*\/?>/y
const attribute = /([a-zA-Z-]+)(?:="([^"]*)")?/g

const elements =
  words(`html head meta title link style body header main div h1 p form input label button a ul li span code bdi
  textarea svg path img picture source footer script`)
const attributes =
  words(`lang dir charset name content rel href nonce class method action type value for id maxlength required
  autocapitalize spellcheck autocomplete inputmode aria-invalid aria-describedby aria-pressed aria-label autofocus hidden
  formnovalidate role rows target translate alt src srcset media viewBox shape-rendering fill d data-shows data-rules data-rule
  data-count data-met data-unmet`)
const addresses = words('href src srcset action')
const raw: Readonly<Record<string, RegExp>> = { style: /^[^<]*$/, script: new RegExp(`^${escaped(pageScript)}$`) }

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/**
 * Reads a page as strictly as its own markup is written, and fails at everything else: an element, an attribute or a quote that is none of
 * its own, an `&` that begins no entity, an address that leads neither to the site nor to `elsewhere`, a script that is not the one of pages.
 */
export function assertInert(markup: string, base: string, elsewhere: readonly string[] = []): void {
  let at = '<!doctype html>'.length
  assert.ok(markup.startsWith('<!doctype html>'))
  while (at < markup.length) {
    const letter = markup[at]
    if (letter === '<') at = readTag(markup, at, [`${base}/`, ...elsewhere])
    else if (letter === '&') at += assertEntities(markup.slice(at, at + 8).split(';', 1)[0] ?? '', ';')
    else {
      assert.ok(letter !== '>' && letter !== '"' && letter !== "'", around(markup, at))
      at++
    }
  }
}

const around = (markup: string, at: number) => markup.slice(Math.max(0, at - 80), at + 80)

function readTag(markup: string, at: number, targets: readonly string[]): number {
  tag.lastIndex = at
  const [whole, end, name = '', given = ''] = tag.exec(markup) ?? assert.fail(around(markup, at))
  assert.ok(elements.has(name), `<${name}>: ${around(markup, at)}`)
  const names = [...given.matchAll(attribute)].map(([, key = '', value = '']) => {
    assert.ok(attributes.has(key), `${key}: ${around(markup, at)}`)
    assertEntities(value)
    if (addresses.has(key))
      assert.ok(
        targets.some((target) => value.startsWith(target)),
        value,
      )
    return key
  })
  assert.equal(new Set(names).size, names.length, whole)
  const inside = end === '' ? raw[name] : undefined
  if (!inside) return at + whole.length
  const close = markup.indexOf(`</${name}`, at)
  assert.match(markup.slice(at + whole.length, close), inside)
  return close
}

function assertEntities(text: string, after = ''): number {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    entity.lastIndex = at
    assert.ok(entity.test(text + after), text)
  }
  return text.length + after.length
}
