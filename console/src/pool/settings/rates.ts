import { wholeNumber } from '#create-pool/model/durations.ts'
import { texts } from '#texts/texts.ts'

export type RateLimits = Readonly<Record<string, number>>

export type RateCategory = keyof typeof texts.settings.rateNames

export const rateCategories = Object.keys(texts.settings.rateNames) as RateCategory[]

/** By category; what is not in here is left to the server. */
export type TypedRates = Readonly<Record<string, string>>

const rateMost = 1_000_000

export function isRate(typed: string): boolean {
  return typed.trim() === '' || (wholeNumber(typed) ?? rateMost + 1) <= rateMost
}

export function typedRates(limits: RateLimits): TypedRates {
  return Object.fromEntries(Object.entries(limits).map(([category, rate]) => [category, String(rate)]))
}

/** An empty field leaves the category to the server. */
export function rateLimits(typed: TypedRates): RateLimits {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([category, text]) => {
      const rate = wholeNumber(text)
      return rate === undefined ? [] : [[category, rate]]
    }),
  )
}
