import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHarness, type HarnessOptions } from '#test/support/harness.ts'

const standard = {
  Region: 'us-east-1',
  AccountId: '000000000000',
  PublicUrl: 'http://localhost:9750',
  Issuer: 'OWN',
  Version: '0.0.0',
  DomainSuffix: '.auth.us-east-1.localhost:9750',
  EmailDelivery: 'OUTBOX',
  SmsDelivery: 'OUTBOX',
}

const table: [what: string, options: HarnessOptions, differs: Partial<Record<keyof typeof standard, unknown>>][] = [
  ['a server without any setting', {}, {}],
  ['a server that delivers', { mail: 'send' }, { EmailDelivery: 'SMTP', SmsDelivery: 'WEBHOOK' }],
  [
    'a server with a name of its own',
    {
      settings: {
        region: 'eu-west-1',
        accountId: '123456789012',
        publicUrl: 'https://id.example.com',
        version: '1.2.3',
      },
    },
    {
      Region: 'eu-west-1',
      AccountId: '123456789012',
      PublicUrl: 'https://id.example.com',
      Version: '1.2.3',
      DomainSuffix: '.auth.eu-west-1.id.example.com',
    },
  ],
  ["a server with Amazon's issuer", { settings: { issuer: 'aws' } }, { Issuer: 'AWS' }],
  [
    'a server at an IP address has no domains',
    { settings: { publicUrl: 'http://127.0.0.1:9750' } },
    { PublicUrl: 'http://127.0.0.1:9750', DomainSuffix: undefined },
  ],
]

for (const [what, options, differs] of table) {
  test(what, async (context) => {
    const harness = await createHarness(options)
    context.after(() => harness.close())
    const expected = Object.entries({ ...standard, ...differs }).filter(([, value]) => value !== undefined)
    assert.deepEqual(await harness.call('DescribeServer', {}), Object.fromEntries(expected))
  })
}

test('only the holder of the access key is told', async (context) => {
  const harness = await createHarness()
  context.after(() => harness.close())
  const refused = await harness.refusal('DescribeServer', {}, { kind: 'unsigned' })
  assert.equal(refused.code, 'MissingAuthenticationTokenException')
})
