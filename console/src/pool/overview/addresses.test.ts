import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issuerOf, keysUrlOf } from './addresses.ts'

const place = { PublicUrl: 'https://id.example.com', Region: 'eu-west-1' }
const cases = [
  ['OWN', 'https://id.example.com/eu-west-1_Abc'],
  ['AWS', 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Abc'],
] as const
for (const [Issuer, issuer] of cases)
  test(`the issuer of a server with ${Issuer}`, () => {
    assert.equal(issuerOf({ ...place, Issuer }, 'eu-west-1_Abc'), issuer)
    assert.equal(
      keysUrlOf({ ...place, Issuer }, 'eu-west-1_Abc'),
      'https://id.example.com/eu-west-1_Abc/.well-known/jwks.json',
    )
  })
