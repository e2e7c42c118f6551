import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const folder = '.tmp/pictures'
const sizes = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }

/** Screenshots of the page for people to look at: light and dark, wide and on a phone. The page is left wide and light. */
export async function takePictures(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  // What sticks to the top would otherwise stand in the middle of the picture.
  await page.evaluate('scrollTo(0, 0)')
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), fullPage: true })
    }
  }
  await page.setViewportSize(sizes.wide)
}
