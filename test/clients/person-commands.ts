import {
  type CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { MailServer } from '#test/support/mail-server.ts'
import { codeFrom, password } from './sdk-world.ts'

/** The commands of a person's way through the AWS SDK. */

export const signUp = (ClientId: string, Username: string, changes: object = {}) =>
  new SignUpCommand({
    ClientId,
    Username,
    Password: password,
    UserAttributes: [{ Name: 'email', Value: `${Username}@people.example` }],
    ...changes,
  })

export const byPassword = (ClientId: string, USERNAME: string, PASSWORD = password) =>
  new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } })

export const byRefreshToken = (ClientId: string, REFRESH_TOKEN: string) =>
  new InitiateAuthCommand({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } })

/** Signs up with the address `<username>@people.example`, and confirms with the code that arrives there. */
export async function confirmUser(
  sdk: CognitoIdentityProviderClient,
  mail: MailServer,
  clientId: string,
  username: string,
): Promise<void> {
  await sdk.send(signUp(clientId, username))
  const ConfirmationCode = await codeFrom(mail, `${username}@people.example`)
  await sdk.send(new ConfirmSignUpCommand({ ClientId: clientId, Username: username, ConfirmationCode }))
}
