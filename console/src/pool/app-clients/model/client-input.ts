import type {
  CreateUserPoolClientCommandInput,
  SchemaAttributeType,
  UpdateUserPoolClientCommandInput,
  UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider'
import { wholeNumber } from '#create-pool/model/durations.ts'
import type { ClientForm } from './client-form.ts'
import { lifetimeRequest } from './lifetimes.ts'
import { permissionRequest } from './permissions.ts'

type Settings = Omit<UpdateUserPoolClientCommandInput, 'UserPoolId' | 'ClientId'>

/** A new app client of a pool with these attributes. Judge the form with `clientFormProblems` first. */
export function createInputOf(
  form: ClientForm,
  schema: readonly SchemaAttributeType[],
): Omit<CreateUserPoolClientCommandInput, 'UserPoolId'> {
  return { ...settingsOf(form, schema), ClientName: form.name.trim(), GenerateSecret: form.hasSecret }
}

/** Every setting of an app client: UpdateUserPoolClient resets what it is not given. What the form does not show stays as `seen` has it. */
export function updateInputOf(
  form: ClientForm,
  seen: UserPoolClientType,
  schema: readonly SchemaAttributeType[],
): Settings {
  return { ...settingsOf(form, schema, seen), AnalyticsConfiguration: seen.AnalyticsConfiguration }
}

function settingsOf(form: ClientForm, schema: readonly SchemaAttributeType[], seen?: UserPoolClientType): Settings {
  return {
    ClientName: form.name.trim(),
    ExplicitAuthFlows: [...form.authFlows],
    ...lifetimeRequest(form, seen),
    AuthSessionValidity: wholeNumber(form.sessionMinutes),
    ...rotation(form, seen),
    EnableTokenRevocation: form.tokenRevocation,
    // Unsaid, it is LEGACY all the same.
    PreventUserExistenceErrors: form.hideUnknownUsers ? 'ENABLED' : 'LEGACY',
    EnablePropagateAdditionalUserContextData: form.hasSecret && form.userContextData,
    ...permissionRequest(form, schema, seen),
    ...loginPages(form, seen),
  }
}

function rotation(
  { rotation, graceSeconds }: ClientForm,
  seen?: UserPoolClientType,
): Pick<Settings, 'RefreshTokenRotation'> {
  if (rotation)
    return { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: wholeNumber(graceSeconds) } }
  if (!seen?.RefreshTokenRotation) return {}
  const { RetryGracePeriodSeconds } = seen.RefreshTokenRotation
  return { RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds } }
}

function loginPages(form: ClientForm, seen: UserPoolClientType = {}): Partial<Settings> {
  const trimmed = (urls: readonly string[]) => urls.map((url) => url.trim()).filter((url) => url !== '')
  const callbackUrls = trimmed(form.callbackUrls)
  const shown = {
    CallbackURLs: callbackUrls,
    LogoutURLs: trimmed(form.signOutUrls),
    DefaultRedirectURI: callbackUrls.includes(form.defaultRedirectUri) ? form.defaultRedirectUri : undefined,
    SupportedIdentityProviders: [...form.identityProviders],
    AllowedOAuthFlowsUserPoolClient: form.loginPages,
  }
  if (form.loginPages) return { ...shown, AllowedOAuthFlows: [...form.grants], AllowedOAuthScopes: [...form.scopes] }
  // Switched off before and still: what was kept meanwhile is kept on.
  const isUntouched = seen.AllowedOAuthFlowsUserPoolClient !== true
  const { AllowedOAuthFlows, AllowedOAuthScopes } = seen
  return isUntouched ? { ...shown, AllowedOAuthFlows, AllowedOAuthScopes } : shown
}
