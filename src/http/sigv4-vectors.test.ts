import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { verifySignature } from './sigv4.ts'

// Known answers of the signature test suite that AWS publishes (aws-c-auth, tests/aws-signing-test-suite/v4).
const token = '6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267'
const letters = '-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const bodyHash = '9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e'
const form = 'application/x-www-form-urlencoded'

type Vector = [name: string, line: string, headers: Record<string, string | string[]>, signature: string, body?: string]

const vectors: Vector[] = [
  ['get-vanilla', 'GET /', {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ['post-vanilla', 'POST /', {}, '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
  [
    'get-vanilla-with-session-token',
    'GET /',
    { 'X-Amz-Security-Token': token },
    '07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8',
  ],
  [
    'get-header-key-duplicate',
    'GET /',
    { 'My-Header1': ['value2', 'value2', 'value1'] },
    'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
  ],
  [
    'get-header-value-order',
    'GET /',
    { 'My-Header1': ['value4', 'value1', 'value3', 'value2'] },
    '08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01',
  ],
  [
    'get-header-value-trim',
    'GET /',
    { 'My-Header1': ' value1', 'My-Header2': ' "a   b   c"' },
    'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
  ],
  ['get-relative', 'GET /example/..', {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ['get-slash-dot-slash', 'GET /./', {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ['get-slash', 'GET //', {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ['get-slash-pointless-dot', 'GET /./example', {}, 'ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5'],
  ['get-slashes', 'GET //example//', {}, '9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84'],
  ['get-space', 'GET /example space/', {}, '652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741'],
  ['get-unreserved', `GET /${letters}`, {}, '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f'],
  ['get-utf8', 'GET /ሴ', {}, '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85'],
  ['get-vanilla-utf8-query', 'GET /?ሴ=bar', {}, '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04'],
  [
    'get-vanilla-query-order-encoded',
    'GET /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1',
    {},
    '371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac',
  ],
  [
    'get-vanilla-query-order-key-case',
    'GET /?Param2=value2&Param1=value1',
    {},
    'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  ],
  [
    'get-vanilla-query-unreserved',
    `GET /?${letters}=${letters}`,
    {},
    '9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197',
  ],
  [
    'post-header-value-case',
    'POST /',
    { 'My-Header1': 'VALUE1' },
    'cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d',
  ],
  [
    'post-x-www-form-urlencoded',
    'POST /',
    { 'Content-Type': form, 'Content-Length': '13', 'X-Amz-Content-Sha256': bodyHash },
    'd3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b',
    'Param1=value1',
  ],
]

const presignedVectors: [string, string, string][] = [
  ['get-vanilla', '', 'e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d'],
  [
    'session token',
    `&X-Amz-Security-Token=${token}`,
    '7ff2b50b376cb4d151970630573d6291dc128cc5c2a12ffb237f73cc53f67b6c',
  ],
]

const scope = 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request'

describe('known answers', () => {
  for (const [name, line, headers, signature, body = ''] of vectors) {
    test(`in the header: ${name}`, async () => {
      const all = { Host: 'example.amazonaws.com', 'X-Amz-Date': '20150830T123600Z', ...headers }
      const names = Object.keys(all).map((header) => header.toLowerCase())
      const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=${names.sort().join(';')}, Signature=${signature}`
      assert.equal((await verified(line, { ...all, Authorization: authorization }, body)).kind, 'signed')
    })
  }

  for (const [name, more, signature] of presignedVectors) {
    test(`in the query: ${name}`, async () => {
      const query =
        `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(scope)}&X-Amz-Date=20150830T123600Z` +
        `&X-Amz-SignedHeaders=host&X-Amz-Expires=3600${more}&X-Amz-Signature=${signature}`
      assert.equal((await verified(`GET /?${query}`, { Host: 'example.amazonaws.com' }, '')).kind, 'signed')
    })
  }
})

function verified(line: string, headers: Record<string, string | string[]>, body: string) {
  const [, method = '', rawPath = '', rawQuery = ''] = /^(\S+) ([^?]*)\??(.*)$/.exec(line) ?? []
  return verifySignature(
    { method, rawPath, rawQuery, headers, body: Buffer.from(body) },
    {
      now: new Date('2015-08-30T12:36:00Z'),
      services: ['service'],
      findSecretAccessKey: async () => ({ secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }),
    },
  )
}
