import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addUser, goodPassword } from '#test/support/people.ts'
import { en } from '../texts/en.ts'
import { createHostedWorld, formsIn, type Shown, titleIn, Visitor } from '../visitor-fixture.ts'
import { newCsrfToken } from './csrf.ts'

const world = await createHostedWorld()
const other = await createHostedWorld()
after(() => Promise.all([world.harness.close(), other.harness.close()]))
await addUser(world.harness, world, 'ada')

type Try = { readonly visitor: Visitor; readonly token: string }

const forgeries: readonly { what: string; spoil: (made: Try) => string }[] = [
  { what: 'no token', spoil: () => '' },
  { what: 'a token of ours that is not the cookie’s', spoil: () => newCsrfToken(world.harness.services, world.site) },
  { what: 'a token with another end', spoil: ({ token }) => `${token.slice(0, -2)}AA` },
  {
    what: 'no cookie',
    spoil({ visitor, token }) {
      visitor.cookies.delete('XSRF-TOKEN')
      return token
    },
  },
  {
    what: 'a planted cookie that this server never made',
    spoil({ visitor }) {
      visitor.cookies.set('XSRF-TOKEN', 'planted')
      return 'planted'
    },
  },
  {
    what: 'a cookie made for another pool',
    spoil({ visitor }) {
      const token = newCsrfToken(world.harness.services, { ...world.site, pool: other.site.pool })
      visitor.cookies.set('XSRF-TOKEN', token)
      return token
    },
  },
  {
    what: 'a browser that says the form stands on another site',
    spoil({ visitor, token }) {
      visitor.headers['sec-fetch-site'] = 'cross-site'
      return token
    },
  },
  {
    what: 'a browser that says the form stands on a neighbouring site',
    spoil({ visitor, token }) {
      visitor.headers['sec-fetch-site'] = 'same-site'
      return token
    },
  },
  {
    what: 'a browser without Fetch Metadata that says the form stands at another origin',
    spoil({ visitor, token }) {
      visitor.headers.origin = 'http://evil.localhost:9750'
      visitor.headers.host = 'localhost:9750'
      return token
    },
  },
  {
    what: 'a browser without Fetch Metadata that does not say where the form stands',
    spoil({ visitor, token }) {
      visitor.headers.origin = 'null'
      visitor.headers.host = 'localhost:9750'
      return token
    },
  },
]

async function post(spoil: (made: Try) => string): Promise<Shown> {
  const visitor = new Visitor(world)
  const page = await visitor.open('/login')
  const token = formsIn(page.text)[0]?.fields.get('_csrf') ?? ''
  const _csrf = spoil({ visitor, token })
  return visitor.go('POST', page.address, new URLSearchParams({ _csrf, username: 'ada', password: goodPassword }))
}

for (const { what, spoil } of forgeries) {
  test(`${what}: nothing is done, and there is a way back`, async () => {
    const shown = await post(spoil)
    assert.equal(shown.status, 403)
    assert.equal(titleIn(shown), en.errorTitle)
    assert.match(shown.text, /allow cookies/)
    assert.match(shown.text, /<a class="button[^>]*" href="[^"]*\/login\?client_id=/)
  })
}

test('a browser that says that the form is our own is believed', async () => {
  const shown = await post(({ visitor, token }) => {
    visitor.headers['sec-fetch-site'] = 'same-origin'
    return token
  })
  assert.match(shown.address, /^https:\/\/app\.example\//)
})

test('a browser that opened the site under another name is believed when that is where the form stands', async () => {
  for (const [origin, host] of [
    ['http://localhost:9750', 'proxied'],
    ['http://192.0.2.1:9750', '192.0.2.1:9750'],
  ] as const) {
    const shown = await post(({ visitor, token }) => {
      Object.assign(visitor.headers, { origin, host })
      return token
    })
    assert.match(shown.address, /^https:\/\/app\.example\//)
  }
})

test('a form in a tab that was opened earlier stays good', async () => {
  const visitor = new Visitor(world)
  const first = await visitor.open('/login')
  await visitor.open('/signup')
  const shown = await visitor.submit(first, '/login', { username: 'ada', password: goodPassword })
  assert.match(shown.address, /^https:\/\/app\.example\//)
})

test('the cookie is for this site alone, and no script reads it', async () => {
  const { answer } = await new Visitor(world).open('/login')
  const lines = [answer.headers['set-cookie'] ?? []].flat()
  assert.equal(lines.length, 1)
  assert.match(lines[0] ?? '', new RegExp(`^XSRF-TOKEN=[\\w.-]{60,}; Path=/${world.poolId}; HttpOnly; SameSite=Lax$`))
})

test('every page that takes a form asks for the token', async () => {
  const { pages } = await import('../pages.ts')
  const visitor = new Visitor(world)
  const { address } = await visitor.open('/login')
  for (const name of Object.keys(pages).filter((key) => key.startsWith('POST '))) {
    const shown = await visitor.go('POST', address.replace('/login', name.slice(5)), new URLSearchParams())
    assert.equal(shown.status, 403, name)
  }
})
