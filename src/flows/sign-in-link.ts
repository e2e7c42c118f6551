import type { AccessKey, Services } from './services.ts'

const purpose = 'sign-in link'
const lifetimeMilliseconds = 60 * 60_000
const idBytes = 16

/** What the token of a link holds. The access key itself is not in it: a link must not outlive its key. */
type Payload = {
  readonly id: string
  readonly accessKeyId: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/**
 * An address that signs a person in to the console with this access key, once, within an hour. The token is behind the number sign: no
 * browser sends that part to a server, so that it gets into no log and no `Referer`.
 */
export function newSignInLink(
  { boxes, clock, random }: Pick<Services, 'boxes' | 'clock' | 'random'>,
  publicUrl: string,
  accessKeyId: string,
): string {
  const id = random.bytes(idBytes).toString('base64url')
  const payload: Payload = { id, accessKeyId, expiresAt: clock.now().getTime() + lifetimeMilliseconds }
  return `${publicUrl}/console/sign-in#link=${boxes.sealBox(purpose, payload)}`
}

/** The access key for a token that nobody has shown before; undefined for a used, an old and an invented one alike. */
export async function redeemSignInLink(
  { accessKey, boxes, clock, store }: Pick<Services, 'accessKey' | 'boxes' | 'clock' | 'store'>,
  token: string,
): Promise<AccessKey | undefined> {
  // Only newSignInLink makes boxes for this purpose, and opening proves that the payload is as it was sealed.
  const payload = boxes.openBox(purpose, token) as Payload | undefined
  const key = accessKey()
  // The key may have been replaced by another since the link was made.
  if (!payload || !key || payload.accessKeyId !== key.accessKeyId) return undefined
  if (clock.now().getTime() >= payload.expiresAt) return undefined
  const first = await store.usedSessions.use(`${purpose} ${payload.id}`, new Date(payload.expiresAt))
  return first ? key : undefined
}
