import type { CreateUserPoolClientCommandInput } from '@aws-sdk/client-cognito-identity-provider'
import { authFlows, type Choices, grants, scopes } from './choices.ts'
import { validityOf } from './durations.ts'
import { offersUserContextData, permissionRows, showsHostedUi } from './visible.ts'

type ClientRequest = Omit<CreateUserPoolClientCommandInput, 'UserPoolId'>

/** The pool's first app client. */
export function clientRequest(choices: Choices): ClientRequest {
  const { app } = choices
  return {
    ClientName: app.clientName.trim(),
    GenerateSecret: app.generateSecret,
    // Refreshing can't be unticked.
    ExplicitAuthFlows: authFlows.filter((flow) => flow === 'ALLOW_REFRESH_TOKEN_AUTH' || app.authFlows.includes(flow)),
    ...validities(choices),
    AuthSessionValidity: Number(app.sessionMinutes),
    EnableTokenRevocation: app.tokenRevocation,
    PreventUserExistenceErrors: app.hideUnknownUsers ? 'ENABLED' : 'LEGACY',
    ...(offersUserContextData(choices) && app.userContextData && { EnablePropagateAdditionalUserContextData: true }),
    ...permissions(choices),
    ...(showsHostedUi(choices) && hostedUi(choices)),
  }
}

function validities({ app }: Choices) {
  const refresh = validityOf(app.refreshToken)
  const access = validityOf(app.accessToken)
  const id = validityOf(app.idToken)
  return {
    RefreshTokenValidity: refresh.value,
    AccessTokenValidity: access.value,
    IdTokenValidity: id.value,
    TokenValidityUnits: { RefreshToken: refresh.unit, AccessToken: access.unit, IdToken: id.unit },
  }
}

/** A list that is left out stands for the standard attributes only: what a pool defines itself must be named. */
function permissions(choices: Choices): Pick<ClientRequest, 'ReadAttributes' | 'WriteAttributes'> {
  const rows = permissionRows(choices)
  const hasCustom = choices.signUp.customAttributes.length > 0
  const readable = rows.filter((row) => row.readable)
  const writable = rows.filter((row) => row.writable)
  const writableMost = rows.filter((row) => row.writeLock !== 'verified')
  return {
    ...((hasCustom || readable.length < rows.length) && { ReadAttributes: readable.map(({ name }) => name) }),
    ...((hasCustom || writable.length < writableMost.length) && { WriteAttributes: writable.map(({ name }) => name) }),
  }
}

function hostedUi({ app }: Choices): Partial<ClientRequest> {
  const signOutUrls = app.signOutUrls.map((url) => url.trim())
  return {
    CallbackURLs: app.callbackUrls.map((url) => url.trim()),
    ...(signOutUrls.length > 0 && { LogoutURLs: signOutUrls }),
    SupportedIdentityProviders: ['COGNITO'],
    AllowedOAuthFlows: grants.filter((grant) => app.grants.includes(grant)),
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: scopes.filter((scope) => app.scopes.includes(scope)),
  }
}
