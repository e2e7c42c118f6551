import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Listening } from './app.ts'
import { readConfig } from './read-config.ts'
import { welcomeText } from './welcome.ts'

const accessKeyId = 'AKIAIOSFODNN7EXAMPLE'
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

function textFor(
  origin: Listening['accessKey']['origin'],
  environment: Record<string, string> = {},
  signInLink?: string,
): string {
  const result = readConfig(environment, () => '')
  assert.ok(result.ok)
  const listening: Listening = {
    url: 'http://127.0.0.1:9750',
    publicUrl: 'http://localhost:9750',
    accessKey: { accessKeyId, secretAccessKey, origin },
  }
  return welcomeText('1.2.3', result.config, listening, signInLink)
}

test('the first start shows the whole key and what to try', () => {
  const text = textFor('just made')
  assert.match(text, /^Lifeguard 1\.2\.3 listens on http:\/\/127\.0\.0\.1:9750\n/)
  assert.match(text, new RegExp(`Access key +${accessKeyId} \\(made just now\\)`))
  assert.ok(text.includes(`AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey} `))
  assert.match(text, /^ {2}aws cognito-idp create-user-pool .*--endpoint-url http:\/\/localhost:9750$/m)
  assert.match(
    text,
    /^ {2}curl --aws-sigv4 aws:amz:us-east-1:lifeguard .*Lifeguard\.ListMessages.* http:\/\/localhost:9750\/$/m,
  )
  assert.match(text, /README/)
})

for (const origin of ['made before', 'configured'] as const) {
  test(`a key that was ${origin} is shown by its id only`, () => {
    const text = textFor(origin)
    assert.ok(text.includes(accessKeyId))
    assert.ok(!text.includes(secretAccessKey))
  })
}

test('the console is named by its address, and opened by the link if there is one', () => {
  const link = 'http://localhost:9750/console/sign-in#link=abc'
  assert.match(textFor('just made', {}, link), new RegExp(`^  ${link}$`, 'm'))
  assert.match(textFor('just made', {}, link), /signs you in once, within an hour/)
  const without = textFor('made before')
  assert.match(without, /^ {2}Console +http:\/\/localhost:9750\/console$/m)
  assert.doesNotMatch(without, /link/)
  assert.doesNotMatch(textFor('just made', { LIFEGUARD_CONSOLE: 'off' }), /console/i)
})

test('no password of a database or mail server is shown', () => {
  const text = textFor('configured', {
    LIFEGUARD_DATABASE_URL: 'postgres://user:pa55@db.example:5432/lifeguard',
    LIFEGUARD_SMTP_URL: 'smtp://user:pa55@mail.example:587',
    LIFEGUARD_MAIL_FROM: 'a@b.example',
  })
  assert.match(text, /PostgreSQL at db\.example:5432/)
  assert.match(text, /sent through mail\.example:587/)
  assert.doesNotMatch(text, /pa55|ListMessages/)
})

test('the webhook for SMS is named by its host alone', () => {
  const text = textFor('configured', {
    LIFEGUARD_SMS_WEBHOOK_URL: 'https://sms.example/send?token=t0ken',
    LIFEGUARD_SMS_WEBHOOK_SECRET: 'a-secret-of-sixteen',
  })
  assert.match(text, /SMS +handed to sms\.example\n/)
  assert.doesNotMatch(text, /t0ken|a-secret/)
})
