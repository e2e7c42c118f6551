import { incompleteSignature, invalidSignature, type SignatureRefusal } from './sigv4-refusal.ts'

const SKEW_MINUTES = 5
const MAX_EXPIRES_SECONDS = 604_800
const BASIC_FORMAT = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/

/**
 * The reason why a signature's timestamp does not count now, if there is one.
 *
 * @param timestamp as sent: YYYYMMDDTHHMMSSZ
 * @param expires as sent with a presigned request: seconds after the timestamp, 1 to 604800 (seven days);
 *   without it the signature counts for five minutes, like one in a header
 */
export function timestampProblem(
  timestamp: string,
  expires: string | undefined,
  now: Date,
): SignatureRefusal | undefined {
  const signedAt = timestampMillis(timestamp)
  if (signedAt === undefined) {
    return incompleteSignature(
      `Date must be in ISO-8601 'basic format'. Got '${timestamp.slice(0, 40)}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    )
  }
  if (expires !== undefined && !isLifetime(expires)) {
    return incompleteSignature(`X-Amz-Expires must be a whole number of seconds from 1 to ${MAX_EXPIRES_SECONDS}.`)
  }
  // Timestamps have whole seconds; comparing a finer clock with them would cut the window short.
  const nowMillis = Math.floor(now.getTime() / 1000) * 1000
  const skewMillis = SKEW_MINUTES * 60_000
  const lifetimeMillis = expires === undefined ? skewMillis : Number(expires) * 1000
  if (signedAt < nowMillis - lifetimeMillis) {
    const lifetime = expires === undefined ? `${SKEW_MINUTES} min.` : `${expires} sec.`
    return invalidSignature(
      `Signature expired: ${timestamp} is now earlier than ${basicFormat(nowMillis - lifetimeMillis)} ` +
        `(${basicFormat(nowMillis)} - ${lifetime})`,
    )
  }
  if (signedAt > nowMillis + skewMillis) {
    return invalidSignature(
      `Signature not yet current: ${timestamp} is still later than ${basicFormat(nowMillis + skewMillis)} ` +
        `(${basicFormat(nowMillis)} + ${SKEW_MINUTES} min.)`,
    )
  }
  return undefined
}

function isLifetime(expires: string): boolean {
  return /^[1-9]\d{0,5}$/.test(expires) && Number(expires) <= MAX_EXPIRES_SECONDS
}

function timestampMillis(timestamp: string): number | undefined {
  if (!BASIC_FORMAT.test(timestamp)) return undefined
  const millis = Date.parse(timestamp.replace(BASIC_FORMAT, '$1-$2-$3T$4:$5:$6Z'))
  // Date.parse takes 30 February for 2 March: only a timestamp that comes back unchanged names a real moment.
  return Number.isNaN(millis) || basicFormat(millis) !== timestamp ? undefined : millis
}

function basicFormat(millis: number): string {
  return new Date(millis).toISOString().replace(/[-:]|\.\d{3}/g, '')
}
