import type { WebAnswer } from '#domain/web.ts'

/** The answer with more set-cookie lines. */
export function withCookies(answer: WebAnswer, cookies: readonly string[]): WebAnswer {
  if (cookies.length === 0) return answer
  const present = answer.headers['set-cookie'] ?? []
  const lines = [...(typeof present === 'string' ? [present] : present), ...cookies]
  return { ...answer, headers: { ...answer.headers, 'set-cookie': lines } }
}
