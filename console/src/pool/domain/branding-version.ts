import { texts } from '#texts/texts.ts'

const words = texts.domain

export const classicVersion = 1
export const managedVersion = 2

export function brandingName(version: number | undefined): string {
  return version === managedVersion ? words.managedLogin : words.classic
}
