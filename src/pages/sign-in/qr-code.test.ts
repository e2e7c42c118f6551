import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generate } from 'lean-qr'
import { qrCode, totpAddress } from './qr-code.ts'

test('the address names pool and user so that neither can pass for another part of it', () => {
  const address = totpAddress({ secret: 'ABCD', issuer: 'My shop: 1&2', account: 'ada+x@mail.example' })
  assert.equal(
    address,
    'otpauth://totp/My%20shop%3A%201%262:ada%2Bx%40mail.example?secret=ABCD&issuer=My%20shop%3A%201%262',
  )
})

test('the picture is the code, black on the ground, with four modules of quiet around it', () => {
  const { size } = generate('otpauth://totp/x')
  const { markup } = qrCode('otpauth://totp/x', 'A "code"')
  assert.ok(markup.includes(`viewBox="-4 -4 ${size + 8} ${size + 8}"`))
  assert.ok(markup.includes('role="img" aria-label="A &quot;code&quot;"'))
  // The finder pattern in the upper corner begins at the origin.
  assert.match(markup, /<path fill="#000" d="M/)
})
