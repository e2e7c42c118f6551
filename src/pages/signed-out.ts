import type { WebEndpoint } from '#flows/web-endpoint.ts'
import { show } from './frame/document.ts'
import { heading } from './frame/form.ts'
import { plainStage } from './frame/stage.ts'

/** The end of a sign-out that has nowhere to lead to. */
export const showSignedOut: WebEndpoint = async (services, site, request) => {
  const stage = plainStage(services, site, request)
  const { signedOutTitle, signedOutText } = stage.language.texts
  return show(stage, { title: signedOutTitle, body: heading(signedOutTitle, signedOutText) })
}
