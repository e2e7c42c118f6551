import type { Locator, Page } from 'playwright-core'

export const stepTitles = [
  'Configure sign-in experience',
  'Configure security requirements',
  'Configure sign-up experience',
  'Configure message delivery',
  'Integrate your app',
  'Review and create',
] as const

/** What a person does in the "Create user pool" wizard. */
export function wizardPerson(page: Page) {
  const heading = (title: string) => page.getByRole('heading', { level: 1, name: title })
  // A box is called by its own label and then by that of its group.
  const box = (name: string) => page.getByRole('checkbox', { name: new RegExp(`^${name}(?: [A-Z]|$)`) })
  const radio = (name: string | RegExp) =>
    page.getByRole('radio', { name: typeof name === 'string' ? new RegExp(`^${name}$`) : name })
  async function set(locator: Locator, isOn: boolean): Promise<void> {
    if ((await locator.isChecked()) !== isOn) await locator.click()
  }
  return {
    heading,
    box,
    radio,
    url: () => page.getByRole('textbox', { name: 'Allowed callback URLs URL' }).first(),
    field: (name: string) => page.getByLabel(name, { exact: true }),
    isOnStep: (title: (typeof stepTitles)[number]) => heading(title).waitFor(),
    next: () => page.getByRole('button', { name: 'Next', exact: true }).click(),
    previous: () => page.getByRole('button', { name: 'Previous', exact: true }).click(),
    tick: (name: string, isOn = true) => set(box(name), isOn),
    choose: (name: string | RegExp) => radio(name).click(),
    /** Goes on by plain Next until the step with this title is shown. */
    async goTo(title: (typeof stepTitles)[number]) {
      for (const each of stepTitles) {
        await heading(each).waitFor()
        if (each === title) return
        await page.getByRole('button', { name: 'Next', exact: true }).click()
      }
    },
    async create() {
      await page.getByRole('button', { name: 'Create user pool', exact: true }).click()
      await page.getByText(/^User pool ".*" was created\.$/).waitFor()
    },
  }
}
