import { isUtf8 } from 'node:buffer'
import type { FastifyReply } from 'fastify'
import type { Answer } from '#operations/dispatch.ts'
import { crossOriginHeaders } from './cors.ts'

/** The protocol of Cognito's API: AWS JSON 1.1. */
export const awsJsonType = 'application/x-amz-json-1.1'

type Refusal = Extract<Answer, { kind: 'refused' }>

export function refusal(code: string, message: string, status = 400): Refusal {
  return { kind: 'refused', code, message, status }
}

export const internalError = refusal('InternalErrorException', 'Internal server error.', 500)
export const internalServerError = refusal('InternalServerException', 'Internal server error.', 500)

const deepestNesting = 64
const longestMessageHeader = 1024

export type ParsedBody = { readonly object: object } | { readonly refusal: Refusal }

/**
 * Reads a request body. Differs: Amazon's SerializationException has no message when the body is not JSON; ours says
 * what is wrong, and never repeats any of the body.
 */
export function parseBody(body: Uint8Array): ParsedBody {
  if (!isUtf8(body)) return unreadable('The request body is not UTF-8.')
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  if (nestsTooDeeply(text)) return unreadable(`The request body nests deeper than ${deepestNesting} levels.`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return unreadable('The request body is not valid JSON.')
  }
  if (Array.isArray(value)) return unreadable('Start of list found where not expected')
  if (typeof value !== 'object' || value === null) return unreadable('The request body must be a JSON object.')
  return { object: value }
}

function unreadable(message: string): ParsedBody {
  return { refusal: refusal('SerializationException', message) }
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = ['"', '\\', '{', '}', '[', ']'].map(
  (letter) => letter.charCodeAt(0),
)

/** Nothing behind the transport that walks a value recursively can then run out of stack. */
function nestsTooDeeply(text: string): boolean {
  if (hasFewBrackets(text)) return false
  let depth = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const letter = text.charCodeAt(index)
    if (quoted && letter === backslash) index++
    else if (letter === quote) quoted = !quoted
    else if (quoted) continue
    else if ((letter === openBrace || letter === openBracket) && ++depth > deepestNesting) return true
    else if (letter === closeBrace || letter === closeBracket) depth--
  }
  return false
}

/** Whether there are too few to nest too deeply, in text or out of it: most bodies need no closer look. */
function hasFewBrackets(text: string): boolean {
  let left = deepestNesting
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      if (left-- === 0) return false
    }
  }
  return true
}

/** Splits `<prefix>.<Operation>`; undefined for anything else. */
export function parseTarget(header: string | string[] | undefined): { prefix: string; operation: string } | undefined {
  if (typeof header !== 'string') return undefined
  const dot = header.indexOf('.')
  return dot > 0 ? { prefix: header.slice(0, dot), operation: header.slice(dot + 1) } : undefined
}

export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.headers(crossOriginHeaders)
  reply.header('content-type', awsJsonType)
  if (answer.kind === 'answered') return reply.code(200).send(encode(answer.output))
  // Clients cut the type at the colon that Cognito puts there, and some of them look for it.
  reply.header('x-amzn-errortype', `${answer.code}:`)
  reply.header('x-amzn-errormessage', headerSafe(answer.message))
  return reply.code(answer.status).send(encode({ __type: answer.code, message: answer.message }))
}

/** As bytes: to a text Fastify would add a charset, which Cognito's content type has not. */
function encode(value: object): Buffer {
  return Buffer.from(JSON.stringify(value))
}

/** Messages quote what callers sent: a line break would end the header, and a long one would overflow the client's limit. */
export function headerSafe(message: string): string {
  return message.replace(/[^\x20-\x7e\xa0-\xff]/g, '').slice(0, longestMessageHeader)
}
