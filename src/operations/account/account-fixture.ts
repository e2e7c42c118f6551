import assert from 'node:assert/strict'
import type { MessageKind } from '#domain/messages.ts'
import type { Input, OperationName } from '#operations/operation.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createWorld, signInByPassword, type World } from '#test/support/people.ts'

export type PoolOptions = Partial<Input<'CreateUserPool'>>
export type ClientOptions = Partial<Input<'CreateUserPoolClient'>>
type Attributes = Record<string, string>

export type Person = {
  readonly world: World
  readonly username: string
  readonly sub: string
  readonly AccessToken: string
}

export const attributeList = (attributes: Attributes) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))

/** What a pool needs before it verifies phone numbers. */
export const sms: PoolOptions = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } }

/** Another six digits. */
export const otherCode = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))

export const mismatch = 'CodeMismatchException: Invalid verification code provided, please try again.'
export const expired = 'ExpiredCodeException: Invalid code provided, please request a code again.'
export const limit = 'LimitExceededException: Attempt limit exceeded, please try after some time.'
export const incorrect = 'NotAuthorizedException: Incorrect username or password.'

/** A harness with what tests of users' accounts say over and over. */
export type AccountDesk = Harness & {
  aWorld(pool?: PoolOptions, client?: ClientOptions): Promise<World>
  /** A confirmed user with `goodPassword` who has signed in. */
  signedIn(world: World, username: string, attributes?: Attributes): Promise<Person>
  /** Attributes, status and whether enabled. */
  look(world: World, username: string): Promise<Record<string, string | undefined>>
  /** The newest code that was sent to this person for this reason, or an empty text. */
  code(world: World, sub: string, kind: MessageKind): Promise<string>
  /** Channel, recipient and kind of each message of the pool, sorted. */
  sent(world: World): Promise<string[]>
  /** `Code: message` of a refusal. */
  refused(name: OperationName, input: unknown): Promise<string>
  update(person: Person, attributes: Attributes): Promise<string[]>
  adminUpdate(world: World, username: string, attributes: Attributes): Promise<void>
}

export async function openAccountDesk(): Promise<AccountDesk> {
  const harness = await createHarness()
  const { call } = harness
  return {
    ...harness,
    aWorld: (pool = {}, client = {}) => createWorld(harness, { pool, client }),
    async signedIn(world, username, attributes = {}) {
      const sub = await addUser(harness, world, username, attributes)
      const { AuthenticationResult } = await signInByPassword(harness, world, username)
      assert.ok(AuthenticationResult?.AccessToken)
      return { world, username, sub, AccessToken: AuthenticationResult.AccessToken }
    },
    async look({ poolId }, Username) {
      const user = await call('AdminGetUser', { UserPoolId: poolId, Username })
      const attributes = Object.fromEntries((user.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]))
      return { ...attributes, status: user.UserStatus, enabled: String(user.Enabled) }
    },
    async code({ poolId }, sub, kind) {
      const entry = (await harness.messages(poolId)).find((one) => one.userId === sub && one.kind === kind)
      // Messages of one moment have no order: the next one has to be newer.
      harness.clock.advance(1)
      return entry?.message.code ?? ''
    },
    async sent({ poolId }) {
      const all = await harness.messages(poolId)
      return all.map(({ channel, recipient, kind }) => `${channel} ${recipient} ${kind}`).sort()
    },
    async refused(name, input) {
      const { code, message, status } = await harness.refusal(name, input)
      assert.equal(status, 400)
      return `${code}: ${message}`
    },
    async update({ AccessToken }, attributes) {
      const input = { AccessToken, UserAttributes: attributeList(attributes) }
      const { CodeDeliveryDetailsList = [] } = await call('UpdateUserAttributes', input)
      return CodeDeliveryDetailsList.map((one) => `${one.AttributeName} ${one.DeliveryMedium} ${one.Destination}`)
    },
    async adminUpdate({ poolId }, Username, attributes) {
      const input = { UserPoolId: poolId, Username, UserAttributes: attributeList(attributes) }
      await call('AdminUpdateUserAttributes', input)
    },
  }
}
