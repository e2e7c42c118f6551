import type { WebEndpoint } from '#flows/web-endpoint.ts'
import { show } from './frame/document.ts'
import { errorScreen } from './frame/error-screens.ts'
import { pageErrorOf, pageErrorTexts } from './frame/page-errors.ts'
import { plainStage } from './frame/stage.ts'

/** Where the authorize endpoint sends a browser that it can send nowhere else. Says what the code means, and repeats nothing of the request. */
export const showError: WebEndpoint = async (services, site, request) => {
  const stage = plainStage(services, site, request)
  const code = pageErrorOf(request.query.get('error'))
  return show(stage, errorScreen(stage.language.texts, code ? pageErrorTexts[code] : 'errorPage', code))
}
