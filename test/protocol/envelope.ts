import assert from 'node:assert/strict'
import { awsJson, type HttpAnswer } from './protocol-server.ts'

export const requestId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What every answer of the API has, good or bad. */
export function assertEnvelope({ headers, text }: HttpAnswer): void {
  assert.equal(headers['content-type'], awsJson)
  assert.match(String(headers['x-amzn-requestid']), requestId)
  assert.equal(headers['access-control-allow-origin'], '*')
  assert.match(String(headers['access-control-expose-headers']), /x-amzn-ErrorType/)
  assert.equal(headers['access-control-allow-credentials'], undefined)
  assert.equal(headers['content-length'], String(Buffer.byteLength(text)))
}

/** Cognito's envelope of a refusal, whole and with nothing besides. Returns the message. */
export function assertRefusal(answer: HttpAnswer, status: number, code: string): string {
  const { __type, message, ...rest } = JSON.parse(answer.text)
  assert.deepEqual([answer.status, __type, rest], [status, code, {}], answer.text)
  assert.equal(answer.headers['x-amzn-errortype'], `${code}:`)
  assertEnvelope(answer)
  assert.ok(typeof message === 'string')
  const inHeader = String(answer.headers['x-amzn-errormessage'] ?? '')
  assert.equal(
    inHeader.trim(),
    message
      .replace(/[^ -~\u00a0-\u00ff]/g, '')
      .slice(0, 1024)
      .trim(),
  )
  return message
}

/** The body of any refusal with HTTP 400. */
export function refusalOf({ status, text }: HttpAnswer): { __type: string; message: string } {
  assert.equal(status, 400, text)
  return JSON.parse(text)
}
