import assert from 'node:assert/strict'
import {
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { everything } from '#operations/user-pools/every-setting-fixture.ts'
import { present } from '#test/clients/sdk-world.ts'
import { assertAccessible } from './accessibility.ts'
import type { ConsoleWorld } from './console-world.ts'
import { takePictures } from './pictures.ts'

/** A pool where every setting has another value than the default, so that a reset shows. */
export const everySetting = everything as CreateUserPoolCommandInput

/** What a person does on the pages about the settings of a user pool, and what an administrator's program sees of it. */
export async function startPoolPerson(world: ConsoleWorld, page: Page, pool: Partial<CreateUserPoolCommandInput> = {}) {
  const { sdk, server } = world
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'people', ...pool }))
  const UserPoolId = present(UserPool?.Id)
  const dialog = page.getByRole('dialog')
  const describe = async () => present((await sdk.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool)
  /** From its beginning: to axe, what was scrolled out of a dialog is a label that nobody sees. */
  const accessible = async () => {
    if (await dialog.isVisible()) await dialog.getByRole('heading').first().scrollIntoViewIfNeeded()
    await assertAccessible(page)
  }
  return {
    UserPoolId,
    dialog,
    describe,
    mfa: async () => {
      const { $metadata: _metadata, ...config } = await sdk.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))
      return config
    },
    heading: (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor(),
    async open(path: string, heading: string) {
      await page.goto(`${server.url}/console/cognito/user-pools/${UserPoolId}/${path}`)
      await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
    },
    async openDialog(button: string, title = button) {
      await page.getByRole('button', { name: button, exact: true }).click()
      await page.getByRole('dialog', { name: title, exact: true }).waitFor()
    },
    field: (name: string) => dialog.getByRole('textbox', { name, exact: true }),
    /** A field of a row: its name ends with what the row is about. */
    cell: (name: string, row: number) => dialog.getByRole('textbox', { name: new RegExp(`^${name}`) }).nth(row),
    box: (name: string) => dialog.getByRole('checkbox', { name: new RegExp(`^${name}`) }),
    radio: (name: string) => dialog.getByRole('radio', { name: new RegExp(`^${name}`) }),
    button: (name: string) => dialog.getByRole('button', { name, exact: true }),
    save: () => dialog.getByRole('button', { name: 'Save changes', exact: true }).click(),
    /** Saves, and waits for the dialog to be gone and the result to be said. */
    async saved(sentence: string | RegExp) {
      await dialog.getByRole('button', { name: 'Save changes', exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.getByText(sentence).first().waitFor()
    },
    cancel: async () => {
      await dialog.getByRole('button', { name: 'Cancel', exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
    },
    said: (sentence: string | RegExp) => page.getByText(sentence).first().waitFor(),
    accessible,
    /** Looks at the page or the dialog in every way that counts. */
    async look(name: string) {
      await accessible()
      await takePictures(page, name)
    },
    /** Asserts that what was done changed these settings, and reset no other. */
    async changes(before: UserPoolType, change: Partial<UserPoolType>) {
      const { LastModifiedDate: _before, ...was } = before
      const { LastModifiedDate: _after, ...is } = await describe()
      assert.deepEqual(is, plain({ ...was, ...change }))
    },
  }
}

export type PoolPerson = Awaited<ReturnType<typeof startPoolPerson>>

/** What is undefined is not there in an answer either. */
function plain<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<T>
}

/** What the last copy button left in the clipboard. */
export function copiedText(page: Page): Promise<string> {
  return page.evaluate(() =>
    (
      globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
    ).navigator.clipboard.readText(),
  )
}
