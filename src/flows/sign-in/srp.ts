import { foldCase } from '#domain/aliases.ts'
import { ServiceError } from '#domain/errors.ts'
import { allowsSrp } from '#domain/password-forms.ts'
import { type SrpRecord, saltOf } from '#domain/password-record.ts'
import type { UserPool } from '#domain/pools.ts'
import { incorrect, userDisabled } from '#domain/sign-in/next-step.ts'
import { parseClientPublicValue } from '#domain/sign-in/srp.ts'
import { wireHexOf } from '#domain/sign-in/srp-group.ts'
import { srpTimestampProblem } from '#domain/sign-in/srp-timestamp.ts'
import { lifetimesOf } from '#domain/tokens/lifetimes.ts'
import type { Repositories, Services } from '../services.ts'
import { advance } from './advance.ts'
import { type Candidate, candidateFor } from './lookup.ts'
import { passwordTry } from './password-try.ts'
import {
  type AuthAnswer,
  checkSecretHash,
  type Entrance,
  errorOf,
  type Parameters,
  requiredParameter,
} from './request.ts'
import { refusalAfterPassword } from './standing.ts'

/** What the SECRET_BLOCK holds between the two steps: the server's half of the handshake, for one try of one user through one client. */
type SecretBlock = {
  readonly id: string
  readonly pool: string
  readonly client: string
  /** Who counts the tries and has to give the proof: `Candidate.subject`. */
  readonly subject: string
  readonly srpUserId: string
  readonly A: string
  readonly B: string
  readonly b: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

const purpose = 'srp'

/** USER_SRP_AUTH, first step: salt and B for A. Nothing is stored; the SECRET_BLOCK carries all. */
export async function startSrp(services: Services, entrance: Entrance, parameters: Parameters): Promise<AuthAnswer> {
  refuseWithoutSrp(entrance.pool)
  const username = requiredParameter(parameters, 'USERNAME')
  const clientPublicValue = requiredParameter(parameters, 'SRP_A')
  checkSecretHash(entrance, username, parameters)
  if (!parseClientPublicValue(clientPublicValue))
    throw new ServiceError('InvalidParameterException', 'SRP_A is not a public value of the 3072-bit group')

  const candidate = await candidateFor(services, entrance, username)
  const record = recordOf(services, entrance, candidate, username)
  const { privateValue, publicValue } = await services.passwords.beginSrp(record)
  if (candidate.kind === 'known' && !candidate.user.enabled) throw errorOf(userDisabled)

  const srpUserId = candidate.kind === 'known' ? candidate.user.username : candidate.srpUserId
  const block: SecretBlock = {
    id: services.random.uuid(),
    pool: entrance.pool.id,
    client: entrance.client.id,
    subject: candidate.subject,
    srpUserId,
    A: Buffer.from(clientPublicValue.padStart(768, '0').slice(-768), 'hex').toString('base64url'),
    B: publicValue.toString('base64url'),
    b: privateValue.toString('base64url'),
    expiresAt: services.clock.now().getTime() + lifetimesOf(entrance.client.settings).sessionSeconds * 1_000,
  }
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: wireHexOf(record.salt),
      SECRET_BLOCK: services.boxes.sealBox(purpose, block, 'base64'),
      SRP_B: wireHexOf(publicValue),
      USERNAME: srpUserId,
      USER_ID_FOR_SRP: srpUserId,
    },
  }
}

/** PASSWORD_VERIFIER: the proof that the client knows the password. Every use of a SECRET_BLOCK is one try of the password. */
export async function verifySrp(services: Services, entrance: Entrance, parameters: Parameters): Promise<AuthAnswer> {
  refuseWithoutSrp(entrance.pool)
  const username = requiredParameter(parameters, 'USERNAME')
  const signature = requiredParameter(parameters, 'PASSWORD_CLAIM_SIGNATURE')
  const secretBlock = requiredParameter(parameters, 'PASSWORD_CLAIM_SECRET_BLOCK')
  const timestamp = requiredParameter(parameters, 'TIMESTAMP')
  checkSecretHash(entrance, username, parameters)

  const block = openSecretBlock(services, entrance, secretBlock)
  const candidate = await candidateOf(services, entrance, block, username)
  const record = recordOf(services, entrance, candidate, block.srpUserId)
  const check = async () => {
    const proven = await services.passwords.verifySrp({
      poolId: entrance.pool.id,
      userId: block.srpUserId,
      clientPublicValue: Buffer.from(block.A, 'base64url').toString('hex'),
      handshake: { privateValue: Buffer.from(block.b, 'base64url'), publicValue: Buffer.from(block.B, 'base64url') },
      record,
      secretBlock: Buffer.from(secretBlock, 'base64'),
      timestamp,
      signature: Buffer.from(signature, 'base64'),
    })
    return proven && srpTimestampProblem(timestamp, services.clock.now()) === undefined && candidate.kind === 'known'
  }
  return passwordTry(services, {
    poolId: entrance.pool.id,
    subject: block.subject,
    claim: (tx) => useSecretBlock(tx, block),
    check,
    async finish(right, forgive) {
      if (candidate.kind === 'unknown') throw errorOf(incorrect)
      const refusal = refusalAfterPassword(entrance, candidate.user, right)
      if (refusal) throw errorOf(refusal)
      return advance(services, entrance, candidate, ['PASSWORD'], { forgive })
    },
  })
}

function openSecretBlock({ boxes, clock }: Services, { pool, client }: Entrance, text: string): SecretBlock {
  // Only startSrp makes boxes for this purpose, and opening proves that the payload is as it was sealed.
  const block = boxes.openBox(purpose, text, 'base64') as SecretBlock | undefined
  if (!block || block.pool !== pool.id || block.client !== client.id || clock.now().getTime() >= block.expiresAt)
    throw errorOf(incorrect)
  return block
}

async function useSecretBlock({ usedSessions }: Pick<Repositories, 'usedSessions'>, block: SecretBlock): Promise<void> {
  if (!(await usedSessions.use(block.id, new Date(block.expiresAt)))) throw errorOf(incorrect)
}

/** The user the block was made for, if the name in the answer still stands for the same one. */
async function candidateOf(
  services: Services,
  entrance: Entrance,
  block: SecretBlock,
  username: string,
): Promise<Candidate> {
  const nobody: Candidate = { kind: 'unknown', subject: block.subject, srpUserId: block.srpUserId }
  // For a stand-in too, which nobody turns out to be: the time of looking somebody up would tell.
  const candidate = await candidateFor(services, entrance, username)
  return candidate.subject === block.subject ? candidate : nobody
}

/** Before anything is looked up: it holds for everybody in the pool, whether they exist or not. */
function refuseWithoutSrp(pool: UserPool): void {
  if (!allowsSrp(pool))
    throw new ServiceError('InvalidParameterException', 'USER_SRP_AUTH is not enabled for this user pool.')
}

/** Who has no verifier gets one that fits no password. The salt of a password that is kept in another form stays what it was and will be. */
function recordOf({ passwords }: Services, { pool }: Entrance, candidate: Candidate, name: string): SrpRecord {
  const password = candidate.kind === 'known' ? candidate.password : undefined
  if (password && 'verifier' in password) return password
  const fake = passwords.fakeRecord(pool.id, foldCase(pool, name))
  return password ? { ...fake, salt: saltOf(password) } : fake
}
