import { parseClassicCss } from '#domain/branding/classic-css.ts'
import { digestOf } from '#domain/branding/digest.ts'
import {
  everyClient,
  logoKindOf,
  nextStyleVersion,
  type UiCustomization,
  uiCustomizationProblem,
} from '#domain/branding/ui-customization.ts'
import { operation } from '../operation.ts'
import { describedStyle } from './described-style.ts'
import { styleAdministrator } from './style-administrator.ts'

/** Replaces the classic style of an app client, or of all clients, style sheet and logo together. With neither, there is none any more. */
export const SetUICustomization = operation('SetUICustomization', {
  access: styleAdministrator(),

  async handle(services, { input, caller: { pool, clientId }, error }) {
    const css = input.CSS || undefined
    const image = input.ImageFile?.length ? input.ImageFile : undefined
    const problem = uiCustomizationProblem(css ?? '', image)
    if (problem) throw error('InvalidParameterException', problem)
    const parsed = parseClassicCss(css ?? '')
    if ('problem' in parsed) throw error('InvalidParameterException', parsed.problem)

    const now = services.clock.now()
    const kind = image && logoKindOf(image)
    const logo = image && kind && { kind, digest: digestOf(image), bytes: image }
    const style = await services.store.transaction(async (tx) => {
      if (!(await tx.pools.lock(pool.id)))
        throw error('ResourceNotFoundException', `User pool ${pool.id} does not exist.`)
      if (clientId !== everyClient && !(await tx.clients.lock(pool.id, clientId)))
        throw error('ResourceNotFoundException', `User pool client ${clientId} does not exist.`)
      if (css === undefined && logo === undefined) {
        await tx.uiCustomizations.remove(pool.id, clientId)
        return undefined
      }
      const current = await tx.uiCustomizations.find(pool.id, clientId)
      const style: UiCustomization = {
        poolId: pool.id,
        clientId,
        css,
        styles: css === undefined ? undefined : parsed.css,
        logo: logo && { kind: logo.kind, digest: logo.digest },
        version: nextStyleVersion(now, current?.version),
        createdAt: current?.createdAt ?? now,
        modifiedAt: now,
      }
      await tx.uiCustomizations.put(style, logo)
      return style
    })
    return { UICustomization: await describedStyle(services, pool, style) }
  },
})
