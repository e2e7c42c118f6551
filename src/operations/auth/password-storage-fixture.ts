import assert from 'node:assert/strict'
import { formOf, type PasswordForm, type PasswordRecord, saltOf } from '#domain/password-record.ts'
import type { Services } from '#flows/services.ts'
import type { Harness } from '#test/support/harness.ts'
import type { World } from '#test/support/people.ts'

export const incorrect = 'NotAuthorizedException: Incorrect username or password.'
export const exceeded = 'NotAuthorizedException: Password attempts exceeded'
export const noSrp = 'InvalidParameterException: USER_SRP_AUTH is not enabled for this user pool.'

export async function keepAs({ call }: Harness, { poolId }: World, PasswordStorage: PasswordForm): Promise<void> {
  await call('SetUserPoolExtensions', { UserPoolId: poolId, PasswordStorage })
}

/** What is kept of the user's password. */
export async function keptOf({ store }: Harness, { poolId }: World, username: string): Promise<PasswordRecord> {
  const found = await store.users.findByName(poolId, { usernameKey: username, aliases: [] })
  assert.ok(found?.password, `${username} has no password`)
  return found.password
}

export async function formKept(harness: Harness, world: World, username: string): Promise<PasswordForm> {
  return formOf(await keptOf(harness, world, username))
}

/** The forms of the passwords in a user's history, newest first. */
export async function formsRemembered({ store }: Harness, { poolId }: World, sub: string): Promise<PasswordForm[]> {
  return (await store.passwordHistory.list(poolId, sub, 24)).map(formOf)
}

export async function saltKept(harness: Harness, world: World, username: string): Promise<string> {
  return saltOf(await keptOf(harness, world, username)).toString('hex')
}

/** `Code: message` of the refusal of a password. */
export async function tryPassword(harness: Harness, { clientId }: World, username: string, password = 'wrong') {
  const AuthParameters = { USERNAME: username, PASSWORD: password }
  const input = { ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }
  const { code, message } = await harness.refusal('InitiateAuth', input)
  return `${code}: ${message}`
}

/** Runs `work` with some of the work on passwords replaced. */
export async function withPasswords<T>(
  { services }: Harness,
  replace: (real: Services['passwords']) => Partial<Services['passwords']>,
  work: () => Promise<T>,
): Promise<T> {
  const real = { ...services.passwords }
  Object.assign(services.passwords, replace(real))
  try {
    return await work()
  } finally {
    Object.assign(services.passwords, real)
  }
}
