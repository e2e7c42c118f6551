const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const shape = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) UTC (\d{4})$/

/**
 * How far a client's clock may be from ours. Freshness does not rest on it: a proof counts only for one B, in a session
 * of a few minutes that is used once. Amazon Cognito signs in clients whose clock is hours wrong (its SDKs measure that
 * drift from the token they then get), so the window only has to hold a clock set to the wrong time zone or day.
 */
export const srpClockSkewSeconds = 24 * 60 * 60

/** `EEE MMM d HH:mm:ss 'UTC' yyyy` in English, the day without a zero in front: `Sat Sep 5 07:08:09 UTC 2026`. */
export function formatSrpTimestamp(at: Date): string {
  const time = at.toISOString().slice(11, 19)
  const year = String(at.getUTCFullYear()).padStart(4, '0')
  return `${weekdays[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${at.getUTCDate()} ${time} UTC ${year}`
}

/**
 * The moment a TIMESTAMP names, or undefined unless it is written exactly as `formatSrpTimestamp` writes it: Cognito
 * refuses `Sep 05`, a weekday that does not belong to the date, and dates that do not exist.
 */
export function parseSrpTimestamp(text: string): Date | undefined {
  const match = shape.exec(text)
  if (match === null) return undefined
  const [, month = '', ...numbers] = match
  const [day = 0, hour = 0, minute = 0, second = 0, year = 0] = numbers.map(Number)
  const at = new Date(Date.UTC(year, months.indexOf(month), day, hour, minute, second))
  return formatSrpTimestamp(at) === text ? at : undefined
}

/** Why a TIMESTAMP is refused, if it is. Clients are told `Incorrect username or password.` either way. */
export function srpTimestampProblem(text: string, now: Date): 'malformed' | 'outside-window' | undefined {
  const at = parseSrpTimestamp(text)
  if (at === undefined) return 'malformed'
  const skewSeconds = Math.abs(at.getTime() - now.getTime()) / 1000
  return skewSeconds > srpClockSkewSeconds ? 'outside-window' : undefined
}
