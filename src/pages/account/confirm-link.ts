import { cognitoIdp } from '#contract/cognito-idp.generated.ts'
import { readInput } from '#contract/validate.ts'
import type { AppClient } from '#domain/clients.ts'
import { ServiceError } from '#domain/errors.ts'
import type { WebRequest, WebSite } from '#domain/web.ts'
import { confirmByCode } from '#flows/confirm-user.ts'
import { clientNamedIn } from '#flows/oauth/check-authorize.ts'
import { limitByPool, limitByUser } from '#flows/request-limits.ts'
import type { Services } from '#flows/services.ts'
import type { WebEndpoint } from '#flows/web-endpoint.ts'
import { lookOf } from '../frame/client-look.ts'
import { show } from '../frame/document.ts'
import { heading } from '../frame/form.ts'
import { refusalOf } from '../frame/refusal.ts'
import { plainStage } from '../frame/stage.ts'

/**
 * The link in an e-mail that confirms a sign-up. It names no app to go back to, so that it ends with a page that says how it went.
 */
export const showConfirmLink: WebEndpoint = async (services, site, request) => {
  const stage = plainStage(services, site, request)
  const { texts } = stage.language
  try {
    const client = await confirmAsLinked(services, site, request)
    const look = await lookOf(services, site, client)
    return show({ ...stage, look }, { title: texts.confirmTitle, body: heading(texts.confirmTitle, texts.confirmed) })
  } catch (thrown) {
    const { text, status } = refusalOf(thrown)
    // Whoever clicks twice has nothing to worry about, and whoever guesses learns nothing of the user.
    const reason = text === 'errorAttempts' || text === 'errorTooMany' ? texts[text] : texts.linkFailedText
    return show(stage, { title: texts.linkFailedTitle, body: heading(texts.linkFailedTitle, reason), status })
  }
}

async function confirmAsLinked(services: Services, { pool }: WebSite, { query }: WebRequest): Promise<AppClient> {
  const [ClientId, Username, ConfirmationCode] = ['client_id', 'user_name', 'confirmation_code'].map(
    (name) => query.get(name) ?? '',
  )
  const read = readInput(cognitoIdp, 'ConfirmSignUp', { ClientId, Username, ConfirmationCode })
  if (!read.ok) throw new ServiceError(read.code, read.message)
  limitByPool(services, 'ConfirmSignUp', pool)
  limitByUser(services, pool, Username ?? '')
  const client = await clientNamedIn(services, pool, query)
  if (!client) throw new ServiceError('ResourceNotFoundException', `User pool client ${ClientId} does not exist.`)
  const confirmation = { username: Username ?? '', code: ConfirmationCode ?? '', forceAlias: false }
  await confirmByCode(services, { pool, client }, confirmation)
  return client
}
