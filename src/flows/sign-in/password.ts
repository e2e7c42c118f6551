import { foldCase } from '#domain/aliases.ts'
import { possibleForms } from '#domain/password-forms.ts'
import { incorrect } from '#domain/sign-in/next-step.ts'
import type { Services } from '../services.ts'
import { advance } from './advance.ts'
import { candidateFor } from './lookup.ts'
import { passwordTry } from './password-try.ts'
import { renewRecord } from './renew-record.ts'
import {
  type AuthAnswer,
  checkSecretHash,
  type Entrance,
  errorOf,
  type Parameters,
  requiredParameter,
} from './request.ts'
import { refusalAfterPassword } from './standing.ts'

/** USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH: the password itself, checked against what is kept of it. */
export async function startPassword(
  services: Services,
  entrance: Entrance,
  parameters: Parameters,
): Promise<AuthAnswer> {
  const username = requiredParameter(parameters, 'USERNAME')
  const typed = requiredParameter(parameters, 'PASSWORD')
  checkSecretHash(entrance, username, parameters)

  const { passwords } = services
  const { pool } = entrance
  const candidate = await candidateFor(services, entrance, username)
  const known = candidate.kind === 'known' ? candidate : undefined
  const storedName = known?.user.username ?? foldCase(pool, username)
  return passwordTry(services, {
    poolId: pool.id,
    subject: candidate.subject,
    check: () => passwords.matchesEvenly(possibleForms(pool), pool.id, storedName, typed, known?.password),
    async finish(right, forgive) {
      if (!known) throw errorOf(incorrect)
      const refusal = refusalAfterPassword(entrance, known.user, right)
      if (refusal) throw errorOf(refusal)
      await renewRecord(services, pool, known, typed)
      return advance(services, entrance, known, ['PASSWORD'], { forgive })
    },
  })
}
