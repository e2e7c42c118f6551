import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSmtpUrl, type SmtpServer } from './smtp-url.ts'

describe('readSmtpUrl', () => {
  const cases: readonly [url: string, expected: Partial<SmtpServer>][] = [
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, requireTLS: false, auth: undefined }],
    ['smtps://mail.example', { port: 465, secure: true, requireTLS: false }],
    ['smtp://mail.example:25', { port: 25 }],
    ['smtp://[::1]:25', { host: '::1', port: 25 }],
    ['smtp://u%40x:p%2Fw@mail.example', { auth: { user: 'u@x', pass: 'p/w' }, requireTLS: true }],
    ['smtp://u:p@mail.example?requireTLS=false', { requireTLS: false }],
    ['smtp://u:p@mail.example?ignoreTLS=true', { requireTLS: false, ignoreTLS: true }],
    ['smtp://u:p@127.0.0.1', { requireTLS: false }],
    ['smtp://u:p@localhost', { requireTLS: false }],
    ['smtp://u:p@localhost.evil.example', { requireTLS: true }],
    ['smtp://mail.example', { tls: { rejectUnauthorized: true, servername: undefined } }],
    [
      'smtp://mail.example?tls.rejectUnauthorized=false&tls.servername=x.example&name=id.example',
      { tls: { rejectUnauthorized: false, servername: 'x.example' }, name: 'id.example' },
    ],
  ]
  for (const [url, expected] of cases) {
    it(`${url}: ${JSON.stringify(expected)}`, () => {
      const server = readSmtpUrl(url)
      assert.deepEqual({ ...server, ...expected }, server)
    })
  }

  const refused: readonly [url: string, problem: RegExp][] = [
    ['', /URL/],
    ['mail.example:25', /smtp:\/\//],
    ['http://mail.example', /smtp:\/\//],
    ['smtp://', /name a host|URL/],
    ['smtp://u:s3cret@mail.example?tls=required', /unknown option: tls/],
    ['smtp://u:s3cret@mail.example?requiretls=true', /unknown option: requiretls/],
    ['smtp://u:s3cret@mail.example?requireTLS=yes', /true or false/],
    ['smtp://u:s3cret@mail.example?requireTLS=true&ignoreTLS=true', /both/],
    ['smtps://u:s3cret@mail.example?ignoreTLS=true', /both/],
    ['smtp://u:s3cret%zz@mail.example', /percent-encoded/],
    ['smtp://u:s3cret@mail.example:99999', /URL/],
  ]
  for (const [url, problem] of refused) {
    it(`refuses ${url} without repeating its password`, () => {
      assert.throws(
        () => readSmtpUrl(url),
        (error: Error) => problem.test(error.message) && !error.message.includes('s3cret'),
      )
    })
  }
})
