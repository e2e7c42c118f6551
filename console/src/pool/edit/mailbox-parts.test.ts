import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailboxOf } from '#create-pool/model/email-configuration.ts'
import { initialChoices } from '#create-pool/model/initial-choices.ts'
import { mailboxParts } from './mailbox-parts.ts'

const mailboxes = [
  ['no-reply@example.com', { address: 'no-reply@example.com', name: '' }],
  ['Example <no-reply@example.com>', { address: 'no-reply@example.com', name: 'Example' }],
  ['"Example, Inc." <no-reply@example.com>', { address: 'no-reply@example.com', name: 'Example, Inc.' }],
  ['', { address: '', name: '' }],
] as const

for (const [mailbox, parts] of mailboxes)
  test(`the sender ${mailbox || 'of nobody'} is written again as it was read`, () => {
    assert.deepEqual(mailboxParts(mailbox), parts)
    const choices = initialChoices('x')
    const delivery = { ...choices.delivery, fromAddress: parts.address, fromName: parts.name }
    assert.equal(mailboxOf({ ...choices, delivery }) ?? '', mailbox)
  })

const strange = [
  ['<no-reply@example.com>', { address: 'no-reply@example.com', name: '' }],
  ['"a \\"b\\" c" <x@example.com>', { address: 'x@example.com', name: 'a "b" c' }],
  ['a <b> <c@example.com>', { address: 'a <b> <c@example.com>', name: '' }],
] as const

for (const [mailbox, parts] of strange)
  test(`${mailbox} is taken apart`, () => {
    assert.deepEqual(mailboxParts(mailbox), parts)
  })
