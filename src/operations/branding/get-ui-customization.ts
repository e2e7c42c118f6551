import { operation } from '../operation.ts'
import { describedStyle } from './described-style.ts'
import { styleAdministrator } from './style-administrator.ts'

/** Shows the classic style that holds for an app client: its own, else that of all clients, else an empty one. */
export const GetUICustomization = operation('GetUICustomization', {
  access: styleAdministrator(),

  async handle(services, { caller: { pool, clientId } }) {
    const style = await services.store.uiCustomizations.findApplying(pool.id, clientId)
    return { UICustomization: await describedStyle(services, pool, style) }
  },
})
