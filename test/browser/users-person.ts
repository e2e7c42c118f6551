import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { password, present } from '#test/clients/sdk-world.ts'
import type { ConsoleWorld } from './console-world.ts'

/** A user pool, and what a person and an administrator's program do with its users. */
export async function startPool(world: ConsoleWorld, page: Page, pool: Partial<CreateUserPoolCommandInput> = {}) {
  const { sdk, server } = world
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'people', ...pool }))
  const UserPoolId = present(UserPool?.Id)
  const base = `${server.url}/console/cognito/user-pools/${UserPoolId}`
  const dialog = page.getByRole('dialog')
  return {
    UserPoolId,
    base,
    dialog,
    open: (path: string) => page.goto(`${base}/${path}`),
    heading: (name: string) => page.getByRole('heading', { level: 1, name }).waitFor(),
    /** What is typed into: a box may have the same label. */
    field: (name: string) =>
      page.getByLabel(name, { exact: true }).and(page.locator('input:not([type=checkbox]), textarea')),
    radio: (name: string) => page.getByRole('radio', { name }),
    /** Some boxes have the label of their group behind their own. */
    box: (name: string) => page.getByRole('checkbox', { name: new RegExp(`^${name}`) }),
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    /** Waits until a table has as many rows: those of each other table on the page have no links. */
    async shows(count: number) {
      const links = page.getByRole('row').getByRole('link')
      await links.nth(count - 1).waitFor()
      await links.nth(count).waitFor({ state: 'detached' })
    },
    /** The sentence at the top of the page, or in an alert. */
    said: (text: string | RegExp) => page.getByText(text).first().waitFor(),
    async openUser(username: string) {
      await page.goto(`${base}/users/${encodeURIComponent(username)}`)
      await page.getByRole('heading', { level: 1, name: `User: ${username}`, exact: true }).waitFor()
    },
    /** Opens an entry of the user's menu. */
    async act(action: string) {
      await page.getByRole('button', { name: 'Actions', exact: true }).click()
      await page.getByRole('menuitem', { name: action, exact: true }).click()
      await dialog.waitFor()
    },
    /** Presses a button of the dialog and waits until it is gone. */
    async agree(name: string) {
      await dialog.getByRole('button', { name, exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
    },
    async choose(select: string | RegExp, option: string) {
      await page.getByRole('button', { name: select }).click()
      await page.getByRole('option', { name: option, exact: true }).click()
    },
    /** A user without an invitation: invited, or confirmed where there is a password. */
    async addUser(Username: string, attributes: Readonly<Record<string, string>> = {}, confirmed = true) {
      const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
      await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }))
      const set = { UserPoolId, Username, Password: password, Permanent: true }
      if (confirmed) await sdk.send(new AdminSetUserPasswordCommand(set))
    },
    /** An app client, and a sign-in through it by a back end. */
    async addClient() {
      const ExplicitAuthFlows = ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const
      const { UserPoolClient } = await sdk.send(
        new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app', ExplicitAuthFlows: [...ExplicitAuthFlows] }),
      )
      const ClientId = present(UserPoolClient?.ClientId)
      const signIn = (USERNAME: string, PASSWORD = password) => {
        const AuthParameters = { USERNAME, PASSWORD }
        return sdk.send(
          new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters }),
        )
      }
      return { ClientId, signIn }
    },
    /** As the API shows the user now. */
    async user(Username: string) {
      const user = await sdk.send(new AdminGetUserCommand({ UserPoolId, Username }))
      const { UserAttributes = [] } = user
      const attributes = Object.fromEntries(UserAttributes.map(({ Name = '', Value }) => [Name, Value]))
      return { ...user, attributes }
    },
  }
}
