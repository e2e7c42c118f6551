import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogues } from './catalogues.ts'
import { en } from './en.ts'
import type { TextKey } from './texts.ts'

const keys = Object.keys(en) as TextKey[]
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

test('the languages are those of managed login', () => {
  const languages = ['de', 'en', 'es', 'fr', 'id', 'it', 'ja', 'ko', 'pt-BR', 'zh-CN', 'zh-TW']
  assert.deepEqual([...catalogues.keys()], languages)
})

for (const [tag, texts] of catalogues) {
  test(`${tag} has every text, with the places of the English one, and no markup`, () => {
    assert.deepEqual(Object.keys(texts), keys)
    for (const key of keys) {
      assert.deepEqual(places(texts[key]), places(en[key]), key)
      assert.match(texts[key], /\S/, key)
      assert.doesNotMatch(texts[key], /[<>&]|\s$|^\s/, key)
    }
  })

  test(`${tag} is a language of its own`, () => {
    const same = keys.filter((key) => tag !== 'en' && texts[key] === en[key] && en[key].length > 12)
    assert.deepEqual(same, [])
  })
}
