import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issuerOf, poolIdIn } from './issuer.ts'

const settings = { region: 'eu-west-1', publicUrl: 'https://id.example.com/auth', issuer: 'own' } as const

test('the issuer is the server’s own address or AWS’s form, and either leads back to the pool', () => {
  const own = issuerOf(settings, 'eu-west-1_AbC123xyz')
  const aws = issuerOf({ ...settings, issuer: 'aws' }, 'eu-west-1_AbC123xyz')
  assert.equal(own, 'https://id.example.com/auth/eu-west-1_AbC123xyz')
  assert.equal(aws, 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC123xyz')
  for (const issuer of [own, aws]) assert.equal(poolIdIn(issuer), 'eu-west-1_AbC123xyz')
})

test('what is not an issuer leads nowhere', () => {
  for (const issuer of [
    undefined,
    7,
    '',
    'eu-west-1_AbC123xyz',
    'https://id.example.com/',
    'https://id.example.com/a_b/c',
    `https://x/${'a'.repeat(60)}_b`,
  ])
    assert.equal(poolIdIn(issuer), undefined, String(issuer))
})
