import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SchemaAttributeType } from '#contract/cognito-idp-types.generated.ts'
import { goodPassword } from '#test/support/people.ts'
import { en } from '../texts/en.ts'
import {
  createHostedWorld,
  formsIn,
  type HostedWorld,
  messageIn,
  newestCode,
  plain,
  titleIn,
  Visitor,
  type WorldOptions,
} from '../visitor-fixture.ts'

async function within(options: WorldOptions, work: (world: HostedWorld, visitor: Visitor) => Promise<void>) {
  const world = await createHostedWorld(options)
  try {
    await work(world, new Visitor(world))
  } finally {
    await world.harness.close()
  }
}

const required = (...names: string[]): SchemaAttributeType[] =>
  names.map((Name) => ({ Name, Required: true, Mutable: true }))

const byEmail: WorldOptions = {
  pool: { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'], Schema: required('email') },
}
const fieldsOf = (text: string) => [...(formsIn(text)[0]?.fields.keys() ?? [])].filter((name) => name !== '_csrf')
const typeOf = (text: string, name: string) =>
  new RegExp(`name="${name.replace(/[[\]]/g, '\\$&')}" type="(\\w+)"`).exec(text)?.[1]

test('from the sign-up to the app, without a script', () =>
  within(byEmail, async (world, visitor) => {
    const form = await visitor.open('/signup')
    assert.deepEqual(fieldsOf(form.text), ['username', 'password'])
    assert.equal(typeOf(form.text, 'username'), 'email')

    const confirm = await visitor.submit(form, '/signup', { username: 'ada@mail.example', password: goodPassword })
    assert.match(confirm.address, /^\/confirm\?/)
    assert.doesNotMatch(confirm.address, /ada|mail/)
    assert.match(plain(confirm.text), /e-mail to <bdi>a\*\*\*@m\*\*\*<\/bdi>/)

    const login = await visitor.submit(confirm, '/confirm', { code: await newestCode(world) })
    assert.match(login.address, /^\/login\?/)
    assert.equal(messageIn(login), en.confirmed)
    assert.equal(formsIn(login.text)[0]?.fields.get('username'), 'ada@mail.example')
    const end = await visitor.submit(login, '/login', { password: goodPassword })
    assert.match(end.address, /^https:\/\/app\.example\/signed-in\?of=app&code=/)
    assert.equal(visitor.cookies.has('page-data'), false)
  }))

test('every required attribute is asked for, with the input that suits it; custom ones are not', () =>
  within(
    {
      pool: {
        Schema: [
          ...required('name', 'given_name', 'email', 'phone_number', 'birthdate', 'address', 'gender', 'website'),
          ...required('updated_at'),
          { Name: 'plan', AttributeDataType: 'String', Mutable: true },
        ],
      },
    },
    async (world, visitor) => {
      const { text } = await visitor.open('/signup')
      const asked = ['name', 'given_name', 'email', 'phone_number', 'birthdate', 'gender', 'address', 'website']
      const names = asked.map((name) => `requiredAttributes[${name}]`)
      assert.deepEqual(fieldsOf(text), ['username', ...names, 'password'])
      assert.equal(typeOf(text, 'requiredAttributes[email]'), 'email')
      assert.equal(typeOf(text, 'requiredAttributes[phone_number]'), 'tel')
      assert.equal(typeOf(text, 'requiredAttributes[birthdate]'), 'date')
      assert.equal(typeOf(text, 'requiredAttributes[website]'), 'url')
      assert.match(text, /<textarea id="requiredAttributes-address-"/)

      const values = [
        'Ada L',
        'Ada',
        'ada@mail.example',
        '+1 (206) 555-0100',
        '1815-12-10',
        'f',
        'A\nB',
        'https://ada.example',
      ]
      const given = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
      const page = await visitor.open('/signup')
      const shown = await visitor.submit(page, '/signup', { username: 'ada', password: goodPassword, ...given })
      assert.equal(titleIn(shown), en.waitingTitle)
      const user = await world.harness.call('AdminGetUser', { UserPoolId: world.poolId, Username: 'ada' })
      const kept = Object.fromEntries((user.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]))
      assert.equal(kept.phone_number, '+12065550100')
      assert.equal(kept.birthdate, '1815-12-10')
      assert.equal(kept.updated_at, String(world.harness.clock.now().getTime() / 1_000))
      assert.equal(kept.email_verified, 'false')
    },
  ))

test('nothing that was not asked for becomes an attribute (CVE-2026-54693)', () =>
  within(byEmail, async (world, visitor) => {
    const form = await visitor.open('/signup')
    const fields = new URLSearchParams({ _csrf: visitor.cookies.get('XSRF-TOKEN') ?? '', password: goodPassword })
    fields.set('username', 'ada@mail.example')
    for (const name of ['email_verified', 'custom:role', 'sub', 'name'])
      fields.set(`requiredAttributes[${name}]`, 'true')
    await visitor.go('POST', form.address, fields)
    const { Users } = await world.harness.call('ListUsers', { UserPoolId: world.poolId })
    const names = Users?.[0]?.Attributes?.map(({ Name, Value }) => `${Name}=${Value}`)
    assert.deepEqual(names?.slice(1).sort(), ['email=ada@mail.example', 'email_verified=false'])
  }))

test('a pool that confirms an address asks for it, required or not', () =>
  within({ pool: { AutoVerifiedAttributes: ['email'] } }, async (_world, visitor) => {
    const { text } = await visitor.open('/signup')
    assert.deepEqual(fieldsOf(text), ['username', 'requiredAttributes[email]', 'password'])
  }))

test('where people sign up by either address, only the other one may be left open', () =>
  within(
    {
      pool: {
        UsernameAttributes: ['email', 'phone_number'],
        AutoVerifiedAttributes: ['email'],
        Schema: required('email'),
      },
    },
    async (_world, visitor) => {
      const form = await visitor.open('/signup')
      assert.deepEqual(fieldsOf(form.text), ['username', 'requiredAttributes[email]', 'password'])
      const shown = await visitor.submit(form, '/signup', { username: 'ada@mail.example', password: goodPassword })
      assert.match(shown.address, /^\/confirm\?/)
    },
  ))

const refusals: readonly { what: string; values: Record<string, string>; message: string }[] = [
  { what: 'a weak password', values: { password: 'short' }, message: en.errorPassword },
  { what: 'no e-mail address', values: { username: 'ada' }, message: en.errorEmail },
  { what: 'nothing', values: { username: '', password: '' }, message: en.errorEntries },
  { what: 'somebody’s address', values: { username: 'bob@mail.example' }, message: en.errorEmailExists },
]

test('what is refused is said in the form, beside what was typed', () =>
  within(byEmail, async (world, visitor) => {
    const good = { username: 'ada@mail.example', password: goodPassword }
    const first = await visitor.open('/signup')
    await visitor.submit(first, '/signup', { ...good, username: 'bob@mail.example' })
    for (const { what, values, message } of refusals) {
      const shown = await visitor.submit(first, '/signup', { ...good, ...values })
      assert.equal(shown.status, 400, what)
      assert.equal(messageIn(shown), message, what)
      assert.equal(formsIn(shown.text)[0]?.fields.get('username'), values.username ?? good.username, what)
      assert.doesNotMatch(shown.text, new RegExp(goodPassword))
      assert.match(shown.text, /aria-describedby="[^"]*page-error"|errorEntries|check them/, what)
    }
    assert.equal((await world.harness.call('ListUsers', { UserPoolId: world.poolId })).Users?.length, 1)
  }))

test('the rules of the pool are listed, and only they', () =>
  within(
    {
      pool: {
        Policies: {
          PasswordPolicy: {
            MinimumLength: 12,
            RequireNumbers: true,
            RequireLowercase: false,
            RequireUppercase: false,
            RequireSymbols: false,
          },
        },
      },
    },
    async (_world, visitor) => {
      const { text } = await visitor.open('/signup')
      const rules = [...text.matchAll(/<li data-rule="(\w+)"[^>]*><span>([^<]*)/g)].map(([, rule, words]) => [
        rule,
        words,
      ])
      assert.deepEqual(rules, [
        ['length', 'at least 12 characters'],
        ['number', en.ruleNumber],
      ])
    },
  ))

test('what is typed is escaped when it comes back (CVE-2022-1274)', () =>
  within({ pool: { Schema: required('name', 'address') } }, async (_world, visitor) => {
    const nasty = '"></textarea><script>alert(1)</script>'
    const shown = await visitor.submit(await visitor.open('/signup'), '/signup', {
      username: nasty,
      password: 'x',
      'requiredAttributes[name]': nasty,
      'requiredAttributes[address]': nasty,
    })
    assert.equal(shown.status, 400)
    assert.doesNotMatch(shown.text, /<script>alert/)
    const fields = formsIn(shown.text)[0]?.fields
    assert.equal(fields?.get('requiredAttributes[name]'), nasty)
    assert.equal(fields?.get('requiredAttributes[address]'), nasty)
  }))
