import assert from 'node:assert/strict'
import type { ChallengeNameType } from '#contract/cognito-idp-types.generated.ts'
import { totpCode, totpStep } from '#domain/sign-in/totp.ts'
import type { MfaMethod } from '#domain/users.ts'
import type { Input } from '#operations/operation.ts'
import type { Harness } from '#test/support/harness.ts'
import { createWorld, signInByPassword, type World } from '#test/support/people.ts'

export const phone = '+12065550100'
export const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' }

/** A pool with these second factors, and a client of it. */
export async function createMfaWorld(
  harness: Harness,
  MfaConfiguration: 'ON' | 'OPTIONAL',
  methods: readonly MfaMethod[],
  options: { pool?: Partial<Input<'CreateUserPool'>>; client?: Partial<Input<'CreateUserPoolClient'>> } = {},
): Promise<World> {
  const world = await createWorld(harness, options)
  await harness.call('SetUserPoolMfaConfig', {
    UserPoolId: world.poolId,
    MfaConfiguration,
    ...(methods.includes('SMS_MFA') && { SmsMfaConfiguration: { SmsConfiguration } }),
    ...(methods.includes('SOFTWARE_TOKEN_MFA') && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(methods.includes('EMAIL_OTP') && { EmailMfaConfiguration: {} }),
  })
  return world
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** An authenticator app that was given a secret in Base32. */
export function authenticator({ clock }: { readonly clock: { now(): Date } }, SecretCode: string | undefined) {
  const bits = [...(SecretCode ?? '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
  return { code: (stepsAway = 0) => totpCode(secret, totpStep(clock.now()) + stepsAway) }
}

export type Authenticator = ReturnType<typeof authenticator>

/** A code of as many digits that is not this one. */
export function wrongCode(code: string, by = 1): string {
  return String((Number(code) + by) % 10 ** code.length).padStart(code.length, '0')
}

export async function accessTokenOf(harness: Harness, world: World, username: string): Promise<string> {
  const { AuthenticationResult } = await signInByPassword(harness, world, username)
  assert.ok(AuthenticationResult?.AccessToken)
  return AuthenticationResult.AccessToken
}

/** Sets an authenticator app up for somebody signed in; `prefer` also asks for it from then on. */
export async function enrolApp(
  harness: Harness,
  AccessToken: string,
  { prefer = true }: { prefer?: boolean } = {},
): Promise<Authenticator> {
  const { SecretCode } = await harness.call('AssociateSoftwareToken', { AccessToken })
  const app = authenticator(harness, SecretCode)
  const verified = await harness.call('VerifySoftwareToken', {
    AccessToken,
    UserCode: app.code(),
    FriendlyDeviceName: 'phone',
  })
  assert.deepEqual(verified, { Status: 'SUCCESS' })
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true }
  if (prefer) await harness.call('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings })
  // The code of this step is used up.
  harness.clock.advance(30)
  return app
}

export function respond(
  { clientId }: Pick<World, 'clientId'>,
  ChallengeName: ChallengeNameType,
  Session: string | undefined,
  ChallengeResponses: Record<string, string>,
) {
  return { ClientId: clientId, ChallengeName, ...(Session !== undefined && { Session }), ChallengeResponses }
}

const codeNames = {
  SMS_MFA: 'SMS_MFA_CODE',
  SOFTWARE_TOKEN_MFA: 'SOFTWARE_TOKEN_MFA_CODE',
  EMAIL_OTP: 'EMAIL_OTP_CODE',
} as const

/** The request that answers a second factor with a code. */
export function answer(
  world: Pick<World, 'clientId'>,
  method: MfaMethod,
  Session: string | undefined,
  USERNAME: string,
  code: string,
) {
  return respond(world, method, Session, { USERNAME, [codeNames[method]]: code })
}

/** The code of a pool's newest message with one. A second passes, for messages of one moment have no order. */
export async function newestCode({ messages, clock }: Harness, { poolId }: World): Promise<string> {
  const newest = (await messages(poolId)).find(({ kind }) => kind === 'authentication')
  assert.ok(newest, 'No code was sent.')
  clock.advance(1)
  return newest.message.code
}

export async function refusalOf(harness: Harness, input: object): Promise<[string, string]> {
  const { code, message } = await harness.refusal('RespondToAuthChallenge', input)
  return [code, message]
}

export const used = ['NotAuthorizedException', 'Invalid session for the user, session can only be used once.']
export const invalid = ['NotAuthorizedException', 'Invalid session for the user.']
export const expired = ['NotAuthorizedException', 'Invalid session for the user, session is expired.']
export const lockedOut = ['NotAuthorizedException', 'Password attempts exceeded']
export const wrongTotp = ['CodeMismatchException', 'Invalid code received for user']
export const wrongMessage = ['CodeMismatchException', 'Invalid code or auth state for the user.']
