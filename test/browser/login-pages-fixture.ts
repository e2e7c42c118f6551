import {
  type CognitoIdentityProviderClient,
  DescribeManagedLoginBrandingByClientCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Locator, Page } from 'playwright-core'
import { createPool, type PoolIds } from '#test/clients/sdk-world.ts'

/** Eight red pixels in a row. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAABCAIAAABsYngUAAAAD0lEQVR42mP4z8BAEGEXBQDx8wf5XK5YFgAAAABJRU5ErkJggg==',
  'base64',
)

export const png = (name: string, buffer = picture) => ({ name, mimeType: 'image/png', buffer })

/** A pool with an app client that the login pages serve. */
export function poolWithLoginPages(sdk: CognitoIdentityProviderClient): Promise<PoolIds> {
  return createPool(sdk, {
    client: {
      CallbackURLs: ['https://example.com/in'],
      SupportedIdentityProviders: ['COGNITO'],
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      AllowedOAuthFlowsUserPoolClient: true,
    },
  })
}

/** The style of an app client as the API describes it. */
export async function styleOf(sdk: CognitoIdentityProviderClient, { poolId, clientId }: PoolIds) {
  const command = new DescribeManagedLoginBrandingByClientCommand({ UserPoolId: poolId, ClientId: clientId })
  return (await sdk.send(command)).ManagedLoginBranding
}

/** Waits for the message, and takes it away so that the next one is not taken for it. */
export async function seeFlash(page: Page, text: string): Promise<void> {
  const message = page.getByText(text)
  await message.waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).first().click()
  await message.waitFor({ state: 'detached' })
}

type Browser = { getComputedStyle(element: unknown): { getPropertyValue(name: string): string } }

/** What a property of the element comes to. */
export function cssOf(element: Locator, property: string): Promise<string> {
  return element
    .first()
    .evaluate(
      (found, name) => (globalThis as unknown as Browser).getComputedStyle(found).getPropertyValue(name),
      property,
    )
}
